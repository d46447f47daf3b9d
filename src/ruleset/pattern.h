// Patterns: one alone, and many searched for together. The only user of RE2.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace re2 {
class RE2;
}

namespace kehraus {

// What RE2 says of a pattern.
struct PatternFacts {
  std::string error;     // empty for a good one
  int program_size = 0;  // RE2's instructions: its time is linear in the text, but also in these
};
PatternFacts examine(const std::string& pattern);

// Whether a pattern can match at the start of the text only: it begins with `^`, and no `|` outside its
// groups tears it apart.
bool is_anchored(std::string_view pattern);

// One pattern, compiled when it is first needed: most never are. `source` must outlive it. Safe from any
// thread.
class LazyPattern {
 public:
  explicit LazyPattern(const std::string& source);
  ~LazyPattern();

  // Whether it matches anywhere in the text.
  bool is_in(std::string_view text) const;
  // The leftmost match inside `part` of the text; what stands around the part is seen as it is by `^`, `$`
  // and `\b`.
  std::optional<Span> find(std::string_view text, Span part) const;
  // The named group of that match; empty if there is no such group or it took no part.
  std::string_view group(std::string_view text, Span part, std::string_view name) const;

 private:
  const re2::RE2& get() const;

  const std::string& source_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<re2::RE2> compiled_;
};

// A pattern's place among the rules.
struct PatternId {
  std::uint16_t rule = 0;
  std::uint16_t pattern = 0;  // index into the rule's text_any
};

// Many patterns searched for in one pass. Filled by one thread, then read by any number.
class PatternSet {
 public:
  // `anchored`: for patterns that are; such a set gives up on a long text after a few bytes.
  explicit PatternSet(bool anchored);
  ~PatternSet();

  //   errors  throws Error for a bad pattern
  void add(const std::string& pattern, PatternId id);
  // Makes the set ready.
  //   errors  throws Error when the patterns together are too large
  void compile();

  // Calls `found(id)` for each pattern that matches. When the set runs out of memory, RE2 says so, and
  // `alone(id)` is asked for each pattern instead: slower, never different. `scratch` is any vector.
  template <typename Found, typename Alone>
  void match(std::string_view text, std::vector<int>& scratch, Found found, Alone alone) const {
    if (ids_.empty()) return;
    if (match_together(text, scratch)) {
      for (int i : scratch) found(ids_[static_cast<std::size_t>(i)]);
    } else {
      for (const PatternId& id : ids_)
        if (alone(id)) found(id);
    }
  }

 private:
  // Whether the set could say; `found` is then what matches.
  bool match_together(std::string_view text, std::vector<int>& found) const;

  struct Set;
  std::unique_ptr<Set> set_;
  std::vector<PatternId> ids_;
};

}  // namespace kehraus
