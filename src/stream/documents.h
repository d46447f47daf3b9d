// Many documents in, what became of them out, in input order: reader, workers and a consumer put together.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "clean/cleaner.h"
#include "document/result.h"
#include "stream/input_paths.h"
#include "stream/json_line.h"
#include "stream/reader.h"

namespace kehraus {

// One document, ready to be cleaned.
struct InputDocument {
  std::string name;  // for messages
  RecordIdentity identity;
  std::string bytes;  // its text or page: any encoding from a file or an archive, UTF-8 from JSONL
  bool is_html = false;
  std::string charset;                // what an archive says of the encoding; may be empty
  std::string url;                    // where it stood; empty where nothing says so
  std::string crawl_date;             // ISO 8601: when it was fetched; empty where nothing says so
  std::string path;                   // of its input; `stdin` for the standard input
  std::size_t number = 0;             // of the line or record in its input, from 1; 0: the whole input
  std::size_t offset = 0;             // of its first byte in the decompressed input
  std::string failure;                // why it cannot be cleaned; else empty
  bool lacked_memory = false;         // that is why; it may be there another time
  std::vector<std::string> warnings;  // about reading it
};

// A document as its reader gives it, made ready: of JSONL the line is parsed, of WARC the encodings of HTTP
// are undone. What is wrong with it is its failure.
InputDocument to_input(RawDocument&& raw, JsonLineParser& parser);

// Cleans one document. What cannot be read or cleaned is a failed result, never an exception.
//   out  valid as long as the cleaner and the document are
ResultView clean_one(const Cleaner& cleaner, const InputDocument& document);

// The same, but that exceptions come out: std::bad_alloc, which says nothing of the document.
ResultView clean_unguarded(const Cleaner& cleaner, const InputDocument& document);

// What became of one document.
struct HandledDocument {
  std::string name;
  std::string output;  // a whole record; may be empty
  Outcome outcome = Outcome::clean;
  std::string error;  // why, for a failed one
  std::size_t kept_bytes = 0;
  std::size_t removed_bytes = 0;
  std::size_t removals = 0;
  std::vector<std::string> warnings;
  std::shared_ptr<void> payload;  // what else `handle` has for `consume`; theirs alone
  std::size_t payload_bytes = 0;  // about how much memory that takes
};

struct StreamOptions {
  ReadOptions read;
  JsonKeys keys;
  unsigned jobs = 1;            // threads that handle documents; 1: all in the calling thread
  bool is_interactive = false;  // hand on each document as soon as it is done, at some cost in speed
};

struct StreamParts {
  // Called once, before any document is handled, with the form of the first one's input. By any thread.
  std::function<void(Form)> begin;

  // Called by many threads. An exception ends the run and comes out of run_documents.
  std::function<HandledDocument(InputDocument&&)> handle;

  // Called by one thread at a time, in input order; false: stop reading.
  std::function<bool(HandledDocument&&)> consume;
};

// Runs until all documents of all inputs are consumed, or `consume` wants no more; then it returns within a
// fraction of a second even if an input is a pipe that stays silent.
//   out     how many records of archives hold no document
//   memory  bounded by the limits and the number of jobs, not by the number of documents
PassedOverCounts run_documents(const std::vector<std::string>& paths, const StreamOptions& options,
                               const StreamParts& parts);

// The same for a command line's inputs.
//   errors  as InputPaths has them, before any document is read
PassedOverCounts run_documents(const InputSelection& inputs, const StreamOptions& options,
                               const StreamParts& parts);

}  // namespace kehraus
