#include "clean/cleaner.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "clean/compose.h"
#include "filters/pipeline.h"
#include "read/decode.h"
#include "read/language.h"
#include "read/text.h"
#include "ruleset/rule_set.h"

namespace kehraus {
namespace {

Leaning leaning_of(const Options& options) {
  return {options.favour == Favour::precision,
          options.favour != Favour::recall,
          options.keep,
          options.drop,
          options.scorer,
          options.trace};
}

ResultView failed(std::string why) {
  ResultView result;
  result.outcome = Outcome::failed;
  result.error = std::move(why);
  return result;
}

// What a result's texts point into.
struct Reading {
  explicit Reading(Decoded decoded_) : decoded(std::move(decoded_)) {}

  const Decoded decoded;
  Document document;
};

void warn_about(const Decoded& decoded, Document& document) {
  if (decoded.guessed) document.warnings.push_back("encoding_guessed:" + decoded.encoding);
  if (decoded.replaced > 0)
    document.warnings.push_back("encoding_replaced:" + std::to_string(decoded.replaced));
}

// Residue in another language may hide the article's. So the language is asked for again once the residue is
// gone, and what is left is judged by that: as a second cleaning would.
void judge_in_its_language(Sheet& sheet) {
  constexpr int kMaxChanges = 3;
  const StopWords& stop_words = sheet.rules().words().stop_words();
  auto passages = sheet.passages(kLanguagePassageWords, kLanguageSampleBytes);
  std::string language = detect_language(passages, stop_words);
  for (int change = 0; change < kMaxChanges; ++change) {
    sheet.change_language(language);
    judge(sheet);
    auto left = sheet.passages(kLanguagePassageWords, kLanguageSampleBytes);
    if (std::equal(left.begin(), left.end(), passages.begin(), passages.end(), is_same_place)) return;
    passages = std::move(left);
    language = detect_language(passages, stop_words);
    if (language == sheet.document().language) return;
  }
}

void check(const Options& options) {
  constexpr std::size_t kLargest = std::size_t{1} << 31;
  if (options.max_document_bytes < 1 || options.max_document_bytes > kLargest)
    throw Error("max_document_bytes must be between 1 and 2147483648");
  const auto is_lower_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  if (options.language && (options.language->size() != 2 || !is_lower_letter((*options.language)[0]) ||
                           !is_lower_letter((*options.language)[1])))
    throw Error("language `" + *options.language +
                "` must be an ISO 639-1 code of two small letters, such as `de`");
}

}  // namespace

Cleaner::Cleaner(Options options) : options_(std::move(options)) {
  check(options_);
  rules_ = RuleSet::load(options_.rules_folders);
}

Cleaner::~Cleaner() = default;
Cleaner::Cleaner(Cleaner&&) noexcept = default;
Cleaner& Cleaner::operator=(Cleaner&&) noexcept = default;

const RuleSet& Cleaner::rules() const noexcept { return *rules_; }

Result Cleaner::clean(std::string_view bytes) const { return clean_in_place(bytes).owned(); }

ResultView Cleaner::clean_in_place(std::string_view bytes) const {
  if (bytes.size() > options_.max_document_bytes)
    return failed("document of " + std::to_string(bytes.size()) + " bytes is larger than the limit of " +
                  std::to_string(options_.max_document_bytes));
  const auto reading = std::make_shared<Reading>(decode(bytes));
  const Decoded& decoded = reading->decoded;
  Document& document = reading->document;
  if (decoded.is_binary) return failed("binary data, not text");
  warn_about(decoded, document);
  read_text(decoded.text, document);
  const Leaning leaning = leaning_of(options_);
  Sheet sheet(document, *rules_, leaning);
  if (options_.language) {
    document.language = *options_.language;
    judge(sheet);
  } else {
    judge_in_its_language(sheet);
  }
  const auto to_input = [&](std::size_t offset) { return decoded.offsets.to_input(offset); };
  ResultView result = compose(document, sheet.kept(), to_input, options_.trace);
  result.held = reading;
  return result;
}

}  // namespace kehraus
