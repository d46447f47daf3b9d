#include "cli/columns.h"

#include <algorithm>

#include "write/visible.h"

namespace kehraus {
namespace {

constexpr std::size_t kGap = 2;  // between columns

}  // namespace

std::vector<std::string> in_columns(const std::vector<std::vector<std::string>>& rows, std::size_t numbers) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(row.size());
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], columns_of(row[i]));
  }
  std::vector<std::string> lines;
  for (const auto& row : rows) {
    std::string& line = lines.emplace_back();
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::size_t fill = widths[i] - columns_of(row[i]);
      const bool is_number = i < numbers, is_last = i + 1 == row.size();
      line.append(is_number ? fill : 0, ' ').append(row[i]);
      if (!is_last) line.append((is_number ? 0 : fill) + kGap, ' ');
    }
    line += '\n';
  }
  return lines;
}

}  // namespace kehraus
