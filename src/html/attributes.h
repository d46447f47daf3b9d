// The attributes of a start tag, read from the page when somebody asks.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kehraus::html {

// As written: the name in any case, the value without quotes and with its character references. Both point
// into the tag. A value that is missing is empty.
struct Attribute {
  std::string_view name;
  std::string_view value;
};

// Walks over a start tag's attributes. A name that comes twice comes twice here; the first is the one that
// counts.
class AttributeReader {
 public:
  // in   a whole start tag, from `<` to `>`; an empty one, of an element that the page does not have, has
  // none
  explicit AttributeReader(std::string_view start_tag) noexcept;

  // False behind the last. Linear in the tag over all calls.
  bool next(Attribute& attribute) noexcept;

 private:
  std::string_view tag_;
  std::size_t at_ = 0;
};

// The value, as written, of the first attribute of that name; nothing if there is none.
//   in    `name` in lower case
//   time  linear in the tag
std::optional<std::string_view> find_attribute(std::string_view start_tag, std::string_view name) noexcept;

// A value as it is meant: references decoded, line ends `\n`, NUL U+FFFD. A view of the value itself where
// nothing is to be decoded, else of `buffer`, which is overwritten.
std::string_view decode_value(std::string_view value, std::string& buffer);

}  // namespace kehraus::html
