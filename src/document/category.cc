#include "document/category.h"

#include <algorithm>

namespace kehraus {
namespace {

constexpr std::array<std::string_view, kCategoryCount> kNames = {
    "wire-disclaimer", "press-contact", "dateline",       "byline",       "author-bio",    "date-line",
    "reading-time",    "section-label", "caption",        "photo-credit", "advertisement", "related-articles",
    "newsletter",      "paywall",       "cookie-consent", "share-bar",    "comment-form",  "comments",
    "rating",          "copyright",     "source-list",    "tag-list",     "navigation",    "media-embed",
    "donation",        "event-box",     "duplicate",      "other",
};

}  // namespace

std::string_view name_of(Category category) noexcept { return kNames[static_cast<std::size_t>(category)]; }

std::optional<Category> category_named(std::string_view name) noexcept {
  const auto found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<Category>(found - kNames.begin());
}

}  // namespace kehraus
