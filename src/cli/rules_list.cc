#include "cli/rules_list.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "write/json.h"
#include "write/visible.h"

namespace kehraus {

std::string rules_as_columns(const std::vector<const Rule*>& rules) {
  constexpr std::size_t kPadded = 4;  // the last column is as long as it is
  std::vector<std::array<std::string, kPadded + 1>> rows;
  std::array<std::size_t, kPadded> widths{};
  for (const Rule* rule : rules) {
    const auto& row = rows.emplace_back(std::array<std::string, kPadded + 1>{
        visible(rule->id), std::string(name_of(rule->category)), std::string(name_of(rule->action)),
        std::string(name_of(rule->status)), visible(rule->summary)});
    for (std::size_t i = 0; i < kPadded; ++i) widths[i] = std::max(widths[i], columns_of(row[i]));
  }
  std::string out;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < kPadded; ++i) {
      out.append(row[i]).append(widths[i] - columns_of(row[i]) + 2, ' ');
    }
    out.append(row[kPadded]).append("\n");
  }
  return out;
}

std::string rules_as_json(const std::vector<const Rule*>& rules) {
  std::string out;
  const auto fill = [&](auto json) {
    json.start_array();
    for (const Rule* rule : rules) {
      json.start_object();
      json.member("id", rule->id);
      json.member("language", rule->language);
      json.member("category", name_of(rule->category));
      json.member("action", name_of(rule->action));
      json.member("status", name_of(rule->status));
      json.member("certainty", name_of(rule->certainty));
      json.member("summary", rule->summary);
      json.member("why", rule->why);
      json.member("source", rule->source);
      json.member("origin", rule->origin);
      json.end_object();
    }
    json.end_array();
  };
  append_json(JsonLayout::object, 1u << 16, fill, out);
  return out + "\n";
}

}  // namespace kehraus
