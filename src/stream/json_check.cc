#include "stream/json_check.h"

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <charconv>
#include <optional>

#include "text/eight_bytes.h"

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

// Whether `\ud` or `\uD` stands anywhere, with which the escapes of surrogates begin. Few lines have any.
bool has_surrogate_start(std::string_view json) noexcept {
  constexpr std::size_t kStep = sizeof(EightBytes);
  constexpr std::size_t kBehind = 2;  // bytes looked at behind a step
  std::size_t at = 0;
  for (; at + kStep + kBehind <= json.size(); at += kStep) {
    const char* const from = json.data() + at;
    // 0 where all three bytes are as wanted.
    const EightBytes others = (load_eight(from) ^ kEachByte * '\\') |
                              (load_eight(from + 1) ^ kEachByte * 'u') |
                              ((load_eight(from + 2) | kEachByte * 0x20) ^ kEachByte * 'd');
    if (((others - kEachByte) & ~others & kAllFlags) != 0) return true;
  }
  json.remove_prefix(at);
  return json.find("\\ud") != std::string_view::npos || json.find("\\uD") != std::string_view::npos;
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
  if (!has_surrogate_start(json)) return false;
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
