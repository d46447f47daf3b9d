// internal: text put together from parts of a page, which knows of each byte where in the page it stands.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kehraus {

// Parts are appended in the order of the page. Twelve bytes of memory more for each part.
class SplicedText {
 public:
  std::string_view text() const noexcept { return text_; }

  // The place in the page of a byte of the text, that behind the last included.
  //   out   never falls as `offset` grows, if the parts were appended in the page's order
  //   time  logarithmic
  std::size_t to_page(std::size_t offset) const noexcept;

  // Bytes of the page as they stand there.
  void append_as_written(std::string_view bytes, std::size_t begin);
  // What the page writes otherwise, at `begin`, or does not write at all. Nothing says where the part before
  // it ends.
  void append_made(std::string_view bytes, std::size_t begin);
  // Bytes `begin` to `end` of another such text of the same page.
  void append(const SplicedText& other, std::size_t begin, std::size_t end);

 private:
  struct Piece {
    std::uint32_t at = 0;    // in the text; up to the next piece
    std::uint32_t page = 0;  // where that stands
    bool is_as_written = false;
  };

  void begin_piece(std::size_t page, bool is_as_written);
  std::size_t place(const Piece& piece, std::size_t offset) const noexcept {
    return piece.page + (piece.is_as_written ? offset - piece.at : 0);
  }

  std::string text_;
  std::vector<Piece> pieces_;
};

}  // namespace kehraus
