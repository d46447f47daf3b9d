// From files to lines: opening, decompressing, splitting.
#include <zlib.h>
#include <zstd.h>

#include <catch2/catch.hpp>
#include <vector>

#include "stream/input_file.h"
#include "stream/line_reader.h"
#include "unit/stream/temporary_folder.h"

namespace kehraus {
namespace {

const std::atomic<bool> kNeverStop = false;

std::string gzip(const std::string& text) {
  z_stream zlib{};
  deflateInit2(&zlib, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&zlib, text.size()) + 32, '\0');
  zlib.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  zlib.avail_in = static_cast<uInt>(text.size());
  zlib.next_out = reinterpret_cast<Bytef*>(out.data());
  zlib.avail_out = static_cast<uInt>(out.size());
  deflate(&zlib, Z_FINISH);
  out.resize(zlib.total_out);
  deflateEnd(&zlib);
  return out;
}

std::string zstd(const std::string& text) {
  std::string out(ZSTD_compressBound(text.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 3));
  return out;
}

struct Content {
  std::string bytes;
  std::string failure;
};

Content content_of(const std::string& stored, std::size_t max_bytes = 1 << 30) {
  const TemporaryFolder folder;
  InputFile file(folder.file("in", stored), max_bytes, kNeverStop);
  Content content;
  while (file.content().fill()) {
  }
  content.bytes = file.content().bytes();
  content.failure = file.content().failure();
  return content;
}

// Repetitive, and larger than any buffer on the way.
std::string long_text() {
  std::string text;
  for (int i = 0; i < 60000; ++i) text += "Zeile " + std::to_string(i * 7919) + "\n";
  return text;
}

TEST_CASE("plain, gzip and zstd content reads the same", "[stream]") {
  const std::string text = long_text();
  const std::vector<std::string> forms = {text, gzip(text), zstd(text), gzip(zstd(text)), zstd(gzip(text))};
  for (const std::string& stored : forms) {
    const Content content = content_of(stored);
    CHECK(content.failure == "");
    CHECK((content.bytes == text));
  }
}

TEST_CASE("members one behind the other are one content", "[stream]") {
  CHECK(content_of(gzip("a") + gzip("") + gzip("b")).bytes == "ab");
  CHECK(content_of(zstd("a") + zstd("b")).bytes == "ab");
  const Content padded = content_of(gzip("a") + std::string(5000, '\0'));
  CHECK(padded.bytes == "a");
  CHECK(padded.failure == "");
  const std::string skippable("\x50\x2a\x4d\x18\x02\x00\x00\x00xx", 10);
  CHECK(content_of(skippable + zstd("a")).bytes == "a");
}

TEST_CASE("every truncation fails, and gives what came before", "[stream]") {
  const std::string text = "Ein Satz, der nicht ganz kurz ist, und noch einer, der auch nicht ganz kurz ist.";
  for (const std::string& stored : {gzip(text), zstd(text)}) {
    for (std::size_t size = 4; size < stored.size(); ++size) {
      const Content content = content_of(stored.substr(0, size));
      CAPTURE(size);
      CHECK(content.failure.find("it ends at byte " + std::to_string(size)) != std::string::npos);
      CHECK(text.starts_with(content.bytes));
    }
  }
}

TEST_CASE("damage is named with its place", "[stream]") {
  CHECK(content_of(gzip("a") + "garbage").failure.find("something else follows") != std::string::npos);
  std::string damaged = gzip(long_text());
  damaged[damaged.size() / 2] ^= 0x55;
  CHECK(content_of(damaged).failure.starts_with("damaged gzip data at byte "));
  CHECK(content_of(gzip(gzip(gzip("a")))).failure == "compressed more than twice");
}

TEST_CASE("compressed content is bounded, plain content is not", "[stream]") {
  CHECK(content_of(zstd(std::string(1000, 'a')), 1000).failure == "");
  CHECK(content_of(zstd(std::string(1001, 'a')), 1000)
            .failure.starts_with("decompresses to more than 1000 bytes"));
  CHECK(content_of(std::string(1001, 'a'), 1000).failure == "");
}

TEST_CASE("what cannot be opened is a failed input", "[stream]") {
  const TemporaryFolder folder;
  InputFile missing(folder.path("missing"), 100, kNeverStop);
  CHECK_FALSE(missing.content().fill());
  CHECK(missing.content().failure() == "No such file or directory");
  InputFile directory(folder.path(""), 100, kNeverStop);
  CHECK(directory.content().failure().starts_with("is a folder"));
}

struct LineRow {
  std::string bytes;
  InputLine::State state;
  std::size_t number;
  friend bool operator==(const LineRow&, const LineRow&) = default;
};

std::vector<LineRow> lines_of(const std::string& stored, std::size_t max_bytes) {
  const TemporaryFolder folder;
  InputFile file(folder.file("in", stored), 1 << 30, kNeverStop);
  LineReader reader(file.content(), max_bytes);
  std::vector<LineRow> rows;
  for (InputLine line; reader.next(line);) rows.push_back({line.bytes, line.state, line.number});
  return rows;
}

TEST_CASE("lines are whole or refused", "[stream]") {
  using State = InputLine::State;
  CHECK(lines_of("", 4).empty());
  CHECK((lines_of("a\n\nb", 4) ==
         std::vector<LineRow>{{"a", State::whole, 1}, {"", State::whole, 2}, {"b", State::whole, 3}}));
  CHECK((lines_of("a\r\n", 4) == std::vector<LineRow>{{"a\r", State::whole, 1}}));
  CHECK((lines_of("abcd\nabcde\nx\n", 4) ==
         std::vector<LineRow>{{"abcd", State::whole, 1}, {"", State::too_long, 2}, {"x", State::whole, 3}}));
  CHECK((lines_of("abcde", 4) == std::vector<LineRow>{{"", State::too_long, 1}}));
  const std::string far_too_long(1 << 20, 'x');
  CHECK((lines_of(far_too_long + "\ny", 100) ==
         std::vector<LineRow>{{"", State::too_long, 1}, {"y", State::whole, 2}}));
  CHECK((lines_of(far_too_long + "\ny", 1 << 20) ==
         std::vector<LineRow>{{far_too_long, State::whole, 1}, {"y", State::whole, 2}}));
}

TEST_CASE("an input that breaks off gives one broken line at its end", "[stream]") {
  const std::string stored = gzip(long_text());
  const std::vector<LineRow> rows = lines_of(stored.substr(0, stored.size() - 4), 100);
  REQUIRE(rows.size() == 60001);
  CHECK(rows[59999].state == InputLine::State::whole);
  CHECK(rows[60000].state == InputLine::State::broken);
  const std::vector<LineRow> inside = lines_of(stored.substr(0, stored.size() / 2), 100);
  REQUIRE(inside.size() > 1000);
  CHECK(inside.back().state == InputLine::State::broken);
  CHECK(inside.back().number == inside.size());
  CHECK(inside[inside.size() - 2].state == InputLine::State::whole);
}

}  // namespace
}  // namespace kehraus
