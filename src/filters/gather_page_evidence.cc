#include "filters/gather_page_evidence.h"

#include <algorithm>

#include "filters/evidence_values.h"
#include "filters/hash_numbers.h"

namespace kehraus {
namespace {

constexpr std::uint32_t kFar = 50;  // blocks; further is all the same

float link_density(const Block& block) { return share(block.link_chars, block.measures.chars); }

// A number beside a sign of money.
bool names_price(const Block& block) {
  if (block.measures.digits == 0 || block.measures.words > 30) return false;
  for (const std::string_view sign : {"$", "€", "£", "¥", "₹"})
    if (block.text.find(sign) != block.text.npos) return true;
  return false;
}

// Elements that text stands in directly, told apart as far as that tells anything.
int number_of_name(std::string_view name) {
  constexpr std::string_view kNames[] = {
      "div", "p",  "li",         "td",      "section", "article", "span",    "ul",    "body",   "main", "dd",
      "dt",  "tr", "blockquote", "address", "form",    "details", "summary", "label", "figure", "ol"};
  const auto found = std::find(std::begin(kNames), std::end(kNames), name);
  return static_cast<int>(found - std::begin(kNames));
}

float share_in(const std::vector<Stem>& of, const std::vector<Stem>& sorted) {
  if (of.empty() || sorted.empty()) return -1;
  const auto is_in = [&](Stem stem) { return std::binary_search(sorted.begin(), sorted.end(), stem); };
  return share(static_cast<double>(std::count_if(of.begin(), of.end(), is_in)),
               static_cast<double>(of.size()));
}

}  // namespace

PageEvidences::PageEvidences(const Document& document, const ClassWords& words,
                             const std::vector<bool>& ruled)
    : document_(document), ruled_(ruled), layout_(document), around_(document.blocks.size()) {
  read_class_words(words);
  read_title();
  count_page();
  count_copies();
}

void PageEvidences::Words::enter(const ClassShares& own) noexcept {
  outer = known == 0 ? own.least : near.least;
  near = own;
  least = known == 0 ? own.least : std::min(least, own.least);
  most = std::max(most, own.most);
  sum += (own.least + own.most) / 2;
  ++known;
}

void PageEvidences::read_class_words(const ClassWords& words) {
  const std::vector<PageElement>& elements = document_.elements;
  words_.resize(elements.size());
  // Pages say the same few hundred names again and again.
  HashNumbers names(elements.size() * 2);
  std::vector<ClassShares> known;
  const auto find = [&](std::string_view text) {
    const std::uint32_t number = names.of(hash_of_text(text));
    if (number == known.size()) known.push_back(words.find(text));
    return known[number];
  };
  for (std::size_t e = 0; e < elements.size(); ++e) {
    Words& own = words_[e];
    if (e > 0) own = words_[elements[e].parent];
    ClassShares found;
    for (const std::string_view text : {elements[e].classes, elements[e].id})
      if (!text.empty()) found.add(find(text));
    if (found.is_known()) own.enter(found);
  }
}

void PageEvidences::read_title() {
  append_stems(document_.head.title, title_);
  append_stems(document_.head.description, description_);
  std::sort(title_.begin(), title_.end());
  std::sort(description_.begin(), description_.end());
  headline_ = document_.blocks.size();
  for (std::size_t i = 0; i < document_.blocks.size(); ++i) {
    const Block& block = document_.blocks[i];
    if (block.kind != BlockKind::heading || block.level > 2 || block.measures.words < 2) continue;
    std::vector<Stem> stems;
    append_stems(block.text, stems);
    if (share_in(stems, title_) < 0.6f) continue;
    headline_ = i;
    break;
  }
}

void PageEvidences::count_page() {
  std::uint32_t words = 0, prose = 0, since_prose = kFar, since_heading = kFar;
  std::uint32_t prices = 0, headings = 0, items = 0, tables = 0, code = 0, prose_blocks = 0, longest = 0,
                addresses = 0;
  std::uint8_t level = 0;
  std::vector<Stem> stems;
  for (std::size_t i = 0; i < around_.size(); ++i) {
    const Block& block = document_.blocks[i];
    Around& a = around_[i];
    a.is_prose = is_page_prose(block);
    a.words_before = words;
    a.prose_before = prose;
    a.since_prose = since_prose;
    a.since_heading = since_heading;
    a.heading_level = level;
    stems.clear();
    append_stems(std::string_view(block.text).substr(0, 400), stems);
    a.in_title = share_in(stems, title_);
    a.in_description = share_in(stems, description_);
    words += block.measures.words;
    since_prose = a.is_prose ? 0 : std::min(kFar, since_prose + 1);
    since_heading = block.kind == BlockKind::heading ? 0 : std::min(kFar, since_heading + 1);
    if (block.kind == BlockKind::heading) level = block.level;
    prices += names_price(block);
    headings += block.kind == BlockKind::heading;
    items += block.kind == BlockKind::list_item;
    tables += block.kind == BlockKind::table_row;
    code += block.kind == BlockKind::code;
    addresses += block.measures.has_email;
    if (!a.is_prose) continue;
    prose += block.measures.words;
    longest = std::max(longest, block.measures.words);
    ++prose_blocks;
  }
  first_in_core_ = 0;
  while (first_in_core_ < around_.size() && layout_.to_core[document_.blocks[first_in_core_].element] != 0)
    ++first_in_core_;
  std::uint32_t until_prose = kFar;
  for (std::size_t i = around_.size(); i-- > 0;) {
    around_[i].until_prose = until_prose;
    until_prose = around_[i].is_prose ? 0 : std::min(kFar, until_prose + 1);
  }
  std::uint32_t articles = 0, forms = 0;
  for (const PageElement& element : document_.elements) {
    articles += element.is.has(Landmark::article);
    forms += element.is.has(Landmark::form);
  }
  const auto blocks = static_cast<double>(around_.size());
  set(page_, PageEvidence::page_words, words);
  set(page_, PageEvidence::page_blocks, blocks);
  set(page_, PageEvidence::page_prose, prose);
  set(page_, PageEvidence::page_prose_blocks, prose_blocks);
  set(page_, PageEvidence::page_link_density, layout_.parts.empty() ? 0 : layout_.parts[0].link_density());
  set(page_, PageEvidence::page_prices, prices);
  set(page_, PageEvidence::page_headings, share(headings, blocks));
  set(page_, PageEvidence::page_items, share(items, blocks));
  set(page_, PageEvidence::page_articles, articles);
  set(page_, PageEvidence::page_forms, forms);
  set(page_, PageEvidence::page_tables, share(tables, blocks));
  set(page_, PageEvidence::page_code, code);
  set(page_, PageEvidence::page_long_prose, longest);
  set(page_, PageEvidence::graph_kind, static_cast<int>(document_.head.graph_kind));
  set(page_, PageEvidence::schema_kind, static_cast<int>(document_.head.schema_kind));
  set(page_, PageEvidence::page_addresses, addresses);
}

void PageEvidences::count_copies() {
  HashNumbers texts(around_.size());
  std::vector<std::uint32_t> text_of(around_.size()), copies(around_.size());
  for (std::size_t i = 0; i < around_.size(); ++i) {
    text_of[i] = texts.of(hash_of_text(document_.blocks[i].text));
    ++copies[text_of[i]];
  }
  for (std::size_t i = 0; i < around_.size(); ++i) around_[i].copies = copies[text_of[i]];
}

void PageEvidences::gather(std::size_t i, PageEvidenceValues& values) const {
  values = page_;
  fill_looks(i, values);
  fill_neighbours(i, values);
  fill_place(i, values);
  fill_elements(i, values);
  fill_parts(i, values);
  fill_repeats(i, values);
}

void PageEvidences::fill_looks(std::size_t i, PageEvidenceValues& values) const {
  const Block& block = document_.blocks[i];
  const Measures& m = block.measures;
  set_looks<PageEvidence>(values, m, block.text);
  set(values, PageEvidence::commas, m.punctuation.commas);
  set(values, PageEvidence::separators, m.punctuation.separators);
  set(values, PageEvidence::inner_capital, m.punctuation.inner_capitals);
  set(values, PageEvidence::kind, static_cast<int>(block.kind));
  set(values, PageEvidence::level, block.level);
  set(values, PageEvidence::links, block.links);
  set(values, PageEvidence::link_density, link_density(block));
  set(values, PageEvidence::copies, around_[i].copies);
  set(values, PageEvidence::in_title, around_[i].in_title);
  set(values, PageEvidence::in_description, around_[i].in_description);
}

void PageEvidences::fill_neighbours(std::size_t i, PageEvidenceValues& values) const {
  const std::vector<Block>& blocks = document_.blocks;
  const auto words = [&](std::size_t j) {
    return j < blocks.size() ? static_cast<double>(blocks[j].measures.words) : -1;
  };
  const auto links = [&](std::size_t j) { return j < blocks.size() ? link_density(blocks[j]) : -1; };
  const auto kind = [&](std::size_t j) { return j < blocks.size() ? static_cast<int>(blocks[j].kind) : -1; };
  // Above the first block indices wrap round, and are past the last.
  set(values, PageEvidence::words_before, words(i - 1));
  set(values, PageEvidence::words_after, words(i + 1));
  set(values, PageEvidence::words_before_2, words(i - 2));
  set(values, PageEvidence::words_after_2, words(i + 2));
  set(values, PageEvidence::links_before, links(i - 1));
  set(values, PageEvidence::links_after, links(i + 1));
  set(values, PageEvidence::links_before_2, links(i - 2));
  set(values, PageEvidence::links_after_2, links(i + 2));
  set(values, PageEvidence::kind_before, kind(i - 1));
  set(values, PageEvidence::kind_after, kind(i + 1));
  int before = 0, after = 0;
  for (std::size_t d = 1; d <= 5; ++d) {
    before += i >= d && around_[i - d].is_prose;
    after += i + d < around_.size() && around_[i + d].is_prose;
  }
  set(values, PageEvidence::prose_before, before);
  set(values, PageEvidence::prose_after, after);
  set(values, PageEvidence::prose_around, before + after + around_[i].is_prose);
  set(values, PageEvidence::since_prose, around_[i].since_prose);
  set(values, PageEvidence::until_prose, around_[i].until_prose);
  set(values, PageEvidence::since_heading, around_[i].since_heading);
  set(values, PageEvidence::heading_level, around_[i].heading_level);
}

void PageEvidences::fill_place(std::size_t i, PageEvidenceValues& values) const {
  const Around& a = around_[i];
  const auto whole = values[static_cast<std::size_t>(PageEvidence::page_words)];
  const auto prose = values[static_cast<std::size_t>(PageEvidence::page_prose)];
  set(values, PageEvidence::place, share(a.words_before, whole));
  set(values, PageEvidence::prose_place, share(a.prose_before, prose));
  set(values, PageEvidence::blocks_before, static_cast<double>(i));
  set(values, PageEvidence::blocks_after, static_cast<double>(around_.size() - i - 1));
  const bool has_headline = headline_ < around_.size();
  set(values, PageEvidence::since_headline,
      has_headline ? static_cast<double>(i) - static_cast<double>(headline_) : -999);
  set(values, PageEvidence::prose_since_headline,
      has_headline
          ? (static_cast<double>(a.prose_before) - around_[headline_].prose_before) / std::max(1.0f, prose)
          : -2);
}

void PageEvidences::fill_elements(std::size_t i, PageEvidenceValues& values) const {
  const std::uint32_t e = document_.blocks[i].element;
  const PageElement& element = document_.elements[e];
  const PagePart& part = layout_.parts[e];
  set(values, PageEvidence::in_nav, element.inside.has(Landmark::nav));
  set(values, PageEvidence::in_header, element.inside.has(Landmark::header));
  set(values, PageEvidence::in_footer, element.inside.has(Landmark::footer));
  set(values, PageEvidence::in_aside, element.inside.has(Landmark::aside));
  set(values, PageEvidence::in_article, element.inside.has(Landmark::article));
  set(values, PageEvidence::in_main, element.inside.has(Landmark::main));
  set(values, PageEvidence::in_form, element.inside.has(Landmark::form));
  set(values, PageEvidence::in_dialog, element.inside.has(Landmark::dialog));
  set(values, PageEvidence::is_hidden, element.is_hidden);
  set(values, PageEvidence::depth, part.depth);
  set(values, PageEvidence::name, number_of_name(element.name));
  set(values, PageEvidence::outer_name, number_of_name(document_.elements[element.parent].name));
  set(values, PageEvidence::list_depth, part.lists);
  set(values, PageEvidence::in_table, part.is_in_table);
  set(values, PageEvidence::ruled, ruled_[e]);
  const Words& words = words_[e];
  set(values, PageEvidence::word_near_least, words.near.least);
  set(values, PageEvidence::word_near_most, words.near.most);
  set(values, PageEvidence::word_least, words.least);
  set(values, PageEvidence::word_most, words.most);
  set(values, PageEvidence::word_mean, words.known > 0 ? words.sum / static_cast<float>(words.known) : -1);
  set(values, PageEvidence::word_outer, words.outer);
}

void PageEvidences::fill_parts(std::size_t i, PageEvidenceValues& values) const {
  const std::vector<PagePart>& parts = layout_.parts;
  const double prose = parts[0].prose_words;
  std::uint32_t e = document_.blocks[i].element;
  const std::uint32_t own = e;
  if (parts[e].blocks == 1) e = parts[e].outer;
  constexpr std::size_t kParts = 4, kOfEach = 5;
  constexpr auto kFirst = static_cast<std::size_t>(PageEvidence::part1_prose);
  static_assert(static_cast<std::size_t>(PageEvidence::part4_prose_share) == kFirst + kParts * kOfEach - 1);
  for (std::size_t p = 0; p < kParts; ++p) {
    const PagePart& part = parts[e];
    float* to = &values[kFirst + p * kOfEach];
    to[0] = share(part.prose_words, prose);
    to[1] = part.link_density();
    to[2] = static_cast<float>(part.blocks);
    to[3] = share(part.words, part.blocks);
    to[4] = share(part.prose_words, part.words);
    e = part.outer;
  }
  const std::uint32_t article = parts[own].article;
  set(values, PageEvidence::article_prose,
      article == kNoElement ? -1 : share(parts[article].prose_words, prose));
  set(values, PageEvidence::article_blocks,
      article == kNoElement ? -1 : static_cast<double>(parts[article].blocks));
  const PagePart& core = parts[layout_.core];
  set(values, PageEvidence::to_core, layout_.to_core[own]);
  set(values, PageEvidence::core_prose, share(core.prose_words, prose));
  set(values, PageEvidence::core_links, core.link_density());
  set(values, PageEvidence::core_prose_share, share(core.prose_words, core.words));
  set(values, PageEvidence::core_blocks, core.blocks);
  set(values, PageEvidence::core_depth, core.depth);
  const int side = layout_.to_core[own] == 0 ? 0 : i < first_in_core_ ? 1 : 2;
  set(values, PageEvidence::side_of_core, side);
  set(values, PageEvidence::to_dense, layout_.to_dense[own]);
  const PagePart& dense = parts[layout_.dense];
  set(values, PageEvidence::dense_prose, share(dense.prose_words, prose));
  set(values, PageEvidence::dense_links, dense.link_density());
  set(values, PageEvidence::dense_score, layout_.dense_score);
}

void PageEvidences::fill_repeats(std::size_t i, PageEvidenceValues& values) const {
  const PagePart& part = layout_.parts[document_.blocks[i].element];
  const PathBlocks& path = layout_.paths[part.path];
  const PathBlocks& names = layout_.names[part.names];
  set(values, PageEvidence::same_path, path.blocks);
  set(values, PageEvidence::same_path_prose, share(path.prose_blocks, path.blocks));
  set(values, PageEvidence::same_path_words, share(path.words, path.blocks));
  set(values, PageEvidence::same_path_links, share(path.link_chars, path.chars));
  set(values, PageEvidence::same_names, names.blocks);
  set(values, PageEvidence::same_names_prose, share(names.prose_blocks, names.blocks));
  set(values, PageEvidence::siblings, part.siblings);
  const auto card_of = [&](std::uint32_t e) { return e == kNoElement ? nullptr : &layout_.parts[e]; };
  const PagePart* card = card_of(part.card);
  set(values, PageEvidence::cards, card ? card->siblings : 0);
  set(values, PageEvidence::card_words, card ? static_cast<double>(card->words) : -1);
  set(values, PageEvidence::card_blocks, card ? static_cast<double>(card->blocks) : -1);
  set(values, PageEvidence::card_prose, card ? share(card->prose_words, card->words) : -1);
  set(values, PageEvidence::card_links, card ? card->link_density() : -1);
  const PagePart* outer = card_of(part.outer_card);
  set(values, PageEvidence::outer_cards, outer ? outer->siblings : 0);
  set(values, PageEvidence::outer_card_words, outer ? static_cast<double>(outer->words) : -1);
  set(values, PageEvidence::outer_card_prose, outer ? share(outer->prose_words, outer->words) : -1);
}

}  // namespace kehraus
