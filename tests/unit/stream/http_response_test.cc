#include "stream/http_response.h"

#include <catch2/catch.hpp>

namespace kehraus {
namespace {

HttpHead head_of(const std::string& fields) {
  const auto head = parse_http_head("HTTP/1.1 200 OK\r\n" + fields + "\r\n");
  REQUIRE(head);
  return *head;
}

HttpBody body_of(const std::string& response, std::size_t max_bytes = 1000) {
  const auto head = parse_http_head(response);
  REQUIRE(head);
  return http_body(response, *head, max_bytes);
}

TEST_CASE("heads are read as leniently as browsers do", "[stream]") {
  CHECK(head_of("Content-Type: Text/HTML; charset=\"UTF-8\"\r\n").type.name == "text/html");
  CHECK(head_of("content-type:text/html;Charset=utf-8 ; x=y\r\n").type.charset == "utf-8");
  CHECK(head_of("Content-Type: text/html; a=\"; charset=\\\"\"; charset=koi8-r\r\n").type.name ==
        "text/html");
  CHECK(head_of("Content-Type: text/html\nno colon\nX: y\r\n").type.name == "text/html");
  CHECK(head_of("Content-Type: text/html\r\nContent-Type: nonsense\r\n").type.name == "text/html");
  CHECK(head_of("Content-Encoding: gzip, identity\r\nTransfer-Encoding: x-gzip, Chunked\r\n").codings ==
        std::vector<std::string>{"gzip", "gzip"});
  CHECK(head_of("Transfer-Encoding:\r\n  chunked\r\n").is_chunked);
  CHECK(parse_http_head("HTTP/2 404\n\nx")->status == 404);
  CHECK(parse_http_head("HTTP/2 404\n\nx")->size == 12);
  for (const char* const none :
       {"", "HTTP/1.1 200 OK", "HTTP/1.1 2\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "HTTP/1.1 x00 \r\n\r\n"})
    CHECK_FALSE(parse_http_head(none));
}

TEST_CASE("chunks are joined, and what is not chunked is as it is", "[stream]") {
  const std::string head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
  struct Row {
    std::string stored, want;
    bool is_cut;
  };
  for (const Row& row : std::vector<Row>{{"3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n", "abcde", false},
                                         {"3\nabc\n0\n\n", "abc", false},
                                         {"0003 \r\nabc\r\n0\r\n", "abc", false},
                                         {"5\r\nabc", "abc", true},
                                         {"3\r\nabc\r\n", "abc", true},
                                         {"3\r\nabc\r\nzz\r\n", "abc", true},
                                         {"3\r\nabc\r\n2\r\ndefg\r\n", "abcde", true},
                                         {"fffffffffffffffff\r\nabc", "fffffffffffffffff\r\nabc", false},
                                         {"<html>", "<html>", false},
                                         {"2024 was a year", "2024 was a year", false},
                                         {"3\r\nabcdef", "3\r\nabcdef", false},
                                         {"", "", false}}) {
    CAPTURE(row.stored);
    const HttpBody body = body_of(head + row.stored);
    CHECK(body.bytes == row.want);
    CHECK(body.is_cut == row.is_cut);
    CHECK(body.failure == "");
  }
}

TEST_CASE("encodings that cannot be undone fail, and those that were undone do not", "[stream]") {
  const auto coded = [](const std::string& coding, const std::string& stored) {
    return body_of("HTTP/1.1 200 OK\r\nContent-Encoding: " + coding + "\r\n\r\n" + stored);
  };
  for (const char* const coding : {"gzip", "deflate", "br", "zstd", "gzip, br", "odd"})
    CHECK(coded(coding, "<html>x").bytes == "<html>x");
  CHECK(coded("odd", "xyz").failure == "Content-Encoding 'odd' is not known");
  CHECK(coded("gzip, gzip, gzip", "x").failure == "compressed more than twice (Content-Encoding)");
  CHECK(coded("gzip", std::string(1001, 'x')).failure == "larger than 1000 bytes (--max-document-bytes)");
  CHECK_FALSE(coded("gzip", "\x1f\x8b\x08").failure.empty());
}

}  // namespace
}  // namespace kehraus
