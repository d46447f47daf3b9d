// What stands in elements, or roles, that say that they are not the text: navigation, headers, footers,
// asides, forms, dialogs. A header inside the article has its title and its lead, and stays.
#include "filters/filters.h"
#include "filters/page_parts.h"

namespace kehraus {
namespace {

constexpr std::string_view kName = "filter/mark_landmarks";

std::optional<PartVerdict> judge(const PageElement& element) {
  const auto drop = [](Category category) {
    return std::optional(PartVerdict{category, Verdict::drop, kName, {}});
  };
  const bool is_in_text = element.inside.has(Landmark::article) || element.inside.has(Landmark::main);
  if (element.is.has(Landmark::nav) || element.is.has(Landmark::footer)) return drop(Category::navigation);
  if (element.is.has(Landmark::header) && !is_in_text) return drop(Category::navigation);
  if (element.is.has(Landmark::aside)) return drop(Category::related_articles);
  if (element.is.has(Landmark::form) || element.is.has(Landmark::dialog)) return drop(Category::other);
  return std::nullopt;
}

}  // namespace

void mark_landmarks(Sheet& sheet) {
  const std::vector<PageElement>& elements = sheet.document().elements;
  mark_parts(sheet, [&](std::uint32_t element) { return judge(elements[element]); });
}

}  // namespace kehraus
