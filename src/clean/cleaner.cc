#include "clean/cleaner.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "clean/compose.h"
#include "filters/pipeline.h"
#include "html/parser.h"
#include "metadata/file_page_metadata.h"
#include "metadata/gather_claims.h"
#include "read/decode.h"
#include "read/decode_page.h"
#include "read/language.h"
#include "read/page.h"
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

void warn_about(const Decoded& decoded, Document& document) {
  if (decoded.guessed) document.warnings.push_back("encoding_guessed:" + decoded.encoding);
  if (decoded.replaced > 0)
    document.warnings.push_back("encoding_replaced:" + std::to_string(decoded.replaced));
}

// Residue in another language may hide the article's. So the language is asked for again once the residue is
// gone, and what is left is judged by that: as a second cleaning would.
//   out  the languages by whose rules it was judged, in order
std::vector<std::string> judge_in_its_language(Sheet& sheet) {
  constexpr int kMaxChanges = 3;
  const StopWords& stop_words = sheet.rules().words().stop_words();
  auto passages = sheet.passages(kLanguagePassageWords, kLanguageSampleBytes);
  std::string language = detect_language(passages, stop_words);
  std::vector<std::string> judged_as;
  for (int change = 0; change < kMaxChanges; ++change) {
    sheet.change_language(language);
    judged_as.push_back(language);
    judge(sheet);
    auto left = sheet.passages(kLanguagePassageWords, kLanguageSampleBytes);
    if (std::equal(left.begin(), left.end(), passages.begin(), passages.end(), is_same_place)) break;
    passages = std::move(left);
    language = detect_language(passages, stop_words);
    if (language == sheet.document().language) break;
  }
  return judged_as;
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

std::string too_large(std::size_t bytes, std::size_t limit) {
  return "document of " + std::to_string(bytes) + " bytes is larger than the limit of " +
         std::to_string(limit);
}

}  // namespace

// What a result's texts point into.
struct Cleaner::Reading {
  explicit Reading(Decoded decoded_) : decoded(std::move(decoded_)) {}

  // `near` as PageMap has it.
  std::size_t to_input(std::size_t offset, std::size_t& near) const {
    return decoded.offsets.to_input(document.is_page ? map.to_page(offset, near) : offset);
  }

  const Decoded decoded;
  PageMap map;        // of a page
  PageClaims claims;  // of a page
  Document document;
};

Cleaner::Cleaner(Options options) : options_(std::move(options)) {
  check(options_);
  rules_ = RuleSet::load(options_.rules_folders);
}

Cleaner::~Cleaner() = default;
Cleaner::Cleaner(Cleaner&&) noexcept = default;
Cleaner& Cleaner::operator=(Cleaner&&) noexcept = default;

const RuleSet& Cleaner::rules() const noexcept { return *rules_; }

std::string Cleaner::rules_version(const std::vector<std::string>& languages) const {
  return rules_->version_for(languages);
}

Result Cleaner::clean(std::string_view bytes, std::string_view charset) const {
  return clean_in_place(bytes, charset).owned();
}

Result Cleaner::clean_page(std::string_view bytes, std::string_view charset) const {
  return clean_page_in_place(bytes, charset).owned();
}

ResultView Cleaner::clean_in_place(std::string_view bytes, std::string_view charset) const {
  if (bytes.size() > options_.max_document_bytes)
    return failed(too_large(bytes.size(), options_.max_document_bytes));
  auto reading =
      std::make_shared<Reading>(charset.empty() ? decode(bytes) : decode_declared_text(bytes, charset));
  if (reading->decoded.is_binary) return failed("binary data, not text");
  warn_about(reading->decoded, reading->document);
  read_text(reading->decoded.text, reading->document);
  return judged(std::move(reading));
}

ResultView Cleaner::clean_page_in_place(std::string_view bytes, std::string_view charset) const {
  constexpr std::size_t kLargestPage = (std::size_t{1} << 30) - 1;
  const std::size_t limit = std::min(options_.max_document_bytes, kLargestPage);
  if (bytes.size() > limit) return failed(too_large(bytes.size(), limit));
  auto reading = std::make_shared<Reading>(decode_page(bytes, charset));
  if (reading->decoded.is_binary) return failed("binary data, not text");
  if (reading->decoded.text.size() > kLargestPage)
    return failed(too_large(reading->decoded.text.size(), kLargestPage));
  warn_about(reading->decoded, reading->document);
  thread_local html::Parser parser;
  const html::Tree& tree = parser.parse(reading->decoded.text);
  read_page(tree, reading->document, reading->map);
  reading->claims = gather_claims(tree, reading->document.head.title);
  return judged(std::move(reading));
}

ResultView Cleaner::judged(std::shared_ptr<Reading> reading) const {
  Document& document = reading->document;
  const Leaning leaning = leaning_of(options_);
  Sheet sheet(document, *rules_, leaning);
  if (document.is_page) judge_page(sheet);
  std::vector<std::string> judged_as;
  if (options_.language) {
    document.language = *options_.language;
    judged_as.push_back(document.language);
    judge(sheet);
  } else {
    judged_as = judge_in_its_language(sheet);
  }
  if (document.is_page) file_page_metadata(reading->claims, rules_->words().dates(), document);
  std::size_t near = 0;
  const auto to_input = [&](std::size_t offset) { return reading->to_input(offset, near); };
  ResultView result = compose(document, sheet.kept(), to_input, options_.trace);
  result.judged_as = std::move(judged_as);
  result.held = std::move(reading);
  return result;
}

}  // namespace kehraus
