#include "ruleset/matcher.h"

#include <algorithm>
#include <tuple>

#include "text/phrase.h"

namespace kehraus {
namespace {

// An edge that a trim takes is at most so long, so a trim's patterns look no further into a block.
constexpr std::size_t kEdgeBytes = 240;
// Folding may change a text's size by a little, so literals are looked for a little further.
constexpr std::size_t kFoldedEdgeBytes = kEdgeBytes + 60;

std::uint32_t bound_or_none(std::optional<int> bound) noexcept {
  return bound ? static_cast<std::uint32_t>(*bound) : UINT32_MAX;
}

}  // namespace

bool Matcher::is_within(BlockSize size, Reach reach) noexcept {
  constexpr BlockSize kNone = {UINT32_MAX, UINT32_MAX};
  constexpr std::array<BlockSize, kReachCount> kBounds = {
      {kNone, kNone, {12, 80}, {24, 160}, {50, 330}, kNone}};
  const BlockSize& bound = kBounds[static_cast<std::size_t>(reach)];
  return size.words <= bound.words || size.chars <= bound.chars;
}

Matcher::Reach Matcher::reach_of(const Rule& rule, const std::string& pattern) {
  if (rule.action == Action::trim) return is_anchored(pattern) ? Reach::start : Reach::end;
  const BlockSize most = {bound_or_none(rule.match.max_words), bound_or_none(rule.match.max_chars)};
  for (Reach reach : {Reach::tiny, Reach::small, Reach::medium})
    if (is_within(most, reach)) return reach;
  return Reach::any;
}

// The part of a block that patterns of a reach look at.
std::string_view Matcher::within_reach(std::string_view text, Reach reach, std::size_t edge_bytes) noexcept {
  if (text.size() <= edge_bytes || (reach != Reach::start && reach != Reach::end)) return text;
  std::size_t cut = reach == Reach::start ? edge_bytes : text.size() - edge_bytes;
  while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
  return reach == Reach::start ? text.substr(0, cut) : text.substr(cut);
}

Matcher::Matcher(const std::vector<Rule>& rules) : rules_(rules) {
  for (const Rule& rule : rules) {
    RulePatterns& mine = patterns_.emplace_back();
    for (const std::string& p : rule.match.text_any) mine.any.push_back(std::make_unique<LazyPattern>(p));
    for (const std::string& p : rule.match.text_none) mine.none.push_back(std::make_unique<LazyPattern>(p));
    if (rule.language != "any") packs_.try_emplace(rule.language);
  }
  packs_.try_emplace("");
}

Matcher::~Matcher() = default;

const Matcher::Pack& Matcher::pack_for(std::string_view language) const {
  auto found = packs_.find(language);
  if (found == packs_.end()) found = packs_.find("");
  const LazyPack& lazy = found->second;
  std::call_once(lazy.once, [&] { lazy.pack = build(found->first); });
  return *lazy.pack;
}

void Matcher::compile_all() const {
  for (const auto& [language, pack] : packs_) pack_for(language);
}

std::unique_ptr<const Matcher::Pack> Matcher::build(std::string_view language) const {
  auto pack = std::make_unique<Pack>();
  std::string normal;
  const auto add_phrases = [&](const std::vector<std::string>& phrases, std::uint16_t rule,
                               PhraseTable& table) {
    for (const std::string& phrase : phrases) {
      normalise_phrase(phrase, normal);
      table[normal].push_back(rule);
    }
  };
  const auto add_pattern = [&](const Rule& rule, PatternId id) {
    const std::string& source = rule.match.text_any[id.pattern];
    Patterns& patterns = pack->patterns[static_cast<std::size_t>(reach_of(rule, source))];
    const std::vector<std::string>& literals = rule.literals[id.pattern];
    if (literals.empty()) return (is_anchored(source) ? patterns.anchored : patterns.search).add(source, id);
    const auto number = static_cast<std::uint32_t>(patterns.by_number.size());
    patterns.by_number.push_back(id);
    for (const std::string& literal : literals) patterns.literals.add(literal, number);
  };
  for (std::size_t r = 0; r < rules_.size(); ++r) {
    const Rule& rule = rules_[r];
    if (rule.status == Status::retired || (rule.language != "any" && rule.language != language)) continue;
    const auto index = static_cast<std::uint16_t>(r);
    add_phrases(rule.match.phrase_any, index, pack->phrases);
    add_phrases(rule.match.head_any, index, pack->heads);
    for (std::size_t p = 0; p < rule.match.text_any.size(); ++p)
      add_pattern(rule, {index, static_cast<std::uint16_t>(p)});
  }
  for (Patterns& patterns : pack->patterns) {
    patterns.literals.build();
    patterns.anchored.compile();
    patterns.search.compile();
  }
  return pack;
}

// Memory that is kept from block to block; holds nothing between calls.
struct Matcher::Scratch {
  std::string folded, phrase;
  std::vector<std::uint32_t> numbers;
  std::vector<int> found;
};

void Matcher::find_phrases(std::string_view text, const Pack& pack, Scratch& scratch,
                           std::vector<Hit>& out) const {
  const std::string_view folded = scratch.folded;
  const auto add = [&](const PhraseTable& table, std::string_view phrase, Hit::By by, Span span) {
    const auto rules = table.find(phrase);
    if (rules == table.end()) return;
    for (std::uint16_t rule : rules->second) out.push_back({rule, 0, by, span});
  };
  if (folded.size() <= kMaxPhraseBytes)
    add(pack.phrases, bare_phrase(folded), Hit::By::phrase, {0, text.size()});
  if (const Head head = head_of(text); !head.phrase.empty()) {
    normalise_phrase(head.phrase, scratch.phrase);
    add(pack.heads, scratch.phrase, Hit::By::head, {0, head.end});
  }
}

void Matcher::find_patterns(std::string_view text, Reach reach, const Patterns& patterns, Scratch& scratch,
                            std::vector<Hit>& out) const {
  std::vector<std::uint32_t>& numbers = scratch.numbers;
  numbers.clear();
  patterns.literals.search(within_reach(scratch.folded, reach, kFoldedEdgeBytes),
                           [&](std::uint32_t number) { numbers.push_back(number); });
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  const auto add = [&](PatternId id) { out.push_back({id.rule, id.pattern, Hit::By::text, {}}); };
  for (std::uint32_t number : numbers) add(patterns.by_number[number]);

  const std::string_view part = within_reach(text, reach, kEdgeBytes);
  const auto alone = [&](PatternId id) { return patterns_[id.rule].any[id.pattern]->is_in(part); };
  patterns.anchored.match(part, scratch.found, add, alone);
  patterns.search.match(part, scratch.found, add, alone);
}

// The part of a block in which a hit's pattern is looked for.
std::string_view Matcher::part_for(const Hit& hit, std::string_view text) const {
  const Rule& rule = rules_[hit.rule];
  return within_reach(text, reach_of(rule, rule.match.text_any[hit.pattern]), kEdgeBytes);
}

// Whether the rule's conditions on the block's own text hold; for a pattern also notes what it matched.
bool Matcher::holds(Hit& hit, std::string_view text, BlockSize size) const {
  const Match& match = rules_[hit.rule].match;
  if (size.words < static_cast<std::uint32_t>(match.min_words.value_or(0)) ||
      size.words > bound_or_none(match.max_words) || size.chars > bound_or_none(match.max_chars))
    return false;
  const RulePatterns& patterns = patterns_[hit.rule];
  if (hit.by == Hit::By::text) {
    const std::string_view part = part_for(hit, text);
    const auto found = patterns.any[hit.pattern]->find(part);
    if (!found) return false;
    const auto shift = static_cast<std::size_t>(part.data() - text.data());
    hit.span = {found->start + shift, found->end + shift};
  }
  return std::none_of(patterns.none.begin(), patterns.none.end(),
                      [&](const auto& none) { return none->is_in(text); });
}

void Matcher::match(std::string_view text, BlockSize size, std::string_view language,
                    std::vector<Hit>& out) const {
  static thread_local Scratch scratch;
  out.clear();
  const Pack& pack = pack_for(language);
  fold_text(text, scratch.folded);
  find_phrases(text, pack, scratch, out);
  for (std::size_t r = 0; r < kReachCount; ++r) {
    const auto reach = static_cast<Reach>(r);
    if (is_within(size, reach)) find_patterns(text, reach, pack.patterns[r], scratch, out);
  }
  if (out.empty()) return;
  std::sort(out.begin(), out.end(), [](const Hit& a, const Hit& b) {
    return std::tie(a.rule, a.by, a.pattern) < std::tie(b.rule, b.by, b.pattern);
  });
  // Of each rule the first hit that holds.
  std::size_t kept = 0;
  for (Hit& hit : out) {
    if (kept > 0 && out[kept - 1].rule == hit.rule) continue;
    if (holds(hit, text, size)) out[kept++] = hit;
  }
  out.resize(kept);
}

std::string_view Matcher::group(const Hit& hit, std::string_view text, std::string_view name) const {
  const std::string_view whole = text.substr(hit.span.start, hit.span.size());
  if (name.empty()) return whole;
  if (hit.by == Hit::By::head) return name == "head" ? head_of(text).phrase : std::string_view();
  if (hit.by == Hit::By::phrase) return {};
  return patterns_[hit.rule].any[hit.pattern]->group(part_for(hit, text), name);
}

}  // namespace kehraus
