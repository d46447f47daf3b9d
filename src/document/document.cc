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

std::string_view excerpt(std::string_view text) noexcept {
  constexpr std::size_t kMaxRawBytes = 500;
  if (text.size() <= kMaxRawBytes) return text;
  std::size_t end = kMaxRawBytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

void Document::note_filed(std::string_view field, const Block& block, std::string_view decider,
                          std::string_view raw, std::string_view value, Doubt doubt) {
  if (!wants_evidence || evidence.size() >= kMaxEvidence) return;
  EvidenceDraft& draft = evidence.emplace_back();
  draft.said.field = field;
  draft.said.source = "text";
  draft.said.name = decider;
  draft.said.raw = excerpt(raw);
  if (value != raw) draft.said.value = excerpt(value);
  draft.said.doubt = doubt;
  draft.in_text = block.source;
}

std::size_t Document::offset_in_text(const Block& block, std::size_t offset) const noexcept {
  const std::string_view source = text.substr(block.source.start, block.source.size());
  return block.source.start +
         (block.text.data() == source.data() ? offset : offset_before_squeezing(source, offset));
}

}  // namespace kehraus
