// Inputs to raw documents, in order and one at a time: files, the standard input, lines of JSONL. Cleans and
// parses nothing.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
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

// Takes a document; false: no more are wanted.
using RawDocumentSink = std::function<bool(RawDocument&&)>;

// Hands every document of every input to `sink`.
//   in      paths; `-` is the standard input
//   out     exactly one document for each text, and for each line of JSONL that is not blank; at least
//           one for an input that cannot be opened; for one that breaks off all before the break, then
//           one failed document. An empty text is a document, an empty JSONL file holds none
//   memory  one document at a time, bounded by the options
//   stop    may be set by another thread: a read that waits is given up. What is read then is not handed on
void read_documents(const std::vector<std::string>& paths, const ReadOptions& options,
                    const std::atomic<bool>& stop, const RawDocumentSink& sink);

}  // namespace kehraus
