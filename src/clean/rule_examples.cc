#include "clean/rule_examples.h"

#include <algorithm>

#include "document/document.h"
#include "filters/filters.h"
#include "html/parser.h"
#include "read/page.h"
#include "read/text.h"
#include "ruleset/rule_set.h"
#include "text/host.h"

namespace kehraus {
namespace {

constexpr std::string_view kFiller =
    "The committee met again on Monday evening to settle a question that had been left open since spring, "
    "number ";

const char* verb_of(Example::Expect expect) {
  switch (expect) {
    case Example::Expect::drop: return "drop";
    case Example::Expect::trim: return "trim";
    case Example::Expect::keep: return "keep";
    case Example::Expect::ignore: return "ignore";
  }
  return "";
}

std::string document_of(const Example& example) {
  std::string text;
  for (int i = 0; i < example.at_block; ++i) text.append(kFiller).append(std::to_string(i)).append(".\n\n");
  return text + example.text;
}

// The example and, below it, more than as much text: what most of a page stands in is never dropped.
std::string page_of(const Example& example) {
  std::string page = example.text;
  for (std::size_t size = 0, i = 0; size <= example.text.size(); size += kFiller.size(), ++i)
    page.append("<p>").append(kFiller).append(std::to_string(i)).append(".</p>");
  return page;
}

std::vector<std::string> values_of(const Metadata& metadata, CaptureKey key) {
  const auto one = [](const std::optional<std::string>& field) {
    return field ? std::vector<std::string>{*field} : std::vector<std::string>{};
  };
  switch (key) {
    case CaptureKey::title: return one(metadata.title);
    case CaptureKey::authors: return metadata.authors;
    case CaptureKey::agency: return one(metadata.agency);
    case CaptureKey::date_published: return one(metadata.date_published);
    case CaptureKey::date_modified: return one(metadata.date_modified);
    case CaptureKey::categories: return metadata.categories;
    case CaptureKey::tags: return metadata.tags;
    case CaptureKey::captions: return metadata.captions;
    case CaptureKey::sources: return metadata.sources;
    case CaptureKey::license: return one(metadata.license);
    case CaptureKey::reading_time_minutes:
      if (!metadata.reading_time_minutes) return {};
      return {std::to_string(*metadata.reading_time_minutes)};
    case CaptureKey::free_access:
      if (!metadata.free_access) return {};
      return {*metadata.free_access ? "true" : "false"};
  }
  return {};
}

std::string joined(const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& value : values) out += (out.empty() ? "`" : ", `") + value + "`";
  return out.empty() ? "nothing" : out;
}

// One example under the rules' own step alone.
class Trial {
 public:
  Trial(const Rule& rule, const Example& example, const RuleSet& rules) : rule_(rule), example_(example) {
    text_ = example.is_html ? page_of(example) : document_of(example);
    example.is_html ? read_page(parser_.parse(text_), document_, map_) : read_text(text_, document_);
    document_.host = site_host_of(example.url);
    document_.language = !example.language.empty() ? example.language
                         : rule.language == "any"  ? "en"
                                                   : rule.language;
    leaning_.drops_unsure = rule.certainty == Certainty::unsure;
    Sheet sheet(document_, rules, leaning_);
    apply(sheet);
    kept_ = sheet.kept();
  }

  // Why the example fails; empty where it holds.
  std::string complaint() const {
    const auto b = static_cast<std::size_t>(example_.at_block + example_.block - 1);
    if (b >= document_.blocks.size()) return "the text has no block " + std::to_string(example_.block);
    if (const std::string done = done_to(b); done != expected())
      return "expected " + expected() + ", but the rule's answer is " + done + ": " +
             std::string(document_.blocks[b].text.substr(0, 80));
    if (example_.leaves) {
      if (const std::string left = what_is_left(); left != *example_.leaves) return "leaves:\n" + left;
    }
    for (const auto& [key, want] : example_.gives) {
      const auto got = values_of(document_.metadata, key);
      if (got != want) return std::string(name_of(key)) + " is " + joined(got) + ", not " + joined(want);
    }
    return {};
  }

 private:
  void apply(Sheet& sheet) const {
    if (example_.is_html) {
      sheet.begin_page();
      return apply_element_rules(sheet);
    }
    sheet.begin_round();
    apply_rules(sheet);
  }

  // `keep` means left alone, except for rules whose very action is to keep.
  std::string expected() const {
    if (example_.expect == Example::Expect::keep && rule_.action != Action::keep) return "ignore";
    return verb_of(example_.expect);
  }

  std::string done_to(std::size_t b) const {
    for (const Mark& mark : document_.marks) {
      if (mark.block != b || !mark.decisive || mark.decider != rule_.id) continue;
      if (mark.verdict == Verdict::keep) return "keep";
      return mark.verdict == Verdict::trim ? "trim" : "drop";
    }
    return "ignore";
  }

  std::string what_is_left() const {
    std::string left;
    for (std::size_t b = static_cast<std::size_t>(example_.at_block); b < kept_.size(); ++b) {
      if (kept_[b].empty()) continue;
      if (!left.empty()) left += "\n\n";
      left += document_.blocks[b].text.substr(kept_[b].start, kept_[b].size());
    }
    return left;
  }

  const Rule& rule_;
  const Example& example_;
  std::string text_;
  html::Parser parser_;
  PageMap map_;
  Document document_;
  Leaning leaning_;
  std::vector<Span> kept_;
};

// A rule on trial is proved as it would work once stable.
Rule as_stable(Rule rule) {
  if (rule.status == Status::trial) rule.status = Status::stable;
  return rule;
}

}  // namespace

ExampleReport check_examples(const std::vector<std::string>& rules_folders) {
  const auto rules = RuleSet::load_with_examples(rules_folders, rules_folders.empty());
  const auto all = rules_folders.empty() ? nullptr : RuleSet::load(rules_folders);
  ExampleReport report;
  for (const Rule& rule : rules->rules()) {
    if (rule.status == Status::retired) continue;
    ++report.rules;
    const auto alone = RuleSet::of(as_stable(rule), *rules);
    const RuleSet& with = rule.match.beside.empty() ? *alone : all ? *all : *rules;
    for (const Example& example : rule.examples) {
      ++report.examples;
      if (std::string complaint = Trial(rule, example, with).complaint(); !complaint.empty())
        report.failures.push_back({rule.id, rule.origin, example.line, std::move(complaint)});
    }
  }
  return report;
}

}  // namespace kehraus
