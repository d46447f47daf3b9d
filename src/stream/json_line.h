// One line of JSONL to a document: its text, its id and all else that the line says.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "write/record.h"

namespace kehraus {

// Names of the fields that mean something.
struct JsonKeys {
  std::string text = "text";
  std::string id = "id";
  std::string html = "html";  // read where a line has no text, or it is null or blank
};

struct JsonLine {
  std::string text;  // or the page
  bool is_html = false;
  std::string url;                   // where it stood; empty for unknown. It is one of the fields, too
  RecordIdentity identity;           // the id is empty where the line has none, or null
  std::string fault;                 // why there is no text; else empty
  bool has_lone_surrogates = false;  // and they are U+FFFD now
};

// Capacity that a line should have behind its end: it is copied where it has less.
inline constexpr std::size_t kJsonLinePadding = 64;

// Keeps its buffers from line to line; one thread at a time.
class JsonLineParser {
 public:
  explicit JsonLineParser(JsonKeys keys);
  ~JsonLineParser();

  // Reads one line, which it may change (lone surrogates are mended in place) and which it pads.
  //   out     `fields` are the bytes of the line, all valid JSON; with a fault those found so far.
  //           Of fields of one name the last text and the last id count. A page counts only where there is no
  //           text; else it is one of the fields
  //   errors  none thrown: a fault says what is wrong and, for invalid JSON, at which byte of the line
  JsonLine parse(std::string& line);

 private:
  struct Buffers;

  JsonKeys keys_;
  std::unique_ptr<Buffers> buffers_;
};

}  // namespace kehraus
