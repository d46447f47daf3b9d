#include "filters/title.h"

#include <algorithm>
#include <unordered_set>

#include "text/letters.h"
#include "text/phrase.h"
#include "text/utf8.h"

namespace kehraus {
namespace {

constexpr std::uint32_t kMaxTitleWords = 30;
// With '!' or '?' at its end a headline is short; a longer one is a lead.
constexpr std::uint32_t kMaxExclaimedWords = 14;
constexpr std::uint32_t kMinTitleLetters = 3;
constexpr std::size_t kMaxCandidates = 12;

// A glued title has hardly any spaces for its length, and small letters run into capitals.
constexpr std::uint32_t kMinGluedChars = 16;
constexpr std::uint32_t kMinCharsPerWord = 14;
constexpr std::size_t kMaxGluedBytes = 400;  // bounds the work of mending
constexpr std::size_t kMaxVocabularyBytes = 16u << 10;
constexpr std::size_t kMaxWordBytes = 48;

// Words of the running text, folded: what a glued title is cut into.
class Vocabulary {
 public:
  explicit Vocabulary(const Sheet& sheet) {
    std::string word;
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < sheet.size() && bytes < kMaxVocabularyBytes; ++i) {
      if (!sheet.is_prose(i)) continue;
      add_words(sheet.text(i).substr(0, kMaxVocabularyBytes), word);
      bytes += sheet.text(i).size();
    }
  }

  bool has(const std::string& folded) const { return words_.contains(folded); }

 private:
  void add_words(std::string_view text, std::string& word) {
    word.clear();
    for (std::size_t at = 0; at <= text.size();) {
      const CodePoint c = at < text.size() ? code_point_at(text, at) : CodePoint{' ', 1};
      if (is_word_character(c.value)) {
        append_utf8(word, fold(c.value));
      } else if (!word.empty()) {
        words_.insert(word);
        word.clear();
      }
      at += c.size;
    }
  }

  std::unordered_set<std::string> words_;
};

struct Cut {
  double cost = 1e9;
  std::size_t from = 0;
};

bool starts_upper(std::string_view text, std::size_t at) { return is_upper(code_point_at(text, at).value); }

bool is_boundary(std::string_view text, std::size_t at) {
  return at == 0 || at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

// Small letters that run into a capital, as often as words are glued together: once in `inWellenburg`.
std::size_t count_glued_capitals(std::string_view text) {
  std::size_t count = 0;
  bool lower = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    count += lower && is_upper(c.value);
    lower = is_lower(c.value);
    at += c.size;
  }
  return count;
}

// Punctuation that belongs to the word in front of it.
bool begins_with_stop(std::string_view piece) {
  return std::string_view(".,:;!?)").find(piece[0]) != std::string_view::npos || piece.starts_with("…");
}

// Cost of taking text[from, to) for one word, punctuation around it apart. Known words are cheap, longer ones
// cheaper by the letter; unknown ones pay for each byte, so that they stay few, and must begin with a capital
// or end the text.
double word_cost(std::string_view text, std::size_t from, std::size_t to, const Vocabulary& words) {
  const std::string_view piece = text.substr(from, to - from);
  const std::string_view word = bare_phrase(piece);
  std::string folded;
  fold_text(word, folded);
  if (words.has(folded)) return (word.size() < 3 ? 1.6 : 1.0) + (begins_with_stop(piece) ? 0.1 : 0.0);
  if (count_glued_capitals(piece) > 0) return 1e6;
  return 3.0 + 0.6 * static_cast<double>(piece.size()) + (starts_upper(text, from) || from == 0 ? 0.0 : 1.0);
}

// Cuts one glued run of letters into words at the least cost.
std::string mend_run(std::string_view run, const Vocabulary& words) {
  std::vector<Cut> best(run.size() + 1);
  best[0].cost = 0;
  for (std::size_t to = 1; to <= run.size(); ++to) {
    if (!is_boundary(run, to)) continue;
    for (std::size_t from = to > kMaxWordBytes ? to - kMaxWordBytes : 0; from < to; ++from) {
      if (!is_boundary(run, from) || best[from].cost >= best[to].cost) continue;
      const double cost = best[from].cost + word_cost(run, from, to, words);
      if (cost < best[to].cost) best[to] = {cost, from};
    }
  }
  std::vector<std::string_view> pieces;
  for (std::size_t to = run.size(); to > 0; to = best[to].from)
    pieces.push_back(run.substr(best[to].from, to - best[to].from));
  std::string out;
  for (auto piece = pieces.rbegin(); piece != pieces.rend(); ++piece) {
    if (!out.empty()) out += ' ';
    out += *piece;
  }
  return out;
}

}  // namespace

bool could_be_title(const Sheet& sheet, std::size_t i) {
  const Measures& m = sheet.measures(i);
  const std::string_view text = sheet.text(i);
  if (m.letters < kMinTitleLetters || m.words > kMaxTitleWords || m.starts_with_bullet || m.ends_in_colon ||
      m.has_url || m.has_email || m.is_cut_off || m.starts_lower)
    return false;
  if (m.sentence_ends >= 3) return false;
  if (!m.ends_sentence) return true;
  return !text.ends_with('.') && m.words <= kMaxExclaimedWords;
}

std::vector<std::size_t> title_candidates(const Sheet& sheet) {
  std::vector<std::size_t> candidates;
  for (std::size_t i = 0; i < sheet.size() && candidates.size() < kMaxCandidates; ++i) {
    // What the caller keeps under a name of its own is no more the title than if it had gone.
    if (sheet.is_dropped(i) || sheet.is_wanted(i)) continue;
    if (!sheet.is_open(i) || !could_be_title(sheet, i)) break;
    candidates.push_back(i);
  }
  return candidates;
}

std::string mend_title(std::string_view title, const Sheet& sheet) {
  const Measures m = measure(title);
  if (m.chars < kMinGluedChars || title.size() > kMaxGluedBytes || m.words * kMinCharsPerWord > m.chars ||
      count_glued_capitals(title) < 2)
    return std::string(title);
  const Vocabulary words(sheet);
  std::string out;
  for (std::size_t at = 0; at < title.size();) {
    const std::size_t space = std::min(title.find(' ', at), title.size());
    const std::string_view run = title.substr(at, space - at);
    if (!out.empty()) out += ' ';
    out += count_glued_capitals(run) > 0 ? mend_run(run, words) : std::string(run);
    at = space + 1;
  }
  return out;
}

}  // namespace kehraus
