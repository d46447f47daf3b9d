// What gzip and zstd share: members one behind the other, each of which can be read without those before. So
// damage to one need not cost the others.
#pragma once

#include <string>
#include <string_view>

#include "stream/byte_source.h"
#include "stream/input_buffer.h"

namespace kehraus {

class MemberSource : public ByteSource {
 public:
  // `in` outlives the source and stands at a member.
  MemberSource(std::string_view format, std::string_view magic, InputBuffer& in);

  std::size_t read(char* to, std::size_t size) override;
  bool resume() override;
  std::size_t checked_bytes() const noexcept override { return checked_; }

  // Looks for a member in the bytes that are there, in front of the first read.
  bool begin_behind_damage();

 protected:
  // Decompresses from what is there into `to`; sets is_inside_ to false at the end of a member.
  virtual std::size_t decode(char* to, std::size_t size) = 0;

  // Makes the decoder ready for a member's beginning.
  virtual void reset() = 0;

  // Whether a member begins so, whatever its magic bytes say.
  virtual bool starts_member(std::string_view bytes) const noexcept = 0;

  // Whether the member that begins so cannot seem to be whole when it is not.
  virtual bool has_check_sum(std::string_view bytes) const noexcept = 0;

  // Whether the first bytes of `bytes`, all of which may be looked at, decompress without an error.
  virtual bool is_sound(std::string_view bytes) = 0;

  std::size_t fail_damaged(std::string_view reason);

  InputBuffer& in_;
  bool is_inside_ = false;

 private:
  bool begin_member();
  void pass_over_zeros();
  bool find_member();
  bool is_sound_member(std::string_view bytes);
  std::size_t fail_cut_off();

  std::string_view format_, magic_;
  std::size_t member_start_ = 0;  // in the compressed stream
  std::size_t given_ = 0;
  std::size_t checked_ = 0;  // of those given
  bool is_done_ = false;
  bool has_check_sum_ = true;  // the member
};

}  // namespace kehraus
