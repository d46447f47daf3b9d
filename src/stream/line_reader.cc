#include "stream/line_reader.h"

#include <algorithm>

namespace kehraus {

bool LineReader::next(InputLine& line) {
  if (is_broken_ && !in_.resume()) return false;
  is_broken_ = false;
  line.bytes.clear();
  line.state = InputLine::State::whole;
  line.offset = in_.offset();
  std::size_t searched = 0;
  while (true) {
    const std::string_view bytes = in_.bytes();
    const std::size_t end = bytes.find('\n', searched);
    if (std::min(end, bytes.size()) > max_bytes_) {
      line.state = skip_line() ? InputLine::State::too_long : InputLine::State::broken;
      line.number = ++number_;
      return true;
    }
    if (end != std::string_view::npos) {
      line.bytes.reserve(end + room_behind_);
      line.bytes = bytes.substr(0, end);
      in_.use(end + 1);
      break;
    }
    searched = bytes.size();
    if (in_.fill()) continue;
    const bool has_failed = !in_.failure().empty();
    if (searched == 0 && !has_failed) return false;
    line.state = has_failed ? InputLine::State::broken : InputLine::State::whole;
    is_broken_ = has_failed;
    if (!has_failed) line.bytes = in_.bytes();
    in_.use(in_.bytes().size());
    break;
  }
  line.number = ++number_;
  return true;
}

// Whether the line's end was found; the end of the input is one.
bool LineReader::skip_line() {
  while (true) {
    const std::size_t end = in_.bytes().find('\n');
    if (end != std::string_view::npos) {
      in_.use(end + 1);
      return true;
    }
    in_.use(in_.bytes().size());
    if (in_.fill()) continue;
    is_broken_ = !in_.failure().empty();
    return !is_broken_;
  }
}

}  // namespace kehraus
