// Residue at the edge of a block that stays: run together with it where markup was lost (`…an.Read also:
// Fog`), or its last sentence. What stands beyond the seam is judged as if it were a block; only words that a
// rule names take it.
#include <algorithm>
#include <array>
#include <bit>
#include <optional>

#include "filters/filters.h"
#include "filters/place.h"
#include "text/eight_bytes.h"
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
// commonest letters beyond ASCII, those that begin with 0xC3, the small ones are told by their second byte.
std::optional<Seam> glue_at(std::string_view text, std::size_t at) {
  if (text[at] == '\xC3' && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) >= 0x9F)
    return std::nullopt;
  return glue_between(code_point_before(text, at).value, code_point_at(text, at).value);
}

// Whether a sentence, or a part behind a bar, begins at `at`.
bool is_sentence_start(std::string_view text, std::size_t at) {
  if (at < 2 || text[at - 1] != ' ') return false;
  const char32_t last = code_point_before(text, at - 1).value;
  return last == '|' || ((ends_sentence(last) || closes(last)) && !is_lower(code_point_at(text, at).value));
}

// The places in eight bytes where a seam may be, told by the bytes there and before: most are none. Two bytes
// must stand before them.
EightFlags candidates(const char* at) noexcept {
  const EightBytes bytes = load_eight(at), before = load_eight(at - 1), second = load_eight(at - 2);
  const auto low = [](EightBytes b) { return b & ~kAllFlags; };
  const EightFlags upper = between(low(bytes), 'A', 'Z') & ~bytes;
  const EightFlags begins_beyond_ascii = bytes & bytes << 1 & kAllFlags;
  const EightFlags space = equal(low(before), ' ') & ~before;
  const EightFlags letter = between(low(second) | kEachByte * 0x20, 'a', 'z') & ~second;
  return ((upper | begins_beyond_ascii) & ~space) | (space & ~letter);
}

// The same for one place.
bool may_be_seam(std::string_view text, std::size_t at) noexcept {
  const auto c = static_cast<unsigned char>(text[at]);
  if (text[at - 1] == ' ') return at > 1 && !is_lower(static_cast<unsigned char>(text[at - 2]));
  return (c >= 'A' && c <= 'Z') || c >= 0xC0;
}

// Looks at one place for seams of the kinds that are still missing.
//   out  whether none is missing now
struct EdgesAtEnd {
  std::string_view text;
  std::array<std::optional<Edge>, 2> found{};  // at glue, and at a sentence's start

  bool look(std::size_t at) {
    if (!found[0] && text[at - 1] != ' ')
      if (const auto glue = glue_at(text, at)) found[0] = Edge{{at, text.size()}, *glue};
    if (!found[1] && is_sentence_start(text, at)) found[1] = Edge{{at, text.size()}, Seam::before_sentence};
    return found[0] && found[1];
  }
};

// The last seam of each kind, looked for from the end: first that of glue.
std::array<std::optional<Edge>, 2> edges_at_end(std::string_view text) {
  EdgesAtEnd edges{text};
  const std::size_t stop = text.size() > kEdgeBytes ? text.size() - kEdgeBytes : 0;
  std::size_t at = text.size();
  for (; at >= stop + 2 + sizeof(EightBytes); at -= sizeof(EightBytes)) {
    const std::size_t from = at - sizeof(EightBytes);
    for (EightFlags left = candidates(text.data() + from); left != 0;) {
      const auto last = static_cast<unsigned>(63 - std::countl_zero(left));
      if (edges.look(from + last / 8)) return edges.found;
      left &= ~(std::uint64_t{1} << last);
    }
  }
  for (; at > stop + 1; --at)
    if (may_be_seam(text, at - 1) && edges.look(at - 1)) break;
  return edges.found;
}

std::optional<Edge> edge_at_start(std::string_view text) {
  const std::size_t end = std::min(text.size(), kEdgeBytes);
  const auto look = [&](std::size_t at) -> std::optional<Edge> {
    if (text[at - 1] == ' ') return std::nullopt;
    const auto glue = glue_at(text, at);
    return glue ? std::optional(Edge{{0, at}, *glue}) : std::nullopt;
  };
  std::size_t at = 1;
  for (; at < std::min<std::size_t>(2, end); ++at)
    if (may_be_seam(text, at))
      if (const auto edge = look(at)) return edge;
  for (; at + sizeof(EightBytes) <= end; at += sizeof(EightBytes))
    for (EightFlags left = candidates(text.data() + at); left != 0; left &= left - 1)
      if (const auto edge = look(at + before_first(left))) return edge;
  for (; at < end; ++at)
    if (may_be_seam(text, at))
      if (const auto edge = look(at)) return edge;
  return std::nullopt;
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
