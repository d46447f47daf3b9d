// internal: where the text that a page shows stands in it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "html/text.h"

namespace kehraus {

class PageMap {
 public:
  // The text of one node, or what is left of it without white space at either end.
  struct Run {
    std::uint32_t shown = 0;       // where it begins in what is shown
    std::uint32_t shown_size = 0;  // never 0
    std::uint32_t begin = 0;       // in the page
    std::uint32_t stop = 0;
    html::TextForm form = html::TextForm::data;
    bool is_verbatim = false;  // byte by byte as in the page
    bool keeps_lines = false;  // not squeezed
  };

  // In the order of what is shown. The page outlives the map.
  explicit PageMap(std::string_view page = {}) noexcept : page_(page) {}
  void add(const Run& run) { runs_.push_back(run); }

  // The place in the page of a byte of what is shown; the place behind a text for the byte behind it, unless
  // another begins there.
  //   out   never falls as `offset` grows, but from a line to what is hidden in it
  //   time  logarithmic, but linear in the text of the node where references or white space are in front
  std::size_t to_page(std::size_t offset) const;
  // The same where places are asked for in order: `near`, 0 at first, remembers the last.
  std::size_t to_page(std::size_t offset, std::size_t& near) const;

 private:
  std::size_t to_page(std::size_t offset, const Run& run) const;
  std::size_t inside(const Run& run, std::size_t offset) const;

  std::string_view page_;
  std::vector<Run> runs_;
};

}  // namespace kehraus
