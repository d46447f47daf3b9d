#include "read/spliced_text.h"

#include <algorithm>

namespace kehraus {

void SplicedText::begin_piece(std::size_t page, bool is_as_written) {
  const bool goes_on = !pieces_.empty() && is_as_written && pieces_.back().is_as_written &&
                       place(pieces_.back(), text_.size()) == page;
  if (!goes_on)
    pieces_.push_back(
        {static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(page), is_as_written});
}

void SplicedText::append_as_written(std::string_view bytes, std::size_t begin) {
  if (bytes.empty()) return;
  begin_piece(begin, true);
  text_ += bytes;
}

void SplicedText::append_made(std::string_view bytes, std::size_t begin) {
  begin_piece(begin, false);
  text_ += bytes;
}

void SplicedText::append(const SplicedText& other, std::size_t begin, std::size_t end) {
  const auto first =
      std::upper_bound(other.pieces_.begin(), other.pieces_.end(), begin,
                       [](std::size_t offset, const Piece& piece) { return offset < piece.at; });
  for (auto piece = first == other.pieces_.begin() ? first : first - 1;
       begin < end && piece != other.pieces_.end(); ++piece) {
    const std::size_t stop =
        piece + 1 == other.pieces_.end() ? end : std::min<std::size_t>(end, (piece + 1)->at);
    begin_piece(other.place(*piece, begin), piece->is_as_written);
    text_ += other.text().substr(begin, stop - begin);
    begin = stop;
  }
}

std::size_t SplicedText::to_page(std::size_t offset) const noexcept {
  const auto next = std::upper_bound(pieces_.begin(), pieces_.end(), offset,
                                     [](std::size_t at, const Piece& piece) { return at < piece.at; });
  return next == pieces_.begin() ? 0 : place(*(next - 1), offset);
}

}  // namespace kehraus
