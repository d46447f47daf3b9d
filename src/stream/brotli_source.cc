#include "stream/brotli_source.h"

#include <cstdint>
#include <new>
#include <string>

namespace kehraus {

BrotliSource::BrotliSource(InputBuffer& in)
    : in_(in), decoder_(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr)) {
  if (!decoder_) throw std::bad_alloc();
}

std::size_t BrotliSource::read(char* to, std::size_t size) {
  while (failure().empty() && !is_done_) {
    std::size_t left = in_.bytes().size();
    std::size_t room = size;
    auto next_in = reinterpret_cast<const std::uint8_t*>(in_.bytes().data());
    auto next_out = reinterpret_cast<std::uint8_t*>(to);
    const BrotliDecoderResult result =
        BrotliDecoderDecompressStream(decoder_.get(), &left, &next_in, &room, &next_out, nullptr);
    in_.use(in_.bytes().size() - left);
    is_done_ = result == BROTLI_DECODER_RESULT_SUCCESS;
    if (result == BROTLI_DECODER_RESULT_ERROR) {
      const auto code = BrotliDecoderGetErrorCode(decoder_.get());
      fail("damaged brotli data at byte " + std::to_string(in_.offset()) + ": " +
           BrotliDecoderErrorString(code));
    }
    if (room < size) return size - room;
    if (result == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT && !in_.fill()) return fail("truncated brotli data");
  }
  return 0;
}

}  // namespace kehraus
