#include "write/format.h"

namespace kehraus {

std::string_view name_of(Format format) noexcept {
  switch (format) {
    case Format::text: return "text";
    case Format::markdown: return "markdown";
    case Format::html: return "html";
    case Format::json: return "json";
    case Format::jsonl: return "jsonl";
  }
  return "text";
}

std::optional<Format> format_named(std::string_view name) noexcept {
  for (const Format format : {Format::text, Format::markdown, Format::html, Format::json, Format::jsonl}) {
    if (name == name_of(format)) return format;
  }
  return std::nullopt;
}

std::string_view Framing::before(bool is_first) const noexcept {
  if (format_ == Format::json && several_) return is_first ? "[\n" : ",\n";
  const bool is_record = format_ == Format::json || format_ == Format::jsonl;
  return !is_record && !is_first ? "\f\n" : "";
}

std::string_view Framing::after() const noexcept {
  return format_ == Format::jsonl || (format_ == Format::json && !several_) ? "\n" : "";
}

std::string_view Framing::end(bool any) const noexcept {
  if (format_ != Format::json || !several_) return "";
  return any ? "\n]\n" : "[]\n";
}

}  // namespace kehraus
