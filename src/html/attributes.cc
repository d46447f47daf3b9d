#include "html/attributes.h"

#include <algorithm>

#include "html/markup.h"
#include "html/tag.h"
#include "html/text.h"

namespace kehraus::html {
namespace {

bool ends_attribute_name(char c) noexcept { return ends_name(c) || c == '='; }

}  // namespace

AttributeReader::AttributeReader(std::string_view start_tag) noexcept : tag_(start_tag) {
  while (at_ < tag_.size() && !ends_name(tag_[at_])) ++at_;
}

bool AttributeReader::next(Attribute& attribute) noexcept {
  while (at_ < tag_.size() && (is_space(tag_[at_]) || tag_[at_] == '/')) ++at_;
  if (at_ >= tag_.size() || tag_[at_] == '>') return false;
  const std::size_t name = at_++;  // its first character may be anything, even `=`
  while (at_ < tag_.size() && !ends_attribute_name(tag_[at_])) ++at_;
  attribute.name = tag_.substr(name, at_ - name);
  attribute.value = {};
  std::size_t at = at_;
  while (at < tag_.size() && is_space(tag_[at])) ++at;
  if (at >= tag_.size() || tag_[at] != '=') return true;
  ++at;
  while (at < tag_.size() && is_space(tag_[at])) ++at;
  if (at < tag_.size() && (tag_[at] == '"' || tag_[at] == '\'')) {
    const std::size_t close = std::min(find_near(tag_, at + 1, tag_[at]), tag_.size());
    attribute.value = tag_.substr(at + 1, close - at - 1);
    at_ = std::min(close + 1, tag_.size());
    return true;
  }
  at_ = at;
  while (at_ < tag_.size() && !is_space(tag_[at_]) && tag_[at_] != '>') ++at_;
  attribute.value = tag_.substr(at, at_ - at);
  return true;
}

std::optional<std::string_view> find_attribute(std::string_view start_tag, std::string_view name) noexcept {
  AttributeReader reader(start_tag);
  for (Attribute attribute; reader.next(attribute);) {
    if (is_same_name(attribute.name, name)) return attribute.value;
  }
  return std::nullopt;
}

std::string_view decode_value(std::string_view value, std::string& buffer) {
  if (!needs_decoding(value)) return value;
  buffer.clear();
  append_value(value, buffer);
  return buffer;
}

}  // namespace kehraus::html
