#include "write/json.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <simdjson.h>

#include "write/visible.h"

namespace kehraus {
namespace {

constexpr std::size_t kIndent = 2;

}  // namespace

Json::Json(JsonLayout layout, std::string& out)
    : is_indented_(layout != JsonLayout::line),
      outer_depth_(layout == JsonLayout::element ? 1 : 0),
      out_(out),
      start_(out.size()),
      bytes_(out) {
  for (std::size_t i = 0; i < outer_depth_ * kIndent; ++i) bytes_.put(' ');
}

// Its shortest digits, in RapidJSON's form: 1 is `1.0`.
void Json::number(double value) {
  rapidjson::StringBuffer digits;
  rapidjson::Writer<rapidjson::StringBuffer> writer(digits);
  writer.Double(value);
  raw({digits.GetString(), digits.GetSize()});
}

void Json::start_line() {
  bytes_.put('\n');
  for (std::size_t i = 0; i < (outer_depth_ + depth_) * kIndent; ++i) bytes_.put(' ');
}

// Quotes and escapes are ASCII, so what is malformed in all that was written is so within one text.
void Json::finish() {
  bytes_.flush();
  const std::string_view written = std::string_view(out_).substr(start_);
  if (simdjson::validate_utf8(written)) return;
  const std::string mended = valid_utf8(written);
  out_.replace(start_, std::string::npos, mended);
}

}  // namespace kehraus
