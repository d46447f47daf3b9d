#include "text/phrase.h"

#include <array>

#include "text/letters.h"
#include "text/utf8.h"

namespace kehraus {
namespace {

constexpr std::size_t kHeadBytes = 80;  // longer beginnings are prose

constexpr std::array<std::string_view, 8> kSeparators = {": ",  ". ",  " | ",  " - ",
                                                         " – ", " — ", " -- ", " » "};

}  // namespace

void normalise_phrase(std::string_view text, std::string& out) {
  out.clear();
  std::size_t end_of_word = 0;
  bool begun = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    const bool word = is_word_character(c.value);
    begun = begun || word;
    if (begun) append_utf8(out, fold(c.value));
    if (word) end_of_word = out.size();
    at += c.size;
  }
  out.resize(end_of_word);
  if (out.empty()) out = text;
}

Head head_of(std::string_view text) noexcept {
  const std::size_t limit = text.size() < kHeadBytes ? text.size() : kHeadBytes;
  for (std::size_t at = 1; at < limit; ++at) {
    const char c = text[at];
    if (c != ':' && c != '.' && c != ' ') continue;
    for (std::string_view separator : kSeparators) {
      if (text.compare(at, separator.size(), separator) == 0)
        return {text.substr(0, at), at + separator.size()};
    }
  }
  if (!text.empty() && text.size() <= kHeadBytes && text.back() == ':')
    return {text.substr(0, text.size() - 1), text.size()};
  return {};
}

}  // namespace kehraus
