// internal: what the class, the id and the other attributes of an element say that is in it.
#pragma once

#include <cstdint>
#include <string_view>

namespace kehraus {

// What an element says of its inside. Several can hold at once.
struct ElementUse {
  bool is_date = false;         // a date, of whatever
  bool is_published = false;    // of publication
  bool is_modified = false;     // of a change
  bool is_author = false;       // who wrote it
  bool is_name = false;         // a name and nothing else
  bool is_marked = false;       // by itemprop, property or rel: made for programs
  bool is_author_link = false;  // it leads to where authors have their pages
  bool is_headline = false;
  bool is_elsewhere = false;  // comments, teasers, side columns: what is said there is not the article's
  bool is_breadcrumbs = false;
  bool is_tag = false;        // rel=tag
  bool is_category = false;   // rel=category
  bool is_license = false;    // rel=license
  std::string_view datetime;  // the attributes `datetime` and `content` and `title`, as written
  std::string_view content;
  std::string_view title;
  std::string_view address;  // `href`
};

//   time  linear in the tag
ElementUse use_of_element(std::string_view start_tag) noexcept;

}  // namespace kehraus
