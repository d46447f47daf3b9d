// The title: the headline above the running text, filed in the metadata and taken out of the body.
//
// It is taken only where exactly one line can be meant. With two, a headline and a subheading say, both stay
// in the body, and the first is filed: so a second cleaning finds nothing new. On a page whose headline is
// known by its markup only a line above that can still go.
#include <algorithm>
#include <optional>

#include "filters/filters.h"
#include "filters/title.h"
#include "text/phrase.h"

namespace kehraus {
namespace {

constexpr std::string_view kName = "filter/mark_title";
constexpr std::uint32_t kMinFiledWords = 2;

void file_title(Sheet& sheet, std::size_t i) {
  Metadata& metadata = sheet.document().metadata;
  if (metadata.title) return;
  std::string raw(sheet.text(i));
  std::string mended = mend_title(raw, sheet);
  sheet.document().note_filed("title", sheet.block(i), kName, raw, mended, Doubt::none);
  if (mended != raw) metadata.title_raw = std::move(raw);
  metadata.title = std::move(mended);
}

// Of a page, the number of the block that is its headline by its markup.
std::optional<std::uint32_t> headline_of(const Document& document) {
  if (!document.is_page) return std::nullopt;
  for (const Mark& mark : document.marks)
    if (mark.verdict == Verdict::title && mark.decisive) return mark.block;
  return std::nullopt;
}

// A page that has first-level headings has no other line for a headline, even if they are not in its body;
// but one that its <title> repeats.
bool may_be_headline(const Sheet& sheet, std::size_t i) {
  const auto& blocks = sheet.document().blocks;
  const auto is_first_level = [](const Block& block) {
    return block.level == 1 && block.measures.words >= kMinFiledWords;
  };
  if (is_first_level(sheet.block(i)) || std::none_of(blocks.begin(), blocks.end(), is_first_level))
    return true;
  std::string title, line;
  normalise_phrase(sheet.document().head.title, title);
  normalise_phrase(sheet.text(i), line);
  return title.find(line) != title.npos;
}

// Further copies of the first candidate are the same headline again.
void drop_copies(Sheet& sheet, std::vector<std::size_t>& candidates) {
  if (candidates.empty()) return;
  std::string first, other;
  normalise_phrase(sheet.text(candidates[0]), first);
  std::erase_if(candidates, [&](std::size_t i) {
    if (i == candidates[0]) return false;
    normalise_phrase(sheet.text(i), other);
    return other == first && sheet.drop(i, Category::duplicate, kName);
  });
}

}  // namespace

void mark_title(Sheet& sheet) {
  if (sheet.has_changed()) return;
  auto candidates = title_candidates(sheet);
  drop_copies(sheet, candidates);
  if (candidates.empty()) return;
  // Below a headline stands the lead: no second one.
  const auto headline = headline_of(sheet.document());
  if (headline && sheet.block_in_document(candidates.back()) > *headline) return;
  if (sheet.has_choices() && !headline && !may_be_headline(sheet, candidates.back())) return;
  const std::size_t below = sheet.next_left(candidates.back());
  const bool has_text_below = below < sheet.size();
  // A sentence that goes on in small letters below was torn by an extractor: no headline.
  if (has_text_below && sheet.measures(below).starts_lower) return;
  if (candidates.size() == 1 && has_text_below) {
    file_title(sheet, candidates[0]);
    sheet.mark(candidates[0], Verdict::title, Category::other, kName, false);
  } else if (has_text_below && sheet.measures(candidates[0]).words >= kMinFiledWords) {
    file_title(sheet, candidates[0]);
  }
}

}  // namespace kehraus
