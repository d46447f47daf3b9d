#include "document/document.h"

#include "text/whitespace.h"

namespace kehraus {

std::string_view name_of(Verdict verdict) noexcept {
  switch (verdict) {
    case Verdict::keep: return "keep";
    case Verdict::drop: return "drop";
    case Verdict::unsure: return "unsure";
    case Verdict::trim: return "trim";
    case Verdict::title: return "title";
  }
  return "";
}

std::size_t Document::offset_in_text(const Block& block, std::size_t offset) const noexcept {
  const std::string_view source = text.substr(block.source.start, block.source.size());
  return block.source.start +
         (block.text.data() == source.data() ? offset : offset_before_squeezing(source, offset));
}

}  // namespace kehraus
