#include "document/page.h"

#include <algorithm>

namespace kehraus {
namespace {

constexpr std::size_t kMaxSteps = 12;
constexpr std::string_view kWhiteSpace = " \t\n\f\r";

std::string_view first_word(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(kWhiteSpace), text.size()));
  return text.substr(0, text.find_first_of(kWhiteSpace));
}

std::string step_of(const PageElement& element) {
  std::string step(element.name);
  if (const std::string_view id = first_word(element.id); !id.empty()) step.append("#").append(id);
  if (const std::string_view word = first_word(element.classes); !word.empty()) step.append(".").append(word);
  return step;
}

}  // namespace

std::string path_of(const std::vector<PageElement>& elements, std::uint32_t element) {
  if (element >= elements.size()) return {};
  std::vector<std::string> steps;
  for (; element != 0 && steps.size() < kMaxSteps; element = elements[element].parent)
    steps.push_back(step_of(elements[element]));
  std::string path = element != 0 ? "…" : "";
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) path += (path.empty() ? "" : "/") + *step;
  return path;
}

}  // namespace kehraus
