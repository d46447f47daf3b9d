#include "html/tree.h"

#include "html/markup.h"

namespace kehraus::html {

std::string_view name_of(Budget budget) noexcept {
  switch (budget) {
    case Budget::depth: return "depth";
    case Budget::arena: return "arena";
    case Budget::tokens: return "tokens";
    case Budget::nodes: return "nodes";
    case Budget::builder: break;
  }
  return "builder";
}

std::string_view Tree::name(const Node& element) const noexcept {
  if (element.tag != Tag::unknown) return name_of(element.tag);
  std::string_view tag = source(element);
  if (tag.empty()) return tag;
  tag.remove_prefix(1);
  std::size_t end = 0;
  while (end < tag.size() && !ends_name(tag[end])) ++end;
  return tag.substr(0, end);
}

std::optional<std::string_view> Tree::attribute(const Node& element, std::string_view name,
                                                std::string& buffer) const {
  std::optional<std::string_view> value = find_attribute(source(element), name);
  for (std::size_t i = 0; i < later_tags.size() && !value; ++i)
    value = find_attribute(source(later_tags[i], element), name);
  if (!value) return std::nullopt;
  return decode_value(*value, buffer);
}

void Tree::append_text(const Node& text, std::string& out) const {
  html::append_text(source(text), text.form, out);
}

}  // namespace kehraus::html
