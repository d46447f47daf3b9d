#include "stream/document_form.h"

#include <algorithm>
#include <array>

namespace kehraus {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kWhiteSpace = " \t\r\n\f\v";

constexpr bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool starts_with_word(std::string_view text, std::string_view lower) {
  if (text.size() < lower.size()) return false;
  return std::equal(lower.begin(), lower.end(), text.begin(),
                    [](char want, char c) { return want == (c >= 'A' && c <= 'Z' ? c | 0x20 : c); });
}

std::string_view without_blank_start(std::string_view text) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  text.remove_prefix(std::min(text.find_first_not_of(kWhiteSpace), text.size()));
  return text;
}

// What may stand before a page's first tag: comments, and what XML declares. Nothing where one is not closed.
std::string_view without_prolog(std::string_view text) {
  while (true) {
    text = without_blank_start(text);
    const bool is_comment = text.starts_with("<!--");
    if (!is_comment && !text.starts_with("<?")) return text;
    const std::string_view close = is_comment ? "-->" : "?>";
    const std::size_t end = text.find(close, 2);
    if (end == text.npos) return {};
    text.remove_prefix(end + close.size());
  }
}

bool starts_as_page(std::string_view text) {
  text = without_prolog(text);
  // Of pieces of pages, only tags that no text begins with.
  constexpr std::string_view kStarts[] = {"<!doctype html", "<html",  "<head>", "<body",    "<title>",
                                          "<meta ",         "<link ", "<main",  "<article", "<section",
                                          "<header",        "<div>",  "<div ",  "<p>",      "<p ",
                                          "<h1>",           "<h1 ",   "<table", "<ul>",     "<ol>"};
  return std::any_of(std::begin(kStarts), std::end(kStarts),
                     [&](std::string_view start) { return starts_with_word(text, start); });
}

// `{` and then, on the same line, a key or the end: no article begins so, and a line of JSON that is damaged
// further on is still one.
bool starts_as_object(std::string_view text) {
  if (!text.starts_with('{')) return false;
  text.remove_prefix(1);
  const std::size_t next = text.find_first_not_of(" \t");
  return next != std::string_view::npos && (text[next] == '"' || text[next] == '}');
}

std::string_view file_name(std::string_view path) {
  const std::size_t slash = path.find_last_of('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

// The last ending with its dot, empty where there is none. The dot of a dotfile begins no ending.
std::string_view ending_of(std::string_view name) {
  const std::size_t dot = name.find_last_of('.');
  if (dot == std::string_view::npos || dot == 0) return {};
  const std::string_view ending = name.substr(dot);
  const bool is_word =
      ending.size() >= 2 && ending.size() <= 9 && is_letter(ending[1]) &&
      std::all_of(ending.begin() + 1, ending.end(), [](char c) { return is_letter(c) || is_digit(c); });
  return is_word ? ending : std::string_view{};
}

std::string_view without_compression(std::string_view name) {
  while (compression_of_path(name) != Compression::none) name.remove_suffix(ending_of(name).size());
  return name;
}

}  // namespace

std::string_view name_of(Form form) noexcept {
  switch (form) {
    case Form::text: return "text";
    case Form::html: return "html";
    case Form::jsonl: return "jsonl";
    case Form::warc: return "warc";
  }
  return "text";
}

std::optional<Form> form_named(std::string_view name) noexcept {
  for (const Form form : {Form::text, Form::html, Form::jsonl, Form::warc}) {
    if (name == name_of(form)) return form;
  }
  return std::nullopt;
}

std::optional<Form> form_of_path(std::string_view path) {
  const std::string_view ending = ending_of(without_compression(file_name(path)));
  const auto is_one_of = [&](auto... names) {
    return ((ending.size() == std::string_view(names).size() && starts_with_word(ending, names)) || ...);
  };
  if (is_one_of(".jsonl", ".ndjson")) return Form::jsonl;
  if (is_one_of(".html", ".htm", ".xhtml")) return Form::html;
  if (is_one_of(".warc")) return Form::warc;
  return std::nullopt;
}

Compression compression_of_path(std::string_view path) noexcept {
  const std::string_view ending = ending_of(file_name(path));
  if (ending == ".gz") return Compression::gzip;
  return ending == ".zst" || ending == ".zstd" ? Compression::zstd : Compression::none;
}

Form form_of_content(std::string_view start) noexcept {
  start = without_blank_start(start);
  if (starts_as_object(start)) return Form::jsonl;
  if (starts_as_page(start)) return Form::html;
  return start.starts_with("WARC/1.") ? Form::warc : Form::text;
}

bool is_enough_for_form(std::string_view start) noexcept {
  constexpr std::size_t kLongestMark = 32;
  constexpr std::size_t kMaxBlank = 64u << 10;
  return without_prolog(start).size() >= kLongestMark || start.size() >= kMaxBlank;
}

std::string id_of_path(std::string_view path) {
  if (path == "-") return "stdin";
  std::string_view name = without_compression(file_name(path));
  name.remove_suffix(ending_of(name).size());
  return std::string(name);
}

}  // namespace kehraus
