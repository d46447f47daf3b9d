// internal: bytes on their way to a string, gathered so that a small piece costs a few instructions.
#pragma once

#include <array>
#include <cassert>
#include <charconv>
#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>

namespace kehraus {

class StagedBytes {
 public:
  // `out` outlives the stage and gets everything by flush().
  explicit StagedBytes(std::string& out) noexcept : out_(out) {}
  StagedBytes(const StagedBytes&) = delete;
  StagedBytes& operator=(const StagedBytes&) = delete;

  void put(char c) { *room_for(1) = c, ++used_; }

  void put(std::string_view bytes) {
    if (bytes.size() > kSize / 2) return put_long(bytes);
    std::memcpy(room_for(bytes.size()), bytes.data(), bytes.size());
    used_ += bytes.size();
  }

  void put_quoted(std::string_view bytes) {
    put('"');
    put(bytes);
    put('"');
  }

  void put(std::size_t number) {
    constexpr std::size_t kMaxDigits = 20;
    char* const to = room_for(kMaxDigits);
    used_ += static_cast<std::size_t>(std::to_chars(to, to + kMaxDigits, number).ptr - to);
  }

  // Puts what stands between the quotes of a JSON string: `"`, `\` and control characters below U+0020
  // escaped as RapidJSON does it, all other bytes as they are.
  void put_json_escaped(std::string_view text);

  void flush() {
    out_.append(stage_.data(), used_);
    used_ = 0;
  }

 private:
  static constexpr std::size_t kSize = 4096;

  char* room_for(std::size_t size) {
    assert(size <= kSize);
    if (kSize - used_ < size) flush();
    return stage_.data() + used_;
  }

  void put_long(std::string_view bytes) {
    flush();
    out_.append(bytes);
  }

  std::string& out_;
  std::size_t used_ = 0;
  std::array<char, kSize> stage_;
};

}  // namespace kehraus
