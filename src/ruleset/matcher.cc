#include "ruleset/matcher.h"

#include <algorithm>
#include <tuple>

#include "text/phrase.h"

namespace kehraus {
namespace {

// An edge that a trim takes is at most so long, so a trim's patterns look no further into a block.
constexpr std::size_t kEdgeBytes = 240;
// Folding may make a text longer by half, as of two bytes three, so literals are looked for further.
constexpr std::size_t kFoldedEdgeBytes = kEdgeBytes * 3 / 2;

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
Span Matcher::within_reach(std::string_view text, Reach reach) noexcept {
  if (text.size() <= kEdgeBytes || (reach != Reach::start && reach != Reach::end)) return {0, text.size()};
  std::size_t cut = reach == Reach::start ? kEdgeBytes : text.size() - kEdgeBytes;
  while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
  return reach == Reach::start ? Span{0, cut} : Span{cut, text.size()};
}

Matcher::Matcher(const std::vector<Rule>& rules) : rules_(rules) {
  for (const Rule& rule : rules) {
    RulePatterns& mine = patterns_.emplace_back();
    for (const std::string& p : rule.match.text_any) {
      mine.any.push_back(std::make_unique<LazyPattern>(p));
      mine.reaches.push_back(reach_of(rule, p));
    }
    for (const std::string& p : rule.match.text_none) mine.none.push_back(std::make_unique<LazyPattern>(p));
    if (rule.language != "any") packs_.try_emplace(rule.language);
  }
  packs_.try_emplace("");
}

Matcher::~Matcher() = default;

const Matcher::Pack& Matcher::pack_for(std::string_view language, Selection selection) const {
  auto found = packs_.find(language);
  if (found == packs_.end()) found = packs_.find("");
  return found->second[static_cast<std::size_t>(selection)].get(
      [&] { return build(found->first, selection); });
}

void Matcher::build_packs() const {
  for (const auto& [language, packs] : packs_) pack_for(language, Selection::all);
}

// Puts a pattern's literals where they are to be looked for.
void Matcher::add_literals(const std::vector<Literal>& literals, Reach reach, std::uint32_t number,
                           Pack& pack) {
  const bool is_of_short_blocks = reach == Reach::tiny || reach == Reach::small || reach == Reach::medium;
  for (const Literal& literal : literals) {
    pack.literals.add(literal, number);
    if (!is_of_short_blocks) pack.long_literals.add(literal, number);
    if (reach == Reach::any) pack.inner_literals.add(literal, number);
  }
}

std::unique_ptr<const Matcher::Pack> Matcher::build(std::string_view language, Selection selection) const {
  auto pack = std::make_unique<Pack>();
  std::string normal;
  const auto add_phrases = [&](const std::vector<std::string>& phrases, std::uint16_t rule,
                               PhraseIndex& index) {
    for (const std::string& phrase : phrases) {
      normalise_phrase(phrase, normal);
      index.add(normal, rule);
    }
  };
  const auto add_pattern = [&](const Rule& rule, PatternId id) {
    const Reach reach = patterns_[id.rule].reaches[id.pattern];
    const std::vector<Literal>& literals = rule.literals[id.pattern];
    if (literals.empty()) {
      Unscreened& unscreened = pack->unscreened[static_cast<std::size_t>(reach)];
      unscreened.shapes.add(patterns_[id.rule].any[id.pattern]->shape());
      unscreened.ids.push_back(id);
      return;
    }
    add_literals(literals, reach, static_cast<std::uint32_t>(pack->screened.size()), *pack);
    pack->screened.push_back({id, reach});
  };
  for (std::size_t r = 0; r < rules_.size(); ++r) {
    const Rule& rule = rules_[r];
    if (!is_in(rule, selection) || (rule.language != "any" && rule.language != language)) continue;
    const auto index = static_cast<std::uint16_t>(r);
    add_phrases(rule.match.phrase_any, index, pack->phrases);
    add_phrases(rule.match.head_any, index, pack->heads);
    for (std::size_t p = 0; p < rule.match.text_any.size(); ++p)
      add_pattern(rule, {index, static_cast<std::uint16_t>(p)});
  }
  pack->phrases.build();
  pack->heads.build();
  for (LiteralIndex* literals : {&pack->literals, &pack->long_literals, &pack->inner_literals})
    literals->build();
  for (Unscreened& unscreened : pack->unscreened) unscreened.shapes.build();
  return pack;
}

// Memory that is kept from block to block; holds nothing between calls.
struct Matcher::Scratch {
  std::string buffer, phrase;
  std::string_view folded;  // in the buffer, with the literal index's padding behind it
  std::vector<std::uint32_t> numbers;
};

void Matcher::find_phrases(std::string_view text, const Pack& pack, Scratch& scratch,
                           std::vector<Hit>& out) const {
  const std::string_view folded = scratch.folded;
  const auto add = [&](const PhraseIndex& index, std::string_view phrase, Hit::By by, Span span) {
    index.look_up(phrase, [&](std::uint16_t rule) { out.push_back({rule, 0, by, Hit::Check::open, span}); });
  };
  if (folded.size() <= kMaxPhraseBytes)
    add(pack.phrases, bare_phrase(folded), Hit::By::phrase, {0, text.size()});
  if (const Head head = head_of(text); !head.phrase.empty()) {
    normalise_phrase(head.phrase, scratch.phrase);
    add(pack.heads, scratch.phrase, Hit::By::head, {0, head.end});
  }
}

// Notes, each once and in order, the numbers of the patterns that reach so far and of which a literal stands
// in the folded text.
void Matcher::search_literals(BlockSize size, const Pack& pack, Scratch& scratch) {
  const std::string_view folded = scratch.folded;
  const std::size_t end_edge = folded.size() > kFoldedEdgeBytes ? folded.size() - kFoldedEdgeBytes : 0;
  std::vector<std::uint32_t>& numbers = scratch.numbers;
  numbers.clear();
  const auto reaches = [&](Reach reach, std::size_t at) {
    switch (reach) {
      case Reach::start: return at < kFoldedEdgeBytes;
      case Reach::end: return at >= end_edge;
      default: return is_within(size, reach);
    }
  };
  const auto found = [&](std::uint32_t number, std::size_t at) {
    if (reaches(pack.screened[number].reach, at)) numbers.push_back(number);
  };
  if (is_within(size, Reach::medium)) {
    pack.literals.search(folded, {0, folded.size()}, found);
  } else if (end_edge <= kFoldedEdgeBytes) {
    pack.long_literals.search(folded, {0, folded.size()}, found);
  } else {
    pack.long_literals.search(folded, {0, kFoldedEdgeBytes}, found);
    pack.inner_literals.search(folded, {kFoldedEdgeBytes, end_edge}, found);
    pack.long_literals.search(folded, {end_edge, folded.size()}, found);
  }
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

void Matcher::find_screened(std::string_view text, BlockSize size, const Pack& pack, Scratch& scratch,
                            std::vector<Hit>& out) {
  search_literals(size, pack, scratch);
  for (std::uint32_t number : scratch.numbers) {
    const PatternId id = pack.screened[number].id;
    out.push_back({id.rule, id.pattern, Hit::By::text, Hit::Check::open, {0, text.size()}});
  }
}

void Matcher::find_unscreened(std::string_view text, BlockSize size, const Pack& pack,
                              std::vector<Hit>& out) {
  TextBytes bytes(text);
  for (std::size_t r = 0; r < kReachCount; ++r) {
    const Unscreened& unscreened = pack.unscreened[r];
    if (unscreened.ids.empty() || !is_within(size, static_cast<Reach>(r))) continue;
    unscreened.shapes.search(bytes, [&](std::size_t number) {
      const PatternId id = unscreened.ids[number];
      out.push_back({id.rule, id.pattern, Hit::By::text, Hit::Check::open, {0, text.size()}});
    });
  }
}

bool Matcher::allows(std::uint16_t rule, BlockSize size) const noexcept {
  const Match& match = rules_[rule].match;
  return size.words >= static_cast<std::uint32_t>(match.min_words.value_or(0)) &&
         size.words <= bound_or_none(match.max_words) && size.chars <= bound_or_none(match.max_chars);
}

// Leaves what the rules' bounds allow, sorted by rule.
void Matcher::sort_allowed(BlockSize size, std::vector<Hit>& hits) const {
  if (hits.empty()) return;
  std::erase_if(hits, [&](const Hit& hit) { return !allows(hit.rule, size); });
  std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
    return std::tie(a.rule, a.by, a.pattern) < std::tie(b.rule, b.by, b.pattern);
  });
}

// Whether the rule's pattern matches and none of those that forbid it; also notes what it matched.
bool Matcher::matches(Hit& hit, TextBytes& bytes) const {
  const std::string_view text = bytes.text();
  const RulePatterns& patterns = patterns_[hit.rule];
  if (hit.by == Hit::By::text) {
    const LazyPattern& pattern = *patterns.any[hit.pattern];
    const FurtherLiterals& further = rules_[hit.rule].further_literals[hit.pattern];
    if (!pattern.shape().fits(bytes)) return false;
    if (!further.starts.empty() && !further.may_start(bytes.folded())) return false;
    // Compiling a pattern takes as long as running it over a hundred texts: rather one more question before.
    if (!pattern.is_compiled() && !further.stand_in(bytes.folded())) return false;
    const auto found = pattern.find(text, within_reach(text, patterns.reaches[hit.pattern]));
    if (!found) return false;
    hit.span = *found;
    // A trim takes an edge.
    if (rules_[hit.rule].action == Action::trim && hit.span.start != 0 && hit.span.end != text.size())
      return false;
  }
  return std::none_of(patterns.none.begin(), patterns.none.end(),
                      [&](const auto& none) { return none->shape().fits(bytes) && none->is_in(text); });
}

bool Matcher::holds(Hit& hit, TextBytes& text) const {
  if (hit.check == Hit::Check::open) hit.check = matches(hit, text) ? Hit::Check::holds : Hit::Check::fails;
  return hit.check == Hit::Check::holds;
}

// Leaves of each rule the first hit that holds.
void Matcher::keep_what_holds(std::string_view text, std::vector<Hit>& hits) const {
  TextBytes bytes(text);
  std::size_t kept = 0;
  for (Hit& hit : hits) {
    if (kept > 0 && hits[kept - 1].rule == hit.rule) continue;
    if (holds(hit, bytes)) hits[kept++] = hit;
  }
  hits.resize(kept);
}

void Matcher::find(std::string_view text, BlockSize size, std::string_view language, std::vector<Hit>& out,
                   Selection selection) const {
  static thread_local Scratch scratch;
  out.clear();
  const Pack& pack = pack_for(language, selection);
  fold_text(text, scratch.buffer);
  const std::size_t size_folded = scratch.buffer.size();
  scratch.buffer.append(LiteralIndex::kPadding, '\0');
  scratch.folded = std::string_view(scratch.buffer).substr(0, size_folded);
  find_phrases(text, pack, scratch, out);
  find_screened(text, size, pack, scratch, out);
  find_unscreened(text, size, pack, out);
  sort_allowed(size, out);
}

void Matcher::match(std::string_view text, BlockSize size, std::string_view language,
                    std::vector<Hit>& out) const {
  find(text, size, language, out);
  keep_what_holds(text, out);
}

void Matcher::match_phrase(std::string_view text, BlockSize size, std::string_view language,
                           std::vector<Hit>& out) const {
  out.clear();
  const Pack& pack = pack_for(language, Selection::all);
  std::string phrase;
  normalise_phrase(text, phrase);
  pack.phrases.look_up(phrase, [&](std::uint16_t rule) {
    out.push_back({rule, 0, Hit::By::phrase, Hit::Check::open, {0, text.size()}});
  });
  sort_allowed(size, out);
  keep_what_holds(text, out);
}

std::string_view Matcher::group(const Hit& hit, std::string_view text, std::string_view name) const {
  const std::string_view whole = text.substr(hit.span.start, hit.span.size());
  if (name.empty()) return whole;
  if (hit.by == Hit::By::head) return name == "head" ? head_of(text).phrase : std::string_view();
  if (hit.by == Hit::By::phrase) return {};
  const RulePatterns& patterns = patterns_[hit.rule];
  return patterns.any[hit.pattern]->group(text, within_reach(text, patterns.reaches[hit.pattern]), name);
}

}  // namespace kehraus
