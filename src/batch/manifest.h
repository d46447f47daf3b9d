// What a run did, for the runs after it: which bytes of which input were cleaned by which rules, and where
// the output went. A file of tables in the output folder, `manifest.sqlite`.
//
// It is changed by *groups*, each in one transaction with the names that are to change in the folder (see
// output_folder.h). A run that is killed before the transaction has done nothing; one that is killed behind
// it is finished by moving again.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "batch/content_hash.h"
#include "batch/database.h"
#include "batch/file_stamp.h"
#include "batch/output_folder.h"
#include "document/result.h"

namespace kehraus {

// A document's place in the input: a file, by its number in the manifest, and a record in it.
struct RecordKey {
  std::int64_t input = 0;
  std::int64_t record = 0;  // a line of JSONL or a record of an archive, from 1; 0: the whole file

  friend auto operator<=>(const RecordKey&, const RecordKey&) = default;
};

struct KnownInput {
  std::int64_t number = 0;
  FileStamp stamp;
  bool is_settled = false;  // a file of this stamp need not be read
};

// What was done with a document.
struct RecordState {
  ContentHash hash;  // of the document's bytes in the input
  Outcome outcome = Outcome::clean;
  std::int64_t judgement = 0;         // see judgements.h; 0: by none that is current
  std::optional<std::int64_t> place;  // of the output, as the layout has it; failed ones have none
  ContentHash output_hash;

  friend bool operator==(const RecordState&, const RecordState&) = default;
};

struct KnownRecord {
  std::int64_t record = 0;
  RecordState state;
};

// Why a document is in quarantine.
struct Failure {
  std::string stage;  // read, parse, clean
  std::string reason;
  std::optional<std::int64_t> offset;  // in the decompressed input, in bytes; of one of several documents
  std::string hash;  // of its bytes, in hexadecimal digits; empty where they could not be had

  friend bool operator==(const Failure&, const Failure&) = default;
};

struct KnownFailure {
  std::int64_t record = 0;
  Failure failure;
};

// A file of many records.
struct Shard {
  std::int64_t number = 0;
  std::string name;
  std::int64_t size = 0;  // bytes, compressed
};

struct Judgement {
  std::int64_t number = 0;
  std::string scope;  // of languages and sites: see judgements.cc
  std::string fingerprint;
};

// All that one transaction changes.
struct Group {
  std::vector<std::pair<std::int64_t, std::string>> new_inputs;  // number, path
  std::vector<KnownInput> read_inputs;                           // to the end
  std::vector<std::pair<RecordKey, RecordState>> records;
  std::vector<RecordKey> gone_records;
  std::vector<std::int64_t> gone_inputs;
  std::vector<std::pair<RecordKey, Failure>> failures;
  std::vector<RecordKey> mended;  // no failures any more
  std::vector<Judgement> judgements;
  std::vector<Shard> shards;             // new ones
  std::vector<std::int64_t> to_rewrite;  // shards that hold records that others replace
  std::vector<std::int64_t> gone_shards;
  std::vector<Shard> rewritten;
  std::vector<std::pair<std::string, std::string>> settings;
  std::vector<Move> moves;  // to be applied as soon as the group is committed

  bool is_empty() const noexcept;
};

// May be used by several threads at once.
class Manifest {
 public:
  // Opens the folder's manifest, makes it where there is none, and finishes what a killed run left to be
  // moved.
  //   errors  throws Error for one of a version that this program does not know, or where there is none
  //           though there are shards; IoError, as all below
  explicit Manifest(OutputFolder& folder);

  // While it lives, all that is read is of one moment, and is read ten times as fast: SQLite need not look
  // whether somebody else has written. Nothing may be committed meanwhile.
  class Reading {
   public:
    explicit Reading(Manifest& manifest) : database_(manifest.database_) { database_.run("BEGIN"); }
    ~Reading();
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;

   private:
    Database& database_;
  };

  std::optional<KnownInput> find_input(const std::string& path);

  // Up to `most` records of an input behind `after`, in order.
  std::vector<KnownRecord> records_of(std::int64_t input, std::int64_t after, std::size_t most);

  // The records whose output is at a place.
  std::vector<RecordKey> records_at(std::int64_t place);
  // The hashes of their output.
  std::vector<ContentHash> outputs_at(std::int64_t place);

  // Up to `most` failures of an input behind the record `after`, in order.
  std::vector<KnownFailure> failures_of(std::int64_t input, std::int64_t after, std::size_t most);

  // Calls `with(path, key, failure)` for each failure, in the order of the paths.
  using WithFailure = std::function<void(std::string_view path, RecordKey key, const Failure& failure)>;
  void each_failure(const WithFailure& with);

  // Calls `with(number, path)` for each input, in the order of the paths.
  void each_input(const std::function<void(std::int64_t number, std::string_view path)>& with);

  // The inputs, sorted, with a record that was judged by one of these; or that failed.
  std::vector<std::int64_t> inputs_judged_by(const std::vector<std::int64_t>& judgements);
  std::vector<std::int64_t> inputs_that_failed();

  std::vector<Judgement> judgements();

  // Removes those by which no record was judged. Looks at all records.
  void remove_unused_judgements();

  std::vector<Shard> shards();
  std::vector<Shard> shards_to_rewrite();

  // A word that a run leaves for the next; empty where there is none.
  std::string setting(const std::string& name);

  // How many documents have no output, since the shard is gone in which they stood.
  std::size_t lost_outputs();

  std::int64_t next_input_number();

  // Empty for an unknown one.
  std::string path_of(std::int64_t input);

  // Commits a group and applies its moves. When it returns, all is on the disk.
  void commit(const Group& group);

 private:
  void finish_moves();
  std::vector<std::int64_t> numbers(Statement& statement);

  OutputFolder& folder_;
  std::mutex mutex_;
  Database database_;
  Statement find_input_, records_of_, records_at_, outputs_at_, failures_of_;
  std::size_t moves_done_ = 0;  // that the tables still speak of
};

}  // namespace kehraus
