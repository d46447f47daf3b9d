#include "metadata/names.h"

#include <algorithm>

#include "text/date.h"
#include "text/folded_word.h"
#include "text/letters.h"
#include "text/measures.h"
#include "text/name_case.h"
#include "text/phrase.h"
#include "text/utf8.h"
#include "text/whitespace.h"

namespace kehraus {
namespace {

constexpr std::size_t kMaxTextBytes = 400;
constexpr std::size_t kMaxNames = 50;
constexpr std::uint32_t kMaxWords = 6;  // of one name

bool has_capital(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    // Letters of scripts without capitals are as good.
    if (is_upper(c.value) || (c.value > 0x590 && is_letter(c.value))) return true;
    at += c.size;
  }
  return false;
}

class NameReader {
 public:
  NameReader(NamePlace place, std::string_view language, const Lexicon& words)
      : place_(place),
        language_(language),
        words_(words.dates()),
        name_words_(words.names()),
        own_(words_.language_of(language)) {}

  Names read(std::string_view text) {
    if (const auto date = find_date(text, language_, words_)) {
      read_parts(without_announcement(text.substr(0, date->span.start)));
      if (names_.persons.empty()) read_parts(text.substr(date->span.end));
    } else {
      read_parts(text);
    }
    return std::move(names_);
  }

 private:
  void read_parts(std::string_view text) {
    text = without_by(strip(text));
    std::size_t start = 0;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t size = separator_at(text, at);
      if (size == 0) {
        at += code_point_at(text, at).size;
        continue;
      }
      read_part(text.substr(start, at - start));
      start = at += size;
    }
    read_part(text.substr(start));
  }

  // Bytes of what stands between two names.
  std::size_t separator_at(std::string_view text, std::size_t at) const {
    for (const std::string_view mark :
         {", ", "; ", " | ", "| ", " · ", " • ", " – ", " — ", " - ", " / ", " & ",
          ",",  ";",  "/",   "|",  "•",   "·",   " + ", "(",   ")",   ": "})
      if (text.compare(at, mark.size(), mark) == 0) return mark.size();
    if (text[at] != ' ') return 0;
    const FoldedWord word = fold_word(text, at + 1);
    if (word.size == 0 || word.end >= text.size() || text[word.end] != ' ') return 0;
    const bool splits = words_.uses_of(word.view(), own_).has(WordUse::conjunction) ||
                        name_words_.has(NameUse::with, word.view());
    return splits && !is_upper(code_point_at(text, at + 1).value) ? word.end + 1 - at : 0;
  }

  // Without the words behind a name that announce the date: `Published on`, `Updated:`.
  std::string_view without_announcement(std::string_view text) const {
    for (int i = 0; i < 4; ++i) {
      text = strip(text);
      while (!text.empty() && (text.back() == ':' || text.back() == ',' || text.back() == '-'))
        text.remove_suffix(1);
      const std::size_t space = text.rfind(' ');
      const FoldedWord word = fold_word(text, space == text.npos ? 0 : space + 1);
      const WordUses uses = words_.uses_of(word.view(), own_) & kLineUses;
      if (word.size == 0 || word.end != text.size() || uses.is_empty()) return text;
      text = text.substr(0, space == text.npos ? 0 : space);
    }
    return text;
  }

  // Without `By`, `Written by`, `Text:` in front.
  std::string_view without_by(std::string_view text) const {
    for (int i = 0; i < 4; ++i) {
      const FoldedWord word = fold_word(text, 0);
      if (word.size == 0 || !name_words_.has(NameUse::before, word.view()) || word.end >= text.size())
        return text;
      std::size_t at = word.end;
      while (at < text.size() && (text[at] == ' ' || text[at] == ':' || text[at] == '.')) ++at;
      if (at == word.end || at >= text.size()) return text;
      text = text.substr(at);
    }
    return text;
  }

  void read_part(std::string_view part) {
    part = bare_name(without_by(strip(part)));
    if (part.empty() || names_.persons.size() >= kMaxNames) return;
    if (is_of_date_line(part)) return;
    if (is_agency(part)) return add(names_.agencies, std::string(part));
    const std::size_t address = part.find('@');
    if (address != part.npos) {
      const std::size_t start = part.rfind(' ', address);
      if (start == part.npos) return;
      part = bare_name(part.substr(0, start));
    }
    if (part.find("://") != part.npos || part.starts_with("www.")) return;
    const Measures m = measure(part);
    if (m.letters < 2 || m.words > kMaxWords) return;
    // A key that a template was to fill: `page.author`.
    if (m.words == 1 && part.find('.') != part.npos && !has_capital(part) && place_ == NamePlace::likely)
      return;
    const bool needs_capital = place_ == NamePlace::likely;
    if (needs_capital && !has_capital(part)) return;
    if (says_role(part) && (!names_.persons.empty() || m.words == 1)) return;
    if (place_ == NamePlace::likely && m.digits > 0 && m.words > 1) return;
    add(names_.persons, as_name(part));
  }

  // `Published on`: nothing but words of date lines.
  bool is_of_date_line(std::string_view part) const {
    for (std::size_t at = 0; at < part.size();) {
      const FoldedWord word = fold_word(part, at);
      if (word.size > 0 && (words_.uses_of(word.view(), own_) & kLineUses).is_empty()) return false;
      at = word.end > at ? word.end : at + code_point_at(part, at).size;
    }
    return true;
  }

  bool says_role(std::string_view part) const {
    for (std::size_t at = 0; at < part.size();) {
      const FoldedWord word = fold_word(part, at);
      if (word.size > 0 && name_words_.has(NameUse::role, word.view())) return true;
      at = word.end > at ? word.end : at + code_point_at(part, at).size;
    }
    return false;
  }

  bool is_agency(std::string_view name) const {
    std::string folded;
    normalise_phrase(name, folded);
    return name_words_.has(NameUse::agency, folded);
  }

  // Without the signs around it; the point of `Jr.` stays.
  static std::string_view bare_name(std::string_view part) {
    const std::string_view solid = bare_phrase(part);
    const auto end = static_cast<std::size_t>(solid.data() + solid.size() - part.data());
    const bool keeps_point = end < part.size() && part[end] == '.' && solid.size() > 2 &&
                             solid.find(' ') != solid.npos && solid.find('.', solid.size() - 3) != solid.npos;
    return keeps_point ? std::string_view(solid.data(), solid.size() + 1) : solid;
  }

  static void add(std::vector<std::string>& list, std::string&& name) {
    if (std::find(list.begin(), list.end(), name) == list.end()) list.push_back(std::move(name));
  }

  const NamePlace place_;
  const std::string_view language_;
  const DateWords& words_;
  const NameWords& name_words_;
  const LanguageSet own_;
  Names names_;
};

}  // namespace

Names read_names(std::string_view text, NamePlace place, std::string_view language, const Lexicon& words) {
  if (text.size() > kMaxTextBytes) return {};
  return NameReader(place, language, words).read(text);
}

bool begins_byline(std::string_view text, const NameWords& words) {
  const FoldedWord word = fold_word(text, 0);
  return word.size > 0 && words.has(NameUse::byline, word.view());
}

bool is_nobody(std::string_view name, const NameWords& words) {
  std::string folded;
  normalise_phrase(name, folded);
  return words.has(NameUse::nobody, folded);
}

}  // namespace kehraus
