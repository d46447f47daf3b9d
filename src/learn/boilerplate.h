// How often a block must repeat to be no part of any article.
#pragma once

#include <cstddef>
#include <cstdint>

namespace kehraus {

// Whether a block that stands in `count` of a site's `documents` is boilerplate. What a few articles share
// may be theirs: a sentence that an agency repeats, a subheading, a cited law. So the number asked for grows
// with the site, as its square root does: a share that is high on a small site and low on a large one.
// Guarded blocks (see document_blocks.h) must repeat twice as often.
bool is_boilerplate(std::uint64_t count, std::uint64_t documents, bool is_guarded) noexcept;

// Whether so many bytes are more than half of a document: a document that is mostly what a site repeats is a
// version of a story, or a form, and no article with something around it.
constexpr bool is_mostly(std::size_t repeated, std::size_t whole) noexcept {
  return repeated > whole - repeated;
}

// No block that stands in fewer documents is.
inline constexpr std::uint64_t kFewestRepeats = 10;

}  // namespace kehraus
