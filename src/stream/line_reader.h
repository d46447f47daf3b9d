// Lines of an input, each whole or refused, in bounded memory.
#pragma once

#include <cstddef>
#include <string>

#include "stream/input_buffer.h"

namespace kehraus {

struct InputLine {
  enum class State {
    whole,
    too_long,  // `bytes` is empty; the line was skipped
    broken,    // the input failed within or right behind the line, see InputBuffer::failure(). The next line,
               // if there is one, is the first behind the damage
  };

  std::string bytes;  // without the line feed; a carriage return stays
  std::size_t number = 0;
  std::size_t offset = 0;  // of its first byte
  State state = State::whole;
};

class LineReader {
 public:
  // `in` outlives the reader. A line of more than `max_bytes` bytes is too long; memory stays near that.
  // Lines have room for `room_behind` more bytes.
  LineReader(InputBuffer& in, std::size_t max_bytes, std::size_t room_behind = 0)
      : in_(in), max_bytes_(max_bytes), room_behind_(room_behind) {}

  // The next line, blank ones included; the last need not end in a line feed.
  //   out  false at the end: there is no line
  bool next(InputLine& line);

 private:
  bool skip_line();

  InputBuffer& in_;
  std::size_t max_bytes_;
  std::size_t room_behind_;
  std::size_t number_ = 0;
  bool is_broken_ = false;
};

}  // namespace kehraus
