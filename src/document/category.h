// The closed set of what can be removed: the same names in rules, records, reports and scores.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace kehraus {

enum class Category : unsigned char {
  wire_disclaimer,
  press_contact,
  dateline,
  byline,
  author_bio,
  date_line,
  reading_time,
  section_label,
  caption,
  photo_credit,
  advertisement,
  related_articles,
  newsletter,
  paywall,
  cookie_consent,
  share_bar,
  comment_form,
  comments,
  rating,
  copyright,
  source_list,
  tag_list,
  navigation,
  media_embed,
  donation,
  event_box,
  duplicate,
  other,
};

inline constexpr std::size_t kCategoryCount = static_cast<std::size_t>(Category::other) + 1;

// The written form, as in `related-articles`.
std::string_view name_of(Category category) noexcept;

// The category of a written form; nothing for a word outside the set.
std::optional<Category> category_named(std::string_view name) noexcept;

// A set of categories, as `--keep` and `--drop` give it.
class CategorySet {
 public:
  void add(Category c) noexcept { in_[static_cast<std::size_t>(c)] = true; }
  bool has(Category c) const noexcept { return in_[static_cast<std::size_t>(c)]; }

 private:
  std::array<bool, kCategoryCount> in_{};
};

}  // namespace kehraus
