#include "ruleset/rule_set.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <sstream>
#include <unordered_map>

#include "document/error.h"
#include "ruleset/embedded_rules.h"
#include "ruleset/rule_file.h"
#include "text/phrase.h"

namespace kehraus {
namespace {

namespace fs = std::filesystem;

// Above this a block is long: only rules without a bound on size are searched for in it.
constexpr std::uint32_t kShortBlockChars = 300;
constexpr int kShortBlockWords = 40;

constexpr std::size_t kMaxPhraseBytes = 160;     // longer blocks are no phrases
constexpr std::int64_t kSetMemory = 64ll << 20;  // of which the DFA's cache is a part; far above need

RE2::Options pattern_options() {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_never_nl(false);
  return options;
}

RE2::Options set_options() {
  RE2::Options options = pattern_options();
  options.set_max_mem(kSetMemory);
  return options;
}

// Whether a pattern can match at the start of the text only. Alternatives are grouped: see check_patterns.
bool is_anchored(std::string_view pattern) {
  if (pattern.starts_with("(?")) {
    const auto flags_end = pattern.find(')');
    const auto colon = pattern.find(':');
    if (flags_end != std::string_view::npos && colon > flags_end) pattern.remove_prefix(flags_end + 1);
  }
  return pattern.starts_with('^');
}

// Whether a `|` stands outside all groups, where it would tear an anchored pattern apart.
bool has_bare_alternative(std::string_view pattern) {
  int depth = 0;
  bool in_class = false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    switch (pattern[i]) {
      case '\\': ++i; break;
      case '[': in_class = true; break;
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

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) throw Error(path.string() + ": cannot be read; check its permissions");
  return text.str();
}

// The rule files of a user's folder: id and path, sorted by id.
std::map<std::string, fs::path> rule_files(const std::string& folder) {
  std::error_code failure;
  if (!fs::is_directory(folder, failure))
    throw Error(folder + ": no such folder of rules; it should hold <language>/<name>.toml");
  std::map<std::string, fs::path> files;
  for (fs::recursive_directory_iterator at(folder, failure), end; at != end; at.increment(failure)) {
    if (failure) break;
    if (at->is_directory() || at->path().extension() != ".toml") continue;
    const fs::path relative = at->path().lexically_relative(folder);
    if (std::distance(relative.begin(), relative.end()) != 2)
      throw Error(at->path().string() + ": a rule's place is " + folder + "/<language>/<name>.toml");
    files.emplace(relative.parent_path().string() + "/" + relative.stem().string(), at->path());
  }
  if (failure) throw Error(folder + ": cannot be read: " + failure.message());
  return files;
}

std::string line_of(const Rule& rule, std::string_view needle) {
  const auto at = rule.toml.find(needle);
  if (at == std::string::npos) return rule.origin;
  return rule.origin + ":" +
         std::to_string(1 + std::count(rule.toml.begin(), rule.toml.begin() + static_cast<long>(at), '\n'));
}

void check_pattern(const Rule& rule, const std::string& pattern) {
  const RE2 compiled(pattern, pattern_options());
  const std::string where = line_of(rule, pattern) + ": pattern `" + pattern + "`: ";
  if (!compiled.ok()) throw Error(where + compiled.error());
  if (compiled.ProgramSize() > RuleSet::kMaxProgramSize)
    throw Error(where + "compiles to " + std::to_string(compiled.ProgramSize()) +
                " instructions, more than " + std::to_string(RuleSet::kMaxProgramSize) +
                "; split it into several patterns or use phrases");
  if (is_anchored(pattern) && has_bare_alternative(pattern))
    throw Error(where + "the alternatives behind ^ must be grouped: ^(?:a|b)");
}

bool is_edge_pattern(const std::string& pattern) {
  return is_anchored(pattern) || (pattern.ends_with('$') && !pattern.ends_with("\\$"));
}

}  // namespace

void check_patterns(const Rule& rule) {
  for (const std::string& pattern : rule.match.text_any) {
    check_pattern(rule, pattern);
    if (rule.action == Action::trim && !is_edge_pattern(pattern))
      throw Error(line_of(rule, pattern) + ": pattern `" + pattern +
                  "`: a trim takes an edge of the block: begin with ^ or end with $");
  }
  for (const std::string& pattern : rule.match.text_none) check_pattern(rule, pattern);
  if (rule.action == Action::trim && !rule.match.phrase_any.empty())
    throw Error(rule.origin + ": a trim of a whole phrase would leave an empty block; use action = \"drop\"");
}

// One pattern, compiled when it is first needed: most never are.
class LazyPattern {
 public:
  explicit LazyPattern(const std::string& source) : source_(source) {}
  const RE2& get() const {
    std::call_once(once_, [this] { compiled_ = std::make_unique<RE2>(source_, pattern_options()); });
    return *compiled_;
  }

 private:
  const std::string& source_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<RE2> compiled_;
};

// Many patterns searched for in one pass.
class PatternSet {
 public:
  explicit PatternSet(RE2::Anchor anchor) : set_(set_options(), anchor) {}

  struct Entry {
    std::uint16_t rule, pattern;
  };

  void add(const std::string& pattern, Entry entry) {
    std::string error;
    if (set_.Add(pattern, &error) < 0) throw Error("pattern `" + pattern + "`: " + error);
    entries_.push_back(entry);
  }

  void compile() {
    if (!entries_.empty() && !set_.Compile())
      throw Error("the rules' patterns together are too large for RE2");
  }

  // Calls `found` for each pattern that matches. When the set runs out of memory (it says so), `one_by_one`
  // is asked for each pattern instead: slower, never different.
  template <typename Found, typename OneByOne>
  void match(std::string_view text, std::vector<int>& scratch, Found found, OneByOne one_by_one) const {
    if (entries_.empty()) return;
    RE2::Set::ErrorInfo info{};
    const re2::StringPiece piece(text.data(), text.size());
    if (set_.Match(piece, &scratch, &info)) {
      for (int i : scratch) found(entries_[static_cast<std::size_t>(i)]);
    } else if (info.kind == RE2::Set::kOutOfMemory) {
      for (const Entry& entry : entries_)
        if (one_by_one(entry)) found(entry);
    }
  }

 private:
  RE2::Set set_;
  std::vector<Entry> entries_;
};

struct StringHash : std::hash<std::string_view> {
  using is_transparent = void;
};

using PhraseTable = std::unordered_map<std::string, std::vector<std::uint16_t>, StringHash, std::equal_to<>>;

// The rules that apply to one language, ready to match.
struct RuleSet::Pack {
  PhraseTable phrases, heads;
  PatternSet short_anchored{RE2::ANCHOR_START}, short_search{RE2::UNANCHORED};
  PatternSet anchored{RE2::ANCHOR_START}, search{RE2::UNANCHORED};
};

class RuleSet::Compiled {
 public:
  struct RulePatterns {
    std::vector<std::unique_ptr<LazyPattern>> any, none;
  };

  explicit Compiled(const std::vector<Rule>& rules) : rules_(rules) {
    for (const Rule& rule : rules) {
      RulePatterns& mine = patterns_.emplace_back();
      for (const std::string& p : rule.match.text_any) mine.any.push_back(std::make_unique<LazyPattern>(p));
      for (const std::string& p : rule.match.text_none) mine.none.push_back(std::make_unique<LazyPattern>(p));
      if (rule.language != "any") packs_.try_emplace(rule.language);
    }
    packs_.try_emplace("");
  }

  const Pack& pack(std::string_view language) const {
    auto found = packs_.find(language);
    if (found == packs_.end()) found = packs_.find("");
    const Slot& slot = found->second;
    std::call_once(slot.once, [&] { slot.pack = build(found->first); });
    return *slot.pack;
  }

  const RulePatterns& of(std::uint16_t rule) const { return patterns_[rule]; }

 private:
  struct Slot {
    mutable std::once_flag once;
    mutable std::unique_ptr<Pack> pack;
  };

  static bool is_for_short_blocks(const Match& match) {
    return (match.max_words && *match.max_words <= kShortBlockWords) ||
           (match.max_chars && *match.max_chars <= static_cast<int>(kShortBlockChars));
  }

  std::unique_ptr<Pack> build(std::string_view language) const {
    auto pack = std::make_unique<Pack>();
    std::string phrase;
    for (std::size_t r = 0; r < rules_.size(); ++r) {
      const Rule& rule = rules_[r];
      if (rule.status == Status::retired) continue;
      if (rule.language != "any" && rule.language != language) continue;
      const auto index = static_cast<std::uint16_t>(r);
      for (const std::string& p : rule.match.phrase_any) {
        normalise_phrase(p, phrase);
        pack->phrases[phrase].push_back(index);
      }
      for (const std::string& p : rule.match.head_any) {
        normalise_phrase(p, phrase);
        pack->heads[phrase].push_back(index);
      }
      const bool is_short = is_for_short_blocks(rule.match);
      for (std::size_t p = 0; p < rule.match.text_any.size(); ++p) {
        const std::string& source = rule.match.text_any[p];
        PatternSet& set = is_anchored(source) ? (is_short ? pack->short_anchored : pack->anchored)
                                              : (is_short ? pack->short_search : pack->search);
        set.add(source, {index, static_cast<std::uint16_t>(p)});
      }
    }
    for (PatternSet* set : {&pack->short_anchored, &pack->short_search, &pack->anchored, &pack->search})
      set->compile();
    return pack;
  }

  const std::vector<Rule>& rules_;
  std::vector<RulePatterns> patterns_;
  std::map<std::string, Slot, std::less<>> packs_;
};

RuleSet::RuleSet(std::vector<Rule> rules)
    : rules_(std::move(rules)), compiled_(std::make_unique<Compiled>(rules_)) {}

RuleSet::~RuleSet() = default;

namespace {

std::vector<Rule> load_rules(const std::vector<std::string>& folders, Examples examples, bool built_in) {
  std::map<std::string, Rule> by_id;
  for (std::size_t i = 0; built_in && i < kEmbeddedRuleCount; ++i) {
    const EmbeddedRule& rule = kEmbeddedRules[i];
    by_id.emplace(rule.id,
                  parse_rule(rule.toml, rule.id, "rules/" + std::string(rule.id) + ".toml", examples));
  }
  for (const std::string& folder : folders) {
    for (const auto& [id, path] : rule_files(folder)) {
      Rule rule = parse_rule(read_file(path), id, path.string(), Examples::read);
      check_patterns(rule);
      by_id.insert_or_assign(id, std::move(rule));
    }
  }
  if (by_id.size() > UINT16_MAX) throw Error("more than 65,535 rules");
  std::vector<Rule> rules;
  rules.reserve(by_id.size());
  for (auto& [id, rule] : by_id) rules.push_back(std::move(rule));
  return rules;
}

}  // namespace

std::unique_ptr<const RuleSet> RuleSet::load(const std::vector<std::string>& folders) {
  return std::unique_ptr<const RuleSet>(new RuleSet(load_rules(folders, Examples::skip, true)));
}

std::unique_ptr<const RuleSet> RuleSet::load_with_examples(const std::vector<std::string>& folders,
                                                           bool built_in) {
  return std::unique_ptr<const RuleSet>(new RuleSet(load_rules(folders, Examples::read, built_in)));
}

std::unique_ptr<const RuleSet> RuleSet::of(Rule rule) {
  std::vector<Rule> rules;
  rules.push_back(std::move(rule));
  return std::unique_ptr<const RuleSet>(new RuleSet(std::move(rules)));
}

const Rule* RuleSet::find(std::string_view id) const noexcept {
  const auto at = std::lower_bound(rules_.begin(), rules_.end(), id,
                                   [](const Rule& rule, std::string_view want) { return rule.id < want; });
  return at != rules_.end() && at->id == id ? &*at : nullptr;
}

std::string RuleSet::version() const {
  std::uint64_t hash = 14695981039346656037ull;  // FNV-1a, 64 bits
  const auto feed = [&](std::string_view text) {
    for (unsigned char c : text) hash = (hash ^ c) * 1099511628211ull;
    hash = (hash ^ 0xFF) * 1099511628211ull;  // no byte of UTF-8: marks where a text ends
  };
  for (const Rule& rule : rules_) feed(rule.id), feed(rule.toml);
  char digits[17];
  std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(hash));
  return digits;
}

const RuleSet::Pack& RuleSet::pack_for(std::string_view language) const { return compiled_->pack(language); }

void RuleSet::match(std::string_view text, BlockSize size, std::string_view language,
                    std::vector<Hit>& out) const {
  out.clear();
  const Pack& pack = pack_for(language);
  // Scratch that keeps its memory from block to block; holds nothing between calls.
  static thread_local std::string phrase;
  static thread_local std::vector<int> found;

  const auto add_all = [&](const PhraseTable& table, Hit::By by, Span span) {
    const auto rules = table.find(std::string_view(phrase));
    if (rules == table.end()) return;
    for (std::uint16_t rule : rules->second) out.push_back({rule, 0, by, span});
  };
  if (text.size() <= kMaxPhraseBytes) {
    normalise_phrase(text, phrase);
    add_all(pack.phrases, Hit::By::phrase, {0, text.size()});
  }
  if (const Head head = head_of(text); !head.phrase.empty()) {
    normalise_phrase(head.phrase, phrase);
    add_all(pack.heads, Hit::By::head, {0, head.end});
  }
  const auto add = [&](PatternSet::Entry e) { out.push_back({e.rule, e.pattern, Hit::By::text, {}}); };
  const auto piece = re2::StringPiece(text.data(), text.size());
  const auto alone = [&](PatternSet::Entry e) {
    return RE2::PartialMatch(piece, compiled_->of(e.rule).any[e.pattern]->get());
  };
  pack.anchored.match(text, found, add, alone);
  pack.search.match(text, found, add, alone);
  if (size.chars <= kShortBlockChars || size.words <= kShortBlockWords) {
    pack.short_anchored.match(text, found, add, alone);
    pack.short_search.match(text, found, add, alone);
  }
  if (out.empty()) return;

  std::sort(out.begin(), out.end(), [](const Hit& a, const Hit& b) {
    return std::tie(a.rule, a.by, a.pattern) < std::tie(b.rule, b.by, b.pattern);
  });
  out.erase(std::unique(out.begin(), out.end(), [](const Hit& a, const Hit& b) { return a.rule == b.rule; }),
            out.end());
  std::erase_if(out, [&](Hit& hit) {
    const Match& match = rules_[hit.rule].match;
    if ((match.min_words && size.words < static_cast<std::uint32_t>(*match.min_words)) ||
        (match.max_words && size.words > static_cast<std::uint32_t>(*match.max_words)) ||
        (match.max_chars && size.chars > static_cast<std::uint32_t>(*match.max_chars)))
      return true;
    for (const auto& none : compiled_->of(hit.rule).none)
      if (RE2::PartialMatch(piece, none->get())) return true;
    if (hit.by == Hit::By::text) {
      re2::StringPiece whole;
      const RE2& re = compiled_->of(hit.rule).any[hit.pattern]->get();
      if (!re.Match(piece, 0, piece.size(), RE2::UNANCHORED, &whole, 1)) return true;
      const auto start = static_cast<std::size_t>(whole.data() - text.data());
      hit.span = {start, start + whole.size()};
    }
    return false;
  });
}

std::string_view RuleSet::group(const Hit& hit, std::string_view text, std::string_view name) const {
  const std::string_view whole = text.substr(hit.span.start, hit.span.size());
  if (hit.by == Hit::By::head) return name == "head" ? head_of(text).phrase : name.empty() ? whole : "";
  if (hit.by == Hit::By::phrase || name.empty()) return name.empty() ? whole : std::string_view();
  const RE2& re = compiled_->of(hit.rule).any[hit.pattern]->get();
  const auto& groups = re.NamedCapturingGroups();
  const auto found = groups.find(std::string(name));
  if (found == groups.end()) return {};
  std::vector<re2::StringPiece> parts(static_cast<std::size_t>(re.NumberOfCapturingGroups()) + 1);
  const re2::StringPiece piece(text.data(), text.size());
  if (!re.Match(piece, 0, piece.size(), RE2::UNANCHORED, parts.data(), static_cast<int>(parts.size())))
    return {};
  const re2::StringPiece& part = parts[static_cast<std::size_t>(found->second)];
  return part.data() ? std::string_view(part.data(), part.size()) : std::string_view();
}

}  // namespace kehraus
