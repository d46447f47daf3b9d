// What the words of a class or an id say of the text in an element: learned, and from `rules/model/`.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace kehraus {

struct ClassWord {
  std::uint64_t hash = 0;  // hash_class_word() of the word
  float share = 0;         // 0 to 1: how much of the text in such elements is the body's
};

// Of a word in lower case.
constexpr std::uint64_t hash_class_word(std::string_view word) noexcept {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return hash;
}

// The least and the greatest share of an element's words; nothing is known of it where both are unset.
struct ClassShares {
  float least = -1, most = -1;

  bool is_known() const noexcept { return least >= 0; }
  // What further words say of the same element.
  void add(const ClassShares& further) noexcept;
};

// A table of words, built once and then read by any number of threads.
class ClassWords {
 public:
  explicit ClassWords(std::span<const ClassWord> words);

  // Of the words in a class or an id as a page has it: `c-relatedArticles top` has four.
  //   time  linear in its length
  ClassShares find(std::string_view names) const noexcept;

 private:
  // Where a hash stands, or would.
  std::size_t slot_of(std::uint64_t hash) const noexcept;

  unsigned bits_ = 0;
  std::vector<ClassWord> slots_;  // open addressing; a hash of 0 is an empty one
};

}  // namespace kehraus
