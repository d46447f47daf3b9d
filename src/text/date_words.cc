#include "text/date_words.h"

#include <algorithm>
#include <bit>
#include <cassert>

#include "text/folded_word.h"
#include "text/utf8.h"

namespace kehraus {
namespace {

std::size_t count_words(const LanguageWords& words) noexcept {
  std::size_t count = 0;
  for (const auto* names : {&words.months, &words.months_short, &words.weekdays, &words.weekdays_short})
    for (const auto& forms : *names) count += forms.size();
  for (std::size_t use = 0; use < kWordUses; ++use)
    count += words.words[use].size() + words.own_words[use].size();
  return count;
}

// Where the gap behind a word ends; `at` if there is none. Words that are one stand close together.
std::size_t behind_gap(std::string_view text, std::size_t at) noexcept {
  constexpr int kMaxGap = 4;
  for (int i = 0; i < kMaxGap && at < text.size(); ++i) {
    const CodePoint point = code_point_at(text, at);
    if (!is_gap(point.value)) break;
    at += point.size;
  }
  return at;
}

// Where these words end, if they stand at `at`; else `at`.
std::size_t behind_words(std::string_view text, std::size_t at, const std::vector<std::string>& words) {
  std::size_t end = at;
  for (std::size_t w = 0; w < words.size(); ++w) {
    const std::size_t start = w == 0 ? at : behind_gap(text, end);
    if (w > 0 && start == end) return at;
    const FoldedWord word = fold_word(text, start);
    if (word.view() != words[w]) return at;
    end = word.end;
  }
  return end;
}

}  // namespace

DateWords::DateWords(const std::vector<LanguageWords>& languages) {
  assert(languages.size() <= kMaxLanguages);
  std::size_t count = 1;
  for (const LanguageWords& words : languages) count += count_words(words);
  slots_.resize(std::bit_ceil(2 * count));
  entries_.reserve(count);
  for (std::size_t l = 0; l < languages.size(); ++l) add(languages[l], LanguageSet{1} << l);
  finish();
}

void DateWords::add(const LanguageWords& words, LanguageSet language) {
  by_code_[static_cast<std::size_t>(words.code[0] - 'a') * kLetters +
           static_cast<std::size_t>(words.code[1] - 'a')] = language;
  all_ |= language;
  if (words.everywhere) everywhere_ |= language;
  if (words.month_first) month_first_ |= language;
  if (words.short_years) short_years_ |= language;
  add_months(words.months, true, language);
  add_months(words.months_short, false, language);
  for (const auto& forms : words.weekdays)
    for (const std::string& form : forms) entry_for(form).is_weekday = true;
  for (const auto& forms : words.weekdays_short)
    for (const std::string& form : forms) entry_for(form).short_weekday |= language;
  add_uses(words, language, false);
  add_uses(words, language, true);
  for (const auto& zone : words.zones) zones_.push_back({zone.name, zone.offset_minutes, language});
}

void DateWords::add_months(const std::vector<LanguageWords::Forms>& months, bool is_full,
                           LanguageSet language) {
  for (std::size_t m = 0; m < months.size(); ++m) {
    for (const std::string& form : months[m]) {
      std::vector<MonthName>& names = entry_for(form).months;
      const int month = static_cast<int>(m) + 1;
      auto name = std::find_if(names.begin(), names.end(), [&](const auto& n) { return n.month == month; });
      if (name == names.end()) name = names.insert(names.end(), MonthName{month, 0, false});
      name->languages |= language;
      name->is_full |= is_full;
    }
  }
}

void DateWords::add_uses(const LanguageWords& words, LanguageSet language, bool is_own) {
  const auto& lists = is_own ? words.own_words : words.words;
  for (std::size_t u = 0; u < kWordUses; ++u) {
    const auto use = static_cast<WordUse>(u);
    for (const std::string& word : lists[u]) {
      if (word.find(' ') != word.npos) {
        add_phrase(word, use, is_own ? language : 0);
        continue;
      }
      Entry& entry = entry_for(word);
      if (entry.senses.empty() || entry.senses.back().language != language)
        entry.senses.push_back({language, {}, {}});
      WordUses& uses = is_own ? entry.senses.back().own_uses : entry.senses.back().uses;
      uses = uses | use;
      if (use == WordUse::of || use == WordUse::before_day)
        joints_[static_cast<unsigned char>(word.front())] = true;
    }
  }
}

void DateWords::add_phrase(const std::string& text, WordUse use, LanguageSet languages) {
  Phrase phrase{{}, use, languages};
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    phrase.words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  entry_for(phrase.words.front()).opens_words = true;
  phrases_.push_back(std::move(phrase));
}

void DateWords::finish() {
  for (Entry& entry : entries_) {
    WordUses line_uses;
    for (const Sense& sense : entry.senses) {
      entry.uses = entry.uses | sense.uses;
      entry.is_special |= !sense.own_uses.is_empty();
      if (!(sense.uses & kLineUses).is_empty()) {
        entry.is_special |= !line_uses.is_empty() && !(line_uses - sense.uses).is_empty();
        line_uses = line_uses | (sense.uses & kLineUses);
      }
    }
    longest_ = std::max(longest_, entry.word.size());
  }
}

DateWords::Entry& DateWords::entry_for(std::string_view word) {
  std::size_t slot = slot_of(word);
  for (; slots_[slot] != 0; slot = (slot + 1) & (slots_.size() - 1))
    if (entries_[slots_[slot] - 1].word == word) return entries_[slots_[slot] - 1];
  Entry& entry = entries_.emplace_back();
  entry.word = word;
  slots_[slot] = static_cast<std::uint32_t>(entries_.size());
  return entry;
}

const DateWords::Entry* DateWords::find_entry(std::string_view folded) const noexcept {
  if (folded.empty() || folded.size() > longest_) return nullptr;
  for (std::size_t slot = slot_of(folded); slots_[slot] != 0; slot = (slot + 1) & (slots_.size() - 1))
    if (entries_[slots_[slot] - 1].word == folded) return &entries_[slots_[slot] - 1];
  return nullptr;
}

std::size_t DateWords::slot_of(std::string_view word) const noexcept {
  std::uint32_t hash = 2166136261u;  // FNV-1a
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return (hash ^ hash >> 15) & (slots_.size() - 1);
}

LanguageSet DateWords::language_of(std::string_view code) const noexcept {
  if (code.size() < 2 || (code.size() > 2 && code[2] != '-' && code[2] != '_')) return 0;
  const auto letter = [&](std::size_t i) { return static_cast<std::size_t>((code[i] | 0x20) - 'a'); };
  return letter(0) < kLetters && letter(1) < kLetters ? by_code_[letter(0) * kLetters + letter(1)] : 0;
}

std::optional<MonthName> DateWords::find_month(std::string_view folded, LanguageSet own) const noexcept {
  const Entry* entry = find_entry(folded);
  if (!entry || entry->months.empty()) return std::nullopt;
  if (entry->months.size() == 1) return entry->months.front();
  for (const MonthName& name : entry->months)
    if (name.languages & own) return name;
  return std::nullopt;
}

bool DateWords::is_weekday(std::string_view folded, LanguageSet languages) const noexcept {
  const Entry* entry = find_entry(folded);
  return entry && (entry->is_weekday || (entry->short_weekday & languages) != 0);
}

WordUses DateWords::uses_in(const Entry& entry, LanguageSet own) const noexcept {
  WordUses uses = entry.uses;
  if (!entry.is_special) return uses;
  for (const Sense& sense : entry.senses) {
    if ((sense.language & own) == 0) continue;
    const WordUses mine = sense.uses | sense.own_uses;
    if (!(mine & kLineUses).is_empty()) uses = uses - kLineUses;
    uses = uses | mine;
  }
  return uses;
}

WordUses DateWords::uses_of(std::string_view folded, LanguageSet own) const noexcept {
  const Entry* entry = find_entry(folded);
  return entry ? uses_in(*entry, own) : WordUses();
}

bool DateWords::has_use_in(std::string_view folded, WordUse use, LanguageSet languages) const noexcept {
  const Entry* entry = find_entry(folded);
  return entry && std::any_of(entry->senses.begin(), entry->senses.end(), [&](const Sense& sense) {
           return (sense.language & languages) != 0 && (sense.uses | sense.own_uses).has(use);
         });
}

FoundWord DateWords::find(std::string_view text, std::size_t at, WordUses wanted,
                          LanguageSet own) const noexcept {
  const FoldedWord word = fold_word(text, at);
  if (word.size == 0) return {{}, at};
  const Entry* entry = find_entry(word.view());
  FoundWord found{entry ? uses_in(*entry, own) : WordUses(), word.end};
  if (!entry || !entry->opens_words) return found;
  for (const Phrase& phrase : phrases_) {
    if (!wanted.has(phrase.use) || (phrase.languages != 0 && (phrase.languages & own) == 0)) continue;
    if (const std::size_t end = behind_words(text, at, phrase.words); end > found.end)
      found = {phrase.use, end};
  }
  return found;
}

std::optional<int> DateWords::zone_offset(std::string_view name, LanguageSet languages) const noexcept {
  for (const Zone& zone : zones_)
    if ((zone.language & languages) != 0 && zone.name == name) return zone.offset_minutes;
  return std::nullopt;
}

}  // namespace kehraus
