// internal: names of encodings, as the web writes them.
#pragma once

#include <string_view>
#include <vector>

namespace kehraus {

struct Charset {
  std::string_view encoding;  // the WHATWG's name, in lower case
  const char* converter;      // the closest of ICU's; null for windows-1252 and for UTF-8
  bool is_utf8 = false;
};

// The encoding that a label means: `latin1` is windows-1252. Null for what no browser knows or reads, such as
// UTF-7, and for UTF-16, which the bytes themselves tell.
//   in      any case, white space at either end
//   source  https://encoding.spec.whatwg.org/#names-and-labels
const Charset* charset_of(std::string_view label);

// The encodings that a page's `<meta>` declares, in order, each as charset_of gives it; UTF-16 is taken for
// UTF-8, since a page in which the tag can be read is not UTF-16.
//   in    the page's first bytes, in any encoding that extends ASCII
//   time  linear
std::vector<const Charset*> declared_charsets(std::string_view start);

}  // namespace kehraus
