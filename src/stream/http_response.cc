#include "stream/http_response.h"

#include <algorithm>
#include <utility>

#include "stream/compression.h"
#include "stream/document_form.h"
#include "stream/input_buffer.h"
#include "stream/memory_source.h"

namespace kehraus {
namespace {

constexpr std::size_t kMaxCodings = 2;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// `HTTP/1.1 200 OK`: 200; 0 for anything else.
unsigned status_of(std::string_view line) {
  if (!line.starts_with("HTTP/")) return 0;
  const std::size_t space = line.find(' ');
  if (space == line.npos) return 0;
  const std::string_view code = without_blanks_around(line.substr(space)).substr(0, 3);
  if (code.size() < 3 || !std::all_of(code.begin(), code.end(), is_digit)) return 0;
  return static_cast<unsigned>((code[0] - '0') * 100 + (code[1] - '0') * 10 + (code[2] - '0'));
}

void add_codings(std::string_view value, std::vector<std::string>& codings) {
  while (!value.empty()) {
    const std::size_t comma = std::min(value.find(','), value.size());
    std::string coding = in_lower_case(without_blanks_around(value.substr(0, comma)));
    value.remove_prefix(std::min(comma + 1, value.size()));
    if (coding.empty() || coding == "identity" || coding == "none") continue;
    codings.push_back(coding.starts_with("x-") ? coding.substr(2) : std::move(coding));
  }
}

// The size that a chunk's line gives, and the line's end; nothing where it gives none.
std::optional<std::size_t> take_chunk_size(std::string_view& body) {
  constexpr std::size_t kMaxDigits = 15;
  std::size_t size = 0, digits = 0;
  const auto value_of = [](char c) {
    if (is_digit(c)) return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  };
  while (digits < body.size() && digits <= kMaxDigits && value_of(body[digits]) >= 0)
    size = size << 4 | static_cast<std::size_t>(value_of(body[digits++]));
  const std::size_t end = body.find('\n', digits);
  if (digits == 0 || digits > kMaxDigits || end == body.npos) return std::nullopt;
  const std::string_view behind = without_blanks_around(body.substr(digits, end - digits));
  if (!behind.empty() && behind[0] != ';') return std::nullopt;
  body.remove_prefix(end + 1);
  return size;
}

bool take_line_end(std::string_view& body) {
  const std::size_t size = body.starts_with("\r\n") ? 2 : body.starts_with('\n') ? 1 : 0;
  body.remove_prefix(size);
  return size > 0;
}

// What the chunks hold. Whatever breaks off or is no chunk ends them; a body that does not begin as one is
// whole as it is.
void join_chunks(std::string_view stored, HttpBody& body) {
  std::string_view rest = stored;
  bool is_first = true;
  while (true) {
    const auto size = take_chunk_size(rest);
    if (!size && is_first) {
      body.bytes = stored;
      return;
    }
    body.is_cut = !size || *size > rest.size();
    if (!size || *size == 0) return;
    const std::string_view chunk = rest.substr(0, *size);
    rest.remove_prefix(chunk.size());
    const bool has_end = take_line_end(rest);
    if (is_first && !has_end && !rest.empty()) {
      body.bytes = stored;
      return;
    }
    is_first = false;
    body.bytes += chunk;
    if (rest.empty() || !has_end) {
      body.is_cut = true;
      return;
    }
  }
}

std::optional<Compression> compression_named(std::string_view coding) {
  if (coding == "gzip") return Compression::gzip;
  if (coding == "deflate") return Compression::deflate;
  if (coding == "br") return Compression::brotli;
  if (coding == "zstd") return Compression::zstd;
  return std::nullopt;
}

std::string too_large(std::size_t max_bytes) {
  return "larger than " + std::to_string(max_bytes) + " bytes (--max-document-bytes)";
}

// Replaces the bytes by what they decompress to.
void decompress_body(Compression kind, std::size_t max_bytes, HttpBody& body) {
  constexpr std::size_t kStep = 64u << 10;
  const bool has_magic = kind == Compression::gzip || kind == Compression::zstd;
  if (body.bytes.empty() || (has_magic && compression_of(body.bytes) != kind)) return;
  MemorySource memory(body.bytes);
  InputBuffer compressed(memory);
  const auto source = decompress(kind, compressed);
  std::string out;
  while (out.size() <= max_bytes) {
    const std::size_t before = out.size();
    out.resize(before + kStep);
    const std::size_t got = source->read(out.data() + before, kStep);
    out.resize(before + got);
    if (got == 0) break;
  }
  if (out.size() > max_bytes) {
    body.failure = too_large(max_bytes);
    return;
  }
  const bool is_whole =
      source->failure().empty() || (has_magic && !out.empty() && source->checked_bytes() == out.size());
  if (!is_whole) {
    const bool is_damaged = source->failure().starts_with("damaged");
    // Stored decoded, with a head that says otherwise.
    if (is_damaged && !has_magic && form_of_content(body.bytes) == Form::html) return;
    body.is_cut = true;
    body.is_damaged |= is_damaged;
    if (out.empty()) body.failure = source->failure();
  }
  body.bytes = std::move(out);
}

}  // namespace

std::optional<HttpHead> parse_http_head(std::string_view response) {
  constexpr std::size_t kMaxHeadBytes = 256u << 10;
  HttpHead head;
  head.status = status_of(response.substr(0, response.substr(0, kMaxHeadBytes).find('\n')));
  const std::size_t end = end_of_fields(response.substr(0, kMaxHeadBytes));
  if (head.status == 0 || end == response.npos) return std::nullopt;
  head.size = end;
  std::vector<std::string> transfer;
  const std::string_view lines = response.substr(0, end);
  for_each_field(lines.substr(lines.find('\n') + 1), [&](std::string_view name, std::string_view value) {
    if (name == "content-type") {
      // Of several the last that means something counts.
      if (MediaType type = parse_media_type(value); !type.name.empty()) head.type = std::move(type);
    } else if (name == "content-encoding") {
      add_codings(value, head.codings);
    } else if (name == "transfer-encoding") {
      add_codings(value, transfer);
    }
  });
  head.is_chunked = std::erase(transfer, "chunked") > 0;
  head.codings.insert(head.codings.end(), transfer.begin(), transfer.end());
  return head;
}

HttpBody http_body(std::string_view response, const HttpHead& head, std::size_t max_bytes) {
  HttpBody body;
  const std::string_view stored = response.substr(head.size);
  if (head.codings.size() > kMaxCodings) {
    body.failure = "compressed more than twice (Content-Encoding)";
    return body;
  }
  if (head.is_chunked) {
    join_chunks(stored, body);
  } else {
    body.bytes = stored;
  }
  for (auto coding = head.codings.rbegin(); coding != head.codings.rend() && body.failure.empty(); ++coding) {
    if (const auto kind = compression_named(*coding)) {
      decompress_body(*kind, max_bytes, body);
    } else if (form_of_content(body.bytes) != Form::html) {
      body.failure = "Content-Encoding '" + coding->substr(0, 40) + "' is not known";
    }
  }
  if (body.failure.empty() && body.bytes.size() > max_bytes) body.failure = too_large(max_bytes);
  if (!body.failure.empty()) body.bytes.clear();
  return body;
}

}  // namespace kehraus
