#include "metadata/class_words.h"

#include <algorithm>
#include <array>
#include <initializer_list>

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

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) noexcept {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool has(std::string_view word, std::string_view part) noexcept { return word.find(part) != word.npos; }

void note_date_word(std::string_view word, ElementUse& use) noexcept {
  if (word.starts_with("update") || word.starts_with("modif") || word.starts_with("lastmod") ||
      word.starts_with("aktualisier"))
    use.is_modified = true;
  const bool holds_date = has(word, "date") && !has(word, "candidate") && !has(word, "validate") &&
                          !has(word, "mandate") && !word.starts_with("update");
  if (holds_date ||
      is_one_of(word, {"datum", "fecha", "data", "time", "timestamp", "dateline", "datetime", "posted",
                       "posttime", "meta", "postmeta", "entrymeta", "info", "postinfo", "byline", "datestamp",
                       "calendar", "created", "submitted"}) ||
      word.starts_with("publi") || word.ends_with("datum") || word.ends_with("meta"))
    use.is_date = true;
  if (word.starts_with("publish") || word.starts_with("pubdate") || word == "posted" || word == "postdate" ||
      word == "created" || word.starts_with("veroeffentlich"))
    use.is_published = true;
}

void note_author_word(std::string_view word, ElementUse& use) noexcept {
  if (has(word, "author") || has(word, "byline") || word.starts_with("autor") || word == "auteur" ||
      word == "writer" || word == "verfasser" || word == "redakteur" || word == "journalist" ||
      word == "creator" || word == "contributor" || word == "vcard" || word == "postedby" ||
      has(word, "username"))
    use.is_author = true;
  if (word == "name" || word == "fn" || word.ends_with("name")) use.is_name = true;
}

void note_place_word(std::string_view word, ElementUse& use) noexcept {
  if (is_one_of(word, {"comment",    "comments", "commentlist", "disqus",    "related",     "teaser",
                       "teasers",    "sidebar",  "widget",      "widgets",   "recommended", "recommendations",
                       "popular",    "trending", "latest",      "recent",    "menu",        "navbar",
                       "newsletter", "footer",   "similar",     "mostread",  "ticker",      "outbrain",
                       "taboola",    "upcoming", "kommentare",  "kommentar", "respond",     "cookie",
                       "modal",      "popup"}))
    use.is_elsewhere = true;
  if (has(word, "breadcrumb")) use.is_breadcrumbs = true;
  if (word == "headline") use.is_headline = true;
}

void note_words(std::string_view value, ElementUse& use) noexcept {
  WordReader reader(value);
  for (std::string_view word = reader.next(); !word.empty(); word = reader.next()) {
    note_date_word(word, use);
    note_author_word(word, use);
    note_place_word(word, use);
  }
}

// Words of schema.org and of the vocabularies before it, in `itemprop` and `property`.
void note_property(std::string_view value, ElementUse& use) noexcept {
  if (const std::size_t colon = value.rfind(':'); colon != value.npos) value.remove_prefix(colon + 1);
  const auto is = [&](std::string_view lower) { return html::is_same_name(value, lower); };
  if (is("datepublished") || is("issued") || is("published") || is("pubdate"))
    use.is_date = use.is_published = use.is_marked = true;
  if (is("datecreated") || is("created") || is("date")) use.is_date = use.is_marked = true;
  if (is("datemodified") || is("modified")) use.is_date = use.is_modified = use.is_marked = true;
  if (is("author") || is("creator")) use.is_author = use.is_marked = true;
  if (is("name")) use.is_name = true;
  if (is("headline")) use.is_headline = true;
}

void note_relations(std::string_view value, ElementUse& use) noexcept {
  WordReader reader(value);
  for (std::string_view word = reader.next(); !word.empty(); word = reader.next()) {
    if (word == "author") use.is_author = use.is_name = use.is_marked = true;
    if (word == "tag") use.is_tag = true;
    if (word == "category") use.is_category = true;
    if (word == "license") use.is_license = true;
  }
}

// Where sites keep the pages of who writes for them.
void note_address(std::string_view address, ElementUse& use) noexcept {
  use.address = address;
  for (const std::string_view part : {"/author", "/autor", "/auteur", "/contributor", "/staff/", "/redakteur",
                                      "/journalist", "/writers/", "/by/", "/redaktion/"})
    if (has(address, part)) use.is_author_link = true;
}

}  // namespace

ElementUse use_of_element(std::string_view start_tag) noexcept {
  ElementUse use;
  html::AttributeReader reader(start_tag);
  for (html::Attribute attribute; reader.next(attribute);) {
    const std::string_view name = attribute.name;
    const auto is = [&](std::string_view lower) { return html::is_same_name(name, lower); };
    switch (name.size()) {
      case 2:
        if (is("id")) note_words(attribute.value, use);
        break;
      case 3:
        if (is("rel")) note_relations(attribute.value, use);
        break;
      case 4:
        if (is("href")) note_address(attribute.value, use);
        break;
      case 5:
        if (is("class")) note_words(attribute.value, use);
        if (is("title")) use.title = attribute.value;
        break;
      case 7:
        if (is("content")) use.content = attribute.value;
        if (is("pubdate")) use.is_date = use.is_published = true;
        break;
      case 8:
        if (is("itemprop") || is("property")) note_property(attribute.value, use);
        if (is("datetime")) use.datetime = attribute.value;
        break;
      default: break;
    }
  }
  return use;
}

}  // namespace kehraus
