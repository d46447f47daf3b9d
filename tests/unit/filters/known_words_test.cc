#include "filters/known_words.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

namespace kehraus {
namespace {

std::vector<Stem> stems_of(std::string_view text) {
  std::vector<Stem> stems;
  append_stems(text, stems);
  return stems;
}

// Byte by byte, as the header says it.
std::vector<Stem> plain_stems_of(std::string_view text) {
  const auto is_word = [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z' ? true : (c & 0x80) != 0; };
  std::vector<Stem> stems;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_word(text[end])) ++end;
    if (end - at >= 5) {
      Stem stem = 0;
      std::memcpy(&stem, text.data() + at, std::min<std::size_t>(6, end - at));
      stems.push_back(stem | 0x202020202020);
    }
    at = std::max(end, at + 1);
  }
  return stems;
}

TEST_CASE("longer words are known by their first letters", "[known_words]") {
  CHECK(stems_of("The ferry crossed.").size() == 2);
  CHECK(stems_of("The boat was new.").empty());
  CHECK(stems_of("crossing") == stems_of("CROSSINGS"));
  CHECK(stems_of("ferry") != stems_of("ferryman"));
  CHECK(stems_of("").empty());
}

TEST_CASE("words across all places of 64 bytes are read as byte by byte", "[known_words]") {
  for (std::size_t lead = 0; lead < 70; ++lead)
    for (std::size_t size : {4, 5, 6, 9, 70, 140}) {
      const std::string text = std::string(lead, '-') + std::string(size, 'x') + " \u00FCbermorgen Haus a";
      CAPTURE(lead, size);
      CHECK(stems_of(text) == plain_stems_of(text));
    }
}

TEST_CASE("a word is known where it stands in another paragraph", "[known_words]") {
  KnownWords words(20);
  words.add("The ferry crossed the river.", 1);
  words.add("The ferry carried a goat.", 2);
  CHECK(words.count_known(stems_of("ferry"), 1) == 1);
  CHECK(words.count_known(stems_of("river"), 1) == 0);
  CHECK(words.count_known(stems_of("river"), 2) == 1);
  CHECK(words.count_known(stems_of("bakery river ferry"), 9) == 2);
}

// Words that all have one hash, in any table, since it is a multiplication: only some of them are known, but
// the others cost no more than looking at a few places.
TEST_CASE("words of one hash do not make a table slow", "[known_words]") {
  std::string text;
  std::size_t count = 0;
  for (std::uint64_t n = 0; count < 3000; ++n) {
    std::string word(6, 'a');
    std::uint64_t rest = n;
    for (char& c : word) c = static_cast<char>('a' + rest % 26), rest /= 26;
    const std::vector<Stem> stem = stems_of(word);
    if (stem.front() * 0x9E3779B97F4A7C15ull >> 52 != 0) continue;
    text += word + ' ';
    ++count;
  }
  KnownWords words(1u << 16);
  words.add(text, 1);
  const std::size_t known = words.count_known(stems_of(text), 2);
  CHECK(known > 0);
  CHECK(known < count);
}

}  // namespace
}  // namespace kehraus
