#include "batch/database.h"

#include <sqlite3.h>

#include "batch/io_error.h"

namespace kehraus {
namespace {

// Somebody may look into the file with another program in the meantime.
constexpr int kBusyMs = 60'000;

[[noreturn]] void throw_fault(sqlite3* database, const std::string& name) {
  const int code = sqlite3_errcode(database);
  std::string what = "'" + name + "': " + sqlite3_errmsg(database);
  if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB)
    what += " (restore it, or move the folder's content away and start anew)";
  throw IoError(what);
}

}  // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }

Statement::Statement(sqlite3* database, std::string name, sqlite3_stmt* statement)
    : database_(database), name_(std::move(name)), statement_(statement) {}

Statement& Statement::bind(int place, std::int64_t value) {
  sqlite3_bind_int64(statement_.get(), place, value);
  return *this;
}

Statement& Statement::bind_text(int place, std::string_view text) {
  sqlite3_bind_text64(statement_.get(), place, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  return *this;
}

Statement& Statement::bind_bytes(int place, std::string_view bytes) {
  // A null pointer would be a null value.
  const char* const data = bytes.empty() ? "" : bytes.data();
  sqlite3_bind_blob64(statement_.get(), place, data, bytes.size(), SQLITE_TRANSIENT);
  return *this;
}

Statement& Statement::bind_null(int place) {
  sqlite3_bind_null(statement_.get(), place);
  return *this;
}

bool Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) throw_fault(database_, name_);
  reset();
  return false;
}

void Statement::run() {
  while (step()) {
  }
}

void Statement::reset() { sqlite3_reset(statement_.get()); }

std::int64_t Statement::number(int place) const { return sqlite3_column_int64(statement_.get(), place); }

std::string_view Statement::bytes(int place) const {
  const void* const data = sqlite3_column_blob(statement_.get(), place);
  const int size = sqlite3_column_bytes(statement_.get(), place);
  return data ? std::string_view(static_cast<const char*>(data), static_cast<std::size_t>(size))
              : std::string_view();
}

bool Statement::is_null(int place) const {
  return sqlite3_column_type(statement_.get(), place) == SQLITE_NULL;
}

void Database::Close::operator()(sqlite3* database) const noexcept { sqlite3_close_v2(database); }

void Database::open(const std::string& path, int flags) {
  sqlite3* database = nullptr;
  const int code =
      sqlite3_open_v2(path.c_str(), &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | flags, nullptr);
  database_.reset(database);
  if (!database) throw std::bad_alloc();
  if (code != SQLITE_OK) throw_fault(database, path_);
}

Database Database::temporary(const std::string& sql) {
  Database database;
  database.path_ = "temporary tables (in SQLITE_TMPDIR, TMPDIR or /var/tmp)";
  database.open("", 0);
  database.run(
      "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;"
      "PRAGMA temp_store = FILE;" +
      sql);
  return database;
}

Database::Database(const std::string& path) : path_(path) {
  open(path, SQLITE_OPEN_NOFOLLOW);
  sqlite3_busy_timeout(database_.get(), kBusyMs);
  // A journal beside the file for the time of a transaction, so that a run that changes nothing writes
  // nothing; and its end is durable before anything is done that relies on it.
  run("PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA cache_size = -65536;"
      "PRAGMA temp_store = MEMORY");
}

void Database::interrupt_on(const std::atomic<bool>& stop) {
  constexpr int kSteps = 100'000;  // of SQLite's machine: some milliseconds
  const auto is_set = [](void* flag) {
    return static_cast<int>(static_cast<const std::atomic<bool>*>(flag)->load());
  };
  sqlite3_progress_handler(database_.get(), kSteps, is_set, const_cast<std::atomic<bool>*>(&stop));
}

void Database::run(const std::string& sql) {
  if (sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
    throw_fault(database_.get(), path_);
}

Statement Database::prepare(std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(database_.get(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code != SQLITE_OK) throw_fault(database_.get(), path_);
  return Statement(database_.get(), path_, statement);
}

Transaction::Transaction(Database& database) : database_(database) { database_.run("BEGIN IMMEDIATE"); }

Transaction::~Transaction() {
  if (!is_open_) return;
  try {
    database_.run("ROLLBACK");
  } catch (const IoError&) {
    // Rolled back already, or it will be by whoever opens the file next.
  }
}

void Transaction::commit() {
  database_.run("COMMIT");
  is_open_ = false;
}

}  // namespace kehraus
