#include "batch/manifest.h"

#include <cstring>

#include "batch/io_error.h"
#include "document/error.h"

namespace kehraus {
namespace {

// Changes with the tables.
constexpr std::int64_t kVersion = 1;

constexpr const char* kTables = R"(
CREATE TABLE inputs (number INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE, size INTEGER, modified_ns INTEGER,
                     changed_ns INTEGER, inode INTEGER, is_settled INTEGER NOT NULL DEFAULT 0);
CREATE TABLE records (input INTEGER, record INTEGER, hash BLOB NOT NULL, outcome INTEGER NOT NULL,
                      judgement INTEGER NOT NULL, place INTEGER, output_hash BLOB,
                      PRIMARY KEY (input, record)) WITHOUT ROWID;
CREATE INDEX records_by_place ON records (place) WHERE place IS NOT NULL;
CREATE TABLE failures (input INTEGER, record INTEGER, stage TEXT NOT NULL, reason TEXT NOT NULL, offset INTEGER,
                       hash TEXT NOT NULL, PRIMARY KEY (input, record)) WITHOUT ROWID;
CREATE TABLE judgements (number INTEGER PRIMARY KEY, languages TEXT NOT NULL, fingerprint TEXT NOT NULL);
CREATE TABLE shards (number INTEGER PRIMARY KEY, name TEXT NOT NULL, size INTEGER NOT NULL,
                     must_be_rewritten INTEGER NOT NULL DEFAULT 0);
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE moves (part TEXT NOT NULL, target BLOB NOT NULL);
)";

ContentHash hash_in(std::string_view bytes) {
  ContentHash hash;
  if (bytes.size() == hash.bytes.size()) std::memcpy(hash.bytes.data(), bytes.data(), bytes.size());
  return hash;
}

std::string_view bytes_of(const ContentHash& hash) {
  return {reinterpret_cast<const char*>(hash.bytes.data()), hash.bytes.size()};
}

// Columns from `place` on: hash, outcome, judgement, place, output_hash.
RecordState state_in(const Statement& row, int place) {
  RecordState state;
  state.hash = hash_in(row.bytes(place));
  state.outcome = static_cast<Outcome>(row.number(place + 1));
  state.judgement = row.number(place + 2);
  if (!row.is_null(place + 3)) state.place = row.number(place + 3);
  state.output_hash = hash_in(row.bytes(place + 4));
  return state;
}

// Columns from `place` on: stage, reason, offset, hash.
Failure failure_in(const Statement& row, int place) {
  Failure failure{std::string(row.bytes(place)), std::string(row.bytes(place + 1)), std::nullopt,
                  std::string(row.bytes(place + 3))};
  if (!row.is_null(place + 2)) failure.offset = row.number(place + 2);
  return failure;
}

Shard shard_in(const Statement& row) { return {row.number(0), std::string(row.bytes(1)), row.number(2)}; }

std::vector<Shard> shards_in(Statement statement) {
  std::vector<Shard> shards;
  while (statement.step()) shards.push_back(shard_in(statement));
  return shards;
}

// Makes the tables on the way to the statements that need them.
Database& with_tables(Database& database) {
  bool is_new = false;
  {
    Statement version = database.prepare("PRAGMA user_version");
    version.step();
    is_new = version.number(0) == 0;
    if (!is_new && version.number(0) != kVersion)
      throw Error(
          "manifest.sqlite was written by another version of kehraus: name a new folder for the output");
  }
  if (is_new) {
    Transaction transaction(database);
    database.run(kTables);
    database.run("PRAGMA user_version = " + std::to_string(kVersion));
    transaction.commit();
  }
  return database;
}

// Rows of the group's kinds into their tables.
class GroupWriter {
 public:
  explicit GroupWriter(Database& database) : database_(database) {}

  void write_inputs(const Group& group) {
    Statement add = database_.prepare("INSERT INTO inputs (number, path) VALUES (?, ?)");
    for (const auto& [number, path] : group.new_inputs) add.bind(1, number).bind_bytes(2, path).run();
    Statement stamp = database_.prepare(
        "UPDATE inputs SET size = ?, modified_ns = ?, changed_ns = ?, inode = ?, is_settled = ? WHERE number "
        "= ?");
    for (const KnownInput& input : group.read_inputs) {
      stamp.bind(1, input.stamp.size).bind(2, input.stamp.modified_ns).bind(3, input.stamp.changed_ns);
      stamp.bind(4, input.stamp.inode).bind(5, input.is_settled).bind(6, input.number).run();
    }
    for (const char* table : {"records WHERE input", "failures WHERE input", "inputs WHERE number"})
      remove(table, group.gone_inputs);
  }

  void write_records(const Group& group) {
    Statement put = database_.prepare("INSERT OR REPLACE INTO records VALUES (?, ?, ?, ?, ?, ?, ?)");
    for (const auto& [key, state] : group.records) {
      put.bind(1, key.input).bind(2, key.record).bind_bytes(3, bytes_of(state.hash));
      put.bind(4, static_cast<std::int64_t>(state.outcome))
          .bind(5, state.judgement)
          .bind_null(6)
          .bind_null(7);
      if (state.place) put.bind(6, *state.place).bind_bytes(7, bytes_of(state.output_hash));
      put.run();
    }
    remove("records", group.gone_records);
    Statement judged = database_.prepare("INSERT INTO judgements VALUES (?, ?, ?)");
    for (const Judgement& judgement : group.judgements)
      judged.bind(1, judgement.number)
          .bind_text(2, judgement.scope)
          .bind_text(3, judgement.fingerprint)
          .run();
  }

  void write_failures(const Group& group) {
    remove("failures", group.mended);
    remove("failures", group.gone_records);
    Statement put = database_.prepare("INSERT OR REPLACE INTO failures VALUES (?, ?, ?, ?, ?, ?)");
    for (const auto& [key, failure] : group.failures) {
      put.bind(1, key.input).bind(2, key.record).bind_text(3, failure.stage).bind_text(4, failure.reason);
      put.bind_null(5).bind_text(6, failure.hash);
      if (failure.offset) put.bind(5, *failure.offset);
      put.run();
    }
  }

  void write_shards(const Group& group) {
    Statement add = database_.prepare("INSERT INTO shards (number, name, size) VALUES (?, ?, ?)");
    for (const Shard& shard : group.shards)
      add.bind(1, shard.number).bind_text(2, shard.name).bind(3, shard.size).run();
    Statement mark = database_.prepare("UPDATE shards SET must_be_rewritten = 1 WHERE number = ?");
    for (const std::int64_t number : group.to_rewrite) mark.bind(1, number).run();
    Statement strike =
        database_.prepare("UPDATE shards SET must_be_rewritten = 0, size = ? WHERE number = ?");
    for (const Shard& shard : group.rewritten) strike.bind(1, shard.size).bind(2, shard.number).run();
    // What stood in a shard that is gone is to be made anew.
    Statement lose = database_.prepare("UPDATE records SET judgement = 0, place = NULL WHERE place = ?");
    for (const std::int64_t number : group.gone_shards) lose.bind(1, number).run();
    remove("shards WHERE number", group.gone_shards);
  }

  void write_rest(const Group& group) {
    Statement set = database_.prepare("INSERT OR REPLACE INTO settings VALUES (?, ?)");
    for (const auto& [name, value] : group.settings) set.bind_text(1, name).bind_text(2, value).run();
    // Those of the group before were applied.
    database_.run("DELETE FROM moves");
    Statement move = database_.prepare("INSERT INTO moves VALUES (?, ?)");
    for (const Move& each : group.moves) move.bind_text(1, each.part).bind_bytes(2, each.target).run();
  }

 private:
  void remove(const std::string& where, const std::vector<std::int64_t>& numbers) {
    Statement remove = database_.prepare("DELETE FROM " + where + " = ?");
    for (const std::int64_t number : numbers) remove.bind(1, number).run();
  }

  void remove(const std::string& table, const std::vector<RecordKey>& keys) {
    Statement remove = database_.prepare("DELETE FROM " + table + " WHERE input = ? AND record = ?");
    for (const RecordKey& key : keys) remove.bind(1, key.input).bind(2, key.record).run();
  }

  Database& database_;
};

}  // namespace

bool Group::is_empty() const noexcept {
  return new_inputs.empty() && read_inputs.empty() && records.empty() && gone_records.empty() &&
         gone_inputs.empty() && failures.empty() && mended.empty() && judgements.empty() && shards.empty() &&
         to_rewrite.empty() && gone_shards.empty() && rewritten.empty() && settings.empty() && moves.empty();
}

Manifest::Manifest(OutputFolder& folder)
    : folder_(folder),
      database_(folder.path() + "/" + std::string(kManifestName)),
      find_input_(with_tables(database_).prepare(
          "SELECT number, size, modified_ns, changed_ns, inode, is_settled FROM inputs "
          "WHERE path = ?")),
      records_of_(
          database_.prepare("SELECT record, hash, outcome, judgement, place, output_hash FROM records "
                            "WHERE input = ? AND record > ? ORDER BY record LIMIT ?")),
      records_at_(database_.prepare("SELECT input, record FROM records WHERE place = ?")),
      outputs_at_(
          database_.prepare("SELECT output_hash FROM records WHERE place = ? ORDER BY input, record")),
      failures_of_(database_.prepare("SELECT record, stage, reason, offset, hash FROM failures "
                                     "WHERE input = ? AND record > ? ORDER BY record LIMIT ?")) {
  finish_moves();
}

void Manifest::finish_moves() {
  std::vector<Move> moves;
  Statement left = database_.prepare("SELECT part, target FROM moves ORDER BY rowid");
  while (left.step()) moves.push_back({std::string(left.bytes(0)), std::string(left.bytes(1))});
  if (moves.empty()) return;
  folder_.apply(moves);
  moves_done_ = moves.size();
  // Parts of this run have names that those of the run before had.
  commit({});
}

Manifest::Reading::~Reading() {
  try {
    database_.run("COMMIT");
  } catch (const IoError&) {
    // Nothing was written; what cannot be read any more shows at the next question.
  }
}

std::optional<KnownInput> Manifest::find_input(const std::string& path) {
  const std::lock_guard lock(mutex_);
  if (!find_input_.bind_bytes(1, path).step()) return std::nullopt;
  const Statement& row = find_input_;
  const KnownInput input{
      row.number(0), {row.number(1), row.number(2), row.number(3), row.number(4)}, row.number(5) != 0};
  find_input_.reset();
  return input;
}

std::vector<KnownRecord> Manifest::records_of(std::int64_t input, std::int64_t after, std::size_t most) {
  const std::lock_guard lock(mutex_);
  std::vector<KnownRecord> records;
  records_of_.bind(1, input).bind(2, after).bind(3, static_cast<std::int64_t>(most));
  while (records_of_.step()) records.push_back({records_of_.number(0), state_in(records_of_, 1)});
  return records;
}

std::vector<RecordKey> Manifest::records_at(std::int64_t place) {
  const std::lock_guard lock(mutex_);
  std::vector<RecordKey> keys;
  records_at_.bind(1, place);
  while (records_at_.step()) keys.push_back({records_at_.number(0), records_at_.number(1)});
  return keys;
}

std::vector<ContentHash> Manifest::outputs_at(std::int64_t place) {
  const std::lock_guard lock(mutex_);
  std::vector<ContentHash> hashes;
  outputs_at_.bind(1, place);
  while (outputs_at_.step()) hashes.push_back(hash_in(outputs_at_.bytes(0)));
  return hashes;
}

std::vector<KnownFailure> Manifest::failures_of(std::int64_t input, std::int64_t after, std::size_t most) {
  const std::lock_guard lock(mutex_);
  std::vector<KnownFailure> failures;
  failures_of_.bind(1, input).bind(2, after).bind(3, static_cast<std::int64_t>(most));
  while (failures_of_.step()) failures.push_back({failures_of_.number(0), failure_in(failures_of_, 1)});
  return failures;
}

void Manifest::each_failure(const WithFailure& with) {
  const std::lock_guard lock(mutex_);
  Statement rows = database_.prepare(
      "SELECT path, input, record, stage, reason, offset, hash FROM failures JOIN inputs ON number = input "
      "ORDER BY path, record");
  while (rows.step()) with(rows.bytes(0), {rows.number(1), rows.number(2)}, failure_in(rows, 3));
}

void Manifest::each_input(const std::function<void(std::int64_t, std::string_view)>& with) {
  const std::lock_guard lock(mutex_);
  Statement rows = database_.prepare("SELECT number, path FROM inputs ORDER BY path");
  while (rows.step()) with(rows.number(0), rows.bytes(1));
}

std::vector<std::int64_t> Manifest::numbers(Statement& statement) {
  std::vector<std::int64_t> numbers;
  while (statement.step()) numbers.push_back(statement.number(0));
  return numbers;
}

std::vector<std::int64_t> Manifest::inputs_judged_by(const std::vector<std::int64_t>& judgements) {
  const std::lock_guard lock(mutex_);
  std::string list;
  for (const std::int64_t number : judgements) list += (list.empty() ? "" : ", ") + std::to_string(number);
  Statement rows = database_.prepare("SELECT DISTINCT input FROM records WHERE judgement IN (" + list +
                                     ") ORDER BY input");
  return numbers(rows);
}

std::vector<std::int64_t> Manifest::inputs_that_failed() {
  const std::lock_guard lock(mutex_);
  Statement rows = database_.prepare("SELECT DISTINCT input FROM failures ORDER BY input");
  return numbers(rows);
}

void Manifest::remove_unused_judgements() {
  const std::lock_guard lock(mutex_);
  Transaction transaction(database_);
  database_.run("DELETE FROM judgements WHERE number NOT IN (SELECT judgement FROM records)");
  transaction.commit();
}

std::vector<Judgement> Manifest::judgements() {
  const std::lock_guard lock(mutex_);
  std::vector<Judgement> judgements;
  Statement rows = database_.prepare("SELECT number, languages, fingerprint FROM judgements");
  while (rows.step())
    judgements.push_back({rows.number(0), std::string(rows.bytes(1)), std::string(rows.bytes(2))});
  return judgements;
}

std::vector<Shard> Manifest::shards() {
  const std::lock_guard lock(mutex_);
  return shards_in(database_.prepare("SELECT number, name, size FROM shards ORDER BY number"));
}

std::vector<Shard> Manifest::shards_to_rewrite() {
  const std::lock_guard lock(mutex_);
  return shards_in(
      database_.prepare("SELECT number, name, size FROM shards WHERE must_be_rewritten ORDER BY number"));
}

std::string Manifest::setting(const std::string& name) {
  const std::lock_guard lock(mutex_);
  Statement row = database_.prepare("SELECT value FROM settings WHERE name = ?");
  return row.bind_text(1, name).step() ? std::string(row.bytes(0)) : std::string();
}

std::size_t Manifest::lost_outputs() {
  const std::lock_guard lock(mutex_);
  Statement row = database_.prepare(
      "SELECT count(*) FROM records WHERE judgement = 0 AND place IS NULL AND outcome <> ?");
  row.bind(1, static_cast<std::int64_t>(Outcome::failed)).step();
  return static_cast<std::size_t>(row.number(0));
}

std::int64_t Manifest::next_input_number() {
  const std::lock_guard lock(mutex_);
  Statement row = database_.prepare("SELECT coalesce(max(number), 0) + 1 FROM inputs");
  row.step();
  return row.number(0);
}

std::string Manifest::path_of(std::int64_t input) {
  const std::lock_guard lock(mutex_);
  Statement row = database_.prepare("SELECT path FROM inputs WHERE number = ?");
  return row.bind(1, input).step() ? std::string(row.bytes(0)) : std::string();
}

void Manifest::commit(const Group& group) {
  const std::lock_guard lock(mutex_);
  if (group.is_empty() && moves_done_ == 0) return;
  Transaction transaction(database_);
  GroupWriter writer(database_);
  writer.write_inputs(group);
  writer.write_records(group);
  writer.write_failures(group);
  writer.write_shards(group);
  writer.write_rest(group);
  transaction.commit();
  folder_.apply(group.moves);
  moves_done_ = group.moves.size();
}

}  // namespace kehraus
