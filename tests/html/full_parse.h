// The reference for html::Parser: Gumbo's parse of a whole page, put into a form that can be compared.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "html/tree.h"

namespace testing {

struct FlatNode {
  unsigned depth = 0;
  std::string name;  // of elements, with the namespace if it is not HTML; "#text" and "#blank" for texts
  std::uint32_t begin = 0;  // in the page; of elements that the page leaves out: 0
  std::uint32_t stop = 0;
  std::string text;  // of texts
};

// Both in the order of the document, without comments.
std::vector<FlatNode> full_parse(std::string_view page);
std::vector<FlatNode> flatten(const kehraus::html::Tree& tree);

// The first node that differs, with its surroundings; "" if none does.
std::string first_difference(std::string_view page, const std::vector<FlatNode>& full,
                             const std::vector<FlatNode>& fast);

// Parses both ways and compares.
std::string difference(std::string_view page);

// The same tree as text, for messages and expectations: `<html><head></head><body>"x"</body></html>`.
std::string outline(const std::vector<FlatNode>& nodes);

}  // namespace testing
