#include "ruleset/element_index.h"

#include <algorithm>
#include <utility>

#include "document/error.h"

namespace kehraus {
namespace {

constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
// Bytes of letters beyond ASCII count as letters.
constexpr bool is_word(char c) {
  return is_upper(c) || is_lower(c) || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

constexpr bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }

}  // namespace

void hyphenate(std::string_view name, std::string& out) {
  out.resize(2 * name.size() + 1);  // a hyphen before each letter, and one at the end
  char* to = out.data();
  bool after_word = false, after_lower = false;
  for (const char c : name) {
    if (is_word(c)) {
      if (!after_word || (is_upper(c) && after_lower)) *to++ = '-';
      *to++ = is_upper(c) ? static_cast<char>(c | 0x20) : c;
    }
    after_word = is_word(c);
    after_lower = is_lower(c);
  }
  if (to != out.data()) *to++ = '-';
  out.resize(static_cast<std::size_t>(to - out.data()));
}

ElementIndex::ElementIndex(const std::vector<Rule>& rules) {
  for (std::size_t r = 0; r < rules.size(); ++r) {
    const Rule& rule = rules[r];
    if (rule.status == Status::retired || !rule.match.is_of_elements()) continue;
    const auto number = static_cast<std::uint16_t>(r);
    add(rule.match.class_any, number, false);
    add(rule.match.class_none, number, true);
    for (const std::string& name : rule.match.element_any) add(name, {"", {number, name}, false}, by_name_);
  }
  by_word_.build();
  by_name_.build();
}

void ElementIndex::add(std::string_view first_word, Entry entry, PhraseIndex& index) {
  if (entries_.size() > UINT16_MAX) throw Error("the rules name more than 65,536 classes and elements");
  index.add(first_word, static_cast<std::uint16_t>(entries_.size()));
  entries_.push_back(std::move(entry));
}

void ElementIndex::add(const std::vector<std::string>& entries, std::uint16_t rule, bool forbids) {
  std::string words;
  for (const std::string& entry : entries) {
    hyphenate(entry, words);
    const std::size_t end = words.find('-', 1);
    add(words.substr(1, end - 1), {words.substr(end), {rule, entry}, forbids}, by_word_);
  }
}

// In `words`, as hyphenate() gives them.
void ElementIndex::look_up(std::string_view words, std::vector<Hit>& out,
                           std::vector<std::uint16_t>& forbidden) const {
  for (std::size_t at = 0; at + 1 < words.size();) {
    std::size_t end = at + 1;
    while (words[end] != '-') ++end;
    by_word_.look_up(words.substr(at + 1, end - at - 1), [&](std::uint16_t number) {
      const Entry& entry = entries_[number];
      if (!words.substr(end).starts_with(entry.words)) return;
      if (entry.forbids)
        forbidden.push_back(entry.hit.rule);
      else
        out.push_back(entry.hit);
    });
    at = end;
  }
}

void ElementIndex::find(std::string_view name, std::string_view classes, std::string_view id,
                        std::vector<Hit>& out) const {
  out.clear();
  std::vector<std::uint16_t> forbidden;
  std::string words;
  for (std::string_view names : {id, classes}) {
    for (std::size_t at = 0, end = 0; at < names.size(); at = end) {
      while (at < names.size() && is_space(names[at])) ++at;
      for (end = at; end < names.size() && !is_space(names[end]);) ++end;
      hyphenate(names.substr(at, end - at), words);
      look_up(words, out, forbidden);
    }
  }
  by_name_.look_up(name, [&](std::uint16_t number) { out.push_back(entries_[number].hit); });
  if (out.empty()) return;
  std::erase_if(out, [&](const Hit& hit) {
    return std::find(forbidden.begin(), forbidden.end(), hit.rule) != forbidden.end();
  });
  const auto is_before = [](const Hit& a, const Hit& b) { return a.rule < b.rule; };
  std::stable_sort(out.begin(), out.end(), is_before);
  const auto is_same = [](const Hit& a, const Hit& b) { return a.rule == b.rule; };
  out.erase(std::unique(out.begin(), out.end(), is_same), out.end());
}

}  // namespace kehraus
