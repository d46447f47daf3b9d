#include "stream/warc_record.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "stream/header_fields.h"
#include "stream/http_response.h"

namespace kehraus {
namespace {

std::string without_brackets(std::string_view value) {
  if (value.size() >= 2 && value.front() == '<' && value.back() == '>')
    value = value.substr(1, value.size() - 2);
  return std::string(value);
}

std::optional<std::size_t> whole_number(std::string_view text) {
  constexpr std::size_t kMostDigits = 18;
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || text.size() > kMostDigits || error != std::errc() || end != text.data() + text.size())
    return std::nullopt;
  return value;
}

bool is_http(const WarcHeader& header) {
  return parse_media_type(header.content_type).name == "application/http";
}

// The form that a media type names; nothing for what is neither page nor text.
std::optional<Form> form_of_type(std::string_view name) {
  if (name == "text/html" || name == "application/xhtml+xml") return Form::html;
  if (name == "text/plain") return Form::text;
  return std::nullopt;
}

bool is_vague(std::string_view name) {
  return name.empty() || name == "application/octet-stream" || name == "application/unknown" ||
         name == "unknown/unknown" || name == "*/*";
}

// By the declared type; where that says nothing by what the crawler found, then by the bytes.
void judge_media(const WarcHeader& header, const MediaType& declared, std::string_view start,
                 WarcContent& content) {
  content.charset = declared.charset;
  std::string name = declared.name;
  if (is_vague(name)) name = parse_media_type(header.payload_type).name;
  if (const auto form = form_of_type(name)) {
    content.form = *form;
  } else if (!is_vague(name) || form_of_content(start) != Form::html) {
    content.passed_over = PassedOver::media;
  }
}

WarcContent content_of_response(const WarcHeader& header, std::string_view block) {
  constexpr std::size_t kMostForForm = 64u << 10;
  WarcContent content;
  const auto head = is_http(header) ? parse_http_head(block) : std::nullopt;
  if (!head) {
    content.passed_over = PassedOver::media;
  } else if (head->status < 200 || head->status > 299) {
    content.passed_over = PassedOver::status;
  } else {
    const bool needs_bytes =
        is_vague(head->type.name) && is_vague(parse_media_type(header.payload_type).name);
    const HttpBody body =
        needs_bytes ? http_body(block.substr(0, head->size + kMostForForm), *head, kMostForForm * 64)
                    : HttpBody{};
    judge_media(header, head->type, body.bytes, content);
  }
  return content;
}

}  // namespace

std::optional<WarcHeader> parse_warc_header(std::string_view lines) {
  WarcHeader header;
  std::optional<std::size_t> length;
  bool is_clear = true;
  for_each_field(lines.substr(std::min(lines.find('\n'), lines.size())),
                 [&](std::string_view name, std::string_view value) {
                   if (name == "warc-type") header.type = in_lower_case(value);
                   if (name == "warc-record-id") header.id = without_brackets(value);
                   if (name == "warc-target-uri") header.url = without_brackets(value);
                   if (name == "warc-date") header.date = value;
                   if (name == "warc-truncated") header.truncated = value;
                   if (name == "warc-identified-payload-type") header.payload_type = value;
                   if (name == "content-type") header.content_type = value;
                   if (name == "content-length") {
                     is_clear &= !length || length == whole_number(value);
                     length = whole_number(value);
                   }
                 });
  if (header.type.empty() || !length || !is_clear) return std::nullopt;
  header.block_bytes = *length;
  return header;
}

std::size_t find_warc_header(std::string_view bytes, std::size_t from) noexcept {
  const auto begins_field = [](std::string_view rest) {
    if (!rest.empty() && rest[0] == '\r') rest.remove_prefix(1);
    if (!rest.starts_with('\n')) return false;
    rest.remove_prefix(1);
    const auto starts_with = [&](std::string_view name) {
      return rest.size() >= name.size() &&
             std::equal(name.begin(), name.end(), rest.begin(),
                        [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b | 0x20 : b); });
    };
    return starts_with("warc-") || starts_with("content-");
  };
  for (std::size_t at = bytes.find(kWarcMark, from); at != bytes.npos; at = bytes.find(kWarcMark, at + 1)) {
    const std::size_t digit = at + kWarcMark.size();
    if (digit < bytes.size() && bytes[digit] >= '0' && bytes[digit] <= '9' &&
        begins_field(bytes.substr(digit + 1)))
      return at;
  }
  return bytes.npos;
}

WarcContent content_of(const WarcHeader& header, std::string_view block) {
  WarcContent content;
  if (header.type == "response") return content_of_response(header, block);
  if (header.type == "conversion") {
    const MediaType type = parse_media_type(header.content_type);
    judge_media(header, is_vague(type.name) ? MediaType{"text/plain", type.charset} : type, block, content);
  } else if (header.type == "resource") {
    judge_media(header, parse_media_type(header.content_type), block, content);
  } else {
    content.passed_over = PassedOver::type;
  }
  return content;
}

WarcBody body_of(const WarcHeader& header, std::string&& block, std::size_t max_bytes) {
  const auto head = header.type == "response" ? parse_http_head(block) : std::nullopt;
  if (head) {
    HttpBody body = http_body(block, *head, max_bytes);
    return {std::move(body.bytes), std::move(body.failure), body.is_cut, body.is_damaged};
  }
  if (block.size() <= max_bytes) return {std::move(block), {}, false, false};
  return {{}, "larger than " + std::to_string(max_bytes) + " bytes (--max-document-bytes)", false, false};
}

}  // namespace kehraus
