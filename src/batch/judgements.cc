#include "batch/judgements.h"

#include <algorithm>
#include <utility>

namespace kehraus {
namespace {

// `de,en`; the order and repeats say nothing, an empty language is one that is not known.
std::string joined(std::vector<std::string> languages) {
  std::sort(languages.begin(), languages.end());
  languages.erase(std::unique(languages.begin(), languages.end()), languages.end());
  std::string out;
  for (const std::string& language : languages) out += language + ',';
  return out;
}

std::vector<std::string> split(const std::string& joined) {
  std::vector<std::string> languages;
  std::size_t start = 0;
  for (std::size_t comma = joined.find(','); comma != std::string::npos; comma = joined.find(',', start)) {
    languages.push_back(joined.substr(start, comma - start));
    start = comma + 1;
  }
  return languages;
}

}  // namespace

Judgements::Judgements(Manifest& manifest, const Cleaner& cleaner, std::string context)
    : cleaner_(cleaner), context_(std::move(context)) {
  for (const Judgement& judgement : manifest.judgements()) {
    const bool is_current = judgement.fingerprint == fingerprint_for(split(judgement.languages));
    is_current_[judgement.number] = is_current;
    if (is_current) numbers_[judgement.languages] = judgement.number;
  }
}

std::vector<std::int64_t> Judgements::stale() const {
  std::vector<std::int64_t> numbers = {0};
  for (const auto& [number, is_current] : is_current_)
    if (!is_current) numbers.push_back(number);
  return numbers;
}

std::int64_t Judgements::number_for(const std::vector<std::string>& languages, Group& group) {
  std::string name = joined(languages);
  const auto found = numbers_.find(name);
  if (found != numbers_.end()) return found->second;
  const std::int64_t number = is_current_.empty() ? 1 : is_current_.rbegin()->first + 1;
  group.judgements.push_back({number, name, fingerprint_for(languages)});
  is_current_[number] = true;
  numbers_[std::move(name)] = number;
  return number;
}

std::string Judgements::fingerprint_for(const std::vector<std::string>& languages) const {
  return content_hash(context_ + '\n' + cleaner_.rules_version(languages)).hex();
}

}  // namespace kehraus
