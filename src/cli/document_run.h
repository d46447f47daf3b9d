// Documents through the cleaner to an output: what `clean` and `explain` share. Owns the messages on the way.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "clean/cleaner.h"
#include "stream/documents.h"
#include "write/format.h"
#include "write/json_layout.h"

namespace kehraus {

struct DocumentRunOptions {
  StreamOptions stream;
  std::optional<Format> format;  // unset: jsonl when the first input is JSONL or WARC, else text
  std::string output_path;       // empty: standard output

  // Appends one document in the format. Called by many threads. Failed ones come only as JSON.
  std::function<void(const ResultView&, const InputDocument&, Format, JsonLayout, std::string& out)> render;

  // The output is made for people's eyes by `render`: no marks between documents, and nothing to be made safe
  // for a terminal.
  bool is_report = false;
};

// Returns the exit status. Failures of documents are reported in input order.
int run_on_documents(const InputSelection& inputs, const Cleaner& cleaner, const DocumentRunOptions& options);

}  // namespace kehraus
