#include "document/document.h"

#include <catch2/catch.hpp>
#include <string>
#include <type_traits>

#include "text/whitespace.h"

namespace kehraus {
namespace {

// A document of one block, the whole stripped text.
void fill(Document& document, std::string_view text) {
  document.text = text;
  const std::string_view source = strip(text);
  Block block;
  block.source.start = static_cast<std::size_t>(source.data() - text.data());
  block.source.end = block.source.start + source.size();
  block.text = source;
  append_squeezed(source, document.squeezed);
  if (document.squeezed != source) block.text = document.squeezed;
  document.blocks.push_back(block);
}

TEST_CASE("a byte of a block's text is found again in the document", "[document]") {
  for (const std::string_view text : {"one two", "  one two  ", "one  two",
                                      "\n one \t two\u00A0\u00A0three \n", "Über\u3000die\u2009\u2009Stadt",
                                      "\u2003ein\r\nUmbruch\r\n", "x", " x ", "日本\u3000語", "a  b  c  d"}) {
    CAPTURE(text);
    Document document;
    fill(document, text);
    const Block& block = document.blocks[0];
    CHECK(document.offset_in_text(block, 0) == block.source.start);
    CHECK(document.offset_in_text(block, block.text.size()) == block.source.end);
    std::size_t last = block.source.start;
    for (std::size_t i = 0; i < block.text.size(); ++i) {
      CAPTURE(i);
      const std::size_t at = document.offset_in_text(block, i);
      CHECK(at >= last);
      CHECK(at < block.source.end);
      if (block.text[i] == ' ')
        CHECK(white_space_at(text, at) > 0);
      else
        CHECK(text[at] == block.text[i]);
      last = at;
    }
  }
}

TEST_CASE("a span of squeezed text, taken back and squeezed again, is the same", "[document]") {
  const std::string_view text = " Die  Brücke\u00A0\u00A0über \t die\nAller ";
  Document document;
  fill(document, text);
  const Block& block = document.blocks[0];
  REQUIRE(block.text == "Die Brücke über die Aller");
  for (std::size_t start = 0; start < block.text.size(); ++start) {
    for (std::size_t end = start; end <= block.text.size(); ++end) {
      const std::size_t from = document.offset_in_text(block, start),
                        to = document.offset_in_text(block, end);
      REQUIRE(from <= to);
      std::string squeezed;
      append_squeezed(text.substr(from, to - from), squeezed);
      if (squeezed != block.text.substr(start, end - start)) FAIL("bytes " << start << " to " << end);
    }
  }
}

TEST_CASE("names of verdicts", "[document]") {
  CHECK(name_of(Verdict::keep) == "keep");
  CHECK(name_of(Verdict::drop) == "drop");
  CHECK(name_of(Verdict::unsure) == "unsure");
  CHECK(name_of(Verdict::trim) == "trim");
  CHECK(name_of(Verdict::title) == "title");
}

TEST_CASE("a document is neither copied nor moved", "[document]") {
  CHECK_FALSE(std::is_copy_constructible_v<Document>);
  CHECK_FALSE(std::is_copy_assignable_v<Document>);
  CHECK_FALSE(std::is_move_constructible_v<Document>);
  CHECK_FALSE(std::is_move_assignable_v<Document>);
}

}  // namespace
}  // namespace kehraus
