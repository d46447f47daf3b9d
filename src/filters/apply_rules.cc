// Marks what the rules' words found, where the rules' conditions on the place hold too.
#include <algorithm>

#include "filters/capture.h"
#include "filters/filters.h"
#include "filters/place.h"
#include "filters/section.h"

namespace kehraus {
namespace {

// A rubric above its title is one of two or three short lines; more in a row are a menu.
constexpr std::size_t kMinMenu = 5;
constexpr std::uint32_t kMaxItemWords = 3;

constexpr std::size_t kHeadProse = 2;  // a date may stand below the lead
constexpr int kMaxFurtherTrims = 4;    // of a block in one round: each costs matching it again

bool is_beside(const Sheet& sheet, std::size_t i, const std::vector<Category>& wanted) {
  const auto neighbour = [&](std::size_t j) {
    const auto category = sheet.dropped_as(j);
    return category && std::find(wanted.begin(), wanted.end(), *category) != wanted.end();
  };
  return (i > 0 && neighbour(i - 1)) || (i + 1 < sheet.size() && neighbour(i + 1));
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

class Application {
 public:
  explicit Application(Sheet& sheet) : sheet_(sheet) { look(); }

  // Applies every hit that `wanted` accepts, in the order of the blocks.
  template <typename Wanted>
  void apply(Wanted wanted) {
    for (std::size_t i = 0; i < sheet_.size(); ++i)
      if (sheet_.is_open(i)) apply_to(i, wanted);
  }

  // Trims on where a trim brought another edge to light, so that no filter judges a block half trimmed. What
  // else is found in the rest is the next round's: there keep comes before drop.
  void trim_on() {
    const auto is_trim = [](const Rule& rule) { return rule.action == Action::trim; };
    for (std::size_t i = 0; i < sheet_.size(); ++i)
      for (int n = 0; n < kMaxFurtherTrims && sheet_.is_open(i) && sheet_.look_again(i); ++n)
        if (!is_kept_next(i)) apply_to(i, is_trim);
  }

  // Notes anew where the prose begins and ends: what was dropped no longer counts.
  void look() { place_ = {sheet_.first_prose(), sheet_.last_prose()}; }

 private:
  template <typename Wanted>
  void apply_to(std::size_t i, Wanted wanted) {
    const Rule* done = nullptr;
    for (const Hit& hit : sheet_.hits(i)) {
      const Rule& rule = sheet_.rules().rules()[hit.rule];
      if (&rule == done || !wanted(rule) || !stands_right(sheet_, i, rule.match, place_)) continue;
      if (!rule.match.beside.empty() && !is_beside(sheet_, i, rule.match.beside)) continue;
      if (!sheet_.holds(i, hit)) continue;
      if (take(i, rule, hit)) return;  // the block is settled, or its text has changed: its hits are stale
      done = &rule;
    }
  }

  bool is_kept_next(std::size_t i) const {
    return std::any_of(sheet_.hits(i).begin(), sheet_.hits(i).end(), [&](const Hit& hit) {
      return sheet_.rules().rules()[hit.rule].action == Action::keep && sheet_.holds(i, hit);
    });
  }

  bool take(std::size_t i, const Rule& rule, const Hit& hit) {
    const std::string_view text = sheet_.text(i);
    const std::string_view pattern = pattern_of(rule, hit, text);
    const bool is_unsure_trim = rule.action == Action::trim && rule.certainty == Certainty::unsure;
    if (rule.status == Status::trial || (is_unsure_trim && !sheet_.removes_unsure(rule.category))) {
      sheet_.note(i, is_unsure_trim ? Verdict::unsure : verdict_of(rule), rule.category, rule.id, pattern);
      return false;
    }
    const std::size_t end = rule.action == Action::end_body ? sheet_.size() : section_end(sheet_, i, rule);
    if (rule.certainty == Certainty::sure && !is_menu_item(rule, i)) capture(sheet_, rule, hit, i, end);
    // Above the text the article's own dates stand; below it comments and teasers have theirs.
    if (rule.category == Category::date_line && !captures_dates(rule) &&
        i < sheet_.first_prose() + kHeadProse)
      file_dates(sheet_, {i, rule.id});
    if (!sheet_.mark(i, verdict_of(rule), rule.category, rule.id, false, pattern, hit.span)) {
      if (sheet_.leaning().keep.has(rule.category))
        for (std::size_t j = i + 1; j < end; ++j) sheet_.leave(j);
      return false;
    }
    for (std::size_t j = i + 1; j < end; ++j)
      if (sheet_.is_open(j)) sheet_.mark(j, verdict_of(rule), rule.category, rule.id, false, pattern);
    return true;
  }

  static bool captures_dates(const Rule& rule) {
    return std::any_of(rule.captures.begin(), rule.captures.end(), [](const Capture& c) {
      return c.key == CaptureKey::date_published || c.key == CaptureKey::date_modified;
    });
  }

  // Rubrics in a row are the site's menu, and none of them need be the article's.
  bool is_menu_item(const Rule& rule, std::size_t i) const {
    if (rule.category != Category::section_label) return false;
    const auto is_short = [&](std::size_t j) {
      return sheet_.measures(j).words <= kMaxItemWords && !sheet_.measures(j).ends_sentence;
    };
    std::size_t from = i, to = i + 1;
    while (from > 0 && i - from < kMinMenu && is_short(from - 1)) --from;
    while (to < sheet_.size() && to - i < kMinMenu && is_short(to)) ++to;
    return to - from >= kMinMenu;
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
    return rule.match.beside.empty() && rule.heads == Heads::nothing && rule.action != Action::keep &&
           rule.action != Action::end_body;
  });
  rules.look();
  rules.apply([](const Rule& rule) { return !rule.match.beside.empty() && rule.action != Action::keep; });
  rules.trim_on();
}

}  // namespace kehraus
