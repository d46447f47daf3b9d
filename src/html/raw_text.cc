#include "html/raw_text.h"

#include "html/markup.h"

namespace kehraus::html {
namespace {

// Whether a whole tag name stands at `at`.
bool has_name(std::string_view page, std::size_t at, std::string_view name) noexcept {
  const std::size_t end = at + name.size();
  return end < page.size() && ends_name(page[end]) && is_same_name(page.substr(at, name.size()), name);
}

bool is_end_tag(std::string_view page, std::size_t at, std::string_view name) noexcept {
  return at + 1 < page.size() && page[at + 1] == '/' && has_name(page, at + 2, name);
}

std::size_t find_or_end(std::string_view page, std::string_view what, std::size_t at) noexcept {
  const std::size_t found = at < page.size() ? page.find(what, at) : std::string_view::npos;
  return found == std::string_view::npos ? page.size() : found;
}

std::size_t find_or_end(std::string_view page, char what, std::size_t at) noexcept {
  const std::size_t found = at < page.size() ? page.find(what, at) : std::string_view::npos;
  return found == std::string_view::npos ? page.size() : found;
}

// The end of an escape, `<!--` … `-->`, inside a script. In it a `<script>` hides the next `</script>`.
struct Escape {
  std::size_t end = 0;
  bool ends_script = false;  // at the `<` of its end tag, and not behind `-->`
};

// `at` is at the `<!--`, whose dashes may already be those of the `-->`.
Escape find_escape_end(std::string_view page, std::size_t at) noexcept {
  const std::size_t closing = find_or_end(page, "-->", at + 2);
  bool is_nested = false;
  for (at = find_or_end(page, '<', at + 4); at < closing; at = find_or_end(page, '<', at + 1)) {
    if (is_end_tag(page, at, "script")) {
      if (!is_nested) return {at, true};
      is_nested = false;
    } else if (!is_nested) {
      is_nested = has_name(page, at + 1, "script");
    }
  }
  return closing < page.size() ? Escape{closing + 3, false} : Escape{page.size(), true};
}

std::size_t find_script_end(std::string_view page, std::size_t at) noexcept {
  for (at = find_or_end(page, '<', at); at < page.size(); at = find_or_end(page, '<', at)) {
    if (is_end_tag(page, at, "script")) return at;
    if (page.substr(at).starts_with("<!--")) {
      const Escape escape = find_escape_end(page, at);
      if (escape.ends_script) return escape.end;
      at = escape.end;
    } else {
      ++at;
    }
  }
  return page.size();
}

}  // namespace

std::size_t find_inside_end(std::string_view page, std::size_t at, Tag tag) noexcept {
  if (tag == Tag::plaintext) return page.size();
  if (tag == Tag::script) return find_script_end(page, at);
  const std::string_view name = name_of(tag);
  for (at = find_or_end(page, '<', at); at < page.size(); at = find_or_end(page, '<', at + 1)) {
    if (is_end_tag(page, at, name)) return at;
  }
  return page.size();
}

}  // namespace kehraus::html
