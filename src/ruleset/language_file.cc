// internal: from TOML to LanguageWords, with every complaint the author of a language can meet.
#include "ruleset/language_file.h"

#include <charconv>
#include <map>
#include <set>

#include "ruleset/toml_reader.h"
#include "text/folded_word.h"
#include "text/letters.h"
#include "text/phrase.h"
#include "text/stop_words.h"
#include "text/utf8.h"

namespace kehraus {
namespace {

struct ListKey {
  std::string_view key;
  WordUse use;
};
constexpr std::array<ListKey, kWordUses> kLists = {{
    {"plain", WordUse::plain},
    {"published", WordUse::published},
    {"modified", WordUse::modified},
    {"as_of", WordUse::as_of},
    {"relative", WordUse::relative},
    {"ago_before", WordUse::ago_before},
    {"ago_after", WordUse::ago_after},
    {"quantities", WordUse::quantity},
    {"time_units", WordUse::time_unit},
    {"before_clock", WordUse::before_clock},
    {"oclock", WordUse::oclock},
    {"hours", WordUse::hours},
    {"of", WordUse::of},
    {"before_day", WordUse::before_day},
    {"after_day", WordUse::after_day},
    {"after_year", WordUse::after_year},
    {"after_weekday", WordUse::after_weekday},
    {"and", WordUse::conjunction},
}};

struct NameKey {
  std::string_view key;
  NameUse use;
  bool is_phrase;
};
constexpr std::array<NameKey, kNameUses> kNames = {{
    {"before", NameUse::before, false},
    {"byline", NameUse::byline, false},
    {"with", NameUse::with, false},
    {"roles", NameUse::role, false},
    {"nobody", NameUse::nobody, true},
    {"labels", NameUse::label, true},
    {"agencies", NameUse::agency, true},
}};

// By ElementSign.
constexpr std::array<std::string_view, kElementSigns> kSigns = {
    "date",        "published", "modified", "author",  "name",   "elsewhere",
    "breadcrumbs", "tags",      "rubric",   "paywall", "no_date"};
// By WordPart; whole words stand in the table itself.
constexpr std::array<std::string_view, kWordParts> kParts = {"", "begins", "within", "ends"};

std::vector<std::string_view> with_lists(std::vector<std::string_view> keys) {
  for (const ListKey& list : kLists) keys.push_back(list.key);
  return keys;
}

// The words as a text's are compared; empty if they hold anything but letters and single spaces, or one is
// too long.
std::string folded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at <= text.size();) {
    const FoldedWord word = fold_word(text, at);
    if (word.size == 0 || (word.end < text.size() && text[word.end] != ' ')) return {};
    out.append(out.empty() ? "" : " ").append(word.view());
    at = word.end + 1;
  }
  return out;
}

class LanguageReader : public TomlReader {
 public:
  LanguageReader(std::string_view origin, LanguageWords& words) : TomlReader(origin), words_(words) {}

  void read_stop_words(const toml::table& top) {
    std::set<std::string> seen;
    for_each_word(top, "stop_words", [&](const toml::node& at, const std::string& word) {
      if (const std::string small = in_small_letters(word); small != word)
        fail(at, "the stop word `" + word + "` must be in lower case: `" + small + "`");
      if (!StopWords::is_word(word))
        fail(at, "the stop word `" + word + "` could never be found: it must be letters, " +
                     std::to_string(StopWords::kMaxBytes) + " bytes at most; text is cut at apostrophes too");
      if (!seen.insert(word).second) fail(at, "the stop word `" + word + "` stands twice; leave one out");
      words_.stop_words.push_back(word);
    });
  }

  void read_dates(const toml::table& top) {
    const toml::table* table = table_of(top, "dates");
    if (!table) return;
    only_keys(*table, with_lists({"months", "months_short", "weekdays", "weekdays_short", "zones",
                                  "month_first", "short_years", "everywhere", "own"}));
    words_.month_first = truth(*table, "month_first").value_or(false);
    words_.short_years = truth(*table, "short_years").value_or(false);
    words_.everywhere = truth(*table, "everywhere").value_or(false);
    names_.clear();
    words_.months = read_name_list(*table, "months", 12);
    words_.months_short = read_name_list(*table, "months_short", 12);
    names_.clear();
    words_.weekdays = read_name_list(*table, "weekdays", 7);
    words_.weekdays_short = read_name_list(*table, "weekdays_short", 7);
    read_lists(*table, words_.words);
    if (const toml::table* own = table_of(*table, "own")) {
      only_keys(*own, with_lists({}));
      read_lists(*own, words_.own_words);
    }
    read_zones(*table);
  }

  void read_names(const toml::table& top) {
    const toml::table* table = table_of(top, "names");
    if (!table) return;
    std::vector<std::string_view> keys;
    for (const NameKey& name : kNames) keys.push_back(name.key);
    only_keys(*table, keys);
    for (const NameKey& name : kNames) {
      auto& words = words_.names[static_cast<std::size_t>(name.use)];
      for_each_word(*table, name.key, [&](const toml::node& at, const std::string& word) {
        name.is_phrase ? check_phrase(at, word) : check_single(at, word);
        add_once(at, name.key, word, words);
      });
    }
  }

  void read_elements(const toml::table& top) {
    const toml::table* table = table_of(top, "elements");
    if (!table) return;
    std::vector<std::string_view> keys(kSigns.begin(), kSigns.end());
    keys.insert(keys.end(), kParts.begin() + 1, kParts.end());
    keys.push_back("author_addresses");
    only_keys(*table, keys);
    for (std::size_t part = 0; part < kWordParts; ++part) {
      const toml::table* words = part == 0 ? table : table_of(*table, kParts[part]);
      if (!words) continue;
      if (part > 0) only_keys(*words, {kSigns.begin(), kSigns.end()});
      for (std::size_t sign = 0; sign < kElementSigns; ++sign)
        read_element_words(*words, kSigns[sign], words_.elements[part][sign]);
    }
    for_each_word(*table, "author_addresses", [&](const toml::node& at, const std::string& part) {
      if (part.size() < 3 || part.front() != '/')
        fail(at, "`" + part + "` must be a part of an address and begin with a slash, such as `/author`");
      add_once(at, "author_addresses", part, words_.author_addresses);
    });
  }

 private:
  void read_element_words(const toml::table& table, std::string_view key, std::vector<std::string>& words) {
    constexpr std::size_t kFewest = 4, kMost = 32;  // letters
    for_each_word(table, key, [&](const toml::node& at, const std::string& word) {
      const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
      if (word.size() < kFewest || word.size() > kMost || !std::all_of(word.begin(), word.end(), is_small))
        fail(at, "`" + word +
                     "` could never be found: a word of a class is 4 to 32 small letters; `entry-date` and " +
                     "`entryDate` are two");
      add_once(at, key, word, words);
    });
  }

  void add_once(const toml::node& at, std::string_view key, const std::string& word,
                std::vector<std::string>& words) const {
    if (std::find(words.begin(), words.end(), word) != words.end())
      fail(at, "`" + word + "` stands twice in `" + std::string(key) + "`; leave one out");
    words.push_back(word);
  }

  void check_phrase(const toml::node& at, const std::string& phrase) const {
    std::string want;
    normalise_phrase(phrase, want);
    if (want != phrase)
      fail(at,
           "`" + phrase +
               "` must stand here as it is compared, in small letters and without the signs around it: `" +
               want + "`");
  }

  const toml::table* table_of(const toml::table& table, std::string_view key) const {
    const toml::node* node = table.get(key);
    if (node && !node->is_table()) fail(*node, "`" + std::string(key) + "` must be a table");
    return node ? node->as_table() : nullptr;
  }

  template <typename Use>
  void for_each_word(const toml::table& table, std::string_view key, Use use) const {
    const std::vector<std::string> all = texts(table, key);
    for (std::size_t i = 0; i < all.size(); ++i) use(*table.get(key)->as_array()->get(i), all[i]);
  }

  static std::string in_small_letters(std::string_view word) {
    std::string small;
    for (std::size_t at = 0; at < word.size();) {
      const CodePoint c = code_point_at(word, at);
      append_utf8(small, fold(c.value));
      at += c.size;
    }
    return small;
  }

  void check_folded(const toml::node& at, const std::string& word) const {
    const std::string want = folded(word);
    if (want.empty())
      fail(at, "`" + word + "` could never be found: a word is letters only, " +
                   std::to_string(FoldedWord::kMaxLetters) +
                   " at most; write the parts as words of their own");
    if (want != word)
      fail(at,
           "`" + word + "` must stand here as it is compared, without capitals and accents: `" + want + "`");
  }

  void check_single(const toml::node& at, const std::string& word) const {
    check_folded(at, word);
    if (word.find(' ') != word.npos) fail(at, "`" + word + "` must be one word");
  }

  // The names of months or weekdays in their order; each a word, or a list of its forms.
  std::vector<LanguageWords::Forms> read_name_list(const toml::table& table, std::string_view key,
                                                   std::size_t count) {
    std::vector<LanguageWords::Forms> names;
    const toml::node* node = table.get(key);
    if (!node) return names;
    if (!node->is_array() || node->as_array()->size() != count)
      fail(*node, "`" + std::string(key) + "` must be a list of " + std::to_string(count) +
                      ", each a word or a list of its forms, [] for one without");
    for (const toml::node& item : *node->as_array()) {
      LanguageWords::Forms& forms = names.emplace_back();
      if (!item.is_array())
        add_form(item, forms);
      else
        for (const toml::node& form : *item.as_array()) add_form(form, forms);
    }
    return names;
  }

  void add_form(const toml::node& node, LanguageWords::Forms& forms) {
    if (!node.is_string()) fail(node, "a name of a month or weekday must be a string, or a list of strings");
    const std::string& form = node.as_string()->get();
    check_single(node, form);
    if (!names_.insert(form).second)
      fail(node, "`" + form + "` stands twice among these names; leave one out");
    forms.push_back(form);
  }

  void read_lists(const toml::table& table, std::array<std::vector<std::string>, kWordUses>& lists) {
    for (const ListKey& list : kLists) {
      auto& words = lists[static_cast<std::size_t>(list.use)];
      const bool says_something = kLineUses.has(list.use);
      for_each_word(table, list.key, [&](const toml::node& at, const std::string& word) {
        // Only there are several words looked for.
        says_something || list.use == WordUse::ago_before ? check_folded(at, word) : check_single(at, word);
        if (std::find(words.begin(), words.end(), word) != words.end())
          fail(at, "`" + word + "` stands twice in `" + std::string(list.key) + "`; leave one out");
        if (says_something) check_says_one_thing(at, word, list.key);
        words.push_back(word);
      });
    }
  }

  void check_says_one_thing(const toml::node& at, const std::string& word, std::string_view key) {
    const auto [other, is_new] = said_.emplace(word, key);
    if (!is_new)
      fail(at, "`" + word + "` already stands in `" + std::string(other->second) +
                   "`: of a date a word says one thing; leave one out");
  }

  void read_zones(const toml::table& table) {
    const toml::table* zones = table_of(table, "zones");
    if (!zones) return;
    for (const auto& [key, node] : *zones) {
      const std::string name(key.str());
      const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
      if (name.empty() || name.size() > 5 || !std::all_of(name.begin(), name.end(), is_capital))
        fail(node, "the time zone `" + name + "` must be one to five capital letters");
      words_.zones.push_back({name, offset_of(node, name)});
    }
  }

  std::int32_t offset_of(const toml::node& node, const std::string& name) const {
    const std::string text = node.is_string() ? node.as_string()->get() : "";
    int hours = -1, minutes = -1;
    if (text.size() == 6 && (text[0] == '+' || text[0] == '-') && text[3] == ':') {
      std::from_chars(text.data() + 1, text.data() + 3, hours);
      std::from_chars(text.data() + 4, text.data() + 6, minutes);
    }
    if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59)
      fail(node, "the time zone `" + name + "` must be written as `" + name + " = \"+01:00\"`");
    return (text[0] == '-' ? -1 : 1) * (60 * hours + minutes);
  }

  LanguageWords& words_;
  std::set<std::string> names_;                   // of months, or of weekdays
  std::map<std::string, std::string_view> said_;  // by word, the key of the list that it stands in
};

}  // namespace

LanguageWords parse_language(std::string_view toml, std::string_view code, std::string_view origin) {
  const toml::table top = parse_toml(toml, origin);
  LanguageWords words;
  words.code = code;
  words.origin = origin;
  words.toml = toml;
  LanguageReader read(origin, words);
  if (code == "any" && top.contains("dates"))
    read.fail(*top.get("dates"),
              "words of dates belong to one language; the file of `any` holds stop words of languages that "
              "have no folder, and words of names and elements");
  read.only_keys(top, {"name", "stop_words", "dates", "names", "elements"});
  words.name = read.required_text(top, "name");
  read.read_stop_words(top);
  read.read_dates(top);
  read.read_names(top);
  read.read_elements(top);
  return words;
}

}  // namespace kehraus
