#include "stream/json_line.h"

#include <simdjson.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "stream/json_check.h"

namespace kehraus {
namespace {

namespace ondemand = simdjson::ondemand;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kWhiteSpace = " \t\r\n";

std::string_view kind_of(ondemand::json_type type) {
  switch (type) {
    case ondemand::json_type::array: return "an array";
    case ondemand::json_type::object: return "an object";
    case ondemand::json_type::number: return "a number";
    case ondemand::json_type::boolean: return "a boolean";
    case ondemand::json_type::null: return "null";
    default: return "something else";
  }
}

std::string invalid_json(std::string_view reason) {
  while (reason.ends_with('.')) reason.remove_suffix(1);
  return "invalid JSON: " + std::string(reason);
}

std::string_view without_space_behind(std::string_view text) {
  return text.substr(0, text.find_last_not_of(kWhiteSpace) + 1);
}

// A key as the line has it, with its quotes. `first` is behind the opening one.
std::string_view key_json(const char* first) {
  const char* last = first;
  while (*last != '"') last += *last == '\\' ? 2 : 1;
  return {first - 1, static_cast<std::size_t>(last + 2 - first)};
}

// A value as the line has it. Its structure is known to be sound, its scalars are not.
simdjson::simdjson_result<std::string_view> value_json(ondemand::value& value) {
  ondemand::json_type type;
  if (const auto error = value.type().get(type)) return error;
  if (type == ondemand::json_type::object) {
    ondemand::object object;
    if (const auto error = value.get_object().get(object)) return error;
    return object.raw_json();
  }
  if (type == ondemand::json_type::array) {
    ondemand::array array;
    if (const auto error = value.get_array().get(array)) return error;
    return array.raw_json();
  }
  return without_space_behind(value.raw_json_token());
}

// An address as a JSON string. Writers escape at most its slashes.
std::string with_plain_slashes(std::string_view json) {
  std::string url;
  for (std::size_t at = 1; at + 1 < json.size(); ++at)
    if (json[at] != '\\' || json[at + 1] != '/') url += json[at];
  return url;
}

class FieldReader {
 public:
  FieldReader(const JsonKeys& keys, JsonLine& line) : keys_(keys), line_(line) {}

  // What is wrong with the field; empty for nothing.
  std::string read(ondemand::field& field) {
    const std::string_view name_json = key_json(field.key().raw());
    std::string_view name;
    if (const auto error = field.unescaped_key().get(name))
      return invalid_json(simdjson::error_message(error));
    if (names_.size() < kMaxNamesBytes) names_.append(names_.empty() ? "" : ", ").append(name);
    if (name == keys_.text) return read_text(field.value());
    std::string_view json;
    if (const auto error = value_json(field.value()).get(json)) {
      return invalid_json(simdjson::error_message(error));
    }
    // A page is long, and that it can be read says that its JSON is sound.
    const bool is_page = name == keys_.html && name != keys_.id && read_page(field.value());
    if (const std::string fault = is_page ? "" : json_fault(json); !fault.empty()) {
      return invalid_json("field '" + std::string(name) + "': " + fault);
    }
    if (name == keys_.id) {
      set_id(json);
    } else {
      if (name == "url" && json.starts_with('"')) line_.url = with_plain_slashes(json);
      if (is_page) pages_.push_back({line_.identity.fields.size(), json});
      line_.identity.fields.push_back(
          {std::string(name), std::string(name_json), is_page ? std::string() : std::string(json)});
    }
    return {};
  }

  // Completes the fields: a page is copied only where it is one of them after all.
  void end() {
    if (line_.is_html) return;
    for (const auto& [field, json] : pages_) line_.identity.fields[field].value_json = json;
  }

  // What is wrong with the line when all its fields are sound.
  std::string fault() {
    if (has_page_ && (!has_text_ || is_missing_)) {
      take_page();
      return {};
    }
    if (has_text_) return text_fault_;
    return "no key '" + keys_.text + "' (--text-key) or '" + keys_.html + "' (--html-key); the line has " +
           (names_.empty() ? "no keys" : names_);
  }

 private:
  std::string read_text(ondemand::value& value) {
    ondemand::json_type type;
    if (const auto error = value.type().get(type)) return invalid_json(simdjson::error_message(error));
    has_text_ = true;
    is_missing_ = type == ondemand::json_type::null;
    line_.text.clear();
    if (type == ondemand::json_type::string) {
      std::string_view text;
      if (const auto error = value.get_string().get(text))
        return invalid_json(simdjson::error_message(error));
      line_.text = text;
      is_missing_ = text.find_first_not_of(" \t\r\n") == text.npos;
      text_fault_.clear();
      return {};
    }
    text_fault_ = "'" + keys_.text + "' is " + std::string(kind_of(type)) + ", not a string";
    std::string_view json;
    if (const auto error = value_json(value).get(json)) return invalid_json(simdjson::error_message(error));
    const std::string fault = json_fault(json);
    return fault.empty() ? fault : invalid_json(fault);
  }

  // Remembers a page, in case there is no text. Its field passes through if there is.
  //   out  whether there was one to remember
  bool read_page(ondemand::value& value) {
    std::string_view page;
    if (has_text_ && !is_missing_) return false;
    if (value.get_string().get(page)) return false;
    page_ = page;
    has_page_ = true;
    return true;
  }

  void take_page() {
    line_.text = std::move(page_);
    line_.is_html = true;
    std::erase_if(line_.identity.fields, [&](const RawField& field) { return field.name == keys_.html; });
  }

  void set_id(std::string_view json) {
    if (json == "null") return;
    line_.identity.id_json = json;
    // For messages. A string without escapes is its own bytes; with some it is shown as it stands.
    const bool is_string = json.starts_with('"');
    line_.identity.id = is_string ? json.substr(1, json.size() - 2) : json;
  }

  static constexpr std::size_t kMaxNamesBytes = 200;

  const JsonKeys& keys_;
  JsonLine& line_;
  std::string names_;  // for the message: the first of them, when there are many
  bool has_text_ = false, has_page_ = false;
  bool is_missing_ = false;  // there is a field for the text, but null or blank: an extractor found nothing
  std::string text_fault_;
  std::string page_;
  std::vector<std::pair<std::size_t, std::string_view>>
      pages_;  // the field of each, and its JSON in the line
};

std::string read_object(ondemand::document& document, FieldReader& reader) {
  ondemand::object object;
  if (document.get_object().get(object)) return "invalid JSON: the line is not an object";
  for (auto next : object) {
    ondemand::field field;
    if (const auto error = std::move(next).get(field)) return invalid_json(simdjson::error_message(error));
    if (std::string fault = reader.read(field); !fault.empty()) return fault;
  }
  // Being out of bounds is the end; anything else is more than one value.
  if (document.current_location().error() == simdjson::SUCCESS) return invalid_json("more than one value");
  return reader.fault();
}

}  // namespace

struct JsonLineParser::Buffers {
  ondemand::parser parser;
};

JsonLineParser::JsonLineParser(JsonKeys keys) : keys_(std::move(keys)), buffers_(new Buffers) {}

JsonLineParser::~JsonLineParser() = default;

JsonLine JsonLineParser::parse(std::string& line) {
  constexpr std::size_t kLargeLine = 4u << 20;
  JsonLine out;
  if (line.starts_with(kByteOrderMark)) line.erase(0, kByteOrderMark.size());
  out.has_lone_surrogates = mend_lone_surrogates(line);
  static_assert(kJsonLinePadding >= simdjson::SIMDJSON_PADDING);
  line.reserve(line.size() + kJsonLinePadding);
  ondemand::document document;
  FieldReader reader(keys_, out);
  const auto error = buffers_->parser.iterate(line.data(), line.size(), line.capacity()).get(document);
  out.fault = error ? invalid_json(simdjson::error_message(error)) : read_object(document, reader);
  reader.end();
  if (!out.fault.empty()) out.text.clear();
  // The parser's memory is several times its longest line: not kept for the next.
  if (line.size() > kLargeLine) buffers_ = std::make_unique<Buffers>();
  return out;
}

}  // namespace kehraus
