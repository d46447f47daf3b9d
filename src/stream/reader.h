// Inputs to raw documents, in order and one at a time: files, the standard input, lines of JSONL. Cleans and
// parses nothing.
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "stream/document_form.h"

namespace kehraus {

// One document as it stands in its input, or the reason why it cannot be had.
struct RawDocument {
  std::string id;        // of the file; for a line `<file's id>:<line number>`
  std::string path;      // for messages; `stdin` for the standard input
  std::size_t line = 0;  // for jsonl, from 1; 0: the whole input
  std::string bytes;     // decompressed; one line for jsonl
  std::string failure;   // in words; else empty
  Form form = Form::text;
};

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
  ~DocumentReader();

  // The next document, in place of what `document` held before, whose memory is used again.
  //   out  exactly one document for each text and page, and for each line of JSONL that is not blank; at
  //   least one for
  //        an input that cannot be opened; for one that breaks off all before the break, then one failed
  //        document. An empty text is a document, an empty JSONL file holds none. False: there are no more
  bool next(RawDocument& document);

 private:
  struct Input;

  bool next_of_input(RawDocument& document);
  bool next_line(RawDocument& document);
  void read_whole(RawDocument& document);
  void start(Form form, RawDocument& document) const;

  const std::vector<std::string>& paths_;
  const ReadOptions& options_;
  const std::atomic<bool>& stop_;
  std::size_t opened_ = 0;  // paths
  std::unique_ptr<Input> input_;
};

}  // namespace kehraus
