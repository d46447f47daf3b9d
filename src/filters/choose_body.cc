// Takes out of a page what score_page did not choose: at once what stands far from the body, and what stands
// near it when the rules had their say. There are bylines, dates and captions, which they name and file.
#include "filters/filters.h"

namespace kehraus {
namespace {

constexpr std::string_view kName = "filter/choose_body", kFarName = "filter/drop_far_blocks";
// Blocks. Between a headline and the text stand a rubric, a lead, a byline, a date, a picture with its
// caption and buttons; asking the rules about all that is left of a page costs a sixth more time.
constexpr std::size_t kNear = 6;

void drop(Sheet& sheet, std::size_t i, std::string_view decider) {
  const Choice& choice = sheet.choice(i);
  sheet.drop_by_score(i, Verdict::drop, Category::other, false, decider, choice.score, choice.why);
}

// For each block, whether a chosen one or the title is so near.
std::vector<bool> are_near(const Sheet& sheet) {
  std::vector<bool> near(sheet.size());
  for (const bool is_upwards : {false, true}) {
    std::size_t since = kNear + 1;
    for (std::size_t n = 0; n < sheet.size(); ++n) {
      const std::size_t i = is_upwards ? sheet.size() - 1 - n : n;
      since = sheet.is_chosen(i) || sheet.is_title(i) ? 0 : since + 1;
      if (since <= kNear) near[i] = true;
    }
  }
  return near;
}

}  // namespace

void drop_far_blocks(Sheet& sheet) {
  if (!sheet.has_choices()) return;
  const std::vector<bool> near = are_near(sheet);
  for (std::size_t i = 0; i < sheet.size(); ++i)
    if (sheet.is_open(i) && !sheet.is_wanted(i) && !near[i]) drop(sheet, i, kFarName);
}

void choose_body(Sheet& sheet) {
  if (!sheet.has_choices()) return;
  for (std::size_t i = 0; i < sheet.size(); ++i) {
    if (!sheet.is_open(i) || sheet.is_wanted(i)) continue;
    const Choice& choice = sheet.choice(i);
    if (!choice.is_chosen)
      drop(sheet, i, kName);
    else if (sheet.leaning().explains)
      sheet.note_score(i, kName, choice.score, choice.why);
  }
}

}  // namespace kehraus
