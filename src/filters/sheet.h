// The sheet of paper that filters work on: the blocks still standing, what the rules found in them, and
// a pen to mark them with. Precedence is stated here and nowhere else:
//
//   * The first mark that acts settles a block; filters run in the order of the pipeline's table.
//   * Within the rules' own step, keep comes before drop.
//   * Which marks act depends on the caller's choices: see acts().
//
// Judging goes in rounds. Each round sees only what the rounds before left standing, as if that had been the
// whole document, and the last round changes nothing. So cleaning a clean text removes nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "filters/known_words.h"
#include "ruleset/rule_set.h"
#include "text/punctuation.h"

namespace kehraus {

// The caller's choices that decide which marks act.
struct Leaning {
  bool drops_unsure = false;   // what is unsure goes too
  bool trusts_guesses = true;  // marks on structure alone act
  CategorySet keep;            // never removed
  CategorySet drop;            // removed even where unsure
  bool uses_scorer = true;     // the learned score has a say
  bool explains = false;       // marks say why, at some cost
};

class LearnedSite;

// Whether a score would have a block in the body of a page.
struct Choice {
  bool is_chosen = false;
  float score = 0;                    // how likely it is the body's
  std::vector<EvidenceWeight> why{};  // only where it is to be explained
};

class Sheet {
 public:
  // `learned`: what was learned of the document's site; null for nothing. All outlive the sheet.
  Sheet(Document& document, const RuleSet& rules, const Leaning& leaning,
        const LearnedSite* learned = nullptr);

  Document& document() noexcept { return document_; }
  const Document& document() const noexcept { return document_; }
  const RuleSet& rules() const noexcept { return rules_; }
  const LearnedSite* learned() const noexcept { return learned_; }

  // Starts the judging of a page by its elements, before any round: all blocks stand, and nothing is known
  // of their words.
  void begin_page();
  // For each of the page's elements the characters of running text in it, counted when that is first asked.
  const std::vector<std::uint64_t>& part_chars();
  // The rules that know the page's elements, found when that is first asked.
  const ElementHits& element_hits() const;
  // Starts a round: what was dropped or filed as title stands no longer.
  void begin_round();
  // Whether the round changed anything.
  bool has_changed() const noexcept { return changed_; }

  const Leaning& leaning() const noexcept { return leaning_; }

  // Whether blocks of a category go of which a rule is not sure.
  bool removes_unsure(Category category) const noexcept {
    return leaning_.drops_unsure || leaning_.drop.has(category);
  }

  // Matches block `i` anew and judges its looks, if it was trimmed since that was done.
  //   out  whether it was
  bool look_again(std::size_t i);

  // Judges what still stands by another language's rules from the next round on.
  void change_language(std::string language);
  // What still stands, in order, up to so many bytes of blocks with `min_words` or more.
  std::vector<Passage> passages(std::uint32_t min_words, std::size_t max_bytes) const;

  // The blocks that stood at the round's start, in order; all indices below are into these.
  std::size_t size() const noexcept { return standing_.size(); }
  // What is left of the block's text after trims.
  std::string_view text(std::size_t i) const noexcept { return state(i).text; }
  const Measures& measures(std::size_t i) const noexcept { return state(i).measures; }
  // The block as it was read.
  const Block& block(std::size_t i) const noexcept { return document_.blocks[standing_[i]]; }
  // What rules may have found in the block, sorted by rule; of a rule the first hit that holds counts. Asked
  // only where a rule's other conditions hold: it is dearer than they are.
  std::span<const Hit> hits(std::size_t i) const noexcept { return state(i).hits; }
  bool holds(std::size_t i, const Hit& hit) const;
  // A blank line stood before the block. After the first round one always does, as in written output.
  bool is_after_blank(std::size_t i) const noexcept;
  // Running text: a sentence of some length, not cut off, or a long block.
  bool is_prose(std::size_t i) const noexcept { return state(i).is_prose; }
  // The same, and still in the body.
  bool is_left_prose(std::size_t i) const noexcept { return is_prose(i) && !is_dropped(i) && !is_title(i); }
  // Whether the block is nothing but a date or says when something was published; asked once for each block.
  bool is_date_line(std::size_t i);
  // Share of its first words that are stop words of the document's language, or, where that has none here, of
  // the one that fits best; counted once for each block.
  float stop_share(std::size_t i);
  // The longer words of the paragraphs that are left, each under block_in_document(). They are counted when
  // that is first asked, and again only where other paragraphs are left.
  const KnownWords& known_words();
  std::uint32_t block_in_document(std::size_t i) const noexcept { return standing_[i]; }
  // Whether set_bare_edges was called since the block's text or the language last changed: no rule takes
  // anything off its edges, wherever it stands.
  bool has_bare_edges(std::size_t i) const noexcept { return state(i).has_bare_edges; }
  void set_bare_edges(std::size_t i) noexcept { state(i).has_bare_edges = true; }
  // Index of the first and last block of running text that is not dropped; size() and nothing where none is.
  std::size_t first_prose() const noexcept;
  std::optional<std::size_t> last_prose() const noexcept;

  bool is_open(std::size_t i) const noexcept { return state(i).standing == Standing::open; }
  bool is_dropped(std::size_t i) const noexcept { return state(i).standing == Standing::dropped; }
  bool is_title(std::size_t i) const noexcept { return state(i).standing == Standing::title; }
  std::optional<Category> dropped_as(std::size_t i) const noexcept;
  // The next block behind `i` that is neither dropped nor the title; size() where there is none.
  std::size_t next_left(std::size_t i) const noexcept;
  // Whether an edge of the block was trimmed as this category, in any round.
  bool was_trimmed_as(std::size_t i, Category category) const noexcept {
    return state(i).trimmed_as >> static_cast<unsigned>(category) & 1;
  }

  // Marks block `i`. `span` is in text(i): the match, or for a trim the edge that goes.
  //   out  whether the mark settled the block (or, for a trim, took the edge)
  bool mark(std::size_t i, Verdict verdict, Category category, std::string_view decider, bool is_guess,
            std::string_view pattern = {}, Span span = {});
  // What the caller wants kept under one name: no guess may take it under another.
  void leave(std::size_t i) noexcept { state(i).is_wanted = true; }
  bool is_wanted(std::size_t i) const noexcept { return state(i).is_wanted; }
  // Only notes what would be said, as for a rule on trial.
  void note(std::size_t i, Verdict verdict, Category category, std::string_view decider,
            std::string_view pattern);
  // A judgement by structure: drops the block if guesses act.
  bool drop(std::size_t i, Category category, std::string_view decider) {
    return mark(i, Verdict::drop, category, decider, true);
  }

  // A judgement by a learned score, to drop or unsure.
  void drop_by_score(std::size_t i, Verdict verdict, Category category, bool is_guess,
                     std::string_view decider, float score, std::vector<EvidenceWeight> evidence);
  // Only notes the score of a block that stays.
  void note_score(std::size_t i, std::string_view decider, float score, std::vector<EvidenceWeight> evidence);

  // What a score chose of a page, one for each of its blocks. Filters that judge by elements leave alone what
  // is chosen.
  void choose(std::vector<Choice> choices) { choices_ = std::move(choices); }
  bool has_choices() const noexcept { return !choices_.empty(); }
  const Choice& choice(std::size_t i) const noexcept { return choices_[standing_[i]]; }
  bool is_chosen(std::size_t i) const noexcept { return has_choices() && choice(i).is_chosen; }

  // For each block of the document what is left of its text; empty where it is gone.
  std::vector<Span> kept() const;

 private:
  enum class Standing : std::uint8_t { open, kept, dropped, title };

  struct State {
    std::string_view text;
    Measures measures;
    mutable std::vector<Hit> hits;  // checked when they are first asked about
    Standing standing = Standing::open;
    Category category = Category::other;
    bool is_prose = false;

    // What was found out about the text, in its language.
    bool needs_matching = true;
    bool has_bare_edges = false;
    std::optional<bool> is_date_line;
    std::optional<float> stop_share;

    std::uint32_t trimmed_as = 0;  // a bit for each category
    bool is_wanted = false;        // it would have gone, but for the caller's choice to keep its category
  };

  // Running text that is left: its block in the document, and its text.
  struct Paragraph {
    std::uint32_t block = 0;
    std::string_view text;
  };

  const State& state(std::size_t i) const noexcept { return states_[standing_[i]]; }
  State& state(std::size_t i) noexcept { return states_[standing_[i]]; }
  bool acts(const Mark& mark) const noexcept;
  Span kept_of(std::size_t b) const noexcept;
  void look_at(State& state);
  static void forget_findings(State& state) noexcept;
  bool trim(State& state, Span edge);

  Document& document_;
  const RuleSet& rules_;
  const Leaning& leaning_;
  const LearnedSite* const learned_;
  std::vector<State> states_;  // one for each block of the document
  std::vector<std::uint32_t> standing_;
  std::vector<std::uint64_t> part_chars_;
  mutable std::optional<ElementHits> element_hits_;
  mutable TextBytes bytes_{{}};  // of the block last asked about
  mutable std::size_t first_prose_ = 0, behind_prose_ = 0;
  std::vector<Choice> choices_;  // of each block; empty: nothing chose
  std::optional<KnownWords> known_words_;
  std::vector<Paragraph> in_known_words_;
  bool changed_ = false;
  int round_ = 0;
};

}  // namespace kehraus
