// internal: decoded text being written, with the origin of each byte.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "read/decode.h"
#include "text/utf8.h"

namespace kehraus {

inline constexpr char32_t kReplacement = 0xFFFD;

// The input must outlive the writer.
class DecodedWriter {
 public:
  explicit DecodedWriter(std::string_view input) : input_(input) {
    text_.reserve(input.size());
    starts_.reserve(input.size());
  }

  // A character that came from `start`. NUL ends strings elsewhere, so no text has one.
  void put(char32_t c, std::size_t start) {
    if (c == 0) return put_replacement(start);
    const std::size_t before = text_.size();
    append_utf8(text_, c);
    starts_.insert(starts_.end(), text_.size() - before, static_cast<std::uint32_t>(start));
  }

  void put_replacement(std::size_t start) {
    put(kReplacement, start);
    ++replaced_;
  }

  // A well-formed UTF-8 sequence of the input.
  void copy(std::size_t start, std::size_t size) {
    text_.append(input_, start, size);
    starts_.insert(starts_.end(), size, static_cast<std::uint32_t>(start));
  }

  const std::string& text() const noexcept { return text_; }
  std::size_t replaced() const noexcept { return replaced_; }

  Decoded finish(std::string_view encoding, bool guessed) && {
    Decoded out;
    out.owned = std::make_unique<const std::string>(std::move(text_));
    out.text = *out.owned;
    out.encoding = encoding;
    out.guessed = guessed;
    out.replaced = replaced_;
    out.offsets = OffsetMap(std::move(starts_), input_.size());
    return out;
  }

 private:
  std::string_view input_;
  std::string text_;
  std::vector<std::uint32_t> starts_;
  std::size_t replaced_ = 0;
};

}  // namespace kehraus
