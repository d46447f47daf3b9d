#include "text/element_words.h"

#include <algorithm>

namespace kehraus {
namespace {

constexpr std::size_t kGramBytes = 4;

std::uint32_t gram_of(std::string_view four) noexcept {
  std::uint32_t gram = 0;
  for (const char c : four.substr(0, kGramBytes)) gram = gram << 8 | static_cast<unsigned char>(c);
  return gram;
}

}  // namespace

ElementWords::ElementWords(const std::vector<LanguageWords>& languages, const LanguageWords& any) {
  add(any);
  for (const LanguageWords& words : languages) add(words);
  std::stable_sort(whole_.begin(), whole_.end(),
                   [](const Word& a, const Word& b) { return a.first < b.first; });
}

void ElementWords::add(const LanguageWords& words) {
  for (std::size_t p = 0; p < kWordParts; ++p) {
    std::vector<Word>& list = p == 0 ? whole_ : parts_[p - 1];
    for (std::size_t s = 0; s < kElementSigns; ++s) {
      const auto sign = static_cast<ElementSign>(s);
      ElementSigns signs;
      signs.add(sign);
      if (sign == ElementSign::published) signs.add(ElementSign::date);
      for (const std::string& word : words.elements[p][s]) {
        list.emplace_back(word, signs);
        if (sign != ElementSign::no_date) note_gram(word);
      }
    }
  }
  author_addresses_.insert(author_addresses_.end(), words.author_addresses.begin(),
                           words.author_addresses.end());
}

void ElementWords::note_gram(std::string_view four) noexcept {
  const std::uint32_t place = place_of(gram_of(four));
  grams_[place / 64] |= std::uint64_t{1} << (place % 64);
}

bool ElementWords::may_say(std::string_view value) const noexcept {
  std::uint32_t gram = 0;
  for (const char c : value) {
    gram = gram << 8 | static_cast<unsigned char>(c | 0x20);
    const std::uint32_t place = place_of(gram);
    if ((grams_[place / 64] >> (place % 64) & 1) != 0) return true;
  }
  return false;
}

ElementSigns ElementWords::signs_of(std::string_view word) const noexcept {
  ElementSigns signs;
  const auto is_less = [](const Word& known, std::string_view wanted) { return known.first < wanted; };
  for (auto known = std::lower_bound(whole_.begin(), whole_.end(), word, is_less);
       known != whole_.end() && known->first == word; ++known)
    signs.add(known->second);
  const auto& [begins, within, ends] = parts_;
  for (const Word& part : begins)
    if (word.starts_with(part.first)) signs.add(part.second);
  for (const Word& part : within)
    if (word.find(part.first) != word.npos) signs.add(part.second);
  for (const Word& part : ends)
    if (word.ends_with(part.first)) signs.add(part.second);
  return signs;
}

bool ElementWords::leads_to_author(std::string_view address) const noexcept {
  // All begin with a slash, and an address has few; most parts differ in the letter behind it.
  for (std::size_t at = address.find('/'); at != address.npos && at + 1 < address.size();
       at = address.find('/', at + 1))
    for (const std::string& part : author_addresses_)
      if (part[1] == address[at + 1] && address.compare(at, part.size(), part) == 0) return true;
  return false;
}

}  // namespace kehraus
