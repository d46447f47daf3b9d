// The forms of output, and what stands between documents in each. Knows nothing of one document's insides.
#pragma once

#include <optional>
#include <string_view>

namespace kehraus {

enum class Format { text, markdown, html, json, jsonl };

// "text", "markdown", "html", "json" or "jsonl".
std::string_view name_of(Format format) noexcept;

std::optional<Format> format_named(std::string_view name) noexcept;

// What is written around documents so that the output as a whole can be read back:
//   text, markdown, html  a line with a form feed (U+000C) between documents; one that failed leaves its
//   place
//                         empty
//   json                  one object for a single document, else an array
//   jsonl                 one line each
class Framing {
 public:
  // `several`: the output is an array though it may turn out to hold one document or none. Only for json.
  Framing(Format format, bool several) noexcept : format_(format), several_(several) {}

  std::string_view before(bool is_first) const noexcept;
  std::string_view after() const noexcept;

  // What closes the output. `any`: whether a document was written.
  std::string_view end(bool any) const noexcept;

 private:
  Format format_;
  bool several_;
};

}  // namespace kehraus
