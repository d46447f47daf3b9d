#include "ruleset/required_literals.h"

#include <algorithm>
#include <optional>

#include "ruleset/pattern.h"
#include "ruleset/pattern_grammar.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace kehraus {
namespace {

using Strings = std::vector<std::string>;

constexpr std::size_t kMaxStrings = 64;         // more alternatives say little
constexpr std::size_t kMinFurtherBytes = 3;     // shorter ones stand in nearly every text
constexpr std::size_t kMaxStarts = 400;         // looked up, so more cost little
constexpr std::size_t kMaxFurtherStrings = 10;  // looking for more costs as much as the pattern itself
constexpr std::size_t kMaxExact = 64;  // strings that are followed further, by joining what comes next

// What is known of a part of a pattern.
struct Known {
  // All strings that the part can match, as long as they are few: ("a" | "b") c is {ac, bc}.
  std::optional<Strings> exact;
  // Of each of these sets one string is contained in whatever the part matches.
  std::vector<Strings> required;
  // One of these is what the part begins with and, again, what it ends with: `[ :]+`; empty: nothing is
  // known.
  Strings edges;
  // One of these is what the part begins with; empty: nothing is known.
  Strings starts;
};

// How rarely a string stands in text, roughly: rare letters count more than those that words are full of.
std::size_t rarity(std::string_view s) noexcept {
  constexpr std::string_view kFrequent = " enirstadhulo";
  std::size_t sum = 0;
  for (char c : s) sum += kFrequent.find(c) != kFrequent.npos ? 2 : 3;
  return sum;
}

// How much a set helps: by its least rare string. Beyond some length a string is rare enough.
std::size_t worth(const Strings& strings) {
  constexpr std::size_t kRareEnough = 18;
  if (strings.empty() || strings.size() > kMaxStrings) return 0;
  std::size_t worst = kRareEnough;
  for (const std::string& s : strings) worst = std::min(worst, s.size() < kMinLiteralBytes ? 0 : rarity(s));
  return worst;
}

// The set that helps most; empty where none does.
Strings best_of(const std::vector<Strings>& sets) {
  Strings best;
  for (const Strings& set : sets) {
    const std::size_t have = worth(best), get = worth(set);
    if (get > have || (get == have && get > 0 && set.size() < best.size())) best = set;
  }
  return best;
}

// Whether a set says enough to be kept.
bool says_something(const Strings& strings) {
  return !strings.empty() && strings.size() <= kMaxStrings &&
         std::all_of(strings.begin(), strings.end(),
                     [](const auto& s) { return s.size() >= kMinFurtherBytes; });
}

class Parser : public PatternGrammar<Parser, Known> {
 public:
  using PatternGrammar::PatternGrammar;

  // All that is known to be required.
  static std::vector<Strings> required_of(Known known) {
    if (known.exact) require(known, *known.exact);
    return std::move(known.required);
  }

 private:
  friend PatternGrammar;

  static Known anything() { return {}; }
  static Known nothing() { return {Strings{""}, {}, {}, Strings{""}}; }

  static void require(Known& whole, Strings strings) {
    constexpr std::size_t kMaxSets = 8;
    if (says_something(strings) && whole.required.size() < kMaxSets)
      whole.required.push_back(std::move(strings));
  }

  // Flags leave the literals what they are, for all is folded anyway.
  static bool set_flag(char flag) noexcept { return flag == 'i' || flag == 's' || flag == 'm'; }
  static bool flags() noexcept { return true; }
  static void restore(bool) noexcept {}

  static void unite(Known& all, Known next) {
    Strings either = best_of(required_of(all));
    const Strings other = best_of(required_of(next));
    if (either.empty() || other.empty())
      either.clear();
    else
      either.insert(either.end(), other.begin(), other.end());
    if (all.exact && next.exact && all.exact->size() + next.exact->size() <= kMaxExact)
      all.exact->insert(all.exact->end(), next.exact->begin(), next.exact->end());
    else
      all.exact.reset();
    if (all.starts.empty() || next.starts.empty() || all.starts.size() + next.starts.size() > kMaxStarts)
      all.starts.clear();
    else
      all.starts.insert(all.starts.end(), next.starts.begin(), next.starts.end());
    all.required.clear();
    require(all, std::move(either));
    all.edges.clear();
  }

  Known sequence(int depth) {
    Known whole = nothing();
    Strings run = {""};  // exact strings of the parts since the last one that was not exact
    while (goes_on()) {
      Known part = repeated(depth);
      if (part.exact && run.size() * part.exact->size() <= kMaxExact) {
        run = joined(run, *part.exact);
        continue;
      }
      if (part.exact) part.edges = std::move(*part.exact);
      if (whole.exact) set_starts(whole, run, part);
      const bool can_join = !part.edges.empty() && run.size() * part.edges.size() <= kMaxExact;
      require(whole, can_join ? joined(run, part.edges) : std::move(run));
      for (Strings& strings : part.required) require(whole, std::move(strings));
      whole.exact.reset();
      run = part.edges.empty() ? Strings{""} : std::move(part.edges);
    }
    if (whole.exact) {
      whole.starts = run;
      whole.exact = std::move(run);
    } else {
      require(whole, std::move(run));
    }
    return whole;
  }

  // `run` and then `part` are what the whole begins with.
  static void set_starts(Known& whole, const Strings& run, const Known& part) {
    const Strings& next = part.starts.empty() ? part.edges : part.starts;
    whole.starts = !next.empty() && run.size() * next.size() <= kMaxStarts ? joined(run, next) : run;
  }

  static Strings joined(const Strings& heads, const Strings& tails) {
    Strings out;
    for (const std::string& head : heads)
      for (const std::string& tail : tails) out.push_back(head + tail);
    return out;
  }

  static Known optional(Known part) {
    if (!part.exact || part.exact->size() >= kMaxExact) return anything();
    part.exact->emplace_back();
    part.starts = *part.exact;
    part.required.clear();
    return part;
  }

  static Known any_number_of(const Known&) { return anything(); }

  static Known at_least_once(Known part) {
    Strings edges = part.exact ? *part.exact : Strings{};
    Strings starts = part.starts;
    return {std::nullopt, required_of(std::move(part)), std::move(edges), std::move(starts)};
  }

  static Known counted(Known part, Count count) {
    return count.least == 0 ? anything() : at_least_once(std::move(part));
  }

  Known atom(int depth) {
    if (take("(")) return group(depth);
    if (is_at("[")) return character_class();
    if (take(".")) return anything();
    if (take("^") || take("$")) return nothing();
    if (take("\\")) return escape();
    const CodePoint c = code_point_at(pattern_, at_);
    at_ += c.size;
    return literal(c.value);
  }

  static Known literal(char32_t c) {
    std::string s;
    append_utf8(s, fold(c));
    return {Strings{s}, {}, {}, Strings{s}};
  }

  // A class of two or three plain characters is so many alternatives; any other says nothing.
  Known character_class() {
    ++at_;
    Strings members;
    bool is_plain = !take("^");
    for (bool first = true; at_ < pattern_.size() && (first || !is_at("]")); first = false) {
      if (is_at("[:") || is_at("\\")) {
        is_plain = false;
        if (!skip_in_class()) return anything();
        continue;
      }
      const CodePoint c = code_point_at(pattern_, at_);
      at_ += c.size;
      if (c.value == '-') is_plain = false;
      members.emplace_back();
      append_utf8(members.back(), fold(c.value));
    }
    if (!take("]")) failed_ = true;
    return is_plain && members.size() <= 4 ? Known{members, {}, {}, members} : anything();
  }

  // Steps over an escape or a named class inside a class.
  bool skip_in_class() {
    const std::size_t named = is_at("[:") ? pattern_.find(":]", at_ + 2) : at_;
    if (named == std::string_view::npos || named + 2 > pattern_.size())
      failed_ = true;
    else
      at_ = named + 2;
    return !failed_;
  }

  Known escape() {
    if (is_at_end()) {
      failed_ = true;
      return anything();
    }
    const CodePoint c = code_point_at(pattern_, at_);
    at_ += c.size;
    if (!is_word_character(c.value)) return literal(c.value);
    switch (c.value) {
      case 'b':
      case 'B':
      case 'A':
      case 'z': return nothing();
      case 'd':
      case 'D':
      case 'w':
      case 'W':
      case 's':
      case 'S': return anything();
      case 'p':
      case 'P': return property();
      default: failed_ = true; return anything();
    }
  }

  // `\pL` or `\p{Greek}`.
  Known property() {
    if (at_ >= pattern_.size())
      failed_ = true;
    else if (!take("{"))
      ++at_;
    else if (const std::size_t close = pattern_.find('}', at_); close != std::string_view::npos)
      at_ = close + 1;
    else
      failed_ = true;
    return anything();
  }
};

// What all strings have in common, if that is rare enough to be looked for alone: `präsentiert von` for a
// dozen sentences around it. Empty if there is no such part.
std::string common_part(const Strings& strings) {
  constexpr std::size_t kRareEnough = 16;
  const std::string& first = strings.front();
  for (std::size_t size = first.size(); size >= kMinLiteralBytes; --size) {
    for (std::size_t at = 0; at + size <= first.size(); ++at) {
      const std::string part = first.substr(at, size);
      if (rarity(part) < kRareEnough) continue;
      const auto has_part = [&](const std::string& s) { return s.find(part) != s.npos; };
      if (std::all_of(strings.begin(), strings.end(), has_part)) return part;
    }
  }
  return {};
}

// Fewer strings that say the same: groups that begin with the same letters are looked for by what they share.
Strings with_common_parts(const Strings& sorted) {
  if (std::string part = sorted.empty() ? std::string() : common_part(sorted); !part.empty()) return {part};
  Strings out;
  for (std::size_t from = 0; from < sorted.size();) {
    std::size_t to = from + 1;
    std::string part = sorted[from];
    for (; to < sorted.size(); ++to) {
      std::string shared = common_part({part, sorted[to]});
      if (shared.empty()) break;
      part = std::move(shared);
    }
    out.push_back(std::move(part));
    from = to;
  }
  return out;
}

void sort_once(Strings& strings) {
  std::sort(strings.begin(), strings.end());
  strings.erase(std::unique(strings.begin(), strings.end()), strings.end());
}

std::vector<Literal> literals_of(Strings strings) {
  sort_once(strings);
  strings = with_common_parts(strings);
  sort_once(strings);
  std::vector<Literal> literals;
  for (std::string& s : strings) {
    s.resize(std::min<std::size_t>(s.size(), UINT16_MAX));
    literals.push_back({std::move(s), 0});
  }
  return literals;
}

// Strings that begin with others of them say nothing more. Longer ones are cut: what they begin with does.
Strings shortest_starts(Strings strings) {
  constexpr std::size_t kMaxBytes = 12;
  for (std::string& s : strings) s.resize(std::min(s.size(), kMaxBytes));
  sort_once(strings);
  Strings out;
  for (std::string& s : strings)
    if (out.empty() || !s.starts_with(out.back())) out.push_back(std::move(s));
  return out.size() == 1 && out.front().empty() ? Strings{} : out;
}

}  // namespace

RequiredLiterals required_literals(std::string_view pattern) {
  RequiredLiterals out;
  Known known = Parser(pattern).parse().value_or(Known());
  if (is_anchored(pattern)) out.further.starts = shortest_starts(std::move(known.starts));
  std::vector<Strings> required = Parser::required_of(std::move(known));
  const Strings best = best_of(required);
  out.any = literals_of(best);
  for (Strings& strings : required) {
    if (strings == best) continue;
    sort_once(strings);
    if (strings.size() <= kMaxFurtherStrings) out.further.sets.push_back(std::move(strings));
  }
  return out;
}

}  // namespace kehraus
