#include "ruleset/literal_grams.h"

#include <climits>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "ruleset/required_literals.h"
#include "text/eight_bytes.h"
#include "text/phrase.h"

namespace kehraus {
namespace {

// How common four bytes are in text: by the sentences that rules' examples are made of, which are written in
// all languages, and by stop words.
class CommonGrams {
 public:
  CommonGrams(const std::vector<Rule>& rules, const std::vector<LanguageWords>& languages) {
    constexpr int kStopWord = 10;
    std::string folded;
    for (const Rule& rule : rules)
      for (const Example& example : rule.examples) {
        fold_text(example.text, folded);
        add(folded, 1);
      }
    for (const LanguageWords& words : languages)
      if (words.code != "any")
        for (const std::string& word : words.stop_words) add(" " + word + " ", kStopWord);
  }

  int count(std::string_view gram) const {
    const auto found = counts_.find(key_of(gram));
    return found == counts_.end() ? 0 : found->second;
  }

 private:
  static std::uint32_t key_of(std::string_view gram) noexcept {
    return static_cast<std::uint32_t>(load_rest(gram.data(), kMinLiteralBytes));
  }
  void add(std::string_view text, int times) {
    for (std::size_t at = 0; at + kMinLiteralBytes <= text.size(); ++at)
      counts_[key_of(text.substr(at))] += times;
  }

  std::unordered_map<std::uint32_t, int> counts_;
};

// Where nothing has been counted, letters tell: those that words are full of, and spaces, count more.
int commonness(std::string_view gram, const CommonGrams& common) {
  constexpr std::string_view kFrequent = " enirstadhulcg";
  constexpr int kCounted = 100;
  int sum = kCounted * common.count(gram);
  for (char c : gram) {
    const auto place = kFrequent.find(c);
    sum += place == kFrequent.npos ? 0 : static_cast<int>(kFrequent.size() - place);
  }
  return sum;
}

std::size_t rarest_gram(std::string_view literal, const CommonGrams& common) {
  std::size_t best = 0;
  int least = INT_MAX;
  for (std::size_t at = 0; at + kMinLiteralBytes <= literal.size(); ++at) {
    const int much = commonness(literal.substr(at, kMinLiteralBytes), common);
    if (much < least) best = at, least = much;
  }
  return best;
}

}  // namespace

void choose_grams(std::vector<Rule>& rules, const std::vector<LanguageWords>& languages) {
  const CommonGrams common(rules, languages);
  for (Rule& rule : rules)
    for (auto& of_pattern : rule.literals)
      for (Literal& literal : of_pattern)
        literal.gram = static_cast<std::uint16_t>(rarest_gram(literal.text, common));
}

}  // namespace kehraus
