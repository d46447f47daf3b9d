#include "report/chart.h"

#include <algorithm>
#include <cstdio>

namespace kehraus {
namespace {

std::string digits(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", value);
  return text;
}

std::string rectangle(std::string_view css_class, double x, double y, double width, double height,
                      std::string_view title = {}) {
  std::string out = "<rect class=\"" + std::string(css_class) + "\" x=\"" + digits(x) + "\" y=\"" +
                    digits(y) + "\" width=\"" + digits(width) + "\" height=\"" + digits(height) + "\">";
  if (!title.empty()) out += "<title>" + std::string(title) + "</title>";
  return out + "</rect>";
}

std::string words_at(double x, double y, std::string_view words) {
  return "<text x=\"" + digits(x) + "\" y=\"" + digits(y) + "\">" + std::string(words) + "</text>";
}

}  // namespace

std::string bar_table(std::string_view head, std::string_view detail_head, const std::vector<Bar>& bars) {
  if (bars.empty()) return {};
  double longest = 0;
  for (const Bar& bar : bars) longest = std::max(longest, bar.value);
  std::string out = "<table class=\"bars\"><thead><tr><th scope=\"col\">" + std::string(head) +
                    "</th><td></td><th scope=\"col\">" + std::string(detail_head) +
                    "</th></tr></thead><tbody>\n";
  for (const Bar& bar : bars) {
    const double width = longest > 0 ? 100 * bar.value / longest : 0;
    out += "<tr><th scope=\"row\">" + bar.label +
           "</th><td><svg class=\"bar\" viewBox=\"0 0 100 1\" preserveAspectRatio=\"none\" "
           "aria-hidden=\"true\">" +
           rectangle(bar.css_class, 0, 0, width, 1) + "</svg></td><td>" + bar.detail + "</td></tr>\n";
  }
  return out + "</tbody></table>\n";
}

std::string share_histogram(std::span<const std::size_t> counts) {
  constexpr double kWidth = 420, kHeight = 140, kBase = 115, kTop = 15;
  const std::size_t most = std::max<std::size_t>(1, *std::max_element(counts.begin(), counts.end()));
  const double step = kWidth / static_cast<double>(counts.size());
  std::string bars, said;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    const auto from = std::to_string(i * 100 / counts.size()),
               to = std::to_string((i + 1) * 100 / counts.size());
    const std::string words = from + " to " + to + " %: " + std::to_string(counts[i]);
    const double height = (kBase - kTop) * static_cast<double>(counts[i]) / static_cast<double>(most);
    bars += rectangle("all", static_cast<double>(i) * step + 1, kBase - height, step - 2, height, words);
    said += (said.empty() ? "" : "; ") + words;
  }
  std::string out =
      "<svg class=\"histogram\" viewBox=\"0 0 " + digits(kWidth) + " " + digits(kHeight) +
      "\" role=\"img\" aria-label=\"Documents by the share of their text that was removed: " + said + "\">";
  out += bars + "<line class=\"base\" x1=\"0\" x2=\"" + digits(kWidth) + "\" y1=\"" + digits(kBase) +
         "\" y2=\"" + digits(kBase) + "\"/>";
  for (const int share : {0, 25, 50, 75})
    out += words_at(kWidth * share / 100 + 1, kBase + 15, std::to_string(share) + " %");
  out += words_at(2, 11, "most: " + std::to_string(most) + " documents");
  return out + "</svg>\n";
}

std::string stacked_bar(const std::vector<Bar>& parts) {
  double whole = 0;
  for (const Bar& part : parts) whole += part.value;
  if (whole <= 0) return {};
  std::string out =
      "<svg class=\"stack\" viewBox=\"0 0 100 4\" preserveAspectRatio=\"none\" aria-hidden=\"true\">";
  double x = 0;
  for (const Bar& part : parts) {
    const double width = 100 * part.value / whole;
    out += rectangle(part.css_class, x, 0, width, 4, part.label + ": " + part.detail);
    x += width;
  }
  return out + "</svg>\n";
}

}  // namespace kehraus
