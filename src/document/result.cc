#include "document/result.h"

namespace kehraus {

std::string_view name_of(Outcome outcome) noexcept {
  switch (outcome) {
    case Outcome::clean: return "clean";
    case Outcome::empty: return "empty";
    case Outcome::failed: return "failed";
  }
  return "failed";
}

std::string_view name_of(BlockKind kind) noexcept {
  switch (kind) {
    case BlockKind::paragraph: return "paragraph";
    case BlockKind::lead: return "lead";
    case BlockKind::heading: return "heading";
    case BlockKind::list_item: return "list_item";
    case BlockKind::quote: return "quote";
    case BlockKind::code: return "code";
    case BlockKind::table_row: return "table_row";
  }
  return "paragraph";
}

std::string Result::text() const {
  std::size_t size = 0;
  for (const BodyBlock& block : blocks) size += block.text.size() + 2;
  std::string out;
  out.reserve(size);
  for (const BodyBlock& block : blocks) {
    if (!out.empty()) out += "\n\n";
    out += block.text;
  }
  return out;
}

}  // namespace kehraus
