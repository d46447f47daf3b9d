// For tests of the filters: documents made from text, rules made from a few lines, and what a run leaves.
#pragma once

#include <filesystem>
#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "filters/filters.h"
#include "filters/pipeline.h"
#include "filters/sheet.h"
#include "read/text.h"
#include "ruleset/rule_set.h"
#include "unit/stream/temporary_folder.h"

namespace kehraus {

using FilterFunction = void (*)(Sheet&);

// A whole rule around the lines that matter. `top` holds `category` and whatever else stands above [match];
// the action is `drop` unless `top` gives one.
inline std::string rule_of(std::string_view top, std::string_view match, std::string_view capture = {}) {
  const bool has_action = top.find("action =") != top.npos;
  const bool keeps = top.find("action = 'keep'") != top.npos;
  std::string out = "summary = 's'\nwhy = 'w'\nsource = 'x'\n";
  if (!has_action) out += "action = 'drop'\n";
  out.append(top).append("\n[match]\n").append(match).append("\n");
  if (!capture.empty()) out.append("[capture]\n").append(capture).append("\n");
  return out + "[[example]]\ntext = 'a'\nexpect = '" + (keeps ? "keep" : "drop") +
         "'\n[[example]]\ntext = 'b'\nexpect = 'ignore'\n";
}

// `<language>/<name>` and the rule's text.
using NamedRule = std::pair<std::string, std::string>;

// Writes a folder of rules as `--rules` takes it.
inline void write_rules(const TemporaryFolder& folder, const std::vector<NamedRule>& rules) {
  for (const auto& [id, toml] : rules) {
    std::filesystem::create_directories(folder.path(id.substr(0, id.find('/'))));
    folder.file(id + ".toml", toml);
  }
}

// These rules and no others.
inline std::unique_ptr<const RuleSet> rules_of(const std::vector<NamedRule>& rules) {
  const TemporaryFolder folder;
  write_rules(folder, rules);
  return RuleSet::load_with_examples({folder.path("")}, /*built_in=*/false);
}

inline const RuleSet& no_rules() {
  static const auto rules = rules_of({});
  return *rules;
}

// A sentence of so many words, nearly all in small letters: running text from eight words on. Sentences of
// different numbers differ.
inline std::string sentence(std::size_t words, std::size_t number = 0) {
  constexpr std::string_view kWords[] = {"rain", "fell", "over", "the",  "old",   "town", "and",
                                         "all",  "who",  "came", "home", "found", "it",   "wet"};
  std::string out = "So";
  for (std::size_t w = 1; w < words; ++w) {
    const std::size_t pick = w <= 3 ? number / (w == 1 ? 1 : w == 2 ? 14 : 196) + w : w;
    out.append(" ").append(kWords[pick % std::size(kWords)]);
  }
  return out + ".";
}

// So many words without punctuation, the first with a capital: a headline.
inline std::string headline(std::size_t words, std::size_t number = 0) {
  std::string out = sentence(words, number);
  out.pop_back();
  return out;
}

// Blocks with a blank line between them.
inline std::string page(const std::vector<std::string>& blocks) {
  std::string out;
  for (const std::string& block : blocks) out.append(out.empty() ? "" : "\n\n").append(block);
  return out;
}

inline std::vector<std::string> repeated(std::size_t count,
                                         const std::function<std::string(std::size_t)>& of) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < count; ++i) out.push_back(of(i));
  return out;
}

inline std::vector<std::string> together(std::initializer_list<std::vector<std::string>> lists) {
  std::vector<std::string> out;
  for (const auto& list : lists) out.insert(out.end(), list.begin(), list.end());
  return out;
}

// One document on a sheet.
class SheetOf {
 public:
  explicit SheetOf(std::string text, const RuleSet& rules = no_rules(), Leaning leaning = {},
                   std::string language = "en")
      : text_(std::move(text)), leaning_(leaning) {
    read_text(text_, document);
    document.language = std::move(language);
    sheet_ = std::make_unique<Sheet>(document, rules, leaning_);
  }

  Sheet& sheet() { return *sheet_; }

  // One round of these filters.
  SheetOf& run(std::initializer_list<FilterFunction> filters) {
    sheet_->begin_round();
    for (FilterFunction filter : filters) filter(*sheet_);
    return *this;
  }

  // Rounds of these filters until one changes nothing.
  SheetOf& settle(std::initializer_list<FilterFunction> filters) {
    do run(filters);
    while (sheet_->has_changed());
    return *this;
  }

  // What is left, block by block.
  std::vector<std::string> left() const {
    std::vector<std::string> out;
    const auto kept = sheet_->kept();
    for (std::size_t b = 0; b < kept.size(); ++b)
      if (!kept[b].empty()) out.emplace_back(document.blocks[b].text.substr(kept[b].start, kept[b].size()));
    return out;
  }

  // Who took what: `<decider> <category>: <text>` for each deciding mark but the keeping ones.
  std::vector<std::string> taken() const {
    std::vector<std::string> out;
    for (const Mark& mark : document.marks) {
      if (!mark.decisive || mark.verdict == Verdict::keep) continue;
      const std::string_view block = document.blocks[mark.block].text;
      const std::string_view part =
          mark.verdict == Verdict::trim ? block.substr(mark.span.start, mark.span.size()) : block;
      out.push_back(std::string(mark.decider) + " " + std::string(name_of(mark.category)) + ": " +
                    std::string(part));
    }
    return out;
  }

  Document document;

 private:
  std::string text_;
  Leaning leaning_;
  std::unique_ptr<Sheet> sheet_;
};

// Whether these filters, run until they settle, take nothing more from what they have left.
inline bool is_settled(const std::vector<std::string>& blocks, std::initializer_list<FilterFunction> filters,
                       const RuleSet& rules = no_rules()) {
  SheetOf first(page(blocks), rules);
  first.settle(filters);
  SheetOf second(page(first.left()), rules);
  second.settle(filters);
  return second.left() == first.left();
}

}  // namespace kehraus
