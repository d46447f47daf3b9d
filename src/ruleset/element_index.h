// Which rules know the elements of a page, by their names, words of class or id, attributes, the elements
// around them and the page's host.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "document/page.h"
#include "ruleset/element_table.h"
#include "ruleset/phrase_index.h"
#include "ruleset/rule.h"

namespace kehraus {

// A rule that knows an element.
struct ElementHit {
  std::uint16_t rule = 0;
  std::string_view entry;  // what of the rule fits, as the rule has it
};

// The rules that know each element of a page.
class ElementHits {
 public:
  // By rule, each once; empty for most elements.
  std::span<const ElementHit> of(std::size_t element) const noexcept {
    return std::span(hits_).subspan(first_[element], first_[element + 1] - first_[element]);
  }

 private:
  friend class ElementIndex;

  std::vector<ElementHit> hits_;
  std::vector<std::uint32_t> first_{0};  // of each element's hits; and behind the last
};

// Entries of class match whole words in a row, in one name of a class, or the id; see hyphenate(). Built
// once, then read by any number of threads.
class ElementIndex {
 public:
  // All rules with conditions on elements but retired ones; their numbers are their places in `rules`, whose
  // strings outlive the index and stay where they are.
  explicit ElementIndex(const std::vector<Rule>& rules);

  //   in    a page's elements with their attributes, outer ones first; its host in lower case, empty for
  //         unknown. Rules of other hosts are not looked at
  //   time  linear in the elements, their classes and ids, and in attributes that rules ask for
  ElementHits find(const std::vector<PageElement>& elements, const std::vector<PageAttribute>& attributes,
                   std::string_view host) const;

 private:
  // What a rule asks of the elements around.
  struct Asks {
    bool inside = false, outside = false;
  };
  class Walk;

  std::vector<const ElementTable*> tables_for(std::string_view host) const;

  ElementTable anywhere_;
  std::vector<ElementTable> of_sites_;  // one for each rule that names hosts
  PhraseIndex by_host_;                 // places in of_sites_, by entries of host_any
  std::vector<Asks> asks_;              // of each rule
};

}  // namespace kehraus
