// An HTTP response as crawlers store it: its head, and its body as a browser would show it. Written here
// since parsers for servers and clients refuse what archives are full of: heads that break the rules, bodies
// that were decoded when they were stored and kept the head that says otherwise.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stream/header_fields.h"

namespace kehraus {

struct HttpHead {
  unsigned status = 0;
  MediaType type;
  std::vector<std::string> codings;  // of content and transfer, in the order in which they were applied
  bool is_chunked = false;
  std::size_t size = 0;  // bytes of the head: the body begins behind it
};

// The head of a response that begins so. Nothing for what is no response or has no end of its head.
std::optional<HttpHead> parse_http_head(std::string_view response);

struct HttpBody {
  std::string bytes;
  std::string failure;      // why there are none; else empty
  bool is_cut = false;      // it ends before its time
  bool is_damaged = false;  // and that because what follows is damaged
};

// The body behind `head`, out of its chunks and decompressed: gzip, deflate, br and zstd, at most two.
//   out     a body that was stored decoded is given as it is, whatever the head says; of one that breaks off
//           what comes before
//   errors  a failure for more than `max_bytes`, for codings that are not known, and where nothing can be
//           decoded
//   memory  twice `max_bytes` and what `response` has
HttpBody http_body(std::string_view response, const HttpHead& head, std::size_t max_bytes);

}  // namespace kehraus
