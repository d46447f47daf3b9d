// Rules made ready to match: phrases in tables, patterns found by the literals they cannot match without.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ruleset/hit.h"
#include "ruleset/lazy.h"
#include "ruleset/literal_index.h"
#include "ruleset/pattern.h"
#include "ruleset/phrase_index.h"
#include "ruleset/rule.h"
#include "ruleset/selection.h"
#include "ruleset/shape_index.h"

namespace kehraus {

class Matcher {
 public:
  // `rules` must outlive the matcher and stay where they are.
  explicit Matcher(const std::vector<Rule>& rules);
  ~Matcher();

  // See RuleSet::find.
  void find(std::string_view text, BlockSize size, std::string_view language, std::vector<Hit>& out,
            Selection selection = Selection::all) const;

  // See RuleSet::holds.
  bool holds(Hit& hit, TextBytes& text) const;

  // See RuleSet::match.
  void match(std::string_view text, BlockSize size, std::string_view language, std::vector<Hit>& out) const;

  // See RuleSet::match_phrase.
  void match_phrase(std::string_view text, BlockSize size, std::string_view language,
                    std::vector<Hit>& out) const;

  // See RuleSet::group.
  std::string_view group(const Hit& hit, std::string_view text, std::string_view name) const;

  // Makes ready at once what is otherwise made ready at a language's first use: the indexes of words.
  //   errors  throws Error when there are too many different words
  void build_packs() const;

 private:
  // Where a pattern can match at all. Most bytes of a document stand in long paragraphs, and most rules are
  // about short blocks: what cannot match is not searched for.
  //   start, end          an edge of the block: a trim's
  //   tiny, small, medium blocks of so many words or characters, as the rule's own bounds say
  //   any                 every block
  enum class Reach : std::uint8_t { start, end, tiny, small, medium, any };
  static constexpr std::size_t kReachCount = static_cast<std::size_t>(Reach::any) + 1;

  // A pattern that is found by its literals, and where.
  struct Screened {
    PatternId id;
    Reach reach;
  };

  // The patterns of one reach that require no literal: told by their shape.
  struct Unscreened {
    ShapeIndex shapes;
    std::vector<PatternId> ids;  // by their number in `shapes`
  };

  // The rules of a selection that apply to one language.
  struct Pack {
    PhraseIndex phrases, heads;
    // Of what can match any block, long ones, and between the edges of long ones. Most bytes stand in long
    // blocks, and fewer literals are looked for there.
    LiteralIndex literals, long_literals, inner_literals;
    std::vector<Screened> screened;  // by their number in `literals`
    std::array<Unscreened, kReachCount> unscreened;
  };
  // A language's packs, by selection.
  using LazyPacks = std::array<Lazy<Pack>, kSelectionCount>;

  struct RulePatterns {
    std::vector<std::unique_ptr<LazyPattern>> any, none;
    std::vector<Reach> reaches;  // of `any`
  };

  struct Scratch;

  static bool is_within(BlockSize size, Reach reach) noexcept;
  static void add_literals(const std::vector<Literal>& literals, Reach reach, std::uint32_t number,
                           Pack& pack);
  static Reach reach_of(const Rule& rule, const std::string& pattern);
  static Span within_reach(std::string_view text, Reach reach) noexcept;

  const Pack& pack_for(std::string_view language, Selection selection) const;
  std::unique_ptr<const Pack> build(std::string_view language, Selection selection) const;
  void find_phrases(std::string_view text, const Pack& pack, Scratch& scratch, std::vector<Hit>& out) const;
  static void search_literals(BlockSize size, const Pack& pack, Scratch& scratch);
  static void find_screened(std::string_view text, BlockSize size, const Pack& pack, Scratch& scratch,
                            std::vector<Hit>& out);
  static void find_unscreened(std::string_view text, BlockSize size, const Pack& pack, std::vector<Hit>& out);
  bool allows(std::uint16_t rule, BlockSize size) const noexcept;
  void sort_allowed(BlockSize size, std::vector<Hit>& hits) const;
  void keep_what_holds(std::string_view text, std::vector<Hit>& hits) const;
  bool matches(Hit& hit, TextBytes& text) const;

  const std::vector<Rule>& rules_;
  std::vector<RulePatterns> patterns_;  // by rule
  std::map<std::string, LazyPacks, std::less<>>
      packs_;  // by language; "" for the rules of any language alone
};

}  // namespace kehraus
