// internal: what the class, the id and the other attributes of an element say that is in it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/element_words.h"

namespace kehraus {

// What an element can say of its inside.
enum class ElementUse : std::uint16_t {
  date = 1,              // a date, of whatever
  published = 1 << 1,    // of publication
  modified = 1 << 2,     // of a change
  author = 1 << 3,       // who wrote it
  name = 1 << 4,         // a name and nothing else
  marked = 1 << 5,       // said by itemprop, property or rel: made for programs
  author_link = 1 << 6,  // it leads to where authors have their pages
  elsewhere = 1 << 7,    // comments, teasers, side columns: what is said there is not the article's
  breadcrumbs = 1 << 8,
  tag = 1 << 9,        // rel=tag
  category = 1 << 10,  // rel=category
  tags = 1 << 12,      // a list of tags
  rubric = 1 << 13,    // the rubric's name
  license = 1 << 11,   // rel=license
  paywall = 1 << 14,   // an offer that stands in for the text
};

class ElementUses {
 public:
  void add(ElementUse use) noexcept { bits_ |= static_cast<std::uint16_t>(use); }
  void add(ElementUses uses) noexcept { bits_ |= uses.bits_; }
  bool has(ElementUse use) const noexcept { return (bits_ & static_cast<std::uint16_t>(use)) != 0; }
  bool is_empty() const noexcept { return bits_ == 0; }

 private:
  std::uint16_t bits_ = 0;
};

// What a start tag says; attributes as written, empty for none.
struct TagFindings {
  ElementUses uses;
  std::string_view datetime, content, title, address;  // of `href`
};

// Reads start tags of one page and remembers what class names mean, which come again and again.
class TagReader {
 public:
  explicit TagReader(const ElementWords& words) noexcept : words_(words) {}

  //   in    the tag outlives the reader
  //   time  linear in the tag
  TagFindings read(std::string_view start_tag) noexcept;

 private:
  struct Known {
    std::string_view value;
    ElementUses uses;
  };
  static constexpr std::size_t kKnown = 256;  // a byte tells the place

  TagFindings read_attributes(std::string_view start_tag) noexcept;
  ElementUses uses_of(std::string_view value) noexcept;
  void note_words(std::string_view value, ElementUses& uses) const noexcept;

  const ElementWords& words_;

  std::array<Known, kKnown> known_{};
  std::array<std::string_view, kKnown> silent_{};  // tags that say nothing
};

}  // namespace kehraus
