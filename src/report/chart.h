// Pictures of numbers as SVG and HTML, without a style of their own: classes say what is what.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kehraus {

struct Bar {
  std::string label;   // markup
  double value = 0;    // its length
  std::string detail;  // markup, behind the bar
  std::string css_class;
};

// A table with a row for each bar, the longest as wide as there is room. Empty for no bars.
//   in  `head`: of the column of labels; both heads are plain words of ours
std::string bar_table(std::string_view head, std::string_view detail_head, const std::vector<Bar>& bars);

// How many documents lose which share of their text: a bar for each twentieth.
std::string share_histogram(std::span<const std::size_t> counts);

// One bar of parts, each as wide as its value's share of the sum.
std::string stacked_bar(const std::vector<Bar>& parts);

}  // namespace kehraus
