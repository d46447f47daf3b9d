// Residue at the edge of a block that stays: run together with it where markup was lost (`…an.Read also:
// Fog`), or its last sentence. What stands beyond the seam is judged as if it were a block; only words that a
// rule names take it.
#include <array>
#include <optional>

#include "filters/filters.h"
#include "filters/place.h"
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

// Whether a capital may stand at `at` with no space before it: told by two bytes, since most places are none.
inline bool may_be_glued(std::string_view text, std::size_t at) noexcept {
  const char c = text[at];
  return text[at - 1] != ' ' && ((c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0xC2);
}

// The seam in front of the character at `at`, if two words or sentences are run together there.
std::optional<Seam> glue_at(std::string_view text, std::size_t at) {
  return glue_between(code_point_before(text, at).value, code_point_at(text, at).value);
}

// Whether a sentence, or a part behind a bar, begins at `at`.
bool is_sentence_start(std::string_view text, std::size_t at) {
  if (at < 2 || text[at - 1] != ' ') return false;
  const char32_t last = code_point_before(text, at - 1).value;
  return last == '|' || ((ends_sentence(last) || closes(last)) && !is_lower(code_point_at(text, at).value));
}

// The last seam of each kind, looked for from the end: first that of glue.
std::array<std::optional<Edge>, 2> edges_at_end(std::string_view text) {
  std::array<std::optional<Edge>, 2> edges;
  const std::size_t stop = text.size() > kEdgeBytes ? text.size() - kEdgeBytes : 0;
  for (std::size_t at = text.size(), behind = at; behind > stop + 1 && at-- > 1;) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) continue;  // inside a character
    behind = at;
    if (!edges[0] && may_be_glued(text, at))
      if (const auto glue = glue_at(text, at)) edges[0] = Edge{{at, text.size()}, *glue};
    if (!edges[1] && is_sentence_start(text, at)) edges[1] = Edge{{at, text.size()}, Seam::before_sentence};
    if (edges[0] && edges[1]) break;
  }
  return edges;
}

std::optional<Edge> edge_at_start(std::string_view text) {
  for (std::size_t at = 1; at < text.size() && at < kEdgeBytes; ++at)
    if (may_be_glued(text, at))
      if (const auto glue = glue_at(text, at)) return Edge{{0, at}, *glue};
  return std::nullopt;
}

// Whether a sentence of the category is residue at the end of a paragraph as well. Of the others an author
// may say the same; and of pointers and menus, what is short or long enough to be nothing else.
bool goes_as_sentence(Category category, const Measures& m) noexcept {
  switch (category) {
    case Category::newsletter:
    case Category::paywall:
    case Category::comment_form:
    case Category::cookie_consent:
    case Category::media_embed:
    case Category::advertisement:
    case Category::wire_disclaimer: return m.words >= kMinSentenceWords;
    case Category::related_articles:
      return m.words >= kMinSentenceWords && m.words <= kMaxPointerWords && !m.has_url;
    case Category::navigation: return m.words >= kMinMenuWords;
    default: return false;
  }
}

// What stands above a text or beside a picture has no edge in common with it, but by chance.
bool goes_glued(Category category) noexcept {
  return category != Category::section_label && category != Category::caption &&
         category != Category::tag_list;
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
    rules.find(piece, {m.words, m.chars}, sheet_.document().language, hits_);
    const auto goes = [&](const Rule& rule) {
      return is_glued ? goes_glued(rule.category) : goes_as_sentence(rule.category, m);
    };
    std::erase_if(hits_, [&](const Hit& hit) {
      const Rule& rule = rules.rules()[hit.rule];
      return rule.action != Action::keep && !(takes(rule) && goes(rule));
    });
    if (hits_.empty()) return false;
    is_bare_ = false;
    return take(i, edge.span, piece);
  }

  // Trims the edge by the first of the hits that holds, unless a rule keeps such a block.
  bool take(std::size_t i, Span edge, std::string_view piece) {
    TextBytes bytes(piece);
    const auto rule_of = [&](const Hit& hit) -> const Rule& { return sheet_.rules().rules()[hit.rule]; };
    for (Hit& hit : hits_)
      if (rule_of(hit).action == Action::keep && sheet_.rules().holds(hit, bytes)) return false;
    for (Hit& hit : hits_) {
      const Rule& rule = rule_of(hit);
      if (rule.action == Action::keep || !stands_right(sheet_, i, false, rule.match, place_)) continue;
      if (sheet_.rules().holds(hit, bytes))
        return sheet_.mark(i, Verdict::trim, rule.category, rule.id, false, {}, edge);
    }
    return false;
  }

  static bool takes(const Rule& rule) noexcept {
    return rule.action == Action::drop && rule.status == Status::stable &&
           rule.certainty == Certainty::sure && rule.match.beside.empty();
  }

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
