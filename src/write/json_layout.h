// How a JSON value is laid out.
#pragma once

namespace kehraus {

enum class JsonLayout {
  line,     // on one line
  object,   // indented by two spaces
  element,  // indented, as an element of an indented array
};

}  // namespace kehraus
