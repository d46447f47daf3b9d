// From the bytes of a page to its tree: the way into this layer.
#pragma once

#include <memory>
#include <string_view>

#include "html/tree.h"

namespace kehraus::html {

// Reads one page after the other and reuses its memory: a page of usual size then takes none that is new. One
// thread at a time; a thread keeps its own.
class Parser {
 public:
  Parser();
  ~Parser();
  Parser(Parser&&) noexcept;
  Parser& operator=(Parser&&) noexcept;

  // The tree of a page.
  //   in      UTF-8 of less than 1 GiB. Invalid bytes, NUL and anything else do no harm. A byte-order mark is
  //           no text
  //   out     the tree that the HTML standard asks for, as Gumbo builds it, without comments. It points into
  //           `page` and is valid until the next call.
  //           Past a bound on work the tree is shallow (see read_linearly) and its `budget` says which:
  //             depth    more than 320 elements, or formatting elements, open at a time
  //             arena    the tree builder needs more than 16 MiB and 64 bytes for each of the page, or 128
  //             MiB tokens   what the tree builder is given, a seventieth of usual pages, is more than 8 MiB
  //             nodes    more than a million nodes in a shallow tree; the rest of the page is one text
  //             builder  the tree builder came to a state that it thinks impossible: a mistake of its own
  //   errors  none for any page; throws only std::bad_alloc
  //   time    linear in the page; no more than 256 kB of stack for any page
  const Tree& parse(std::string_view page);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace kehraus::html
