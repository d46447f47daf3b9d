#include "filters/page_layout.h"

#include <algorithm>

#include "filters/hash_numbers.h"

namespace kehraus {
namespace {

constexpr std::uint32_t kMinProseWords = 8;
constexpr std::uint32_t kMaxLinkShareInverse = 3;  // more than a third in links is no running text
constexpr std::uint32_t kMinSiblings = 3;          // of a card
constexpr std::uint8_t kMaxSteps = 30;

std::string_view first_class(std::string_view classes) noexcept {
  constexpr std::string_view kWhiteSpace = " \t\n\f\r";
  classes.remove_prefix(std::min(classes.find_first_not_of(kWhiteSpace), classes.size()));
  return classes.substr(0, classes.find_first_of(kWhiteSpace));
}

}  // namespace

bool is_running_text(const Block& block) noexcept {
  return block.measures.words >= kMinProseWords &&
         block.link_chars * kMaxLinkShareInverse <= block.measures.chars;
}

bool is_page_prose(const Block& block) noexcept {
  return block.kind != BlockKind::control && is_running_text(block);
}

void PathBlocks::add(const Block& block) noexcept {
  ++blocks;
  prose_blocks += is_page_prose(block);
  words += block.measures.words;
  chars += block.measures.chars;
  link_chars += block.link_chars;
}

PageLayout::PageLayout(const Document& document) : parts(document.elements.size()) {
  if (parts.empty()) return;
  add_blocks(document);
  add_surroundings(document);
  number_paths(document);
  find_cards(document);
  find_dense(document);
  to_core = steps_to(core, document);
  to_dense = steps_to(dense, document);
}

void PageLayout::add_blocks(const Document& document) {
  for (const Block& block : document.blocks) {
    PagePart& part = parts[block.element];
    part.words += block.measures.words;
    part.chars += block.measures.chars;
    part.link_chars += block.link_chars;
    ++part.blocks;
    if (!is_page_prose(block)) continue;
    part.prose_words += block.measures.words;
  }
  for (std::size_t e = parts.size(); e-- > 1;) {
    PagePart& parent = parts[document.elements[e].parent];
    parent.words += parts[e].words;
    parent.prose_words += parts[e].prose_words;
    parent.chars += parts[e].chars;
    parent.link_chars += parts[e].link_chars;
    parent.blocks += parts[e].blocks;
  }
  const std::uint32_t most = parts[0].prose_words - parts[0].prose_words * 2 / 5;
  for (std::uint32_t e = 0; e < parts.size(); ++e)
    if (parts[e].prose_words > 0 && parts[e].prose_words >= most &&
        (e == 0 || document.elements[e].parent == core))
      core = e;
}

void PageLayout::add_surroundings(const Document& document) {
  for (std::uint32_t e = 0; e < parts.size(); ++e) {
    const PageElement& element = document.elements[e];
    PagePart& part = parts[e];
    part.outer = e;
    if (e > 0) {
      const PagePart& parent = parts[element.parent];
      part.outer = parent.blocks > part.blocks ? element.parent : parent.outer;
      part.depth = parent.depth + 1;
      part.lists = parent.lists;
      part.article = parent.article;
      part.is_in_table = parent.is_in_table;
    }
    part.lists += element.name == "ul" || element.name == "ol";
    part.is_in_table |= element.name == "table";
    if (!element.is.has(Landmark::article)) continue;
    part.article = e;
  }
}

void PageLayout::number_paths(const Document& document) {
  struct Hashes {
    std::uint64_t path = 0, names = 0;
  };
  std::vector<Hashes> hashes(parts.size());
  std::vector<std::uint32_t> sibling_of(parts.size()), siblings(parts.size());
  HashNumbers path_numbers(parts.size()), name_numbers(parts.size()), sibling_numbers(parts.size());
  for (std::uint32_t e = 0; e < parts.size(); ++e) {
    const PageElement& element = document.elements[e];
    const Hashes& above = hashes[element.parent];
    const std::uint64_t name = hash_of_text(element.name),
                        own = mix_hashes(name, hash_of_text(first_class(element.classes)));
    hashes[e] = {mix_hashes(above.path, own), mix_hashes(above.names, name)};
    parts[e].path = path_numbers.of(hashes[e].path);
    parts[e].names = name_numbers.of(hashes[e].names);
    sibling_of[e] = sibling_numbers.of(mix_hashes(element.parent + 1, own));
    ++siblings[sibling_of[e]];
  }
  for (std::uint32_t e = 0; e < parts.size(); ++e) parts[e].siblings = siblings[sibling_of[e]];
  paths.resize(path_numbers.size());
  names.resize(name_numbers.size());
  for (const Block& block : document.blocks) {
    paths[parts[block.element].path].add(block);
    names[parts[block.element].names].add(block);
  }
}

void PageLayout::find_cards(const Document& document) {
  for (std::uint32_t e = 1; e < parts.size(); ++e) {
    const PagePart& parent = parts[document.elements[e].parent];
    PagePart& part = parts[e];
    part.card = parent.card;
    part.outer_card = parent.outer_card;
    if (part.siblings < kMinSiblings || part.blocks < 2) continue;
    part.card = e;
    if (part.outer_card == kNoElement) part.outer_card = e;
  }
}

void PageLayout::find_dense(const Document& document) {
  std::vector<float> scores(parts.size());
  for (const Block& block : document.blocks) {
    if (!is_page_prose(block)) continue;
    const float points = 1 + static_cast<float>(block.measures.punctuation.commas) +
                         static_cast<float>(std::min(block.measures.chars / 100, 3u));
    std::uint32_t e = block.element;
    for (const float share : {1.0f, 0.5f, 0.2f}) {
      if (parts[e].outer == e) break;
      e = parts[e].outer;
      scores[e] += points * share;
    }
  }
  for (std::uint32_t e = 0; e < parts.size(); ++e) {
    const float score = scores[e] * (1 - parts[e].link_density());
    if (score <= dense_score) continue;
    dense_score = score;
    dense = e;
  }
}

std::vector<std::uint8_t> PageLayout::steps_to(std::uint32_t target, const Document& document) const {
  std::vector<bool> holds(parts.size()), is_in(parts.size());
  for (std::uint32_t e = target; !holds[e]; e = document.elements[e].parent) holds[e] = true;
  is_in[target] = true;
  std::vector<std::uint8_t> steps(parts.size());
  steps[0] = target == 0 ? 0 : 1;
  for (std::uint32_t e = 1; e < parts.size(); ++e) {
    const std::uint32_t parent = document.elements[e].parent;
    is_in[e] = is_in[e] || is_in[parent];
    if (is_in[e]) continue;
    const bool is_step = !holds[e] && parts[parent].blocks > parts[e].blocks;
    steps[e] = static_cast<std::uint8_t>(std::min<int>(kMaxSteps, steps[parent] + is_step));
  }
  return steps;
}

}  // namespace kehraus
