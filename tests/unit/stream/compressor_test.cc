// Compressed and read back; the same however it is cut.
#include "stream/compressor.h"

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>

#include "stream/input_file.h"
#include "unit/stream/temporary_folder.h"

namespace kehraus {
namespace {

std::string compressed(Compression kind, std::string_view bytes, std::size_t piece) {
  std::string out;
  const auto compressor = Compressor::of(kind);
  for (; !bytes.empty(); bytes.remove_prefix(std::min(piece, bytes.size())))
    compressor->add(bytes.substr(0, piece), out);
  compressor->end(out);
  return out;
}

std::string read_back(std::string_view bytes) {
  const TemporaryFolder folder;
  const std::atomic<bool> stop = false;
  InputFile file(folder.file("x", bytes), SIZE_MAX / 2, stop);
  while (file.content().fill()) {
  }
  CHECK(file.content().failure().empty());
  return std::string(file.content().bytes());
}

TEST_CASE("what was compressed is read back", "[compressor]") {
  std::string text;
  for (int i = 0; i < 40'000; ++i) text += "line " + std::to_string(i * 7919) + '\n';
  for (const Compression kind : {Compression::none, Compression::gzip, Compression::zstd}) {
    const std::string whole = compressed(kind, text, text.size());
    CHECK(read_back(whole) == text);
    CHECK(compression_of(whole) == kind);
    CHECK(compressed(kind, text, 1000) == whole);
    CHECK((kind == Compression::none || whole.size() < text.size() / 2));
    CHECK(read_back(compressed(kind, "", 1)).empty());
  }
}

}  // namespace
}  // namespace kehraus
