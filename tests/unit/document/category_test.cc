#include "document/category.h"

#include <catch2/catch.hpp>
#include <set>
#include <string>

namespace kehraus {
namespace {

TEST_CASE("every category has a name of its own, and the way back", "[category]") {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < kCategoryCount; ++i) {
    const auto category = static_cast<Category>(i);
    const std::string_view name = name_of(category);
    CAPTURE(i, name);
    CHECK_FALSE(name.empty());
    CHECK(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == name.npos);
    CHECK(names.insert(name).second);
    CHECK(category_named(name) == category);
  }
}

// The enumerators are written with underscores, the names with hyphens.
TEST_CASE("names are the enumerators' names", "[category]") {
  const std::pair<Category, std::string_view> rows[] = {
      {Category::wire_disclaimer, "wire-disclaimer"},
      {Category::press_contact, "press-contact"},
      {Category::dateline, "dateline"},
      {Category::byline, "byline"},
      {Category::author_bio, "author-bio"},
      {Category::date_line, "date-line"},
      {Category::reading_time, "reading-time"},
      {Category::section_label, "section-label"},
      {Category::caption, "caption"},
      {Category::photo_credit, "photo-credit"},
      {Category::advertisement, "advertisement"},
      {Category::related_articles, "related-articles"},
      {Category::newsletter, "newsletter"},
      {Category::paywall, "paywall"},
      {Category::cookie_consent, "cookie-consent"},
      {Category::share_bar, "share-bar"},
      {Category::comment_form, "comment-form"},
      {Category::comments, "comments"},
      {Category::rating, "rating"},
      {Category::copyright, "copyright"},
      {Category::source_list, "source-list"},
      {Category::tag_list, "tag-list"},
      {Category::navigation, "navigation"},
      {Category::media_embed, "media-embed"},
      {Category::donation, "donation"},
      {Category::event_box, "event-box"},
      {Category::duplicate, "duplicate"},
      {Category::other, "other"},
  };
  CHECK(std::size(rows) == kCategoryCount);
  for (const auto& [category, name] : rows) CHECK(name_of(category) == name);
}

TEST_CASE("a word outside the set names nothing", "[category]") {
  for (const std::string_view word :
       {"", "Dateline", "related_articles", "related-article", " other", "other ", "-"}) {
    CAPTURE(word);
    CHECK_FALSE(category_named(word).has_value());
  }
}

TEST_CASE("a set of categories holds what was added", "[category]") {
  CategorySet set;
  for (std::size_t i = 0; i < kCategoryCount; ++i) CHECK_FALSE(set.has(static_cast<Category>(i)));
  set.add(Category::wire_disclaimer);
  set.add(Category::other);
  set.add(Category::other);
  for (std::size_t i = 0; i < kCategoryCount; ++i) {
    CAPTURE(i);
    CHECK(set.has(static_cast<Category>(i)) == (i == 0 || i == kCategoryCount - 1));
  }
}

}  // namespace
}  // namespace kehraus
