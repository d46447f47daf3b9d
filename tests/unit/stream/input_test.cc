// From files to lines: opening, decompressing, splitting.
#include <zlib.h>
#include <zstd.h>

#include <catch2/catch.hpp>
#include <memory>
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

std::string checked_zstd(const std::string& text) {
  const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(), ZSTD_freeCCtx);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
  std::string out(ZSTD_compressBound(text.size()), '\0');
  out.resize(ZSTD_compress2(context.get(), out.data(), out.size(), text.data(), text.size()));
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

// All that can be had: a `|` where content breaks off and goes on.
std::string all_of(const std::string& stored, const std::string& name = "in") {
  const TemporaryFolder folder;
  InputFile file(folder.file(name, stored), 1 << 30, kNeverStop);
  std::string all;
  while (true) {
    while (file.content().fill()) {
    }
    all += file.content().bytes();
    file.content().use(file.content().bytes().size());
    if (file.content().failure().empty() || !file.content().resume()) return all;
    all += '|';
  }
}

std::string flipped(std::string bytes, std::size_t at) {
  bytes[at] = static_cast<char>(bytes[at] ^ 0x55);
  return bytes;
}

TEST_CASE("behind damage the next member goes on", "[stream]") {
  for (const auto& store : {&gzip, &checked_zstd}) {
    const std::string a = store("the first"), b = store("the second"), c = store("the third");
    CHECK(all_of(a + "noise" + c) == "the first|the third");
    CHECK(all_of(a + std::string(3000, '\0') + c) == "the first|the third");
    CHECK(all_of(a + flipped(b, 0) + c) == "the first|the third");
    CHECK(all_of(a + b.substr(b.size() / 2) + c) == "the first|the third");
    CHECK(all_of(a + b.substr(0, 3) + c) == "the first|the third");
    CHECK(all_of(a + b) == "the firstthe second");
    // Of a damaged member what comes before the damage may be there.
    for (const std::string& damaged :
         {b.substr(0, b.size() / 2), b.substr(0, b.size() - 1), flipped(b, b.size() - 3)}) {
      const std::string all = all_of(a + damaged + c);
      CHECK(all.starts_with("the first"));
      CHECK(all.ends_with("|the third"));
      CHECK(all.size() <= std::string("the firstthe second|the third").size());
    }
  }
}

TEST_CASE("a zstd frame without a check sum that took the next one's first bytes does not cost that",
          "[stream]") {
  const std::string cut = zstd("the second");
  const std::string all = all_of(zstd("the first") + cut.substr(0, cut.size() - 2) + zstd("the third"));
  CHECK(all.starts_with("the first"));
  CHECK(all.ends_with("|the third"));
}

TEST_CASE("damage inside two layers costs one member of the inner", "[stream]") {
  const std::string inner = gzip("the first") + flipped(gzip("the second"), 0) + gzip("the third");
  CHECK(all_of(zstd(inner)) == "the first|the third");
  CHECK(
      all_of(zstd(gzip("the first")) + "noise" + zstd(gzip("the third"))).starts_with("the first|the third"));
}

TEST_CASE("a name that speaks of compression counts where the first bytes are damaged", "[stream]") {
  CHECK(all_of(flipped(gzip("the first"), 0) + gzip("the second"), "a.gz") == "|the second");
  CHECK(all_of(flipped(zstd("the first"), 0) + zstd("the second"), "a.zst") == "|the second");
  CHECK(all_of("plain text", "a.txt.gz") == "plain text");
}

TEST_CASE("damage that stays hidden until far behind costs no member there", "[stream]") {
  // The member's tail is missing, so that what follows is taken for its data first.
  std::string stored = gzip(long_text());
  stored.resize(stored.size() / 2);
  const std::string all = all_of(stored + gzip("the second") + gzip("the third"));
  CHECK(all.ends_with("|the secondthe third"));
}

TEST_CASE("two hundred thousand places that look like members are got past", "[stream]") {
  std::string noise = gzip("x");
  for (int i = 0; i < 200000; ++i)
    noise += "\x1f\x8b\x08" + std::string(1, '\0') + "123456\x01\x10\x00\xef\xff";
  CHECK(all_of(noise + gzip("the end")).ends_with("the end"));
}

TEST_CASE("compressed content is bounded, plain content is not", "[stream]") {
  CHECK(content_of(zstd(std::string(1000, 'a')), 1000).failure == "");
  CHECK(content_of(zstd(std::string(1001, 'a')), 1000)
            .failure.starts_with("decompresses to more than 1000 bytes"));
  CHECK(content_of(std::string(1001, 'a'), 1000).failure == "");
  // What is over cannot be resumed.
  const TemporaryFolder folder;
  InputFile file(folder.file("in", zstd(std::string(1001, 'a')) + zstd("b")), 1000, kNeverStop);
  while (file.content().fill()) {
  }
  CHECK_FALSE(file.content().resume());
}

TEST_CASE("a window that is too large costs its frame only", "[stream]") {
  // A frame header that asks for 2 GiB.
  const std::string huge("\x28\xb5\x2f\xfd\x00\xa8\x01\x00\x00", 9);
  CHECK(content_of(huge).failure.find("too much memory") != std::string::npos);
  CHECK(all_of(huge + zstd("a")) == "|a");
}

TEST_CASE("a dictionary in front of zstd's frames is used", "[stream]") {
  const std::string dictionary = long_text().substr(0, 20000);
  const auto frame = [&](const std::string& text) {
    const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(), ZSTD_freeCCtx);
    ZSTD_CCtx_loadDictionary(context.get(), dictionary.data(), dictionary.size());
    std::string out(ZSTD_compressBound(text.size()), '\0');
    out.resize(ZSTD_compress2(context.get(), out.data(), out.size(), text.data(), text.size()));
    return out;
  };
  const auto skippable = [](const std::string& content) {
    std::string header("\x5d\x2a\x4d\x18", 4);
    for (int shift = 0; shift < 32; shift += 8) header += static_cast<char>(content.size() >> shift);
    return header + content;
  };
  const std::string text = dictionary.substr(5000, 900);
  REQUIRE(frame(text).size() < 100);
  CHECK(all_of(skippable(dictionary) + frame(text) + frame("b")) == text + "b");
  CHECK(all_of(skippable(zstd(dictionary)) + frame(text) + flipped(frame("b"), 0) + frame("c")) ==
        text + "|c");
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

TEST_CASE("lines go on behind damage", "[stream]") {
  using State = InputLine::State;
  CHECK(
      (lines_of(gzip("a\nb\n") + "noise" + gzip("c\n"), 4) ==
       std::vector<LineRow>{
           {"a", State::whole, 1}, {"b", State::whole, 2}, {"", State::broken, 3}, {"c", State::whole, 4}}));
  CHECK((lines_of(gzip("a\nhalf") + "noise" + gzip("c\n"), 4) ==
         std::vector<LineRow>{{"a", State::whole, 1}, {"", State::broken, 2}, {"c", State::whole, 3}}));
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
