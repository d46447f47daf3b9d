// The names under which other programs know what a record holds.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace kehraus {

enum class FieldNames : std::uint8_t { own, trafilatura, datatrove, dolma, news_please };

// "kehraus", "trafilatura", "datatrove", "dolma" or "news-please".
std::string_view name_of(FieldNames names) noexcept;

std::optional<FieldNames> field_names_named(std::string_view name) noexcept;

}  // namespace kehraus
