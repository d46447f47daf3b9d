#include "stream/zstd_source.h"

#include <array>
#include <new>
#include <string>

namespace kehraus {
namespace {

constexpr std::string_view kSkippableMagic = "\x2a\x4d\x18";  // behind a first byte of 0x50 to 0x5F
constexpr std::string_view kDictionaryMagic =
    "\x5d\x2a\x4d\x18";  // the skippable frame with WARC's dictionary
constexpr std::size_t kFrameHeaderBytes = 8;
constexpr std::size_t kMaxDictionaryBytes = 16u << 20;  // real ones have some 100 KiB

std::size_t size_of_skippable(std::string_view frame) noexcept {
  std::size_t size = 0;
  for (std::size_t i = kFrameHeaderBytes; i-- > 4;) size = size << 8 | static_cast<unsigned char>(frame[i]);
  return size;
}

// A dictionary is stored as it is or compressed itself. Empty if it cannot be read.
std::string dictionary_in(std::string_view stored) {
  if (!stored.starts_with(kZstdMagic)) return std::string(stored);
  const auto size = ZSTD_getFrameContentSize(stored.data(), stored.size());
  std::string dictionary(size <= kMaxDictionaryBytes ? static_cast<std::size_t>(size) : kMaxDictionaryBytes,
                         '\0');
  const std::size_t got = ZSTD_decompress(dictionary.data(), dictionary.size(), stored.data(), stored.size());
  dictionary.resize(ZSTD_isError(got) ? 0 : got);
  return dictionary;
}

}  // namespace

bool starts_zstd_frame(std::string_view bytes) noexcept {
  if (bytes.starts_with(kZstdMagic)) return true;
  return bytes.size() >= 4 && (bytes[0] & 0xF0) == 0x50 && bytes.substr(1).starts_with(kSkippableMagic);
}

ZstdSource::Context ZstdSource::new_context() {
  constexpr int kMaxWindowLog = 27;
  Context context(ZSTD_createDCtx());
  if (!context) throw std::bad_alloc();
  ZSTD_DCtx_setParameter(context.get(), ZSTD_d_windowLogMax, kMaxWindowLog);
  return context;
}

ZstdSource::ZstdSource(InputBuffer& in) : MemberSource("zstd", kZstdMagic, in) { load_dictionary(); }

// Archives of small records share a dictionary, which stands in front of them:
// https://iipc.github.io/warc-specifications/specifications/warc-zstd/. One that cannot be read makes the
// frames fail that need it.
void ZstdSource::load_dictionary() {
  in_.fill_to(kFrameHeaderBytes);
  if (in_.bytes().size() < kFrameHeaderBytes || !in_.bytes().starts_with(kDictionaryMagic)) return;
  const std::size_t size = size_of_skippable(in_.bytes());
  if (size > kMaxDictionaryBytes) return;
  in_.fill_to(kFrameHeaderBytes + size);
  const std::string dictionary = dictionary_in(in_.bytes().substr(kFrameHeaderBytes, size));
  if (dictionary.empty()) return;
  ZSTD_DCtx_loadDictionary(zstd_.get(), dictionary.data(), dictionary.size());
  ZSTD_DCtx_loadDictionary(probe_.get(), dictionary.data(), dictionary.size());
}

void ZstdSource::reset() { ZSTD_DCtx_reset(zstd_.get(), ZSTD_reset_session_only); }

std::size_t ZstdSource::decode(char* to, std::size_t size) {
  ZSTD_inBuffer in{in_.bytes().data(), in_.bytes().size(), 0};
  ZSTD_outBuffer out{to, size, 0};
  const std::size_t status = ZSTD_decompressStream(zstd_.get(), &out, &in);
  in_.use(in.pos);
  if (ZSTD_isError(status)) {
    fail_damaged(ZSTD_getErrorName(status));
  } else if (status == 0) {
    is_inside_ = false;
  }
  return out.pos;
}

// RFC 8878, 3.1.1.1.1: a flag of the frame header's descriptor. Frames to be skipped have no need of one.
bool ZstdSource::has_check_sum(std::string_view bytes) const noexcept {
  constexpr std::size_t kDescriptor = 4;
  constexpr int kChecksumFlag = 4;
  return !bytes.starts_with(kZstdMagic) ||
         (bytes.size() > kDescriptor && (bytes[kDescriptor] & kChecksumFlag) != 0);
}

bool ZstdSource::is_sound(std::string_view bytes) {
  std::array<char, 4096> to;
  ZSTD_DCtx_reset(probe_.get(), ZSTD_reset_session_only);
  ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
  ZSTD_outBuffer out{to.data(), to.size(), 0};
  while (true) {
    const std::size_t before = in.pos;
    const std::size_t status = ZSTD_decompressStream(probe_.get(), &out, &in);
    if (ZSTD_isError(status)) return false;
    if (status == 0 || out.pos == out.size || in.pos == in.size || in.pos == before) break;
  }
  return bytes.starts_with(kZstdMagic);
}

}  // namespace kehraus
