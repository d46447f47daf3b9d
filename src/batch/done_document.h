// One document through the cleaner, with all that a run wants to know of it.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clean/cleaner.h"
#include "stream/documents.h"

namespace kehraus {

struct DoneDocument {
  struct Removed {
    std::string_view rule;  // lives as long as the cleaner
    Category category = Category::other;
    std::size_t bytes = 0;
  };

  Outcome outcome = Outcome::clean;
  std::string output;  // of one that did not fail
  std::string stage;   // of one that failed: read, parse or clean
  std::string error;
  bool lacked_memory = false;          // that is why: it may be there the next time
  std::optional<std::int64_t> offset;  // of its first byte in the decompressed input, of one in several
  std::vector<std::string> judged_as;
  std::string judged_host;
  std::vector<Removed> removed;
  std::size_t bytes_in = 0;
  double seconds = 0;
};

// Appends the output of a document that did not fail. Called by many threads.
using Render = std::function<void(const ResultView&, const InputDocument&, std::string& out)>;

// Never throws: what goes wrong is this document's failure.
DoneDocument clean_document(const Cleaner& cleaner, const Render& render, RawDocument&& raw,
                            JsonLineParser& parser);

}  // namespace kehraus
