// What a learned score takes for boilerplate. It speaks last among those that take residue: of what rules and
// structure leave open, and only far below even odds, since a lost sentence costs more than a teaser that
// stays.
#include <algorithm>
#include <optional>

#include "filters/evidence_values.h"
#include "filters/filters.h"
#include "filters/gather_evidence.h"
#include "filters/title.h"
#include "score/text_model.h"

namespace kehraus {
namespace {

constexpr std::string_view kName = "filter/score_blocks";
constexpr std::uint32_t kMaxItemWords = 4;  // of a menu's item
constexpr std::uint32_t kMaxHeadlineWords = 20;
constexpr std::size_t kNear = 3;             // blocks
constexpr std::uint32_t kMinLowerWords = 2;  // of a sentence
constexpr std::uint32_t kMinListedWords = 12;

bool is_list_like(Category category) noexcept {
  switch (category) {
    case Category::related_articles:
    case Category::navigation:
    case Category::share_bar:
    case Category::comments:
    case Category::comment_form:
    case Category::tag_list:
    case Category::source_list:
    case Category::newsletter:
    case Category::event_box:
    case Category::press_contact:
    case Category::advertisement:
    case Category::paywall:
    case Category::donation:
    case Category::cookie_consent: return true;
    default: return false;
  }
}

// What a dropped block is filed as: what its neighbours were dropped as, or else what it looks like.
Category category_of(const Sheet& sheet, std::size_t i) {
  for (std::size_t d = 1; d <= kNear; ++d) {
    const auto above = i >= d ? sheet.dropped_as(i - d) : std::nullopt;
    if (above && is_list_like(*above)) return *above;
    const auto below = i + d < sheet.size() ? sheet.dropped_as(i + d) : std::nullopt;
    if (below && is_list_like(*below)) return *below;
  }
  const Measures& m = sheet.measures(i);
  if (m.has_email) return Category::press_contact;
  if (m.ends_sentence || m.words > kMaxHeadlineWords) return Category::other;
  return m.words <= kMaxItemWords ? Category::navigation : Category::related_articles;
}

// Who wrote it, when, and what a picture shows is worth filing; a rubric or a tag beside boilerplate need not
// be the article's.
bool is_worth_filing(const Capture& capture) noexcept {
  return capture.key == CaptureKey::authors || capture.key == CaptureKey::captions ||
         capture.key == CaptureKey::date_published || capture.key == CaptureKey::date_modified;
}

// A rule that would file what the block says, were its neighbours gone, may do so in the next round.
bool may_be_filed(const Sheet& sheet, std::size_t i) {
  const auto& hits = sheet.hits(i);
  return std::any_of(hits.begin(), hits.end(), [&](const Hit& hit) {
    const auto& captures = sheet.rules().rules()[hit.rule].captures;
    return std::any_of(captures.begin(), captures.end(), is_worth_filing) && sheet.holds(i, hit);
  });
}

// A whole sentence may be the article's last word, short and far from the rest; a fragment hardly.
const TextModel::Bounds& bounds_for(const Measures& m) noexcept {
  const bool is_sentence = m.ends_sentence && !m.is_cut_off && m.lower_words >= kMinLowerWords;
  return is_sentence ? text_model().sentences : text_model().fragments;
}

// A long list item, such as a work in a list of references, looks as odd as a menu; but menus and lists of
// headlines have short ones.
bool is_long_item(const Measures& m) noexcept { return m.starts_with_bullet && m.words >= kMinListedWords; }

struct Scored {
  std::size_t block = 0;
  float score = 0;
  Category category = Category::other;  // as which it would be dropped
  std::vector<EvidenceWeight> why{};    // only where it is to be explained
};

// Looks at blocks, and closer only where a glance does not do.
class Scorer {
 public:
  explicit Scorer(Sheet& sheet) : sheet_(sheet), evidences_(sheet) {}

  // Nothing for a block that is clearly the article's, unless all is to be explained.
  std::optional<Scored> score(std::size_t i) {
    const TextModel& model = text_model();
    evidences_.glance_at(i, values_);
    const float glanced = model.glance_at(values_);
    const bool explains = sheet_.leaning().explains;
    if (model.is_clear(glanced) && !explains) return std::nullopt;
    if (may_be_filed(sheet_, i)) return std::nullopt;
    evidences_.look_at(i, values_);
    Scored scored{i, explains ? model.score(values_) : model.look_at(values_, glanced)};
    if (scored.score < bounds_for(sheet_.measures(i)).unsure_below) scored.category = category_of(sheet_, i);
    if (explains) scored.why = reasons<Evidence>(text_model(), values_);
    return scored;
  }

 private:
  Sheet& sheet_;
  Evidences evidences_;
  EvidenceValues values_{};
};

// All blocks that are the scorer's to judge, before any of them is marked.
std::vector<Scored> scored_blocks(Sheet& sheet) {
  std::vector<Scored> all;
  Scorer scorer(sheet);
  const auto titles = title_candidates(sheet);
  for (std::size_t i = 0; i < sheet.size(); ++i) {
    // The line above the text is rather its title, however odd it looks.
    const bool is_title = !titles.empty() && titles.back() == i;
    if (!sheet.is_open(i) || is_title || is_long_item(sheet.measures(i))) continue;
    if (auto scored = scorer.score(i)) all.push_back(std::move(*scored));
  }
  return all;
}

void judge_block(Sheet& sheet, Scored& scored) {
  const TextModel::Bounds& bounds = bounds_for(sheet.measures(scored.block));
  const auto drop = [&](Verdict verdict) {
    sheet.drop_by_score(scored.block, verdict, scored.category, true, kName, scored.score,
                        std::move(scored.why));
  };
  if (scored.score < bounds.drop_below)
    drop(Verdict::drop);
  else if (scored.score < bounds.unsure_below)
    drop(Verdict::unsure);
  else if (sheet.leaning().explains)
    sheet.note_score(scored.block, kName, scored.score, std::move(scored.why));
}

}  // namespace

void score_blocks(Sheet& sheet) {
  // Without running text there is nothing to tell residue from.
  if (!sheet.leaning().uses_scorer || !sheet.last_prose()) return;
  for (Scored& scored : scored_blocks(sheet)) judge_block(sheet, scored);
}

}  // namespace kehraus
