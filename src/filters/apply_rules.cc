// Marks what the rules' words found, where the rules' conditions on the place hold too.
#include <algorithm>

#include "filters/capture.h"
#include "filters/filters.h"
#include "filters/section.h"

namespace kehraus {
namespace {

constexpr std::size_t kHeadProse = 2;  // a date may stand below the lead

struct Place {
  std::size_t first_prose;
  std::optional<std::size_t> last_prose;
};

bool is_beside(const Sheet& sheet, std::size_t i, const std::vector<Category>& wanted) {
  const auto neighbour = [&](std::size_t j) {
    const auto category = sheet.dropped_as(j);
    return category && std::find(wanted.begin(), wanted.end(), *category) != wanted.end();
  };
  return (i > 0 && neighbour(i - 1)) || (i + 1 < sheet.size() && neighbour(i + 1));
}

// The conditions that depend on where the block stands; `beside` apart.
bool stands_right(const Sheet& sheet, std::size_t i, const Match& match, const Place& place) {
  if (match.within_first_blocks && i >= static_cast<std::size_t>(*match.within_first_blocks)) return false;
  if (match.within_last_blocks && sheet.size() - i > static_cast<std::size_t>(*match.within_last_blocks))
    return false;
  if (match.prose && *match.prose != sheet.is_prose(i)) return false;
  if (match.before_prose && *match.before_prose != (i < place.first_prose)) return false;
  const bool behind = !place.last_prose || i > *place.last_prose;
  return !match.after_prose || *match.after_prose == behind;
}

std::string_view pattern_of(const Rule& rule, const Hit& hit, std::string_view text) {
  if (hit.by == Hit::By::text) return rule.match.text_any[hit.pattern];
  return hit.by == Hit::By::head ? text.substr(hit.span.start, hit.span.size()) : text;
}

Verdict verdict_of(const Rule& rule) noexcept {
  if (rule.action == Action::keep) return Verdict::keep;
  if (rule.action == Action::trim) return Verdict::trim;
  return rule.certainty == Certainty::unsure ? Verdict::unsure : Verdict::drop;
}

// A trim takes the match only where it lies at an edge of the block.
bool is_at_edge(Span span, std::string_view text) noexcept {
  return span.start == 0 || span.end == text.size();
}

class Application {
 public:
  explicit Application(Sheet& sheet) : sheet_(sheet) { look(); }

  // Applies every hit that `wanted` accepts, in the order of the blocks.
  template <typename Wanted>
  void apply(Wanted wanted) {
    for (std::size_t i = 0; i < sheet_.size(); ++i) {
      if (!sheet_.is_open(i)) continue;
      for (const Hit& hit : sheet_.hits(i)) {
        const Rule& rule = sheet_.rules().rules()[hit.rule];
        if (!wanted(rule) || !stands_right(sheet_, i, rule.match, place_)) continue;
        if (!rule.match.beside.empty() && !is_beside(sheet_, i, rule.match.beside)) continue;
        if (take(i, rule, hit)) break;  // the block is settled, or its text has changed: its hits are stale
      }
    }
  }

  // Notes anew where the prose begins and ends: what was dropped no longer counts.
  void look() { place_ = {sheet_.first_prose(), sheet_.last_prose()}; }

 private:
  bool take(std::size_t i, const Rule& rule, const Hit& hit) {
    const std::string_view text = sheet_.text(i);
    const std::string_view pattern = pattern_of(rule, hit, text);
    if (rule.status == Status::trial) {
      sheet_.note(i, verdict_of(rule), rule.category, rule.id, pattern);
      return false;
    }
    if (rule.action == Action::trim && !is_at_edge(hit.span, text)) return false;
    const std::size_t end = rule.action == Action::end_body ? sheet_.size() : section_end(sheet_, i, rule);
    if (rule.certainty == Certainty::sure) capture(sheet_, rule, hit, i, end);
    // Above the text the article's own dates stand; below it comments and teasers have theirs.
    if (rule.category == Category::date_line && i < sheet_.first_prose() + kHeadProse)
      file_dates(sheet_.document().metadata, text, sheet_.document().language);
    if (!sheet_.mark(i, verdict_of(rule), rule.category, rule.id, false, pattern, hit.span)) return false;
    for (std::size_t j = i + 1; j < end; ++j)
      if (sheet_.is_open(j)) sheet_.mark(j, verdict_of(rule), rule.category, rule.id, false, pattern);
    return true;
  }

  Sheet& sheet_;
  Place place_{};
};

}  // namespace

void apply_rules(Sheet& sheet) {
  Application rules(sheet);
  rules.apply([](const Rule& rule) { return rule.action == Action::keep; });
  // Markers first: what they head belongs to them, whatever else its words say.
  rules.apply([](const Rule& rule) {
    return rule.match.beside.empty() && (rule.heads != Heads::nothing || rule.action == Action::end_body);
  });
  rules.look();
  rules.apply([](const Rule& rule) {
    return rule.match.beside.empty() && rule.heads == Heads::nothing && rule.action != Action::keep;
  });
  rules.look();
  rules.apply([](const Rule& rule) { return !rule.match.beside.empty() && rule.action != Action::keep; });
}

}  // namespace kehraus
