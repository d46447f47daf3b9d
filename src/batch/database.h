// A file of tables and what is asked of it. The only user of SQLite.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace kehraus {

// One statement, prepared once and run many times. Goes before its database does.
class Statement {
 public:
  // Places count from 1. Texts and bytes are copied.
  Statement& bind(int place, std::int64_t value);
  Statement& bind_text(int place, std::string_view text);
  Statement& bind_bytes(int place, std::string_view bytes);
  Statement& bind_null(int place);

  // The next row.
  //   out     false at the end; the statement is then ready to be bound and run again
  //   errors  IoError, as of all that runs
  bool step();

  // For statements that give no rows.
  void run();

  // Gives up the rows that are left.
  void reset();

  // Of the row; places count from 0. Views are valid until the next step.
  std::int64_t number(int place) const;
  std::string_view bytes(int place) const;
  bool is_null(int place) const;

 private:
  friend class Database;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const noexcept;
  };
  Statement(sqlite3* database, std::string name, sqlite3_stmt* statement);

  sqlite3* database_;
  std::string name_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

class Database {
 public:
  // Opens the file, which is made when it is missing. Links are not followed.
  //   in      an absolute path
  //   errors  IoError, as of all below, naming the file
  explicit Database(const std::string& path);

  // Tables for a while, in a file that nobody sees and that is gone with the object; sorting does not take
  // more memory than the cache. Runs `sql` first.
  static Database temporary(const std::string& sql);

  // From now on statements fail with IoError soon after `stop` is set, which outlives the database.
  void interrupt_on(const std::atomic<bool>& stop);

  // Runs statements without values or rows.
  void run(const std::string& sql);

  Statement prepare(std::string_view sql);

 private:
  struct Close {
    void operator()(sqlite3* database) const noexcept;
  };

  Database() = default;
  void open(const std::string& path, int flags);

  std::string path_;
  std::unique_ptr<sqlite3, Close> database_;
};

// A transaction that is rolled back unless it is committed.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  // When it returns, all is on the disk.
  void commit();

 private:
  Database& database_;
  bool is_open_ = true;
};

}  // namespace kehraus
