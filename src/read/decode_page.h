// Bytes of an HTML page to UTF-8, as a browser would read them: what is declared counts.
#pragma once

#include <string_view>

#include "read/decode.h"

namespace kehraus {

// Decodes a page. The first that holds:
//   1. What the bytes of any document say: a byte-order mark, a binary format, the NULs of UTF-16 (decode.h).
//   2. Valid UTF-8 that is not all ASCII: UTF-8, whatever is declared.
//   3. The encoding declared by the caller, then those that `<meta>` declares in the first 4 KiB, in order:
//   the
//      first in which nearly all bytes mean something.
//   4. What decode() makes of the bytes.
//
//   in       `declared`: a label from outside, such as a server's `charset`; may be empty or unknown
//   out      as decode() has it; `guessed` only if no declaration held
//   threads  safe to call from any number of threads at once
Decoded decode_page(std::string_view input, std::string_view declared = {});

// The same for a text, which declares nothing itself.
Decoded decode_declared_text(std::string_view input, std::string_view declared);

}  // namespace kehraus
