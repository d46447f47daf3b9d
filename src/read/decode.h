// Bytes of a plain-text document, in whatever encoding, to UTF-8, and back from there to the place in the
// bytes. Judges bytes only: what HTML or a server declares is not read here, and line ends stay as they are.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kehraus {

// Where a place in decoded text stands in the input. Valid UTF-8 needs no table: there every byte is moved by
// the same constant. Anything else holds four bytes for each byte of text.
class OffsetMap {
 public:
  OffsetMap() = default;

  // Every byte of the text stands `shift` bytes later in the input.
  OffsetMap(std::size_t shift, std::size_t input_size) noexcept : shift_(shift), input_size_(input_size) {}

  // Byte i of the text came from the character that starts at starts[i] in the input.
  OffsetMap(std::vector<std::uint32_t> starts, std::size_t input_size) noexcept
      : starts_(std::move(starts)), shift_(input_size), input_size_(input_size) {}

  // The start in the input of the character that holds this byte of the text.
  //   in      0 to the text's size; larger is taken as the size
  //   out     never falls as `text_offset` grows; the text's size gives the input's size. Inside a character
  //           of text that was valid UTF-8 the same byte of the input, else the start of the character
  //   errors  none
  std::size_t to_input(std::size_t text_offset) const noexcept {
    if (starts_.empty()) return std::min(text_offset, input_size_ - shift_) + shift_;
    return text_offset < starts_.size() ? starts_[text_offset] : input_size_;
  }

 private:
  std::vector<std::uint32_t> starts_;
  std::size_t shift_ = 0;
  std::size_t input_size_ = 0;
};

// May be moved, `text` stays valid; may not outlive the input.
struct Decoded {
  std::string_view text;                     // UTF-8 without byte-order mark, without NUL
  std::unique_ptr<const std::string> owned;  // holds `text`; null where that is a view of the input
  std::string encoding;      // WHATWG name in lower case, or "utf-32le", "utf-32be"; "" if binary
  bool guessed = false;      // neither declared by a byte-order mark nor valid UTF-8
  std::size_t replaced = 0;  // malformed sequences and NULs that became U+FFFD
  OffsetMap offsets;
  bool is_binary = false;  // not text at all; `text` is empty
};

// Decodes a document. The first that holds:
//   1. A byte-order mark of UTF-8, UTF-16 or UTF-32 decides.
//   2. The signature of a common binary format (PNG, PDF, ZIP, ...): binary.
//   3. NULs regularly in every other byte: UTF-16.
//   4. ASCII with the escape sequences of ISO-2022-JP: that.
//   5. Many control characters: binary. A stray NUL or two in a text become U+FFFD.
//   6. Valid UTF-8, or more well-formed sequences of several bytes than malformed ones: UTF-8.
//   7. What a statistical detector answers, in the WHATWG's reading of it (ISO-8859-1 is windows-1252). Never
//      UTF-7 or EBCDIC.
//   8. windows-1252, in which every byte means something; so short texts end up here.
//
// Malformed bytes in UTF-8. A run of them becomes one U+FFFD for each maximal subpart, as in the WHATWG's
// decoder, so for every sequence that was cut. But where someone pasted windows-1252 into UTF-8 its
// characters are kept: a run is windows-1252 if ASCII stands on both sides and it is one byte or all letters
// (C0 to FF). Not so, because a cut is likelier: a lead byte at the very end, a continuation byte at the very
// start, and a lone C2 or C3 other than before a capital (the lead bytes of most accented letters).
//
//   in      any bytes, at most 2 GiB; must outlive the answer
//   out     `text` is valid UTF-8 for every input
//   errors  none for any input; throws only std::bad_alloc
//   time    linear; valid UTF-8 is neither copied nor mapped
//   threads safe to call from any number of threads at once
//   source  https://encoding.spec.whatwg.org/; Unicode Standard 15.0, table 3-7 and "U+FFFD Substitution of
//           Maximal Subparts"
Decoded decode(std::string_view input);

}  // namespace kehraus
