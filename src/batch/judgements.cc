#include "batch/judgements.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <utility>

#include "learn/learned_blocks.h"

namespace kehraus {
namespace {

// What a judgement is about: `de,en,`, and where sites count, behind it the share of the document's site, as
// LearnedBlocks has it: `de,en,#17`. The order of languages and repeats say nothing, an empty language is one
// that is not known.
std::string scope_of(std::vector<std::string> languages, const std::optional<std::uint64_t>& share) {
  std::sort(languages.begin(), languages.end());
  languages.erase(std::unique(languages.begin(), languages.end()), languages.end());
  std::string out;
  for (const std::string& language : languages) out += language + ',';
  if (share) out += '#' + std::to_string(*share);
  return out;
}

struct Scope {
  std::vector<std::string> languages;
  std::optional<std::uint64_t> share;
};

Scope parse_scope(std::string_view text) {
  Scope scope;
  for (std::size_t comma = text.find(','); comma != text.npos; comma = text.find(',')) {
    scope.languages.emplace_back(text.substr(0, comma));
    text.remove_prefix(comma + 1);
  }
  if (text.starts_with('#')) scope.share = std::strtoull(std::string(text.substr(1)).c_str(), nullptr, 10);
  return scope;
}

}  // namespace

Judgements::Judgements(Manifest& manifest, const Cleaner& cleaner, std::string context)
    : cleaner_(cleaner), context_(std::move(context)) {
  for (const Judgement& judgement : manifest.judgements()) {
    const bool is_current = judgement.fingerprint == fingerprint_for(judgement.scope);
    is_current_[judgement.number] = is_current;
    if (is_current) numbers_[judgement.scope] = judgement.number;
  }
}

std::vector<std::int64_t> Judgements::stale() const {
  std::vector<std::int64_t> numbers = {0};
  for (const auto& [number, is_current] : is_current_)
    if (!is_current) numbers.push_back(number);
  return numbers;
}

std::int64_t Judgements::number_for(const std::vector<std::string>& languages, std::string_view site,
                                    Group& group) {
  std::optional<std::uint64_t> share;
  if (cleaner_.learned()) share = LearnedBlocks::share_of(site);
  std::string scope = scope_of(languages, share);
  const auto found = numbers_.find(scope);
  if (found != numbers_.end()) return found->second;
  const std::int64_t number = is_current_.empty() ? 1 : is_current_.rbegin()->first + 1;
  group.judgements.push_back({number, scope, fingerprint_for(scope)});
  is_current_[number] = true;
  numbers_[std::move(scope)] = number;
  return number;
}

// A document whose site was not noted may be of any.
std::string Judgements::fingerprint_for(const std::string& scope) {
  const Scope parsed = parse_scope(scope);
  std::string& rules_version = rules_versions_[parsed.languages];
  if (rules_version.empty()) rules_version = cleaner_.rules_version(parsed.languages);
  std::string all = context_ + '\n' + rules_version;
  if (const LearnedBlocks* const learned = cleaner_.learned()) {
    const std::uint64_t version = parsed.share ? learned->version_of_share(*parsed.share) : 1;
    if (version != 0) all += '\n' + std::to_string(version);
  }
  return content_hash(all).hex();
}

}  // namespace kehraus
