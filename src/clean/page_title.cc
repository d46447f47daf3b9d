#include "clean/page_title.h"

#include <algorithm>
#include <array>

namespace kehraus {
namespace {

constexpr std::array<std::string_view, 7> kSeparators = {" | ", " - ", " – ", " — ", " :: ", " » ", " • "};

// A headline has more words than a rubric or a site's name.
constexpr std::ptrdiff_t kMinSpaces = 2;

}  // namespace

void file_page_title(Document& document) {
  if (document.metadata.title || document.head.title.empty()) return;
  const std::string_view title = document.head.title;
  std::size_t end = 0;
  for (const std::string_view separator : kSeparators) {
    const std::size_t at = title.rfind(separator);
    if (at != title.npos) end = std::max(end, at);
  }
  const auto spaces = std::count(title.begin(), title.begin() + static_cast<std::ptrdiff_t>(end), ' ');
  document.metadata.title = std::string(spaces >= kMinSpaces ? title.substr(0, end) : title);
}

}  // namespace kehraus
