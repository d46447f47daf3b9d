#include "stream/input_file.h"

#include <utility>

#include "stream/compression.h"
#include "stream/document_form.h"

namespace kehraus {
namespace {

class LimitedSource : public ByteSource {
 public:
  LimitedSource(std::unique_ptr<ByteSource> source, std::size_t max_bytes)
      : source_(std::move(source)), max_bytes_(max_bytes) {}

  std::size_t read(char* to, std::size_t size) override {
    const std::size_t got = source_->read(to, size);
    if (got == 0) return source_->failure().empty() ? 0 : fail(source_->failure());
    is_over_ = got > max_bytes_ - used_;
    if (is_over_) {
      return fail("decompresses to more than " + std::to_string(max_bytes_) + " bytes (--max-file-bytes)");
    }
    used_ += got;
    return got;
  }

  bool resume() override {
    if (is_over_ || !source_->resume()) return false;
    forget_failure();
    return true;
  }

  std::size_t checked_bytes() const noexcept override { return source_->checked_bytes(); }

 private:
  std::unique_ptr<ByteSource> source_;
  std::size_t max_bytes_;
  std::size_t used_ = 0;
  bool is_over_ = false;
};

class FailedSource : public ByteSource {
 public:
  explicit FailedSource(std::string why) { fail(std::move(why)); }
  std::size_t read(char*, std::size_t) override { return 0; }
};

}  // namespace

InputFile::InputFile(const std::string& path, std::size_t max_bytes, const std::atomic<bool>& stop) {
  auto file = std::make_unique<FileSource>(path, stop);
  file_ = file.get();
  add_layer(std::move(file));
  while (true) {
    content().fill_to(kCompressionMagicBytes);
    const Compression kind = compression_of(content().bytes());
    if (kind == Compression::none) break;
    if (layers_.size() > kMaxCompressions) {
      add_layer(std::make_unique<FailedSource>("compressed more than twice"));
      return;
    }
    add_layer(std::make_unique<LimitedSource>(decompress(kind, content()), max_bytes));
  }
  if (layers_.size() == 1) look_behind_damage(path, max_bytes);
}

// A name that speaks of compression, before content that does not, may be right all the same: where the first
// bytes are damaged. Else it is what somebody decompressed and left the name.
void InputFile::look_behind_damage(const std::string& path, std::size_t max_bytes) {
  constexpr std::size_t kSearchedBytes = 1u << 20;
  const Compression kind = compression_of_path(path);
  if (kind == Compression::none) return;
  content().fill_to(kSearchedBytes);
  if (auto source = decompress_damaged(kind, content()))
    add_layer(std::make_unique<LimitedSource>(std::move(source), max_bytes));
}

void InputFile::add_layer(std::unique_ptr<ByteSource> source) {
  auto buffer = std::make_unique<InputBuffer>(*source);
  layers_.push_back({std::move(source), std::move(buffer)});
}

}  // namespace kehraus
