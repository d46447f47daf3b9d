// One record of a WARC file: what its header says, and whether a document is in it.
//   source  https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "stream/document_form.h"

namespace kehraus {

struct WarcHeader {
  std::string type;       // `response`; lower case
  std::string id;         // WARC-Record-ID without its angle brackets
  std::string url;        // WARC-Target-URI without angle brackets, which some wrote in 1.0
  std::string date;       // WARC-Date: `2024-10-29T07:04:10Z`; as written
  std::string truncated;  // WARC-Truncated: why the crawler cut it; empty: it did not
  std::string content_type;
  std::string payload_type;     // WARC-Identified-Payload-Type: what the crawler found it to be
  std::size_t block_bytes = 0;  // Content-Length
};

// Bytes that a version line begins with, whatever the version's last digit.
inline constexpr std::string_view kWarcMark = "WARC/1.";

// The header in `lines`, which begin with the version line and end with the empty one.
//   errors  throws nothing: nothing where there is no WARC-Type or no one Content-Length
std::optional<WarcHeader> parse_warc_header(std::string_view lines);

// The first place where a header seems to begin, in the midst of whatever else: a version line and a first
// field behind it. npos where none does.
std::size_t find_warc_header(std::string_view bytes, std::size_t from) noexcept;

// What find_warc_header needs to see of a header.
inline constexpr std::size_t kWarcStartBytes = 24;

// Why a record holds no document.
enum class PassedOver { type, status, media };  // no document's type; no HTTP success; neither page nor text

// The document in a record.
struct WarcContent {
  Form form = Form::html;  // or text
  std::string charset;     // as the server or the crawler said; may be empty
  std::optional<PassedOver> passed_over;
};

// Looks at a record's header and the first bytes of its block, all or at least 256 KiB.
WarcContent content_of(const WarcHeader& header, std::string_view block);

// What was stored, in its last form.
struct WarcBody {
  std::string bytes;
  std::string failure;  // why there are none; else empty
  bool is_cut = false;
  bool is_damaged = false;
};

// The document's bytes, without the HTTP head and out of its encodings; see http_body.
WarcBody body_of(const WarcHeader& header, std::string&& block, std::size_t max_bytes);

}  // namespace kehraus
