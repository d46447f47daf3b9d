// Blocks that repeat on many documents of the same site, as was learned from these, and that stand where they
// stood there: above or below the running text. So an article keeps the headline and the lead that all others
// have for a teaser. The score is in how many documents they stood.
#include <optional>
#include <vector>

#include "filters/filters.h"
#include "learn/boilerplate.h"
#include "learn/learned_blocks.h"

namespace kehraus {
namespace {

class Application {
 public:
  Application(Sheet& sheet, const LearnedSite& site) : sheet_(sheet), site_(site) { find(); }

  void apply() {
    if (!is_restrained()) return;
    for (std::size_t i = 0; i < sheet_.size(); ++i)
      if (is_taken(i))
        sheet_.drop_by_score(i, Verdict::drop, Category::other, true, site_.rule(),
                             static_cast<float>(found_[i]->count), {});
  }

 private:
  void find() {
    std::string key;
    for (std::size_t i = 0; i < sheet_.size(); ++i) {
      found_.push_back(sheet_.is_dropped(i) ? nullptr : site_.find(sheet_.text(i), key));
      if (!is_of_body(i) || !sheet_.is_left_prose(i) || found_[i]) continue;
      if (!first_prose_) first_prose_ = i;
      last_prose_ = i;
    }
  }

  // As far as is known: of a page what the score chose.
  bool is_of_body(std::size_t i) const {
    return !sheet_.is_dropped(i) && (!sheet_.has_choices() || sheet_.is_chosen(i));
  }

  bool is_taken(std::size_t i) const {
    if (!found_[i] || !sheet_.is_open(i) || !first_prose_ || is_in_list(i)) return false;
    return found_[i]->place == LearnedPlace::above ? i < *first_prose_ : i > last_prose_;
  }

  // Between two lines that vary: an item of the article's own list. See Candidates.
  bool is_in_list(std::size_t i) const {
    const auto is_varying_line = [&](std::size_t j) {
      return is_of_body(j) && !found_[j] && !sheet_.is_title(j) && !sheet_.is_prose(j);
    };
    return i > 0 && i + 1 < sheet_.size() && is_varying_line(i - 1) && is_varying_line(i + 1);
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
  std::vector<const LearnedBlock*> found_;  // beside each block
  std::optional<std::size_t> first_prose_;  // that is not learned
  std::size_t last_prose_ = 0;
};

}  // namespace

void apply_learned(Sheet& sheet) {
  if (const LearnedSite* const site = sheet.learned()) Application(sheet, *site).apply();
}

}  // namespace kehraus
