// zstd's frames. The only user of zstd.
#pragma once

#include <zstd.h>

#include <memory>
#include <string_view>

#include "stream/member_source.h"

namespace kehraus {

inline constexpr std::string_view kZstdMagic = "\x28\xb5\x2f\xfd";

// Whether a frame begins so, one that holds nothing to decompress included.
bool starts_zstd_frame(std::string_view bytes) noexcept;

class ZstdSource : public MemberSource {
 public:
  explicit ZstdSource(InputBuffer& in);

 private:
  struct FreeContext {
    void operator()(ZSTD_DCtx* context) const noexcept { ZSTD_freeDCtx(context); }
  };
  using Context = std::unique_ptr<ZSTD_DCtx, FreeContext>;

  static Context new_context();

  std::size_t decode(char* to, std::size_t size) override;
  void reset() override;
  bool starts_member(std::string_view bytes) const noexcept override { return starts_zstd_frame(bytes); }
  bool has_check_sum(std::string_view bytes) const noexcept override;
  bool is_sound(std::string_view bytes) override;
  void load_dictionary();

  Context zstd_ = new_context();
  Context probe_ = new_context();
};

}  // namespace kehraus
