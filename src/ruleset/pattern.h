// Patterns, compiled when they are needed. The only user of RE2.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ruleset/lazy.h"
#include "ruleset/pattern_shape.h"
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
// The same for its end and `$`.
bool is_anchored_at_end(std::string_view pattern);

// One pattern, compiled when it is first needed: most never are. `source` must outlive it. Safe from any
// thread.
class LazyPattern {
 public:
  explicit LazyPattern(const std::string& source);
  ~LazyPattern();

  // What a text must be like for it to match; told without compiling it.
  const PatternShape& shape() const;
  bool is_compiled() const noexcept { return compiled_.is_made(); }
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
  Lazy<PatternShape> shape_;
  Lazy<re2::RE2> compiled_;
};

// A pattern's place among the rules.
struct PatternId {
  std::uint16_t rule = 0;
  std::uint16_t pattern = 0;  // index into the rule's text_any
};

}  // namespace kehraus
