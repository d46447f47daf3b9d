#include "stream/member_source.h"

#include <algorithm>
#include <utility>

namespace kehraus {
namespace {

// How far behind a member's beginning damage may be noticed for all members behind it to be found.
constexpr std::size_t kMaxLateness = 1u << 20;

// So much of a member is there, and no more is looked at, when it is asked whether it is sound: more than any
// header but one that is made to be long. Asked at each byte of damaged data, names of megabytes would take
// hours.
constexpr std::size_t kProbeBytes = 8u << 10;

constexpr std::size_t kHeaderBytes = 5;  // that tell all that is asked of them

}  // namespace

MemberSource::MemberSource(std::string_view format, std::string_view magic, InputBuffer& in)
    : in_(in), format_(format), magic_(magic), member_start_(in.offset()) {
  in_.keep_used(kMaxLateness);
}

std::size_t MemberSource::read(char* to, std::size_t size) {
  while (failure().empty() && !is_done_) {
    if (!is_inside_ && !begin_member()) return 0;
    // A decoder may still hold output when all input is used: so first decode, then ask for more.
    const std::size_t offset = in_.offset();
    const std::size_t got = decode(to, size);
    given_ += got;
    if (!is_inside_) checked_ = given_;
    if (got > 0) return got;
    if (failure().empty() && is_inside_ && in_.offset() == offset && !in_.fill()) return fail_cut_off();
  }
  return 0;
}

// Whether another member follows.
bool MemberSource::begin_member() {
  in_.fill_to(kHeaderBytes);
  const std::size_t last_start = std::exchange(member_start_, in_.offset());
  const bool has_padding = in_.bytes().starts_with('\0');
  if (has_padding) pass_over_zeros();
  is_done_ = in_.bytes().empty() && in_.failure().empty();
  if (is_done_) return false;
  if (has_padding && !in_.bytes().empty()) {
    fail_damaged("zero bytes stand before it");
    return false;
  }
  is_inside_ = starts_member(in_.bytes());
  if (is_inside_) {
    has_check_sum_ = has_check_sum(in_.bytes());
    return true;
  }
  // The last one may have been cut off, and may have taken the beginning of the next for its own end.
  if (!has_check_sum_) member_start_ = last_start;
  if (in_.bytes().empty()) {
    fail(in_.failure());
  } else {
    fail_damaged("something else follows");
  }
  return false;
}

void MemberSource::pass_over_zeros() {
  do {
    in_.use(std::min(in_.bytes().find_first_not_of('\0'), in_.bytes().size()));
  } while (in_.bytes().empty() && in_.fill());
  if (!in_.bytes().empty()) member_start_ = in_.offset() - 1;  // resume() looks behind it
}

bool MemberSource::resume() {
  in_.go_back(member_start_ + 1);
  // A decoder that failed at the first step used nothing.
  if (in_.offset() == member_start_ && !in_.bytes().empty()) in_.use(1);
  if (!find_member()) return false;
  forget_failure();
  return true;
}

bool MemberSource::is_sound_member(std::string_view bytes) {
  return starts_member(bytes) && is_sound(bytes.substr(0, kProbeBytes));
}

bool MemberSource::begin_behind_damage() {
  const std::string_view bytes = in_.bytes();
  std::size_t at = bytes.find(magic_);
  while (at != bytes.npos && !is_sound_member(bytes.substr(at))) at = bytes.find(magic_, at + 1);
  if (at == bytes.npos || at == 0) {
    in_.keep_used(0);
    return false;
  }
  fail_damaged("it begins with something else");
  in_.use(at);
  member_start_ = in_.offset() - 1;  // resume() looks behind it
  return true;
}

bool MemberSource::find_member() {
  while (true) {
    const std::size_t at = in_.bytes().find(magic_);
    if (at != std::string_view::npos) {
      in_.use(at);
      in_.fill_to(kProbeBytes);
      if (is_sound_member(in_.bytes())) break;
      in_.use(1);
      continue;
    }
    // The magic bytes may be there in part.
    in_.use(in_.bytes().size() - std::min(in_.bytes().size(), magic_.size() - 1));
    if (in_.fill()) continue;
    in_.use(in_.bytes().size());
    if (in_.failure().empty() || !in_.resume()) return false;
  }
  member_start_ = in_.offset();
  checked_ = given_;
  has_check_sum_ = has_check_sum(in_.bytes());
  is_inside_ = true;
  is_done_ = false;
  reset();
  return true;
}

std::size_t MemberSource::fail_damaged(std::string_view reason) {
  return fail("damaged " + std::string(format_) + " data at byte " + std::to_string(in_.offset()) + ": " +
              std::string(reason));
}

std::size_t MemberSource::fail_cut_off() {
  if (!in_.failure().empty()) return fail(in_.failure());
  return fail("truncated " + std::string(format_) + " data: it ends at byte " + std::to_string(in_.offset()));
}

}  // namespace kehraus
