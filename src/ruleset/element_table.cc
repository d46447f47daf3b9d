#include "ruleset/element_table.h"

#include <algorithm>

#include "document/error.h"
#include "ruleset/element_entry.h"

namespace kehraus {
namespace {

constexpr std::uint16_t kAsksNothing = 1, kAsksValue = 2, kAsksWords = 4;

constexpr bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }

// Calls `use` for each item of a list between white space.
template <typename Use>
void for_each_item(std::string_view list, Use use) {
  for (std::size_t at = 0, end = 0; at < list.size(); at = end) {
    while (at < list.size() && is_space(list[at])) ++at;
    for (end = at; end < list.size() && !is_space(list[end]);) ++end;
    if (end > at) use(list.substr(at, end - at));
  }
}

}  // namespace

struct ElementTable::Search {
  std::vector<Fit>& found;
  std::vector<Fit> forbidden;
  std::string words, key;
};

void ElementTable::add(const Rule& rule, std::uint16_t number) {
  add(rule.match.element, number, Place::itself);
  add(rule.match.inside, number, Place::inside);
  add(rule.match.outside, number, Place::outside);
}

void ElementTable::add(const ElementMatch& match, std::uint16_t rule, Place place) {
  add_classes(match.class_any, {rule, place, {}}, false);
  add_classes(match.class_none, {rule, place, {}}, true);
  for (const std::string& name : match.element_any) add(name, {"", {rule, place, name}, false}, by_name_);
  for (const std::string& entry : match.attribute_any) add_attribute({rule, place, entry});
}

void ElementTable::add_classes(const std::vector<std::string>& entries, Fit fit, bool forbids) {
  std::string words;
  for (const std::string& entry : entries) {
    hyphenate(entry, words);
    const std::size_t end = words.find('-', 1);
    fit.entry = entry;
    add(words.substr(1, end - 1), {words.substr(end), fit, forbids}, by_word_);
  }
}

void ElementTable::add_attribute(Fit fit) {
  const AttributeEntry entry = *parse_attribute_entry(fit.entry);
  std::string key(entry.name), words;
  switch (entry.asks) {
    case AttributeEntry::Asks::nothing: asked_for_.add(entry.name, kAsksNothing); break;
    case AttributeEntry::Asks::value:
      asked_for_.add(entry.name, kAsksValue);
      key += '=' + lower_case(entry.wanted);
      break;
    case AttributeEntry::Asks::words:
      asked_for_.add(entry.name, kAsksWords);
      hyphenate(entry.wanted, words);
      const std::size_t end = words.find('-', 1);
      key += '~' + words.substr(1, end - 1);
      words.erase(0, end);
      break;
  }
  add(key, {words, fit, false}, by_attribute_);
}

void ElementTable::add(std::string_view key, Entry entry, PhraseIndex& index) {
  if (entries_.size() > UINT16_MAX) throw Error("the rules name more than 65,536 classes and elements");
  index.add(key, static_cast<std::uint16_t>(entries_.size()));
  entries_.push_back(std::move(entry));
}

void ElementTable::build() {
  for (PhraseIndex* index : {&by_word_, &by_name_, &by_attribute_, &asked_for_}) index->build();
}

// In `words`, as hyphenate() gives them; in the index each stands behind `prefix`.
void ElementTable::look_up_words(std::string_view words, std::string_view prefix, const PhraseIndex& index,
                                 Search& search) const {
  for (std::size_t at = 0; at + 1 < words.size();) {
    std::size_t end = at + 1;
    while (words[end] != '-') ++end;
    std::string_view key = words.substr(at + 1, end - at - 1);
    if (!prefix.empty()) key = search.key.assign(prefix).append(key);
    index.look_up(key, [&](std::uint16_t number) {
      const Entry& entry = entries_[number];
      if (words.substr(end).starts_with(entry.words))
        (entry.forbids ? search.forbidden : search.found).push_back(entry.fit);
    });
    at = end;
  }
}

void ElementTable::look_up_names(std::string_view names, Search& search) const {
  for_each_item(names, [&](std::string_view name) {
    hyphenate(name, search.words);
    look_up_words(search.words, {}, by_word_, search);
  });
}

void ElementTable::look_up_value(std::string_view name, std::string_view value, Search& search) const {
  search.key.assign(name).append("=").append(lower_case(value));
  by_attribute_.look_up(search.key, [&](std::uint16_t n) { search.found.push_back(entries_[n].fit); });
}

void ElementTable::look_up(const PageAttribute& attribute, Search& search) const {
  if (attribute.name.size() > kMaxAttributeBytes) return;
  const std::string name = lower_case(attribute.name);
  unsigned asks = 0;
  asked_for_.look_up(name, [&](std::uint16_t what) { asks |= what; });
  if (asks == 0) return;
  if ((asks & kAsksNothing) != 0)
    by_attribute_.look_up(name, [&](std::uint16_t n) { search.found.push_back(entries_[n].fit); });
  if (attribute.value.size() > kMaxAttributeBytes) return;
  if ((asks & kAsksValue) != 0) {
    if (holds_list(name))
      for_each_item(attribute.value, [&](std::string_view item) { look_up_value(name, item, search); });
    else
      look_up_value(name, attribute.value, search);
  }
  if ((asks & kAsksWords) != 0) {
    hyphenate(attribute.value, search.words);
    look_up_words(search.words, name + '~', by_attribute_, search);
  }
}

void ElementTable::find(const PageElement& element, std::span<const PageAttribute> attributes,
                        std::vector<Fit>& out) const {
  const auto first = static_cast<std::ptrdiff_t>(out.size());
  Search search{out, {}, {}, {}};
  look_up_names(element.id, search);
  look_up_names(element.classes, search);
  by_name_.look_up(element.name, [&](std::uint16_t number) { out.push_back(entries_[number].fit); });
  for (const PageAttribute& attribute : attributes) look_up(attribute, search);
  if (search.forbidden.empty()) return;
  const auto is_forbidden = [&](const Fit& fit) {
    return std::any_of(search.forbidden.begin(), search.forbidden.end(),
                       [&](const Fit& other) { return fit.is_same_condition(other); });
  };
  out.erase(std::remove_if(out.begin() + first, out.end(), is_forbidden), out.end());
}

}  // namespace kehraus
