#include "stream/json_objects.h"

#include "document/error.h"
#include "stream/input_file.h"
#include "stream/line_reader.h"

namespace kehraus {
namespace {

std::string at_line(const std::string& path, std::size_t line) {
  return path + ":" + std::to_string(line) + ": ";
}

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r") == line.npos; }

}  // namespace

void for_each_object(const std::string& path, const ReadOptions& options,
                     const std::function<void(const JsonObject&, std::size_t line)>& take) {
  const std::atomic<bool> stop = false;
  InputFile file(path, options.max_file_bytes, stop);
  LineReader lines(file.content(), options.max_line_bytes, simdjson::SIMDJSON_PADDING);
  simdjson::dom::parser parser;
  InputLine line;
  while (lines.next(line)) {
    if (line.state == InputLine::State::broken) break;
    if (line.state == InputLine::State::too_long)
      throw Error(at_line(path, line.number) + "a line of more than " +
                  std::to_string(options.max_line_bytes) + " bytes");
    if (is_blank(line.bytes)) continue;
    JsonObject object;
    const simdjson::error_code fault = parser.parse(line.bytes).get(object);
    if (fault != simdjson::SUCCESS)
      throw Error(at_line(path, line.number) + "no JSON object: " + simdjson::error_message(fault));
    take(object, line.number);
  }
  if (!file.content().failure().empty()) throw Error(path + ": " + file.content().failure());
}

std::optional<std::string_view> text_member(const JsonObject& object, std::string_view name) {
  std::string_view text;
  if (object[name].get(text) != simdjson::SUCCESS) return std::nullopt;
  return text;
}

std::string text_or_nothing(const JsonObject& object, std::string_view name) {
  return std::string(text_member(object, name).value_or(std::string_view()));
}

std::string id_member(const JsonObject& object, std::string_view name) {
  simdjson::dom::element value;
  if (object[name].get(value) != simdjson::SUCCESS) return {};
  if (value.is_string()) return std::string(std::string_view(value));
  return value.is_int64() || value.is_uint64() ? simdjson::minify(value) : std::string();
}

}  // namespace kehraus
