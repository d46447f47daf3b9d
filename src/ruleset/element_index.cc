#include "ruleset/element_index.h"

#include <algorithm>

namespace kehraus {
namespace {

constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
// Bytes of letters beyond ASCII count as letters.
constexpr bool is_word(char c) {
  return is_upper(c) || is_lower(c) || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

constexpr std::string_view kWhiteSpace = " \t\n\f\r";

}  // namespace

void hyphenate(std::string_view name, std::string& out) {
  out.clear();
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (!is_word(name[i])) continue;
    const bool begins = i == 0 || !is_word(name[i - 1]) || (is_upper(name[i]) && is_lower(name[i - 1]));
    if (begins) out += '-';
    out += is_upper(name[i]) ? static_cast<char>(name[i] | 0x20) : name[i];
  }
  if (!out.empty()) out += '-';
}

ElementIndex::ElementIndex(const std::vector<Rule>& rules) {
  for (std::size_t r = 0; r < rules.size(); ++r) {
    const Rule& rule = rules[r];
    if (rule.status == Status::retired || !rule.match.is_of_elements()) continue;
    const auto number = static_cast<std::uint16_t>(r);
    add(rule.match.class_any, number, false);
    add(rule.match.class_none, number, true);
    for (const std::string& name : rule.match.element_any)
      by_name_[name].push_back({"", {number, name}, false});
  }
}

void ElementIndex::add(const std::vector<std::string>& entries, std::uint16_t rule, bool forbids) {
  std::string words;
  for (const std::string& entry : entries) {
    hyphenate(entry, words);
    const std::size_t end = words.find('-', 1);
    by_word_[words.substr(1, end - 1)].push_back({words.substr(end), {rule, entry}, forbids});
  }
}

// In `words`, as hyphenate() gives them.
void ElementIndex::look_up(std::string_view words, std::vector<Hit>& out,
                           std::vector<std::uint16_t>& forbidden) const {
  std::string word;
  for (std::size_t at = 0; at + 1 < words.size();) {
    const std::size_t end = words.find('-', at + 1);
    word = words.substr(at + 1, end - at - 1);
    at = end;
    const auto found = by_word_.find(word);
    if (found == by_word_.end()) continue;
    for (const Entry& entry : found->second) {
      if (!words.substr(end).starts_with(entry.words)) continue;
      if (entry.forbids)
        forbidden.push_back(entry.hit.rule);
      else
        out.push_back(entry.hit);
    }
  }
}

void ElementIndex::find(std::string_view name, std::string_view classes, std::string_view id,
                        std::vector<Hit>& out) const {
  out.clear();
  std::vector<std::uint16_t> forbidden;
  std::string words;
  for (std::string_view names : {id, classes}) {
    while (!names.empty()) {
      names.remove_prefix(std::min(names.find_first_not_of(kWhiteSpace), names.size()));
      const std::size_t end = std::min(names.find_first_of(kWhiteSpace), names.size());
      hyphenate(names.substr(0, end), words);
      look_up(words, out, forbidden);
      names.remove_prefix(end);
    }
  }
  if (!by_name_.empty()) {
    if (const auto found = by_name_.find(std::string(name)); found != by_name_.end())
      for (const Entry& entry : found->second) out.push_back(entry.hit);
  }
  std::erase_if(out, [&](const Hit& hit) {
    return std::find(forbidden.begin(), forbidden.end(), hit.rule) != forbidden.end();
  });
  const auto is_before = [](const Hit& a, const Hit& b) { return a.rule < b.rule; };
  std::stable_sort(out.begin(), out.end(), is_before);
  const auto is_same = [](const Hit& a, const Hit& b) { return a.rule == b.rule; };
  out.erase(std::unique(out.begin(), out.end(), is_same), out.end());
}

}  // namespace kehraus
