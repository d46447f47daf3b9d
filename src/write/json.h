// internal: JSON out of views, laid out as RapidJSON's writers do it. What is written is always valid UTF-8,
// whatever comes in.
#pragma once

#include <array>
#include <cassert>
#include <cstddef>
#include <string>
#include <string_view>

#include "text/span.h"
#include "write/json_layout.h"
#include "write/staged_bytes.h"

namespace kehraus {

class Json {
 public:
  // Appends to `out`, which outlives the writer, all that is written until finish().
  Json(JsonLayout layout, std::string& out);

  // `name` needs no escapes: a word of ours.
  void key(std::string_view name) {
    begin_value();
    bytes_.put('"');
    bytes_.put(name);
    bytes_.put('"');
  }

  void string(std::string_view text) {
    start_string();
    string_part(text);
    end_string();
  }

  // A string in parts; each ends at a character's end.
  void start_string() {
    begin_value();
    bytes_.put('"');
  }
  void string_part(std::string_view text) { bytes_.put_json_escaped(text); }
  void end_string() { bytes_.put('"'); }

  void number(std::size_t value) {
    begin_value();
    bytes_.put(value);
  }
  void number(double value);

  void boolean(bool value) { raw(value ? "true" : "false"); }

  // JSON as it is: a value, or a key with its quotes.
  void raw(std::string_view json) {
    begin_value();
    bytes_.put(json);
  }

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

  void start_object() { start_level('{', false); }
  void end_object() { end_level('}'); }
  void start_array() { start_level('[', true); }
  void end_array() { end_level(']'); }

  // Hands all to `out` and replaces malformed bytes there.
  void finish();

 private:
  static constexpr std::size_t kMaxDepth = 16;

  struct Level {
    bool is_array = true;
    std::size_t values = 0;  // keys are counted too
  };

  void begin_value() {
    Level& level = levels_[depth_];
    const std::size_t before = level.values++;
    if (!level.is_array && before % 2 == 1) {
      bytes_.put(is_indented_ ? std::string_view(": ") : std::string_view(":"));
      return;
    }
    if (before > 0) bytes_.put(',');
    if (is_indented_ && depth_ > 0) start_line();
  }

  void start_level(char bracket, bool is_array) {
    begin_value();
    bytes_.put(bracket);
    assert(depth_ + 1 < kMaxDepth);
    levels_[++depth_] = {is_array, 0};
  }

  void end_level(char bracket) {
    const bool is_empty = levels_[depth_--].values == 0;
    if (is_indented_ && !is_empty) start_line();
    bytes_.put(bracket);
  }

  void start_line();

  const bool is_indented_;
  const std::size_t outer_depth_;  // of the array that the value is an element of
  std::array<Level, kMaxDepth> levels_;
  std::size_t depth_ = 0;
  std::string& out_;
  const std::size_t start_;  // in `out_`
  StagedBytes bytes_;
};

// Appends to `out` what `fill(Json&)` writes: one value, without a line feed at the end. `expected_bytes` is
// a guess that saves growing.
template <class Fill>
void append_json(JsonLayout layout, std::size_t expected_bytes, const Fill& fill, std::string& out) {
  out.reserve(out.size() + expected_bytes);
  Json json(layout, out);
  fill(json);
  json.finish();
}

}  // namespace kehraus
