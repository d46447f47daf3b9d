// Blocks that repeat on many documents of the same site, as was learned from these, and that stand where they
// stood there: above or below the running text. So an article keeps the headline and the lead that all others
// have for a teaser. The score is in how many documents they stood.
#include <vector>

#include "filters/filters.h"
#include "learn/boilerplate.h"
#include "learn/learned_blocks.h"
#include "learn/places.h"

namespace kehraus {
namespace {

class Application {
 public:
  Application(Sheet& sheet, const LearnedSite& site)
      : sheet_(sheet), site_(site), found_(find()), places_(kinds()) {}

  void apply() {
    if (!is_restrained()) return;
    for (std::size_t i = 0; i < sheet_.size(); ++i)
      if (is_taken(i))
        sheet_.drop_by_score(i, Verdict::drop, Category::other, true, site_.rule(),
                             static_cast<float>(found_[i]->count), {});
  }

 private:
  std::vector<const LearnedBlock*> find() const {
    std::vector<const LearnedBlock*> found;
    std::string key;
    for (std::size_t i = 0; i < sheet_.size(); ++i)
      found.push_back(sheet_.is_dropped(i) ? nullptr : site_.find(sheet_.text(i), key));
    return found;
  }

  std::vector<PlacedKind> kinds() const {
    std::vector<PlacedKind> kinds;
    for (std::size_t i = 0; i < sheet_.size(); ++i)
      kinds.push_back(found_[i]                              ? PlacedKind::repeated
                      : !is_of_body(i) || sheet_.is_title(i) ? PlacedKind::other
                      : sheet_.is_prose(i)                   ? PlacedKind::prose
                                                             : PlacedKind::line);
    return kinds;
  }

  // As far as is known: of a page what the score chose.
  bool is_of_body(std::size_t i) const {
    return !sheet_.is_dropped(i) && (!sheet_.has_choices() || sheet_.is_chosen(i));
  }

  bool is_taken(std::size_t i) const {
    if (!found_[i] || !sheet_.is_open(i)) return false;
    return found_[i]->place == LearnedPlace::above ? places_.is_above(i) : places_.is_below(i);
  }

  // A document that is nothing much else is what the site says there.
  bool is_restrained() const {
    std::size_t size = 0, taken = 0;
    for (std::size_t i = 0; i < sheet_.size(); ++i) {
      if (!is_of_body(i)) continue;
      size += sheet_.text(i).size();
      if (is_taken(i)) taken += sheet_.text(i).size();
    }
    return !is_mostly(taken, size);
  }

  Sheet& sheet_;
  const LearnedSite& site_;
  const std::vector<const LearnedBlock*> found_;  // beside each block
  const Places places_;
};

}  // namespace

void apply_learned(Sheet& sheet) {
  if (const LearnedSite* const site = sheet.learned()) Application(sheet, *site).apply();
}

}  // namespace kehraus
