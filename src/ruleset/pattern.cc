#include "ruleset/pattern.h"

#include <re2/re2.h>

namespace kehraus {
namespace {

// Most of it is the DFA's cache, which fills with the variety of the texts and is then begun anew.
constexpr std::int64_t kPatternMemory = 256ll << 10;

RE2::Options pattern_options() {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(kPatternMemory);
  return options;
}

// Whether a `|` stands outside all groups.
bool has_bare_alternative(std::string_view pattern) {
  // Named classes and quotations would need RE2's own parser: rather say yes, which only costs time.
  if ((pattern.find("[:") != pattern.npos && pattern.find(":]") != pattern.npos) ||
      pattern.find("\\Q") != pattern.npos)
    return true;
  int depth = 0;
  bool in_class = false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    switch (pattern[i]) {
      case '\\': ++i; break;
      case '[':
        if (in_class) break;
        in_class = true;
        if (pattern.substr(i + 1).starts_with('^')) ++i;
        if (pattern.substr(i + 1).starts_with(']')) ++i;  // the first in a class is a character
        break;
      case ']': in_class = false; break;
      case '(': depth += !in_class; break;
      case ')': depth -= !in_class; break;
      case '|':
        if (depth == 0 && !in_class) return true;
        break;
      default: break;
    }
  }
  return false;
}

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace

PatternFacts examine(const std::string& pattern) {
  const RE2 compiled(pattern, pattern_options());
  if (!compiled.ok()) return {compiled.error(), 0};
  return {"", compiled.ProgramSize()};
}

bool is_anchored(std::string_view pattern) {
  if (pattern.starts_with("(?")) {
    const auto close = pattern.find(')'), colon = pattern.find(':');
    if (close != std::string_view::npos && colon > close) {
      // With `m` a `^` stands at the start of every line.
      if (pattern.substr(0, close).find('m') != std::string_view::npos) return false;
      pattern.remove_prefix(close + 1);
    }
  }
  const bool is_repeated =
      pattern.size() > 1 && std::string_view("?*+{").find(pattern[1]) != std::string_view::npos;
  return pattern.starts_with('^') && !is_repeated && !has_bare_alternative(pattern);
}

bool is_anchored_at_end(std::string_view pattern) {
  if (!pattern.ends_with('$') || has_bare_alternative(pattern)) return false;
  pattern.remove_suffix(1);
  const std::size_t escapes = pattern.size() - (pattern.find_last_not_of('\\') + 1);
  return escapes % 2 == 0;
}

LazyPattern::LazyPattern(const std::string& source) : source_(source) {}
LazyPattern::~LazyPattern() = default;

const RE2& LazyPattern::get() const {
  return compiled_.get([this] { return std::make_unique<RE2>(source_, pattern_options()); });
}

const PatternShape& LazyPattern::shape() const {
  return shape_.get([this] { return std::make_unique<PatternShape>(shape_of(source_)); });
}

bool LazyPattern::is_in(std::string_view text) const { return RE2::PartialMatch(piece(text), get()); }

std::optional<Span> LazyPattern::find(std::string_view text, Span part) const {
  re2::StringPiece whole;
  if (!get().Match(piece(text), part.start, part.end, RE2::UNANCHORED, &whole, 1)) return std::nullopt;
  const auto start = static_cast<std::size_t>(whole.data() - text.data());
  return Span{start, start + whole.size()};
}

std::string_view LazyPattern::group(std::string_view text, Span part, std::string_view name) const {
  const RE2& re = get();
  const auto& groups = re.NamedCapturingGroups();
  const auto found = groups.find(std::string(name));
  if (found == groups.end()) return {};
  std::vector<re2::StringPiece> parts(static_cast<std::size_t>(re.NumberOfCapturingGroups()) + 1);
  if (!re.Match(piece(text), part.start, part.end, RE2::UNANCHORED, parts.data(),
                static_cast<int>(parts.size())))
    return {};
  const re2::StringPiece& named = parts[static_cast<std::size_t>(found->second)];
  return named.data() ? std::string_view(named.data(), named.size()) : std::string_view();
}

}  // namespace kehraus
