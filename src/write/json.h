// internal: JSON out of views, through RapidJSON. The only place that knows the JSON library; what is
// written is always valid UTF-8, whatever comes in.
#pragma once

// Not RAPIDJSON_SSE2: in version 1.1.0 that path lets U+001A to U+001F through unescaped.
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <simdjson.h>

#include <cstddef>
#include <string>
#include <string_view>

#include "text/span.h"
#include "write/json_layout.h"
#include "write/visible.h"

namespace kehraus {

// Writes with `Writer`, one of RapidJSON's.
template <class Writer>
class Json {
 public:
  explicit Json(Writer& writer) : writer_(writer) {}

  void key(std::string_view name) { writer_.Key(name.data(), size_of(name)); }

  void string(std::string_view text) {
    if (simdjson::validate_utf8(text)) {
      writer_.String(text.data(), size_of(text));
    } else {
      const std::string mended = valid_utf8(text);
      writer_.String(mended.data(), size_of(mended));
    }
  }

  void number(std::size_t value) { writer_.Uint64(value); }
  void number(double value) { writer_.Double(value); }
  void boolean(bool value) { writer_.Bool(value); }

  // JSON as it is: a value, or a key with its quotes.
  void raw(std::string_view json) { writer_.RawValue(json.data(), json.size(), rapidjson::kStringType); }

  void member(std::string_view name, std::string_view text) {
    key(name);
    string(text);
  }

  // The two members `start` and `end`, in bytes of the input.
  void members(Span span) {
    key("start");
    number(span.start);
    key("end");
    number(span.end);
  }

  void start_object() { writer_.StartObject(); }
  void end_object() { writer_.EndObject(); }
  void start_array() { writer_.StartArray(); }
  void end_array() { writer_.EndArray(); }

 private:
  static rapidjson::SizeType size_of(std::string_view text) {
    return static_cast<rapidjson::SizeType>(text.size());
  }

  Writer& writer_;
};

// Appends to `out` what `fill(json)` writes: one value, without a line feed at the end. `expected_bytes` is a
// guess that saves growing.
template <class Fill>
void append_json(JsonLayout layout, std::size_t expected_bytes, const Fill& fill, std::string& out) {
  rapidjson::StringBuffer buffer(nullptr, expected_bytes + 256);
  if (layout == JsonLayout::line) {
    rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
    fill(Json(writer));
    out.append(buffer.GetString(), buffer.GetSize());
    return;
  }
  rapidjson::PrettyWriter<rapidjson::StringBuffer> writer(buffer);
  writer.SetIndent(' ', 2);
  constexpr std::string_view kArrayStart = "[\n";
  if (layout == JsonLayout::element) writer.StartArray();
  fill(Json(writer));
  const std::size_t skipped = layout == JsonLayout::element ? kArrayStart.size() : 0;
  out.append(buffer.GetString() + skipped, buffer.GetSize() - skipped);
}

}  // namespace kehraus
