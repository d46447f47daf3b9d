#include "stream/input_file.h"

#include <utility>

#include "stream/compression.h"
#include "stream/file_source.h"

namespace kehraus {
namespace {

class LimitedSource : public ByteSource {
 public:
  LimitedSource(std::unique_ptr<ByteSource> source, std::size_t max_bytes)
      : source_(std::move(source)), max_bytes_(max_bytes) {}

  std::size_t read(char* to, std::size_t size) override {
    const std::size_t got = source_->read(to, size);
    if (got == 0) return source_->failure().empty() ? 0 : fail(source_->failure());
    if (got > max_bytes_ - used_) {
      return fail("decompresses to more than " + std::to_string(max_bytes_) + " bytes (--max-file-bytes)");
    }
    used_ += got;
    return got;
  }

 private:
  std::unique_ptr<ByteSource> source_;
  std::size_t max_bytes_;
  std::size_t used_ = 0;
};

class FailedSource : public ByteSource {
 public:
  explicit FailedSource(std::string why) { fail(std::move(why)); }
  std::size_t read(char*, std::size_t) override { return 0; }
};

}  // namespace

InputFile::InputFile(const std::string& path, std::size_t max_bytes, const std::atomic<bool>& stop) {
  add_layer(std::make_unique<FileSource>(path, stop));
  while (true) {
    content().fill_to(kCompressionMagicBytes);
    const Compression kind = compression_of(content().bytes());
    if (kind == Compression::none) return;
    if (layers_.size() > kMaxCompressions) {
      add_layer(std::make_unique<FailedSource>("compressed more than twice"));
      return;
    }
    add_layer(std::make_unique<LimitedSource>(decompress(kind, content()), max_bytes));
  }
}

void InputFile::add_layer(std::unique_ptr<ByteSource> source) {
  auto buffer = std::make_unique<InputBuffer>(*source);
  layers_.push_back({std::move(source), std::move(buffer)});
}

}  // namespace kehraus
