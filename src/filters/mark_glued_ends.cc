// Residue at the edge of a block that stays: run together with it where markup was lost (`…an.Read also:
// Fog`), or its last sentence. What stands beyond the seam is judged as if it were a block; only words that a
// rule names take it.
#include <algorithm>
#include <array>
#include <bit>
#include <optional>

#include "filters/filters.h"
#include "filters/place.h"
#include "text/byte_masks.h"
#include "text/letters.h"
#include "text/utf8.h"
#include "text/whitespace.h"

namespace kehraus {
namespace {

constexpr std::size_t kEdgeBytes = 240;  // further in, a seam is no edge
constexpr int kMaxTrims = 4;             // of a block in one round
constexpr std::uint32_t kMinSentenceWords = 3;
constexpr std::uint32_t kMaxPointerWords = 12;
constexpr std::uint32_t kMaxShareWords = 8;
constexpr std::uint32_t kMinMenuWords = 6;
constexpr std::uint32_t kMinGluedLetters = 4;

enum class Seam { inside_word, behind_sentence, before_sentence };

struct Edge {
  Span span;  // in the block's text: from its start, or up to its end
  Seam seam = Seam::inside_word;
};

bool ends_sentence(char32_t c) noexcept { return c == '.' || c == '!' || c == '?' || c == U'…'; }
bool closes(char32_t c) noexcept {
  return c == '"' || c == ')' || c == U'”' || c == U'“' || c == U'»' || c == U'’';
}

// Whether two words or sentences are run together between these characters.
std::optional<Seam> glue_between(char32_t before, char32_t after) noexcept {
  if (!is_upper(after)) return std::nullopt;
  if (is_lower(before)) return Seam::inside_word;
  return ends_sentence(before) || closes(before) ? std::optional(Seam::behind_sentence) : std::nullopt;
}

// The seam in front of the character at `at`, if two words or sentences are run together there. Of the
// commonest letters beyond ASCII, those that begin with 0xC3, the small ones are told by their second byte. A
// quote or bracket behind a space opens what follows.
std::optional<Seam> glue_at(std::string_view text, std::size_t at) {
  if (text[at] == '\xC3' && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) >= 0x9F)
    return std::nullopt;
  const CodePoint before = code_point_before(text, at);
  if (closes(before.value) && (at == before.size || text[at - before.size - 1] == ' ')) return std::nullopt;
  return glue_between(before.value, code_point_at(text, at).value);
}

// Whether a sentence, or a part behind a bar, begins at `at`.
bool is_sentence_start(std::string_view text, std::size_t at) {
  if (at < 2 || text[at - 1] != ' ') return false;
  const char32_t last = code_point_before(text, at - 1).value;
  return last == '|' || ((ends_sentence(last) || closes(last)) && !is_lower(code_point_at(text, at).value));
}

// For which bytes of a stretch of text a seam may stand before them, told by that byte and the two before:
// most have none.
class SeamMasks {
 public:
  // Of `text` from `start` on, at most kEdgeBytes.
  SeamMasks(std::string_view text, std::size_t start) : start_(start) {
    const auto before = [&](std::size_t back) { return start >= back ? text[start - back] : ' '; };
    bool after_space = before(1) == ' ';
    bool letter_before = is_ascii_letter(before(1)), letter_second = is_ascii_letter(before(2));
    for_each_64(text.substr(start, kEdgeBytes), [&](const auto& bytes, std::size_t) {
      const ByteMask upper = bytes.where([](SixteenBytes b) { return between<'A', 'Z'>(b); });
      const ByteMask lower = bytes.where([](SixteenBytes b) { return between<'a', 'z'>(b); });
      const ByteMask beyond_ascii = bytes.where([](SixteenBytes b) { return between<0xC2, 0xF4>(b); });
      const ByteMask space = bytes.where([](SixteenBytes b) { return b == ' '; });
      const ByteMask letter = upper | lower;
      const ByteMask behind_space = behind(space, after_space);
      const ByteMask second = letter << 2 | (letter_before ? 2u : 0u) | (letter_second ? 1u : 0u);
      masks_[count_++] =
          ((upper | beyond_ascii) & ~behind_space) | (behind_space & ~second & ~space & bytes.all());
      after_space = space >> 63;
      letter_before = letter >> 63, letter_second = letter >> 62 & 1;
    });
  }

  // Calls `look(at)`, from the first place on or from the last, until it answers yes.
  template <typename Look>
  void from_first(Look look) const {
    for (std::size_t m = 0; m < count_; ++m)
      for (ByteMask left = masks_[m]; left != 0; left &= left - 1)
        if (look(start_ + 64 * m + first_in(left))) return;
  }
  template <typename Look>
  void from_last(Look look) const {
    for (std::size_t m = count_; m-- > 0;)
      for (ByteMask left = masks_[m]; left != 0;) {
        const auto last = static_cast<unsigned>(63 - std::countl_zero(left));
        if (look(start_ + 64 * m + last)) return;
        left &= ~(ByteMask{1} << last);
      }
  }

 private:
  static bool is_ascii_letter(char c) noexcept { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

  std::size_t start_;
  std::array<ByteMask, (kEdgeBytes + 63) / 64> masks_;
  std::size_t count_ = 0;
};

// The last seam of each kind, looked for from the end: first that of glue.
std::array<std::optional<Edge>, 2> edges_at_end(std::string_view text) {
  std::array<std::optional<Edge>, 2> edges;
  SeamMasks(text, text.size() > kEdgeBytes ? text.size() - kEdgeBytes : 0).from_last([&](std::size_t at) {
    if (at == 0) return true;
    if (!edges[0] && text[at - 1] != ' ')
      if (const auto glue = glue_at(text, at)) edges[0] = Edge{{at, text.size()}, *glue};
    if (!edges[1] && is_sentence_start(text, at)) edges[1] = Edge{{at, text.size()}, Seam::before_sentence};
    return edges[0] && edges[1];
  });
  return edges;
}

std::optional<Edge> edge_at_start(std::string_view text) {
  std::optional<Edge> edge;
  SeamMasks(text, 0).from_first([&](std::size_t at) {
    if (at == 0 || text[at - 1] == ' ') return false;
    if (const auto glue = glue_at(text, at)) edge = Edge{{0, at}, *glue};
    return edge.has_value();
  });
  return edge;
}

// Of pointers and menus goes what is short or long enough to be nothing else.
bool goes_as_sentence(Category category, const Measures& m) noexcept {
  if (category == Category::related_articles) return m.words <= kMaxPointerWords && !m.has_url;
  return category != Category::navigation || m.words >= kMinMenuWords;
}

// Brackets, quotes and underscores around a word are a program's, not an article's.
bool is_code(std::string_view piece) noexcept { return piece.find_first_of("(){}<>[]_=;\"`") != piece.npos; }

// A single word behind a seam inside a word (`SignUp`) may be a name.
bool goes_when_glued(const Measures& m, std::string_view piece, bool is_inside_word) noexcept {
  return !is_code(piece) && m.letters >= kMinGluedLetters &&
         (m.words > 1 || !is_inside_word || piece.starts_with("©"));
}

class GluedEnds {
 public:
  explicit GluedEnds(Sheet& sheet) : sheet_(sheet), place_{sheet.first_prose(), sheet.last_prose()} {}

  void mark(std::size_t i) {
    if (sheet_.has_bare_edges(i)) return;
    is_bare_ = true;
    for (int n = 0; n < kMaxTrims && trim_end(i); ++n) sheet_.look_again(i);
    for (int n = 0; n < kMaxTrims && trim_start(i); ++n) sheet_.look_again(i);
    if (is_bare_) sheet_.set_bare_edges(i);
  }

 private:
  bool trim_end(std::size_t i) {
    for (const auto& edge : edges_at_end(sheet_.text(i)))
      if (edge && trim(i, *edge)) return true;
    return false;
  }

  bool trim_start(std::size_t i) {
    if (sheet_.measures(i).starts_with_bullet) return false;  // the bullet is the item's, not the residue's
    const auto edge = edge_at_start(sheet_.text(i));
    return edge && trim(i, *edge);
  }

  bool trim(std::size_t i, const Edge& edge) {
    const std::string_view text = sheet_.text(i);
    const std::string_view piece = strip(text.substr(edge.span.start, edge.span.size()));
    const Measures m = measure(piece);
    const bool is_glued = edge.seam != Seam::before_sentence;
    if (is_glued ? !goes_when_glued(m, piece, edge.seam == Seam::inside_word) : m.words < kMinSentenceWords)
      return false;
    const RuleSet& rules = sheet_.rules();
    const BlockSize size = {m.words, m.chars};
    rules.find(piece, size, sheet_.document().language, hits_,
               is_glued ? Selection::glued : Selection::sentence);
    if (!is_glued)
      std::erase_if(hits_, [&](const Hit& hit) { return !goes_as_sentence(rule_of(hit).category, m); });
    if (hits_.empty()) return false;
    is_bare_ = false;
    return take(i, edge.span, piece, size);
  }

  // Trims the edge by the first of the hits that holds, unless a rule keeps such a block.
  bool take(std::size_t i, Span edge, std::string_view piece, BlockSize size) {
    TextBytes bytes(piece);
    for (Hit& hit : hits_) {
      const Rule& rule = rule_of(hit);
      if (!stands_right(sheet_, i, false, rule.match, place_) || !sheet_.rules().holds(hit, bytes)) continue;
      return !is_kept(piece, size) && sheet_.mark(i, Verdict::trim, rule.category, rule.id, false, {}, edge);
    }
    return false;
  }

  bool is_kept(std::string_view piece, BlockSize size) {
    std::vector<Hit> hits;
    sheet_.rules().match(piece, size, sheet_.document().language, hits);
    return std::any_of(hits.begin(), hits.end(),
                       [&](const Hit& hit) { return rule_of(hit).action == Action::keep; });
  }

  const Rule& rule_of(const Hit& hit) const { return sheet_.rules().rules()[hit.rule]; }

  Sheet& sheet_;
  Place place_;
  std::vector<Hit> hits_;
  bool is_bare_ = true;  // no rule was found that could take an edge of the block, wherever it stands
};

}  // namespace

void mark_glued_ends(Sheet& sheet) {
  GluedEnds ends(sheet);
  for (std::size_t i = 0; i < sheet.size(); ++i)
    if (sheet.is_open(i)) ends.mark(i);
}

}  // namespace kehraus
