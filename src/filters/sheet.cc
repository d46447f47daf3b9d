#include "filters/sheet.h"

#include <algorithm>
#include <numeric>

#include "filters/page_layout.h"
#include "text/date.h"
#include "text/whitespace.h"

namespace kehraus {
namespace {

constexpr std::uint32_t kMaxDateLineWords = 16;
constexpr std::uint32_t kMaxStopWordSample = 64;  // words

}  // namespace

Sheet::Sheet(Document& document, const RuleSet& rules, const Leaning& leaning, const LearnedSite* learned)
    : document_(document),
      rules_(rules),
      leaning_(leaning),
      learned_(learned),
      states_(document.blocks.size()) {
  for (std::size_t b = 0; b < states_.size(); ++b) {
    states_[b].text = document.blocks[b].text;
    states_[b].measures = document.blocks[b].measures;
  }
}

void Sheet::look_at(State& state) {
  state.is_prose = reads_as_prose(state.measures);
  rules_.find(state.text, {state.measures.words, state.measures.chars}, document_.language, state.hits);
  state.needs_matching = false;
}

// The text or its language has changed.
void Sheet::forget_findings(State& state) noexcept {
  state.needs_matching = true;
  state.has_bare_edges = false;
  state.is_date_line.reset();
  state.stop_share.reset();
}

bool Sheet::look_again(std::size_t i) {
  State& state = this->state(i);
  if (!state.needs_matching) return false;
  look_at(state);
  if (state.is_prose) {
    first_prose_ = std::min(first_prose_, i);
    behind_prose_ = std::max(behind_prose_, i + 1);
  }
  return true;
}

bool Sheet::holds(std::size_t i, const Hit& hit) const {
  const State& state = this->state(i);
  if (bytes_.text().data() != state.text.data() || bytes_.text().size() != state.text.size())
    bytes_ = TextBytes(state.text);
  return rules_.holds(state.hits[static_cast<std::size_t>(&hit - state.hits.data())], bytes_);
}

bool Sheet::is_date_line(std::size_t i) {
  State& state = this->state(i);
  const Measures& m = state.measures;
  // Most blocks are too long for one, or name neither a number nor a time of day.
  if (m.words > kMaxDateLineWords) return false;
  if (!state.is_date_line)
    state.is_date_line = kehraus::is_date_line(state.text, document_.language, rules_.words().dates());
  return *state.is_date_line;
}

float Sheet::stop_share(std::size_t i) {
  State& state = this->state(i);
  if (!state.stop_share)
    state.stop_share = rules_.words().stop_words().share(state.text, kMaxStopWordSample, document_.language);
  return *state.stop_share;
}

const KnownWords& Sheet::known_words() {
  std::vector<Paragraph> paragraphs;
  std::size_t words = 0;
  for (std::size_t i = 0; i < size(); ++i) {
    if (is_dropped(i) || !is_prose(i)) continue;
    paragraphs.push_back({standing_[i], text(i)});
    words += measures(i).words;
  }
  const auto is_same = [](const Paragraph& a, const Paragraph& b) {
    return a.text.data() == b.text.data() && a.text.size() == b.text.size();
  };
  if (known_words_ && std::equal(paragraphs.begin(), paragraphs.end(), in_known_words_.begin(),
                                 in_known_words_.end(), is_same))
    return *known_words_;
  known_words_.emplace(words);
  for (const Paragraph& paragraph : paragraphs) known_words_->add(paragraph.text, paragraph.block);
  in_known_words_ = std::move(paragraphs);
  return *known_words_;
}

const ElementHits& Sheet::element_hits() const {
  if (!element_hits_)
    element_hits_ = rules_.elements().find(document_.elements, document_.attributes, document_.host);
  return *element_hits_;
}

void Sheet::begin_page() {
  standing_.resize(states_.size());
  std::iota(standing_.begin(), standing_.end(), 0u);
}

const std::vector<std::uint64_t>& Sheet::part_chars() {
  if (!part_chars_.empty()) return part_chars_;
  const std::vector<PageElement>& elements = document_.elements;
  part_chars_.resize(elements.size());
  for (const Block& block : document_.blocks)
    if (is_running_text(block)) part_chars_[block.element] += block.measures.chars;
  for (std::size_t e = elements.size(); e-- > 1;) part_chars_[elements[e].parent] += part_chars_[e];
  return part_chars_;
}

void Sheet::begin_round() {
  ++round_;
  changed_ = false;
  standing_.clear();
  for (std::uint32_t b = 0; b < states_.size(); ++b) {
    State& state = states_[b];
    if (state.standing == Standing::dropped || state.standing == Standing::title) continue;
    if (state.needs_matching) look_at(state);
    standing_.push_back(b);
  }
  first_prose_ = 0;
  behind_prose_ = standing_.size();
}

void Sheet::change_language(std::string language) {
  document_.language = std::move(language);
  for (State& state : states_) {
    forget_findings(state);
    state.is_wanted = false;
    if (state.standing == Standing::kept)
      state.standing = Standing::open;  // the other language's rules kept it
  }
}

std::vector<Passage> Sheet::passages(std::uint32_t min_words, std::size_t max_bytes) const {
  std::vector<Passage> out;
  std::size_t bytes = 0;
  for (std::size_t b = 0; b < states_.size(); ++b) {
    const State& state = states_[b];
    if (bytes >= max_bytes) break;
    if (state.standing == Standing::dropped || state.standing == Standing::title) continue;
    if (has_choices() && !choices_[b].is_chosen) continue;
    out.push_back({state.text, state.measures.words});
    bytes += state.measures.words >= min_words ? state.text.size() : 0;
  }
  return out;
}

bool Sheet::is_after_blank(std::size_t i) const noexcept {
  return round_ > 1 || document_.blocks[standing_[i]].after_blank;
}

// Within a round prose goes, so both ends move inwards, and all calls of a round together are linear. Only
// what a trim makes prose moves them out again, in look_again().
std::size_t Sheet::first_prose() const noexcept {
  while (first_prose_ < size() && !is_left_prose(first_prose_)) ++first_prose_;
  return first_prose_;
}

std::optional<std::size_t> Sheet::last_prose() const noexcept {
  while (behind_prose_ > 0 && !is_left_prose(behind_prose_ - 1)) --behind_prose_;
  return behind_prose_ > 0 ? std::optional(behind_prose_ - 1) : std::nullopt;
}

std::optional<Category> Sheet::dropped_as(std::size_t i) const noexcept {
  return is_dropped(i) ? std::optional(state(i).category) : std::nullopt;
}

std::size_t Sheet::next_left(std::size_t i) const noexcept {
  do ++i;
  while (i < size() && (is_dropped(i) || is_title(i)));
  return i;
}

bool Sheet::acts(const Mark& mark) const noexcept {
  switch (mark.verdict) {
    case Verdict::keep:
    case Verdict::title: return true;
    case Verdict::unsure: return !leaning_.keep.has(mark.category) && removes_unsure(mark.category);
    case Verdict::drop:
    case Verdict::trim:
      return !leaning_.keep.has(mark.category) && (!mark.is_guess || leaning_.trusts_guesses);
  }
  return false;
}

// Takes an edge off the block; all of it means that the block would be empty, which a trim never does.
bool Sheet::trim(State& state, Span edge) {
  std::string_view rest;
  if (edge.start == 0)
    rest = strip(state.text.substr(edge.end));
  else if (edge.end == state.text.size())
    rest = strip(state.text.substr(0, edge.start));
  if (rest.empty() || rest.size() == state.text.size()) return false;
  state.text = rest;
  state.measures = measure(rest);
  state.hits.clear();  // they are about text that is gone; the next round looks again
  forget_findings(state);
  return true;
}

bool Sheet::mark(std::size_t i, Verdict verdict, Category category, std::string_view decider, bool is_guess,
                 std::string_view pattern, Span span) {
  State& state = this->state(i);
  const Block& block = document_.blocks[standing_[i]];
  const auto shift = static_cast<std::size_t>(state.text.data() - block.text.data());
  Mark mark{
      standing_[i], verdict, category, is_guess, decider, pattern, {span.start + shift, span.end + shift},
      false,        {},      {}};
  // What the caller keeps as an advertisement, say, no guess may take as anything else.
  if (leaning_.keep.has(category) && verdict != Verdict::keep && verdict != Verdict::title)
    state.is_wanted = true;
  if (state.standing == Standing::open && acts(mark) && !(is_guess && state.is_wanted)) {
    if (verdict == Verdict::trim) {
      mark.decisive = trim(state, span);
      if (mark.decisive) state.trimmed_as |= 1u << static_cast<unsigned>(category);
    } else {
      mark.decisive = true;
      state.standing = verdict == Verdict::keep    ? Standing::kept
                       : verdict == Verdict::title ? Standing::title
                                                   : Standing::dropped;
      state.category = category;
    }
    changed_ = changed_ || (mark.decisive && verdict != Verdict::keep);
  }
  if (mark.decisive || round_ <= 1) document_.marks.push_back(mark);
  return mark.decisive;
}

void Sheet::note(std::size_t i, Verdict verdict, Category category, std::string_view decider,
                 std::string_view pattern) {
  if (round_ == 1)
    document_.marks.push_back({standing_[i], verdict, category, false, decider, pattern, {}, false, {}, {}});
}

void Sheet::drop_by_score(std::size_t i, Verdict verdict, Category category, bool is_guess,
                          std::string_view decider, float score, std::vector<EvidenceWeight> evidence) {
  const std::size_t marks = document_.marks.size();
  mark(i, verdict, category, decider, is_guess);
  if (document_.marks.size() == marks) return;
  document_.marks.back().score = score;
  document_.marks.back().evidence = std::move(evidence);
}

void Sheet::note_score(std::size_t i, std::string_view decider, float score,
                       std::vector<EvidenceWeight> evidence) {
  if (round_ > 1) return;
  note(i, Verdict::keep, Category::other, decider, {});
  document_.marks.back().score = score;
  document_.marks.back().evidence = std::move(evidence);
}

Span Sheet::kept_of(std::size_t b) const noexcept {
  const State& state = states_[b];
  if (state.standing == Standing::dropped || state.standing == Standing::title) return {};
  const auto start = static_cast<std::size_t>(state.text.data() - document_.blocks[b].text.data());
  return {start, start + state.text.size()};
}

std::vector<Span> Sheet::kept() const {
  std::vector<Span> kept(states_.size());
  for (std::size_t b = 0; b < kept.size(); ++b) kept[b] = kept_of(b);
  return kept;
}

}  // namespace kehraus
