#include "text/name_case.h"

#include "text/letters.h"
#include "text/measures.h"
#include "text/utf8.h"

namespace kehraus {

std::string as_name(std::string_view text) {
  const Measures m = measure(text);
  if (m.words < 2 || m.letters != m.upper_letters) return std::string(text);
  std::string name;
  bool in_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    append_utf8(name, in_word ? fold(c.value) : c.value);
    in_word = is_letter(c.value);
    at += c.size;
  }
  return name;
}

}  // namespace kehraus
