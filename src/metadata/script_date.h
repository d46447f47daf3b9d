// internal: the date of publication in a script that is no linked data.
#pragma once

#include <optional>
#include <string_view>

namespace kehraus {

// The value of the first key that speaks of publication and looks like a date, as written: `"publishDate":
// "2024-03-01"`, `\"published_at\":\"2024-03-01\"`.
//   time  linear
std::optional<std::string_view> find_script_date(std::string_view script) noexcept;

}  // namespace kehraus
