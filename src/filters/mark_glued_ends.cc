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

// The last seam of each kind, looked for from the end.
std::array<std::optional<Edge>, 2> edges_at_end(std::string_view text) {
  std::array<std::optional<Edge>, 2> edges;
  const std::size_t stop = text.size() > kEdgeBytes ? text.size() - kEdgeBytes : 0;
  for (std::size_t at = text.size(); at > stop + 1;) {
    const CodePoint after = code_point_before(text, at);
    at -= after.size;
    if (at == 0) break;
    const CodePoint before = code_point_before(text, at);
    const auto glue = glue_between(before.value, after.value);
    if (!edges[0] && glue) edges[0] = Edge{{at, text.size()}, *glue};
    if (before.value != ' ' || at < 2) continue;
    const char32_t last = code_point_before(text, at - 1).value;
    const bool is_sentence = (ends_sentence(last) || closes(last)) && !is_lower(after.value);
    if (!edges[1] && (is_sentence || last == '|')) edges[1] = Edge{{at, text.size()}, Seam::before_sentence};
  }
  return edges;
}

std::optional<Edge> edge_at_start(std::string_view text) {
  for (std::size_t at = code_point_at(text, 0).size; at < text.size() && at < kEdgeBytes;) {
    const CodePoint after = code_point_at(text, at);
    if (const auto glue = glue_between(code_point_before(text, at).value, after.value))
      return Edge{{0, at}, *glue};
    at += after.size;
  }
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
    for (int n = 0; n < kMaxTrims && trim_end(i); ++n) sheet_.look_again(i);
    for (int n = 0; n < kMaxTrims && trim_start(i); ++n) sheet_.look_again(i);
  }

 private:
  bool trim_end(std::size_t i) {
    for (const auto& edge : edges_at_end(sheet_.text(i)))
      if (edge && take(i, *edge)) return true;
    return false;
  }

  bool trim_start(std::size_t i) {
    if (sheet_.measures(i).starts_with_bullet) return false;  // the bullet is the item's, not the residue's
    const auto edge = edge_at_start(sheet_.text(i));
    return edge && take(i, *edge);
  }

  bool take(std::size_t i, const Edge& edge) {
    const std::string_view text = sheet_.text(i);
    const std::string_view piece = strip(text.substr(edge.span.start, edge.span.size()));
    const Measures m = measure(piece);
    const bool is_glued = edge.seam != Seam::before_sentence;
    if (is_glued ? !goes_when_glued(m, piece, edge.seam == Seam::inside_word) : m.words < kMinSentenceWords)
      return false;
    sheet_.rules().match(piece, {m.words, m.chars}, sheet_.document().language, hits_);
    for (const Hit& hit : hits_)
      if (sheet_.rules().rules()[hit.rule].action == Action::keep) return false;
    for (const Hit& hit : hits_) {
      const Rule& rule = sheet_.rules().rules()[hit.rule];
      if (takes(rule, i) && (is_glued ? goes_glued(rule.category) : goes_as_sentence(rule.category, m)))
        return sheet_.mark(i, Verdict::trim, rule.category, rule.id, false, {}, edge.span);
    }
    return false;
  }

  bool takes(const Rule& rule, std::size_t i) const {
    if (rule.action != Action::drop || rule.status != Status::stable || rule.certainty != Certainty::sure)
      return false;
    return rule.match.beside.empty() && stands_right(sheet_, i, false, rule.match, place_);
  }

  Sheet& sheet_;
  Place place_;
  std::vector<Hit> hits_;
};

}  // namespace

void mark_glued_ends(Sheet& sheet) {
  GluedEnds ends(sheet);
  for (std::size_t i = 0; i < sheet.size(); ++i)
    if (sheet.is_open(i)) ends.mark(i);
}

}  // namespace kehraus
