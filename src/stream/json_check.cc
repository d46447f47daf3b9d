#include "stream/json_check.h"

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <charconv>
#include <optional>

namespace kehraus {
namespace {

// Four hexadecimal digits of an escape, or nothing.
std::optional<unsigned> unit_at(std::string_view json, std::size_t at) noexcept {
  if (at + 6 > json.size() || json[at] != '\\' || json[at + 1] != 'u') return std::nullopt;
  unsigned value = 0;
  const char* const end = json.data() + at + 6;
  const auto [stopped, error] = std::from_chars(json.data() + at + 2, end, value, 16);
  if (error != std::errc() || stopped != end) return std::nullopt;
  return value;
}

}  // namespace

std::string json_fault(std::string_view json) {
  constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag |
                              rapidjson::kParseNumbersAsStringsFlag;
  rapidjson::MemoryStream bytes(json.data(), json.size());
  rapidjson::BaseReaderHandler<> nothing;
  rapidjson::Reader reader;
  const rapidjson::ParseResult result = reader.Parse<kFlags>(bytes, nothing);
  if (!result.IsError()) return {};
  std::string reason = rapidjson::GetParseError_En(result.Code());
  if (reason.ends_with('.')) reason.pop_back();
  return reason + " at byte " + std::to_string(result.Offset());
}

bool mend_lone_surrogates(std::string& json) noexcept {
  bool has_mended = false;
  for (std::size_t at = json.find('\\'); at != std::string::npos; at = json.find('\\', at)) {
    const auto unit = unit_at(json, at);
    if (!unit) {
      at += 2;
      continue;
    }
    const bool is_first_half = *unit >= 0xD800 && *unit < 0xDC00;
    const bool is_half = *unit >= 0xD800 && *unit < 0xE000;
    const auto other = is_first_half ? unit_at(json, at + 6) : std::nullopt;
    if (other && *other >= 0xDC00 && *other < 0xE000) {
      at += 12;
      continue;
    }
    if (is_half) {
      json.replace(at + 2, 4, "fffd");
      has_mended = true;
    }
    at += 6;
  }
  return has_mended;
}

}  // namespace kehraus
