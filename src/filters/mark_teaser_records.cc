// Runs of like-shaped records: kicker, headline, date, cut-off sentence, and again, as lists of other
// articles are printed. Told by the shapes repeating with a period; the words do not matter.
#include <algorithm>
#include <string>

#include "filters/filters.h"
#include "text/date.h"

namespace kehraus {
namespace {

constexpr std::string_view kName = "filter/mark_teaser_records";
constexpr std::size_t kMinPeriod = 2, kMaxPeriod = 7;
constexpr std::size_t kMinRecords = 3;
constexpr std::uint32_t kMaxLabelWords = 3, kMaxHeadlineWords = 25;

enum Shape : char {
  kDate = 'D',
  kCutOff = 'C',
  kProse = 'P',
  kLabel = 'L',
  kHeadline = 'H',
  kItem = 'I',
  kOther = 'O'
};

Shape shape_of(Sheet& sheet, std::size_t i) {
  const Measures& m = sheet.measures(i);
  if (m.starts_with_bullet) return kItem;
  if (m.digits >= 2 && m.words <= 12 && sheet.is_date_line(i)) return kDate;
  if (m.is_cut_off && m.words > kMaxLabelWords) return kCutOff;
  if (sheet.is_prose(i)) return kProse;
  if (m.words <= kMaxLabelWords && !m.ends_sentence) return kLabel;
  return m.words <= kMaxHeadlineWords && !m.ends_sentence ? kHeadline : kOther;
}

// Whether a record of these shapes is a teaser: it has a headline and says so by a date or a cut-off
// sentence. Whole sentences may be the article's (a chronicle: date, paragraph), so those records need the
// end of the text.
bool is_teaser(std::string_view record, bool reaches_end) {
  const auto has = [&](Shape s) { return record.find(s) != record.npos; };
  if (has(kItem) || has(kOther)) return false;
  if (!has(kHeadline) && !has(kLabel)) return false;
  if (has(kProse)) return reaches_end && has(kHeadline) && has(kDate);
  return (has(kDate) && has(kHeadline)) || has(kCutOff);
}

class Records {
 public:
  explicit Records(Sheet& sheet) : sheet_(sheet) {
    for (std::size_t i = 0; i < sheet.size(); ++i) {
      if (!sheet.is_open(i)) continue;
      blocks_.push_back(i);
      shapes_ += shape_of(sheet, i);
    }
  }

  void mark() {
    for (std::size_t period = kMinPeriod; period <= kMaxPeriod; ++period) mark_period(period);
  }

 private:
  void mark_period(std::size_t period) {
    std::size_t run = 0;  // blocks in a row that look like the one a period later
    for (std::size_t k = 0; k + period <= shapes_.size(); ++k) {
      if (k + period < shapes_.size() && shapes_[k] == shapes_[k + period]) {
        ++run;
        continue;
      }
      if (run >= (kMinRecords - 1) * period) drop(k - run, k + period, period);
      run = 0;
    }
  }

  void drop(std::size_t from, std::size_t to, std::size_t period) {
    const std::string_view record = std::string_view(shapes_).substr(from, period);
    if (!is_teaser(record, to == shapes_.size())) return;
    for (std::size_t k = from; k < to; ++k)
      if (sheet_.is_open(blocks_[k])) sheet_.drop(blocks_[k], Category::related_articles, kName);
  }

  Sheet& sheet_;
  std::vector<std::size_t> blocks_;
  std::string shapes_;
};

}  // namespace

void mark_teaser_records(Sheet& sheet) { Records(sheet).mark(); }

}  // namespace kehraus
