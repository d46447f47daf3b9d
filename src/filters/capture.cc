#include "filters/capture.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "text/date.h"
#include "text/folded_word.h"
#include "text/letters.h"
#include "text/name_case.h"
#include "text/utf8.h"
#include "text/whitespace.h"

namespace kehraus {
namespace {

constexpr std::array<std::string_view, 10> kSeparators = {", ",  "; ",  " | ", " · ", " - ",
                                                          " • ", " / ", " > ", " » ", " › "};
// What splits a list of names besides: the languages' words for 'and'.
struct Ands {
  const DateWords& words;
  LanguageSet language;
};

// Bytes of ` and ` at `at`, in whatever language; 0 where none stands. In small letters only: `Eça E Silva`.
std::size_t and_at(std::string_view text, std::size_t at, const Ands& ands) noexcept {
  constexpr std::string_view kSign = " & ";
  if (text[at] != ' ' || at + 1 == text.size()) return 0;
  if (text.compare(at, kSign.size(), kSign) == 0) return kSign.size();
  const FoldedWord word = fold_word(text, at + 1);
  if (word.size == 0 || word.end == text.size() || text[word.end] != ' ') return 0;
  if (!ands.words.uses_of(word.view(), ands.language).has(WordUse::conjunction)) return 0;
  return is_upper(code_point_at(text, at + 1).value) ? 0 : word.end + 1 - at;
}

// Bytes of the separator at `at`, 0 where none stands. Between names `, and ` is one.
std::size_t separator_at(std::string_view text, std::size_t at, const Ands* ands) noexcept {
  for (std::string_view s : kSeparators) {
    if (text.compare(at, s.size(), s) != 0) continue;
    const std::size_t further = ands ? and_at(text, at + s.size() - 1, *ands) : 0;
    return s.size() + (further > 0 ? further - 1 : 0);
  }
  return ands ? and_at(text, at, *ands) : 0;
}

// Bullets and dashes in front of an item, and the punctuation behind it.
std::string_view bare(std::string_view item) noexcept {
  item = strip(item);
  while (!item.empty() &&
         (item.front() == '-' || item.front() == '*' || item.front() == '#' || item.front() == ','))
    item = strip(item.substr(1));
  for (std::string_view bullet : {"•", "·", "–"})
    if (item.starts_with(bullet)) item = strip(item.substr(bullet.size()));
  while (!item.empty() && (item.back() == ',' || item.back() == ';'))
    item = strip(item.substr(0, item.size() - 1));
  return item;
}

bool set_once(std::optional<std::string>& field, std::string&& value) {
  if (!field)
    field = std::move(value);
  else if (*field != value)
    return false;
  return true;
}

// No article has more authors, tags or pictures; bounds the search for what is there already.
constexpr std::size_t kMaxListed = 500;

bool add_once(std::vector<std::string>& list, std::string&& value) {
  if (std::find(list.begin(), list.end(), value) != list.end()) return true;
  if (list.size() >= kMaxListed) return false;
  list.push_back(std::move(value));
  return true;
}

bool set_minutes(std::optional<int>& field, std::string_view text) {
  int minutes = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), minutes);
  if (failure != std::errc() || end != text.data() + text.size() || minutes <= 0) return false;
  if (!field) field = minutes;
  return *field == minutes;
}

std::vector<std::string> split(std::string_view text, const Ands* ands) {
  std::vector<std::string> items;
  std::size_t start = 0;
  const auto add = [&](std::size_t end) {
    if (const auto item = bare(text.substr(start, end - start)); !item.empty()) items.emplace_back(item);
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = separator_at(text, at, ands);
    if (size == 0) {
      ++at;
      continue;
    }
    add(at);
    start = at += size;
  }
  add(text.size());
  return items;
}

// Files a value that was read from `raw`, and notes where it comes from.
void file(Sheet& sheet, const Origin& origin, CaptureKey key, std::string_view raw, std::string value) {
  Document& document = sheet.document();
  if (value.empty()) return;
  if (!document.wants_evidence) {
    file_value(document.metadata, key, std::move(value));
    return;
  }
  const bool is_filed = file_value(document.metadata, key, value);
  document.note_filed(name_of(key), sheet.block(origin.i), origin.decider, strip(raw), value,
                      is_filed ? Doubt::none : Doubt::repeated);
}

void file_typed(Sheet& sheet, const Origin& origin, const Capture& capture, std::string_view text) {
  const std::string_view language = sheet.document().language;
  const DateWords& words = sheet.rules().words().dates();
  switch (capture.type) {
    case Capture::Type::list:
      for (std::string& item : split_list(text)) file(sheet, origin, capture.key, text, std::move(item));
      return;
    case Capture::Type::names:
      for (std::string& name : split_names(text, language, words))
        file(sheet, origin, capture.key, text, std::move(name));
      return;
    case Capture::Type::date:
      if (const auto date = find_date(text, language, words))
        file(sheet, origin, capture.key, text, date->iso);
      return;
    case Capture::Type::string:
    case Capture::Type::integer: file(sheet, origin, capture.key, text, std::string(strip(text))); return;
  }
}

}  // namespace

std::vector<std::string> split_list(std::string_view text) { return split(text, nullptr); }

std::vector<std::string> split_names(std::string_view text, std::string_view language,
                                     const DateWords& words) {
  const Ands ands{words, words.language_of(language)};
  return split(text, &ands);
}

bool file_value(Metadata& metadata, CaptureKey key, std::string value) {
  if (value.empty()) return false;
  switch (key) {
    case CaptureKey::title: return set_once(metadata.title, std::move(value));
    case CaptureKey::authors: return add_once(metadata.authors, as_name(value));
    case CaptureKey::agency: return set_once(metadata.agency, std::move(value));
    case CaptureKey::date_published: return set_once(metadata.date_published, std::move(value));
    case CaptureKey::date_modified: return set_once(metadata.date_modified, std::move(value));
    case CaptureKey::categories: return add_once(metadata.categories, std::move(value));
    case CaptureKey::tags: return add_once(metadata.tags, std::move(value));
    case CaptureKey::captions: return add_once(metadata.captions, std::move(value));
    case CaptureKey::sources: return add_once(metadata.sources, std::move(value));
    case CaptureKey::license: return set_once(metadata.license, std::move(value));
    case CaptureKey::reading_time_minutes: return set_minutes(metadata.reading_time_minutes, value);
    case CaptureKey::free_access:
      if (!metadata.free_access) metadata.free_access = value == "true";
      return *metadata.free_access == (value == "true");
  }
  return false;
}

void file_block(Sheet& sheet, CaptureKey key, const Origin& origin) {
  const std::string_view text = sheet.text(origin.i);
  file(sheet, origin, key, text, std::string(text));
}

void file_dates(Sheet& sheet, const Origin& origin) {
  const std::string_view line = sheet.text(origin.i);
  const auto dates = parse_date_line(line, sheet.document().language, sheet.rules().words().dates());
  if (!dates) return;
  if (dates->published) file(sheet, origin, CaptureKey::date_published, line, *dates->published);
  if (dates->modified) file(sheet, origin, CaptureKey::date_modified, line, *dates->modified);
}

void capture(Sheet& sheet, const Rule& rule, const Hit& hit, std::size_t i, std::size_t end) {
  const Origin origin{i, rule.id};
  for (const Capture& c : rule.captures) {
    if (c.value) {
      file(sheet, origin, c.key, sheet.text(i), *c.value);
      continue;
    }
    switch (c.from) {
      case Capture::From::group:
        file_typed(sheet, origin, c, sheet.rules().group(hit, sheet.text(i), c.group));
        break;
      case Capture::From::block: file_typed(sheet, origin, c, sheet.text(i)); break;
      case Capture::From::headed:
        for (std::size_t j = i + 1; j < end; ++j) file_typed(sheet, {j, rule.id}, c, sheet.text(j));
        break;
    }
  }
}

}  // namespace kehraus
