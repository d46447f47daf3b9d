// Which blocks of a page are its body: those that a learned score of their place and looks would rather have,
// as many of them as promise the best measure of both precision and recall. No block is judged alone: on a
// page of clear text a doubtful block stays out that would be the best of another.
#include <algorithm>
#include <cmath>

#include "filters/evidence_values.h"
#include "filters/filters.h"
#include "filters/gather_page_evidence.h"
#include "filters/page_parts.h"
#include "score/page_model.h"

namespace kehraus {
namespace {

// Blocks that get reasons, which cost as much as a hundred scores.
constexpr std::size_t kMaxExplained = 2000;
constexpr float kMinWeight = 0.2f;  // words, of a block without any
// In log odds, below even: what is taken without need costs more than what is left out. Between -0.5 and 0 F1
// moves by no more than 0.001 on either set of doc/benchmarks.md; a whole one either way is a choice.
constexpr float kRestraint = -0.3f, kUnsure = 1.0f;

struct Scores {
  std::vector<float> log_odds;
  std::vector<std::uint32_t> leads;  // blocks
  PageType type;
  std::vector<std::vector<EvidenceWeight>> why;  // only where it is to be explained
};

// Evidence averaged over blocks by the words that each probably has for the body.
class PageMean {
 public:
  void add(const PageEvidenceValues& values, float weight) noexcept {
    for (std::size_t e = 0; e < values.size(); ++e) sums_[e] += values[e] * weight;
    whole_ += weight;
  }
  PageEvidenceValues mean() const noexcept {
    PageEvidenceValues mean = sums_;
    for (float& value : mean) value /= whole_;
    return mean;
  }

 private:
  PageEvidenceValues sums_{};
  float whole_ = 0;
};

// A block without words counts a little, too.
float weight_of(const Measures& m) noexcept { return std::max(kMinWeight, static_cast<float>(m.words)); }

// The sentence right below the headline, if it is likely at all or the page describes itself with it.
// Benchmarks count it as text or not, as it comes; readers do. Measured on both: the F1 of trafilatura's
// pages rises by 0.001, that of WCXB's falls by as little.
bool is_lead(const Block& block, const PageEvidenceValues& values, float log_odds) noexcept {
  constexpr float kMinWords = 8, kMaxBelow = 4, kMinDescribed = 0.8f, kMaxLinks = 0.3f, kMinLogOdds = -1.5f;
  const auto value = [&](PageEvidence e) { return values[static_cast<std::size_t>(e)]; };
  const bool is_shown = !block.is_aside && value(PageEvidence::is_hidden) == 0 &&
                        value(PageEvidence::in_nav) == 0 && value(PageEvidence::in_footer) == 0 &&
                        value(PageEvidence::in_form) == 0 && value(PageEvidence::in_dialog) == 0;
  return is_shown && value(PageEvidence::words) >= kMinWords &&
         value(PageEvidence::link_density) <= kMaxLinks && value(PageEvidence::since_headline) > 0 &&
         value(PageEvidence::since_headline) <= kMaxBelow &&
         (value(PageEvidence::in_description) >= kMinDescribed || log_odds >= kMinLogOdds);
}

Scores score_all(const Sheet& sheet) {
  const std::vector<bool> ruled = ruled_elements(sheet);
  const PageEvidences evidences(sheet.document(), class_words(), ruled);
  Scores scores;
  scores.log_odds.resize(sheet.size());
  if (sheet.leaning().explains) scores.why.resize(sheet.size());
  PageEvidenceValues values{};
  PageMean mean;
  for (std::size_t i = 0; i < sheet.size(); ++i) {
    evidences.gather(i, values);
    scores.log_odds[i] = page_model().log_odds(values);
    mean.add(values, probability(scores.log_odds[i]) * weight_of(sheet.measures(i)));
    if (is_lead(sheet.block(i), values, scores.log_odds[i]))
      scores.leads.push_back(static_cast<std::uint32_t>(i));
    if (sheet.leaning().explains && i < kMaxExplained)
      scores.why[i] = reasons<PageEvidence>(page_model(), values);
  }
  scores.type = page_type_of(mean.mean());
  return scores;
}

// A page's likeliest block is likelier than this to be its body's, or the page has none. Of the 2,150 pages
// of WCXB's and trafilatura's sets 12 come out empty, nearly all of them without text.
constexpr float kMinLikely = 0.12f;
// Pages of a sentence or two, such as people write to try things, are none that the score has learned from:
// only where its best is hardly more than links does it say that these have no body.
constexpr double kFewWords = 40;

bool is_mostly_links(const Block& block) noexcept { return 2 * block.link_chars > block.measures.chars; }

// The best so many of the blocks, by the expected F1 of their words: with the likelihood p of each block and
// its words w, twice the sum of p w over the chosen, by the words chosen and the sum of p w over all.
std::vector<bool> choose(const Sheet& sheet, const std::vector<float>& log_odds, float bias) {
  std::vector<float> likely(log_odds.size());
  std::vector<std::uint32_t> order;
  order.reserve(log_odds.size());
  double wanted = 0, all_words = 0;
  for (std::uint32_t i = 0; i < log_odds.size(); ++i) {
    // What is hidden inside a line is no text, however good the line is.
    if (sheet.block(i).is_aside) continue;
    order.push_back(i);
    likely[i] = probability(log_odds[i] + bias);
    wanted += static_cast<double>(likely[i]) * static_cast<double>(weight_of(sheet.measures(i)));
    all_words += sheet.measures(i).words;
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return likely[a] > likely[b]; });
  std::vector<bool> is_chosen(log_odds.size());
  if (order.empty()) return is_chosen;
  const bool may_be_none = all_words > kFewWords || is_mostly_links(sheet.block(order[0]));
  if (likely[order[0]] < kMinLikely && may_be_none) return is_chosen;
  double found = 0, chosen = 0, best = 0;
  std::size_t count = 0;
  for (std::size_t n = 0; n < order.size(); ++n) {
    const auto words = static_cast<double>(weight_of(sheet.measures(order[n])));
    found += static_cast<double>(likely[order[n]]) * words;
    chosen += words;
    const double f1 = 2 * found / (chosen + wanted);
    if (f1 <= best) continue;
    best = f1;
    count = n + 1;
  }
  for (std::size_t n = 0; n < count; ++n) is_chosen[order[n]] = true;
  return is_chosen;
}

float bias_for(const Leaning& leaning) noexcept {
  if (leaning.drops_unsure) return kRestraint - kUnsure;
  return leaning.trusts_guesses ? kRestraint : kRestraint + kUnsure;
}

}  // namespace

void score_page(Sheet& sheet) {
  if (!sheet.leaning().uses_scorer || sheet.size() == 0) return;
  Scores scores = score_all(sheet);
  std::vector<bool> is_chosen = choose(sheet, scores.log_odds, bias_for(sheet.leaning()));
  if (!sheet.leaning().drops_unsure)
    for (const std::uint32_t lead : scores.leads) is_chosen[lead] = true;
  sheet.document().metadata.page_type = std::string(scores.type.type);
  sheet.document().metadata.confidence = std::round(scores.type.confidence * 1000.0f) / 1000.0;
  std::vector<Choice> choices(sheet.size());
  for (std::size_t i = 0; i < choices.size(); ++i) {
    choices[i].is_chosen = is_chosen[i];
    choices[i].score = probability(scores.log_odds[i]);
    if (!scores.why.empty()) choices[i].why = std::move(scores.why[i]);
  }
  sheet.choose(std::move(choices));
}

}  // namespace kehraus
