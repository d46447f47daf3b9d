// internal: JSON out of views, laid out as RapidJSON's writers do it. What is written is always valid UTF-8,
// whatever comes in.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

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
    bytes_.put_quoted(name);
    end_key();
  }

  // A key as it is, with its quotes.
  void raw_key(std::string_view json) {
    begin_value();
    bytes_.put(json);
    end_key();
  }

  void string(std::string_view text) {
    start_string();
    string_part(text);
    end_string();
  }

  // A string that needs no escapes: a word of ours.
  void word(std::string_view text) {
    begin_value();
    bytes_.put_quoted(text);
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

  // A value as it is.
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

  void start_object() { start_level('{'); }
  void end_object() { end_level('}'); }
  void start_array() { start_level('['); }
  void end_array() { end_level(']'); }

  // Hands all to `out` and replaces malformed bytes there.
  void finish();

 private:
  void begin_value() {
    if (std::exchange(is_behind_key_, false)) return;
    if (std::exchange(is_empty_, false)) {
      if (is_indented_ && depth_ > 0) start_line();
      return;
    }
    bytes_.put(',');
    if (is_indented_) start_line();
  }

  void end_key() {
    bytes_.put(':');
    if (is_indented_) bytes_.put(' ');
    is_behind_key_ = true;
  }

  void start_level(char bracket) {
    begin_value();
    bytes_.put(bracket);
    ++depth_;
    is_empty_ = true;
  }

  void end_level(char bracket) {
    --depth_;
    if (!std::exchange(is_empty_, false) && is_indented_) start_line();
    bytes_.put(bracket);
  }

  void start_line();

  const bool is_indented_;
  const std::size_t outer_depth_;  // of the array that the value is an element of
  std::size_t depth_ = 0;
  bool is_empty_ = true;  // nothing was written at this depth so far
  bool is_behind_key_ = false;
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
