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
  // Of texts; of `<html>` and `<body>` their attributes, which may stand in several tags.
  std::string text;
};

// Both in the order of the document, without comments.
std::vector<FlatNode> full_parse(std::string_view page);
std::vector<FlatNode> flatten(const kehraus::html::Tree& tree);

// The first node that differs, with its surroundings; "" if none does.
std::string first_difference(std::string_view page, const std::vector<FlatNode>& full,
                             const std::vector<FlatNode>& fast);

// Whether both may differ for a page of ours, written in lower case. The reasons:
//   Gumbo asserts, and stops the program, on CDATA in foreign content in a table
//   Gumbo counts `</>` to the tag behind it, and then compares the wrong names in foreign content
//   of text in a column group of a template, and in a frameset, Gumbo keeps single spaces, and we nothing or
//   all
bool may_differ(std::string_view page);

// The same tree as text, for messages and expectations: `<html><head></head><body>"x"</body></html>`.
std::string outline(const std::vector<FlatNode>& nodes);

}  // namespace testing
