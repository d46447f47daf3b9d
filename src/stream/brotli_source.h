// A brotli stream, as servers send it. The only user of brotli.
#pragma once

#include <brotli/decode.h>

#include <memory>

#include "stream/byte_source.h"
#include "stream/input_buffer.h"

namespace kehraus {

class BrotliSource : public ByteSource {
 public:
  // `in` outlives the source. Windows above 16 MiB, which browsers refuse, fail.
  explicit BrotliSource(InputBuffer& in);

  std::size_t read(char* to, std::size_t size) override;

 private:
  struct FreeDecoder {
    void operator()(BrotliDecoderState* decoder) const noexcept { BrotliDecoderDestroyInstance(decoder); }
  };

  InputBuffer& in_;
  std::unique_ptr<BrotliDecoderState, FreeDecoder> decoder_;
  bool is_done_ = false;
};

}  // namespace kehraus
