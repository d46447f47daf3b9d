#include "read/json_strings.h"

#include <simdjson.h>

#include <algorithm>
#include <optional>
#include <string>

#include "text/utf8.h"

namespace kehraus {
namespace {

namespace ondemand = simdjson::ondemand;

constexpr std::size_t kMaxStrings = 50'000;
constexpr int kMaxDepth = 60;

// The `"` that ends the string in which `at` is; the end of the JSON if none does.
std::size_t string_end(std::string_view json, std::size_t at) noexcept {
  while (at < json.size() && json[at] != '"') at += json[at] == '\\' ? 2 : 1;
  return std::min(at, json.size());
}

class StringReader {
 public:
  explicit StringReader(std::string_view json, const char* copy) : json_(json), copy_(copy) {}

  // Every error ends the reading: what was found until then counts.
  bool read(ondemand::value value, std::string_view key, std::uint32_t object, int depth) {
    ondemand::json_type type;
    if (value.type().get(type)) return false;
    if (type == ondemand::json_type::string) return read_string(value, key, object);
    if (depth >= kMaxDepth) return true;
    if (type == ondemand::json_type::array) return read_list(value, key, object, depth + 1);
    if (type == ondemand::json_type::object) return read_object(value, depth + 1);
    return true;
  }

  JsonStrings take() {
    // Those in which the reading ended are open to the end.
    for (std::uint32_t& behind : found_.behind)
      if (behind == kOpen) behind = static_cast<std::uint32_t>(found_.behind.size());
    return std::move(found_);
  }

 private:
  static constexpr std::uint32_t kOpen = UINT32_MAX;

  bool read_string(ondemand::value value, std::string_view key, std::uint32_t object) {
    ondemand::raw_json_string raw;
    if (value.get_raw_json_string().get(raw)) return false;
    const auto begin = static_cast<std::size_t>(raw.raw() - copy_);
    found_.strings.push_back({key, begin, string_end(json_, begin), object});
    return found_.strings.size() < kMaxStrings;
  }

  bool read_list(ondemand::value value, std::string_view key, std::uint32_t object, int depth) {
    ondemand::array list;
    if (value.get_array().get(list)) return false;
    for (auto item : list) {
      ondemand::value inner;
      if (std::move(item).get(inner) || !read(inner, key, object, depth)) return false;
    }
    return true;
  }

  bool read_object(ondemand::value value, int depth) {
    ondemand::object fields;
    if (value.get_object().get(fields)) return false;
    const auto number = static_cast<std::uint32_t>(found_.behind.size());
    found_.behind.push_back(kOpen);
    for (auto next : fields) {
      ondemand::field field;
      if (std::move(next).get(field)) return false;
      const auto begin = static_cast<std::size_t>(field.key().raw() - copy_);
      const std::string_view key = json_.substr(begin, string_end(json_, begin) - begin);
      if (!read(field.value(), key, number, depth)) return false;
    }
    found_.behind[number] = static_cast<std::uint32_t>(found_.behind.size());
    return true;
  }

  std::string_view json_;
  const char* copy_;  // of it, that simdjson reads
  JsonStrings found_;
};

// Four hexadecimal digits; nothing for anything else.
std::optional<std::uint32_t> read_hex(std::string_view text, std::size_t at) noexcept {
  if (text.size() < 4 || at > text.size() - 4) return std::nullopt;
  std::uint32_t value = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    const char c = text[i], lower = static_cast<char>(c | 0x20);
    if (c >= '0' && c <= '9')
      value = value * 16 + static_cast<std::uint32_t>(c - '0');
    else if (lower >= 'a' && lower <= 'f')
      value = value * 16 + static_cast<std::uint32_t>(lower - 'a' + 10);
    else
      return std::nullopt;
  }
  return value;
}

struct Escape {
  std::size_t size = 2;  // with its backslash
  std::string meant;     // UTF-8
};

// `\u` and four digits, or two such for one character.
Escape read_unicode(std::string_view text, std::size_t at) {
  constexpr std::uint32_t kReplacement = 0xFFFD;
  Escape escape;
  auto code = read_hex(text, at + 2);
  if (!code) return escape;
  escape.size = 6;
  const bool is_high = *code >= 0xD800 && *code < 0xDC00;
  if (is_high && text.substr(at + 6).starts_with("\\u")) {
    const auto low = read_hex(text, at + 8);
    if (low && *low >= 0xDC00 && *low < 0xE000) {
      code = 0x10000 + ((*code - 0xD800) << 10) + (*low - 0xDC00);
      escape.size = 12;
    }
  }
  if ((*code >= 0xD800 && *code < 0xE000) || *code == 0) code = kReplacement;
  append_utf8(escape.meant, *code);
  return escape;
}

// What stands at a backslash.
Escape read_escape(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size()) return {1, {}};
  switch (text[at + 1]) {
    case 'n': return {2, "\n"};
    case 't': return {2, "\t"};
    case 'r': return {2, "\n"};
    case 'b':
    case 'f': return {2, " "};
    case 'u': return read_unicode(text, at);
    default: return {2, std::string(1, text[at + 1])};
  }
}

}  // namespace

std::string_view json_part(std::string_view text) noexcept {
  const std::size_t first = text.find_first_of("{[");
  if (first == text.npos) return {};
  std::size_t open = 0;
  for (std::size_t at = first; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '"') at = string_end(text, at + 1);
    if (c == '{' || c == '[') ++open;
    if ((c == '}' || c == ']') && --open == 0) return text.substr(first, at + 1 - first);
  }
  return text.substr(first);
}

JsonStrings find_json_strings(std::string_view json) {
  const simdjson::padded_string copy(json);
  ondemand::parser parser;
  ondemand::document document;
  ondemand::value root;
  StringReader reader(json, copy.data());
  if (!parser.iterate(copy).get(document) && !document.get_value().get(root)) reader.read(root, {}, 0, 0);
  return reader.take();
}

SplicedText unescape_json(const SplicedText& text, std::size_t begin, std::size_t end) {
  const std::string_view json = text.text().substr(0, end);
  SplicedText out;
  while (begin < end) {
    const std::size_t stop = std::min(json.find('\\', begin), end);
    out.append(text, begin, stop);
    if (stop == end) break;
    const Escape escape = read_escape(json, stop);
    out.append_made(escape.meant, text.to_page(stop));
    begin = stop + escape.size;
  }
  out.append_made({}, text.to_page(end));
  return out;
}

}  // namespace kehraus
