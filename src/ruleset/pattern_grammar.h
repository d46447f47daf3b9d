// internal: RE2's syntax, for those who ask what a pattern's text says without running it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>

namespace kehraus {

// A recursive descent over a pattern. Whatever it does not know makes it give up. What the parts mean is the
// derived class's to say:
//
//   Part atom(int depth)           a character, a class, an escape, or group(depth) behind a bracket
//   Part sequence(int depth)       parts in a row, each by repeated(depth), as long as goes_on()
//   void unite(Part&, Part)        one or the other
//   Part optional(Part), any_number_of(Part), at_least_once(Part), counted(Part, Count)
//   Part nothing()                 what a flag matches
//   bool set_flag(char)            of `(?i)`; false for one that it does not know
//   auto flags(), restore(flags)   flags hold up to the end of the group that they stand in
template <typename Derived, typename Part>
class PatternGrammar {
 public:
  explicit PatternGrammar(std::string_view pattern) : pattern_(pattern) {}

  // Nothing where it gave up.
  std::optional<Part> parse() {
    Part part = alternatives(0);
    if (failed_ || at_ != pattern_.size()) return std::nullopt;
    return part;
  }

 protected:
  // How often a part stands: `{2}`, `{2,}` or `{2,5}`.
  struct Count {
    std::size_t least = 0;  // at most 99: more changes nothing for anybody
    bool is_exact = true;
  };

  bool is_at(std::string_view s) const { return pattern_.compare(at_, s.size(), s) == 0; }
  bool take(std::string_view s) {
    if (!is_at(s)) return false;
    at_ += s.size();
    return true;
  }
  bool is_at_end() const { return at_ >= pattern_.size(); }
  bool goes_on() const { return !failed_ && !is_at_end() && !is_at("|") && !is_at(")"); }

  Part alternatives(int depth) {
    if (depth > kMaxDepth) failed_ = true;
    if (failed_) return self().nothing();
    Part all = self().sequence(depth);
    while (!failed_ && take("|")) self().unite(all, self().sequence(depth));
    return all;
  }

  Part repeated(int depth) {
    Part part = self().atom(depth);
    while (!failed_) {
      if (take("?"))
        part = self().optional(std::move(part));
      else if (take("*"))
        part = self().any_number_of(std::move(part));
      else if (take("+"))
        part = self().at_least_once(std::move(part));
      else if (const auto count = take_count())
        part = self().counted(std::move(part), *count);
      else
        break;
      take("?");  // not greedy: matches the same texts
    }
    return part;
  }

  // Behind a bracket.
  Part group(int depth) {
    const auto outer = self().flags();
    if (take("?P<")) {
      const std::size_t close = pattern_.find('>', at_);
      failed_ = failed_ || close == std::string_view::npos;
      at_ = std::min(close, pattern_.size() - 1) + 1;
    } else if (take("?")) {
      while (!is_at_end() && self().set_flag(pattern_[at_])) ++at_;
      if (take(")")) {  // holds up to the end of the group around it
        // To RE2 a repetition behind it belongs to what stands before it.
        failed_ = failed_ || is_at("?") || is_at("*") || is_at("+") || is_at("{");
        return self().nothing();
      }
      failed_ = failed_ || !take(":");
    }
    Part inside = alternatives(depth + 1);
    failed_ = failed_ || !take(")");
    self().restore(outer);
    return inside;
  }

  std::string_view pattern_;
  std::size_t at_ = 0;
  bool failed_ = false;

 private:
  static constexpr int kMaxDepth = 50;  // of groups

  Derived& self() { return static_cast<Derived&>(*this); }

  // RE2 takes `{05}` for six characters.
  static bool has_leading_zero(std::string_view counts) {
    for (std::size_t at = 0; at + 1 < counts.size(); ++at)
      if (counts[at] == '0' && counts[at + 1] != ',' && (at == 0 || counts[at - 1] == ',')) return true;
    return false;
  }

  // Any brace that holds no count is a character like others.
  std::optional<Count> take_count() {
    if (!is_at("{")) return std::nullopt;
    const std::size_t close = pattern_.find('}', at_);
    if (close == std::string_view::npos || close == at_ + 1) return std::nullopt;
    const std::string_view inside = pattern_.substr(at_ + 1, close - at_ - 1);
    const auto commas = std::count(inside.begin(), inside.end(), ',');
    if (inside.front() == ',' || inside.find_first_not_of("0123456789,") != inside.npos || commas > 1 ||
        has_leading_zero(inside))
      return std::nullopt;
    at_ = close + 1;
    Count count;
    for (char c : inside.substr(0, inside.find(',')))
      count.least = std::min<std::size_t>(count.least * 10 + static_cast<std::size_t>(c - '0'), 99);
    count.is_exact = commas == 0;
    return count;
  }
};

}  // namespace kehraus
