// internal: bytes as the decoder's parts look at them.
#pragma once

#include <cstddef>
#include <string_view>

namespace kehraus {

using Byte = unsigned char;

inline Byte byte_at(std::string_view bytes, std::size_t i) noexcept { return static_cast<Byte>(bytes[i]); }

inline bool is_ascii(char c) noexcept { return static_cast<Byte>(c) < 0x80; }

}  // namespace kehraus
