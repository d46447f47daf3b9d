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

// What is told by no claim and no rule: the language, and a page's type.
void note_own_findings(Document& document, const Options& options) {
  if (!document.wants_evidence) return;
  const auto note = [&](std::string_view field, std::string_view source, std::string value) {
    EvidenceDraft& draft = document.evidence.emplace_back();
    draft.said.field = field;
    draft.said.source = source;
    draft.said.raw = std::move(value);
  };
  if (!document.language.empty()) note("language", options.language ? "option" : "text", document.language);
  if (document.metadata.page_type) note("page_type", "score", *document.metadata.page_type);
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

  std::vector<FieldEvidence> evidence() const;

  const Decoded decoded;
  PageMap map;        // of a page
  PageClaims claims;  // of a page
  Document document;
};

// Each once, by field, and what is believed first; the order of the document within.
std::vector<FieldEvidence> Cleaner::Reading::evidence() const {
  std::vector<FieldEvidence> all;
  for (const EvidenceDraft& draft : document.evidence) {
    FieldEvidence said = draft.said;
    if (draft.in_text) {
      std::size_t near = 0;
      said.span = {to_input(draft.in_text->start, near), to_input(draft.in_text->end, near)};
    } else if (!draft.in_page.empty()) {
      const auto start = static_cast<std::size_t>(draft.in_page.data() - document.page.data());
      said.span = {decoded.offsets.to_input(start), decoded.offsets.to_input(start + draft.in_page.size())};
    }
    const auto is_same = [&](const FieldEvidence& other) {
      return other.field == said.field && other.span == said.span && other.name == said.name &&
             other.raw == said.raw && other.value == said.value;
    };
    if (std::none_of(all.begin(), all.end(), is_same)) all.push_back(std::move(said));
  }
  std::stable_sort(all.begin(), all.end(), [](const FieldEvidence& a, const FieldEvidence& b) {
    return a.field != b.field ? a.field < b.field : (a.doubt == Doubt::none) > (b.doubt == Doubt::none);
  });
  return all;
}

Cleaner::Cleaner(Options options) : options_(std::move(options)) {
  check(options_);
  rules_ = RuleSet::load(options_.rules_folders);
}

Cleaner::~Cleaner() = default;
Cleaner::Cleaner(Cleaner&&) noexcept = default;
Cleaner& Cleaner::operator=(Cleaner&&) noexcept = default;

const RuleSet& Cleaner::rules() const noexcept { return *rules_; }

Result Cleaner::clean(std::string_view bytes) const { return clean_in_place(bytes).owned(); }

Result Cleaner::clean_page(std::string_view bytes, std::string_view charset) const {
  return clean_page_in_place(bytes, charset).owned();
}

ResultView Cleaner::clean_in_place(std::string_view bytes) const {
  if (bytes.size() > options_.max_document_bytes)
    return failed(too_large(bytes.size(), options_.max_document_bytes));
  auto reading = std::make_shared<Reading>(decode(bytes));
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
  reading->claims = gather_claims(tree, reading->document.head.title, rules_->words());
  return judged(std::move(reading));
}

ResultView Cleaner::judged(std::shared_ptr<Reading> reading) const {
  Document& document = reading->document;
  document.wants_evidence = options_.evidence;
  const Leaning leaning = leaning_of(options_);
  Sheet sheet(document, *rules_, leaning);
  if (document.is_page) judge_page(sheet);
  if (options_.language) {
    document.language = *options_.language;
    judge(sheet);
  } else {
    judge_in_its_language(sheet);
  }
  note_own_findings(document, options_);
  if (document.is_page) file_page_metadata(reading->claims, rules_->words(), document);
  std::size_t near = 0;
  const auto to_input = [&](std::size_t offset) { return reading->to_input(offset, near); };
  ResultView result = compose(document, sheet.kept(), to_input, options_.trace);
  if (options_.evidence) result.evidence = reading->evidence();
  result.held = std::move(reading);
  return result;
}

}  // namespace kehraus
