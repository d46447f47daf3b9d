#include "html/tag.h"

#include <catch2/catch.hpp>
#include <string>

namespace kehraus::html {
namespace {

TEST_CASE("names are found in any case") {
  for (std::size_t i = 0; i < kTagCount; ++i) {
    const Tag tag = static_cast<Tag>(i);
    std::string name(name_of(tag));
    CAPTURE(name);
    CHECK(find_tag(name) == tag);
    for (char& c : name) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 0x20) : c;
    CHECK(find_tag(name) == tag);
    CHECK(find_tag(name + "x") != tag);
    CHECK(find_tag(name.substr(1)) != tag);
  }
}

TEST_CASE("other names are unknown") {
  for (const std::string name :
       {"", "x", "my-tag", "h7", "h\x11", "H\x51", "d\xE9v", "blockquot", "blockquotes", "foreignobjec",
        "annotation-xmlx", "annotation xml", "averyveryverylongname"}) {
    CAPTURE(name);
    CHECK(find_tag(name) == Tag::unknown);
  }
  CHECK(find_tag(std::string("p\0", 2)) == Tag::unknown);
  CHECK(name_of(Tag::unknown).empty());
}

}  // namespace
}  // namespace kehraus::html
