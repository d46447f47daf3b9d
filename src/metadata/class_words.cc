#include "metadata/class_words.h"

#include <array>
#include <cstring>
#include <iterator>

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

// What a word says that is one of these, whole.
struct KnownWord {
  std::string_view word;
  ElementUse use;
};
constexpr KnownWord kKnownWords[] = {
    {"datum", ElementUse::date},
    {"fecha", ElementUse::date},
    {"data", ElementUse::date},
    {"time", ElementUse::date},
    {"timestamp", ElementUse::date},
    {"posted", ElementUse::published},
    {"posttime", ElementUse::date},
    {"info", ElementUse::date},
    {"postinfo", ElementUse::date},
    {"byline", ElementUse::date},
    {"calendar", ElementUse::date},
    {"created", ElementUse::published},
    {"submitted", ElementUse::date},
    {"auteur", ElementUse::author},
    {"writer", ElementUse::author},
    {"verfasser", ElementUse::author},
    {"redakteur", ElementUse::author},
    {"journalist", ElementUse::author},
    {"creator", ElementUse::author},
    {"contributor", ElementUse::author},
    {"vcard", ElementUse::author},
    {"postedby", ElementUse::author},
    {"comment", ElementUse::elsewhere},
    {"comments", ElementUse::elsewhere},
    {"commentlist", ElementUse::elsewhere},
    {"disqus", ElementUse::elsewhere},
    {"related", ElementUse::elsewhere},
    {"teaser", ElementUse::elsewhere},
    {"teasers", ElementUse::elsewhere},
    {"sidebar", ElementUse::elsewhere},
    {"widget", ElementUse::elsewhere},
    {"widgets", ElementUse::elsewhere},
    {"recommended", ElementUse::elsewhere},
    {"recommendations", ElementUse::elsewhere},
    {"popular", ElementUse::elsewhere},
    {"trending", ElementUse::elsewhere},
    {"latest", ElementUse::elsewhere},
    {"recent", ElementUse::elsewhere},
    {"menu", ElementUse::elsewhere},
    {"navbar", ElementUse::elsewhere},
    {"newsletter", ElementUse::elsewhere},
    {"footer", ElementUse::elsewhere},
    {"similar", ElementUse::elsewhere},
    {"mostread", ElementUse::elsewhere},
    {"ticker", ElementUse::elsewhere},
    {"outbrain", ElementUse::elsewhere},
    {"taboola", ElementUse::elsewhere},
    {"upcoming", ElementUse::elsewhere},
    {"kommentare", ElementUse::elsewhere},
    {"kommentar", ElementUse::elsewhere},
    {"respond", ElementUse::elsewhere},
    {"cookie", ElementUse::elsewhere},
    {"modal", ElementUse::elsewhere},
    {"popup", ElementUse::elsewhere},
    {"tags", ElementUse::tags},
    {"taglist", ElementUse::tags},
    {"keywords", ElementUse::tags},
    {"topics", ElementUse::tags},
    {"themen", ElementUse::tags},
    {"schlagworte", ElementUse::tags},
    {"etiquetas", ElementUse::tags},
    {"category", ElementUse::rubric},
    {"rubric", ElementUse::rubric},
    {"rubrik", ElementUse::rubric},
    {"ressort", ElementUse::rubric},
    {"rubrique", ElementUse::rubric},
};

constexpr std::size_t kWordPlaces = 256;

constexpr std::size_t place_of_word(std::string_view word) noexcept {
  const auto byte = [&](std::size_t i) {
    return static_cast<std::size_t>(static_cast<unsigned char>(word[i]));
  };
  return (byte(0) * 5 + byte(word.size() - 1) * 37 + byte(word.size() / 2) * 11 + word.size() * 3) %
         kWordPlaces;
}

// By place, one up; 0 is free. What has no place of its own stands in the next.
constexpr auto kWordTable = [] {
  std::array<std::uint8_t, kWordPlaces> table{};
  for (std::size_t i = 0; i < std::size(kKnownWords); ++i) {
    std::size_t place = place_of_word(kKnownWords[i].word);
    while (table[place] != 0) place = (place + 1) % kWordPlaces;
    table[place] = static_cast<std::uint8_t>(i + 1);
  }
  return table;
}();

void note_known(std::string_view word, ElementUses& uses) noexcept {
  for (std::size_t place = place_of_word(word); kWordTable[place] != 0; place = (place + 1) % kWordPlaces) {
    const KnownWord& known = kKnownWords[kWordTable[place] - 1];
    if (known.word != word) continue;
    uses.add(known.use);
    if (known.use == ElementUse::published) uses.add(ElementUse::date);
    return;
  }
}

bool has(std::string_view word, std::string_view part) noexcept { return word.find(part) != word.npos; }

constexpr std::uint32_t gram_of(std::string_view four) noexcept {
  std::uint32_t gram = 0;
  for (const char c : four) gram = gram << 8 | static_cast<unsigned char>(c);
  return gram;
}

// What words say by how they begin or by what is in them: `entrydate`, `authorname`, `updatedtime`.
void note_parts(std::string_view word, ElementUses& uses) noexcept {
  const auto begins = [&](std::string_view start) { return word.starts_with(start); };
  std::uint32_t gram = 0;
  for (const char c : word) {
    gram = gram << 8 | static_cast<unsigned char>(c);
    if (gram == gram_of("date") && !begins("update") && !has(word, "candidate") && !has(word, "validate") &&
        !has(word, "mandate"))
      uses.add(ElementUse::date);
    if (gram == gram_of("utho") || gram == gram_of("byli")) uses.add(ElementUse::author);
    if (gram == gram_of("crum")) uses.add(ElementUse::breadcrumbs);
    if (gram == gram_of("user") && has(word, "username")) uses.add(ElementUse::author);
  }
  switch (word[0]) {
    case 'u':
      if (begins("update")) uses.add(ElementUse::modified);
      break;
    case 'm':
      if (begins("modif")) uses.add(ElementUse::modified);
      break;
    case 'l':
      if (begins("lastmod")) uses.add(ElementUse::modified);
      break;
    case 'p':
      if (begins("publi")) uses.add(ElementUse::date);
      if (begins("publish") || begins("pubdate") || word == "postdate") uses.add(ElementUse::published);
      break;
    case 'a':
      if (begins("aktualisier")) uses.add(ElementUse::modified);
      if (begins("autor")) uses.add(ElementUse::author);
      break;
    case 'v':
      if (begins("veroeffentlich")) uses.add(ElementUse::date), uses.add(ElementUse::published);
      break;
    default: break;
  }
  if (gram == gram_of("name")) uses.add(ElementUse::name);
  if (gram == gram_of("atum") || gram == gram_of("meta")) uses.add(ElementUse::date);
}

// Four letters in a row that every word above holds one of; whatever holds none says nothing.
constexpr std::string_view kGrams[] = {
    "date", "datu", "atum", "fech", "data", "time", "publ", "post", "meta", "byli", "info",
    "cale", "crea", "subm", "upda", "modi", "last", "aktu", "vero", "auth", "auto", "aute",
    "writ", "verf", "reda", "jour", "cont", "vcar", "user", "name", "comm", "disq", "rela",
    "teas", "side", "widg", "reco", "popu", "tren", "late", "rece", "menu", "navb", "news",
    "foot", "simi", "most", "tick", "outb", "tabo", "upco", "komm", "resp", "cook", "moda",
    "brea", "tags", "topi", "keyw", "them", "schl", "etiq", "cate", "rubr", "ress", "tagl"};
constexpr std::uint32_t kGramBits = 4096;

constexpr std::uint32_t place_of_gram(std::uint32_t gram) noexcept { return (gram * 2654435761u) >> 20; }

constexpr auto kGramSet = [] {
  std::array<std::uint64_t, kGramBits / 64> set{};
  for (const std::string_view gram : kGrams) {
    const std::uint32_t place = place_of_gram(gram_of(gram));
    set[place / 64] |= std::uint64_t{1} << (place % 64);
  }
  return set;
}();

bool may_say(std::string_view value) noexcept {
  std::uint32_t gram = 0;
  for (const char c : value) {
    gram = gram << 8 | static_cast<unsigned char>(c | 0x20);
    const std::uint32_t place = place_of_gram(gram);
    if ((kGramSet[place / 64] >> (place % 64) & 1) != 0) return true;
  }
  return false;
}

void note_words(std::string_view value, ElementUses& uses) noexcept {
  WordReader reader(value);
  for (std::string_view word = reader.next(); !word.empty(); word = reader.next()) {
    note_known(word, uses);
    note_parts(word, uses);
  }
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

// Where sites keep the pages of who writes for them.
bool leads_to_author(std::string_view address) noexcept {
  for (const std::string_view part : {"/author", "/autor", "/auteur", "/contributor", "/staff/", "/redakteur",
                                      "/journalist", "/writers/", "/by/", "/redaktion/"})
    if (has(address, part)) return true;
  return false;
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

ElementUses ClassWords::uses_of(std::string_view value) noexcept {
  if (value.empty()) return {};
  Known& known = known_[place_of(value)];
  if (known.value != value) {
    known = {value, {}};
    if (may_say(value)) note_words(value, known.uses);
  }
  return known.uses;
}

ElementWords ClassWords::read(std::string_view start_tag) noexcept {
  // Tags come again and again, too; most say nothing.
  std::string_view& silent = silent_[place_of(start_tag)];
  if (silent == start_tag) return {};
  const ElementWords words = read_attributes(start_tag);
  if (words.uses.is_empty() && words.datetime.empty() && words.title.empty()) silent = start_tag;
  return words;
}

ElementWords ClassWords::read_attributes(std::string_view start_tag) noexcept {
  ElementWords words;
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
        if (is("aria-label") && has(attribute.value, "readcrumb")) uses.add(ElementUse::breadcrumbs);
        break;
      case 8:
        if (is("itemprop") || is("property")) note_property(attribute.value, uses);
        if (is("datetime")) words.datetime = attribute.value;
        break;
      default: break;
    }
  }
  if (!words.address.empty() && leads_to_author(words.address)) uses.add(ElementUse::author_link);
  return words;
}

}  // namespace kehraus
