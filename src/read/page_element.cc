#include "read/page_element.h"

#include <algorithm>
#include <optional>

#include "html/attributes.h"
#include "read/page_tags.h"

namespace kehraus {
namespace {

std::optional<Landmark> landmark_of_role(std::string_view role) {
  if (role == "navigation") return Landmark::nav;
  if (role == "banner") return Landmark::header;
  if (role == "contentinfo") return Landmark::footer;
  if (role == "complementary") return Landmark::aside;
  if (role == "article") return Landmark::article;
  if (role == "main") return Landmark::main;
  if (role == "search" || role == "form") return Landmark::form;
  if (role == "dialog" || role == "alertdialog") return Landmark::dialog;
  return std::nullopt;
}

// Whether a style hides: a declaration of `name` with `value`, but for white space and case.
bool declares(std::string_view style, std::string_view name, std::string_view value) {
  const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; };
  const auto same = [](char a, char lower) {
    return a == lower || (a >= 'A' && a <= 'Z' && (a | 0x20) == lower);
  };
  const auto stands = [&](std::size_t& at, std::string_view word) {
    while (at < style.size() && is_space(style[at])) ++at;
    if (style.size() - at < word.size()) return false;
    const bool is_it = std::equal(word.begin(), word.end(), style.begin() + static_cast<std::ptrdiff_t>(at),
                                  [&](char w, char c) { return same(c, w); });
    at += word.size();
    return is_it;
  };
  for (std::size_t begin = 0; begin < style.size();) {
    std::size_t at = begin;
    if (stands(at, name) && stands(at, ":") && stands(at, value)) return true;
    begin = std::min(style.find(';', begin), style.size() - 1) + 1;
  }
  return false;
}

bool hides(std::string_view style) {
  return declares(style, "display", "none") || declares(style, "visibility", "hidden");
}

void read_attribute(const html::Attribute& attribute, PageElement& element) {
  const std::string_view name = attribute.name;
  const auto is = [&](std::string_view lower) {
    return name.size() == lower.size() && html::is_same_name(name, lower);
  };
  if (is("class") && element.classes.empty()) element.classes = attribute.value;
  if (is("id") && element.id.empty()) element.id = attribute.value;
  if (is("lang") && !attribute.value.empty()) element.language = attribute.value;
  if (is("role")) {
    if (const auto landmark = landmark_of_role(attribute.value)) element.is.add(*landmark);
  }
  if (is("hidden") || (is("aria-hidden") && attribute.value == "true") ||
      (is("style") && hides(attribute.value)))
    element.is_hidden = true;
}

}  // namespace

PageElement page_element(const html::Tree& tree, const html::Node& node, std::uint32_t parent,
                         const std::vector<PageElement>& elements) {
  PageElement element;
  element.parent = parent;
  element.name = tree.name(node);
  if (const auto landmark = landmark_of(node.tag)) element.is.add(*landmark);
  if (parent < elements.size()) {
    element.language = elements[parent].language;
    element.is_hidden = elements[parent].is_hidden;
    element.inside = elements[parent].inside;
  }
  html::AttributeReader attributes(tree.source(node));
  for (html::Attribute attribute; attributes.next(attribute);) read_attribute(attribute, element);
  element.inside.add(element.is);
  return element;
}

}  // namespace kehraus
