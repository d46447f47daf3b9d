// internal: what a page set apart in the lines of a block that stays. Read only for such, and only when the
// result is put together: most of a page's links stand in its menus.
#pragma once

#include <cstddef>
#include <vector>

#include "document/document.h"
#include "document/result.h"

namespace kehraus {

class PagePhrases {
 public:
  // The document outlives it, and what it gives points into the page and the document.
  explicit PagePhrases(Document& document) noexcept : document_(document) {}

  // The phrases of the part `kept` of a block, as BodyBlock has them. Blocks are asked about in the order of
  // the document, each once. A link is given once only, though the tree builder may have split it, so that
  // all addresses together are no longer than the page.
  //   time  all together linear in the phrases, and in the tags of links that are given
  std::vector<PhraseView> in(const Block& block, Span kept);

 private:
  // A phrase around the text before; without a place if it is a link that is not given.
  struct Open {
    std::uint32_t phrase = 0;
    std::size_t place = 0;  // in the block's phrases
  };
  static constexpr std::size_t kNoPlace = SIZE_MAX;

  void add(const PhraseRun& run, Span span, std::string_view text, std::vector<PhraseView>& phrases);
  bool goes_on(const Open& open, std::uint32_t phrase, Span span, std::string_view text,
               const std::vector<PhraseView>& phrases) const;
  std::size_t begin(std::uint32_t number, Span span, std::vector<PhraseView>& phrases);

  Document& document_;
  std::size_t next_ = 0;            // run
  std::uint32_t behind_links_ = 0;  // in the page: behind the tags of those that were given
  std::vector<Open> open_;
  std::vector<std::uint32_t> around_;  // a run, outer ones first; at most one of each kind
};

}  // namespace kehraus
