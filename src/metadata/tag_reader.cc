#include "metadata/tag_reader.h"

#include <array>
#include <cstring>
#include <utility>

#include "html/attributes.h"
#include "html/tag.h"

namespace kehraus {
namespace {

constexpr std::size_t kMaxClassBytes = 300;  // longer lists of classes say how it looks, not what it is

// A word of a class name: `entry-date` and `entryDate` have two.
class WordReader {
 public:
  explicit WordReader(std::string_view text) : text_(text.substr(0, kMaxClassBytes)) {}

  // The next word in lower case; empty behind the last.
  std::string_view next() noexcept {
    std::size_t size = 0;
    while (at_ < text_.size() && !is_letter(text_[at_])) ++at_;
    while (at_ < text_.size() && is_letter(text_[at_]) && size < word_.size()) {
      const bool is_capital = text_[at_] < 'a';
      if (is_capital && size > 0 && text_[at_ - 1] >= 'a') break;
      word_[size++] = static_cast<char>(text_[at_++] | 0x20);
    }
    return {word_.data(), size};
  }

 private:
  static bool is_letter(char c) noexcept { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

  std::string_view text_;
  std::size_t at_ = 0;
  std::array<char, 32> word_;
};

ElementUses uses_of_signs(ElementSigns signs) noexcept {
  constexpr std::pair<ElementSign, ElementUse> kUses[] = {
      {ElementSign::published, ElementUse::published}, {ElementSign::modified, ElementUse::modified},
      {ElementSign::author, ElementUse::author},       {ElementSign::name, ElementUse::name},
      {ElementSign::elsewhere, ElementUse::elsewhere}, {ElementSign::breadcrumbs, ElementUse::breadcrumbs},
      {ElementSign::tags, ElementUse::tags},           {ElementSign::rubric, ElementUse::rubric},
      {ElementSign::paywall, ElementUse::paywall},
  };
  ElementUses uses;
  for (const auto& [sign, use] : kUses)
    if (signs.has(sign)) uses.add(use);
  return uses;
}

// Words of schema.org and of the vocabularies before it, in `itemprop` and `property`.
void note_property(std::string_view value, ElementUses& use) noexcept {
  if (const std::size_t colon = value.rfind(':'); colon != value.npos) value.remove_prefix(colon + 1);
  const auto is = [&](std::string_view lower) { return html::is_same_name(value, lower); };
  if (is("datepublished") || is("issued") || is("published") || is("pubdate"))
    use.add(ElementUse::date), use.add(ElementUse::published), use.add(ElementUse::marked);
  if (is("datecreated") || is("created") || is("date"))
    use.add(ElementUse::date), use.add(ElementUse::marked);
  if (is("datemodified") || is("modified"))
    use.add(ElementUse::date), use.add(ElementUse::modified), use.add(ElementUse::marked);
  if (is("author") || is("creator")) use.add(ElementUse::author), use.add(ElementUse::marked);
  if (is("name")) use.add(ElementUse::name);
}

void note_relations(std::string_view value, ElementUses& use) noexcept {
  WordReader reader(value);
  for (std::string_view word = reader.next(); !word.empty(); word = reader.next()) {
    if (word == "author") use.add(ElementUse::author), use.add(ElementUse::name), use.add(ElementUse::marked);
    if (word == "tag") use.add(ElementUse::tag);
    if (word == "category") use.add(ElementUse::category);
    if (word == "license") use.add(ElementUse::license);
  }
}

// A place in a table for a value, by its length and by bytes of its middle and its end, where values differ.
std::size_t place_of(std::string_view value) noexcept {
  std::uint64_t middle = 0, end = 0;
  if (value.size() >= sizeof middle) {
    std::memcpy(&middle, value.data() + value.size() / 2 - sizeof middle / 2, sizeof middle);
    std::memcpy(&end, value.data() + value.size() - sizeof end, sizeof end);
  } else {
    std::memcpy(&end, value.data(), value.size());
  }
  return static_cast<std::size_t>(
      ((middle ^ value.size()) * 0x9E3779B97F4A7C15u + end) * 0xD6E8FEB86659FD93u >> 56);
}

}  // namespace

void TagReader::note_words(std::string_view value, ElementUses& uses) const noexcept {
  WordReader reader(value);
  for (std::string_view word = reader.next(); !word.empty(); word = reader.next()) {
    const ElementSigns signs = words_.signs_of(word);
    uses.add(uses_of_signs(signs));
    if (signs.has(ElementSign::date) && !signs.has(ElementSign::no_date)) uses.add(ElementUse::date);
  }
}

ElementUses TagReader::uses_of(std::string_view value) noexcept {
  if (value.empty()) return {};
  Known& known = known_[place_of(value)];
  if (known.value != value) {
    known = {value, {}};
    if (words_.may_say(value)) note_words(value, known.uses);
  }
  return known.uses;
}

TagFindings TagReader::read(std::string_view start_tag) noexcept {
  // Tags come again and again, too; most say nothing.
  std::string_view& silent = silent_[place_of(start_tag)];
  if (silent == start_tag) return {};
  const TagFindings words = read_attributes(start_tag);
  if (words.uses.is_empty() && words.datetime.empty() && words.title.empty()) silent = start_tag;
  return words;
}

TagFindings TagReader::read_attributes(std::string_view start_tag) noexcept {
  TagFindings words;
  ElementUses& uses = words.uses;
  html::AttributeReader reader(start_tag);
  for (html::Attribute attribute; reader.next(attribute);) {
    const auto is = [&](std::string_view lower) { return html::is_same_name(attribute.name, lower); };
    switch (attribute.name.size()) {
      case 2:
        if (is("id")) uses.add(uses_of(attribute.value));
        break;
      case 3:
        if (is("rel")) note_relations(attribute.value, uses);
        break;
      case 4:
        if (is("href")) words.address = attribute.value;
        break;
      case 5:
        if (is("class")) uses.add(uses_of(attribute.value));
        if (is("title")) words.title = attribute.value;
        break;
      case 7:
        if (is("content")) words.content = attribute.value;
        if (is("pubdate")) uses.add(ElementUse::date), uses.add(ElementUse::published);
        break;
      case 10:
        if (is("aria-label") && attribute.value.find("readcrumb") != attribute.value.npos)
          uses.add(ElementUse::breadcrumbs);
        break;
      case 8:
        if (is("itemprop") || is("property")) note_property(attribute.value, uses);
        if (is("datetime")) words.datetime = attribute.value;
        break;
      default: break;
    }
  }
  if (!words.address.empty() && words_.leads_to_author(words.address)) uses.add(ElementUse::author_link);
  return words;
}

}  // namespace kehraus
