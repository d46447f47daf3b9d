// Inputs to raw documents, in order and one at a time: files, the standard input, lines of JSONL, records of
// WARC files. Cleans nothing, and parses no more than is needed to tell documents apart.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "stream/document_form.h"
#include "stream/folder_walk.h"
#include "stream/warc_reader.h"

namespace kehraus {

// One document as it stands in its input, or the reason why it cannot be had.
struct RawDocument {
  std::string id;          // of the file; for a line or record `<file's id>:<number>`
  std::string path;        // for messages; `stdin` for the standard input
  std::size_t number = 0;  // of the line or record, from 1; 0: the whole input
  std::size_t offset = 0;  // of its first byte in the decompressed input
  std::string bytes;       // decompressed; one line for jsonl, the record's block for WARC
  std::string failure;     // in words; else empty
  Form form = Form::text;  // of the input
  WarcHeader warc_header;  // for WARC; empty for a damaged place
  WarcContent warc_content;
  std::size_t max_bytes = 0;  // that a WARC record's document may have when its encodings are undone
};

// The bytes with which a document is reckoned where many are on the way: of a WARC record at least 16 KiB,
// since a small one may be large once its encodings are undone.
std::size_t reckoned_bytes(const RawDocument& document) noexcept;

struct ReadOptions {
  std::optional<Form> form;                           // unset: from the path, else from the content
  std::size_t max_document_bytes = 32u << 20;         // of text, decompressed; larger ones fail
  std::size_t max_line_bytes = 64u << 20;             // of JSONL; longer lines fail and are skipped
  std::size_t max_file_bytes = std::size_t{4} << 30;  // of what a compressed file holds
};

// Every document of every input, in order. One thread at a time.
//   in      paths; `-` is the standard input
//   memory  one document at a time, bounded by the options
class DocumentReader {
 public:
  // All of them outlive the reader. `stop` may be set by another thread: a read that waits is given up, and
  // what is read then is not handed on.
  DocumentReader(const std::vector<std::string>& paths, const ReadOptions& options,
                 const std::atomic<bool>& stop);

  // The same for inputs that are found one after the other; `next_path` is false at their end.
  DocumentReader(std::function<bool(InputPath&)> next_path, const ReadOptions& options,
                 const std::atomic<bool>& stop);
  ~DocumentReader();

  // The next document, in place of what `document` held before, whose memory is used again.
  //   out  exactly one document for each text and page, for each line of JSONL that is not blank, and for
  //   each
  //        record of a WARC file that holds a document; at least one for an input that cannot be opened.
  //        Where lines or records are damaged one failed document for each place, and all the others; where
  //        an input breaks off for good all before the break, then one failed document. An empty text is a
  //        document, an empty file of JSONL or WARC holds none. False: there are no more
  bool next(RawDocument& document);

  // Of the inputs so far.
  const PassedOverCounts& passed_over() const noexcept { return passed_over_; }

  // Of the last input that was read to its end: whether it broke off, so that nobody knows what stood behind.
  bool broke_off() const noexcept { return broke_off_; }

  // Of the same: what the system said, as errno has it, where that is why it broke off; else 0.
  int error() const noexcept { return error_; }

 private:
  struct Input;

  bool open_next(RawDocument& document);
  bool next_of_input(RawDocument& document);
  bool next_line(RawDocument& document);
  bool next_record(RawDocument& document);
  void end_input();
  void read_whole(RawDocument& document);
  void start(Form form, RawDocument& document) const;

  std::function<bool(InputPath&)> next_path_;
  const ReadOptions& options_;
  const std::atomic<bool>& stop_;
  std::unique_ptr<Input> input_;
  PassedOverCounts passed_over_{};
  bool broke_off_ = false;
  int error_ = 0;
};

}  // namespace kehraus
