// Every choice a caller has about cleaning, with its default. The only place for defaults.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "document/category.h"

namespace kehraus {

// What to do with blocks of which the rules are not sure.
enum class Favour {
  neither,    // keep what is unsure, drop what rules or structure call residue
  precision,  // drop what is unsure too: less residue, some article lost
  recall,     // drop only what a rule names: nothing on structure alone
};

struct Options {
  // ISO 639-1 code of the documents, lower case; unset: found for each document.
  std::optional<std::string> language;

  // Which side to err on.
  Favour favour = Favour::neither;

  // Categories that stay in the body.
  CategorySet keep;

  // Categories of which also what is unsure is removed.
  CategorySet drop;

  // A learned score decides what rules and structure leave open.
  bool scorer = true;

  // Folders of rules that add to the built-in ones; a rule of the same id replaces the built-in one.
  // Each is laid out as `<language>/<name>.toml`. Later folders win.
  std::vector<std::string> rules_folders;

  // What was learned from the sites of an archive, as `kehraus batch --learn` writes it: the file, or the
  // folder it is in. Empty: nothing.
  std::string learned_file;

  // Larger documents fail. Bytes after decompression; 1 byte to 2 GiB.
  std::size_t max_document_bytes = 32u << 20;

  // Fill Result::trace, for `explain`.
  bool trace = false;

  // Fill Result::evidence: who says each value of the metadata.
  bool evidence = false;
};

}  // namespace kehraus
