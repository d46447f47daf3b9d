#include "clean/cleaner.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "clean/compose.h"
#include "clean/page_host.h"
#include "filters/pipeline.h"
#include "html/parser.h"
#include "learn/learned_blocks.h"
#include "learn/learned_file.h"
#include "metadata/file_page_metadata.h"
#include "metadata/gather_claims.h"
#include "read/decode.h"
#include "read/decode_page.h"
#include "read/language.h"
#include "read/page.h"
#include "read/page_data.h"
#include "read/text.h"
#include "ruleset/rule_set.h"
#include "text/host.h"

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
    if (document->is_page) offset = map.to_page(offset, near);
    return decoded.offsets.to_input(with_data ? with_data->page.to_page(offset) : offset);
  }

  // Where some of the page's bytes stand: of the page as it came, or of the one that shows its data.
  Span in_input(std::string_view bytes) const {
    const std::string_view shown = document->page;
    const bool is_shown = bytes.data() >= shown.data() && bytes.data() <= shown.data() + shown.size();
    if (!with_data || !is_shown) {
      const auto start = static_cast<std::size_t>(bytes.data() - decoded.text.data());
      return {decoded.offsets.to_input(start), decoded.offsets.to_input(start + bytes.size())};
    }
    const auto start = static_cast<std::size_t>(bytes.data() - shown.data());
    return {decoded.offsets.to_input(with_data->page.to_page(start)),
            decoded.offsets.to_input(with_data->page.to_page(start + bytes.size()))};
  }

  // A page as it stands, or as it shows its data.
  void read(const html::Tree& tree) {
    document.emplace();
    read_page(tree, *document, map);
  }

  // Reads the page anew with its data. Such that hide a text of the page are left alone.
  void read_with_data(html::Parser& parser) {
    const std::size_t shown_bytes = document->text.size();
    const html::Tree& tree = parser.parse(with_data->page.text());
    read(tree);
    if (!tree.budget && document->text.size() > shown_bytes) {
      document->warnings.push_back("text_from_data:" + std::string(with_data->source));
      return;
    }
    with_data.reset();
    read(parser.parse(decoded.text));
  }

  std::vector<FieldEvidence> evidence() const;

  const Decoded decoded;
  std::optional<PageWithData> with_data;  // of a page whose text is that of its data
  PageMap map;                            // of a page
  PageClaims claims;                      // of a page
  std::optional<Document> document{std::in_place};
};

// Each once, by field, and what is believed first; the order of the document within.
std::vector<FieldEvidence> Cleaner::Reading::evidence() const {
  std::vector<FieldEvidence> all;
  for (const EvidenceDraft& draft : document->evidence) {
    FieldEvidence said = draft.said;
    if (draft.in_text) {
      std::size_t near = 0;
      said.span = {to_input(draft.in_text->start, near), to_input(draft.in_text->end, near)};
    } else if (!draft.in_page.empty()) {
      said.span = in_input(draft.in_page);
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
  if (!options_.learned_file.empty())
    learned_ = std::make_shared<const LearnedBlocks>(load_learned(options_.learned_file));
}

Cleaner::~Cleaner() = default;
Cleaner::Cleaner(Cleaner&&) noexcept = default;
Cleaner& Cleaner::operator=(Cleaner&&) noexcept = default;

const RuleSet& Cleaner::rules() const noexcept { return *rules_; }

Cleaner Cleaner::with_learned(std::shared_ptr<const LearnedBlocks> learned) const {
  Cleaner other(*this);
  other.learned_ = std::move(learned);
  return other;
}

const LearnedBlocks* Cleaner::learned() const noexcept { return learned_.get(); }

std::string Cleaner::rules_version(const std::vector<std::string>& languages) const {
  return rules_->version_for(languages);
}

Result Cleaner::clean(std::string_view bytes, const DocumentOrigin& origin) const {
  return clean_in_place(bytes, origin).owned();
}

Result Cleaner::clean_page(std::string_view bytes, const DocumentOrigin& origin) const {
  return clean_page_in_place(bytes, origin).owned();
}

ResultView Cleaner::clean_in_place(std::string_view bytes, const DocumentOrigin& origin) const {
  if (bytes.size() > options_.max_document_bytes)
    return failed(too_large(bytes.size(), options_.max_document_bytes));
  auto reading = std::make_shared<Reading>(
      origin.charset.empty() ? decode(bytes) : decode_declared_text(bytes, origin.charset));
  if (reading->decoded.is_binary) return failed("binary data, not text");
  warn_about(reading->decoded, *reading->document);
  read_text(reading->decoded.text, *reading->document);
  reading->document->host = site_host_of(origin.url);
  return judged(std::move(reading));
}

ResultView Cleaner::clean_page_in_place(std::string_view bytes, const DocumentOrigin& origin) const {
  constexpr std::size_t kLargestPage = (std::size_t{1} << 30) - 1;
  const std::size_t limit = std::min(options_.max_document_bytes, kLargestPage);
  if (bytes.size() > limit) return failed(too_large(bytes.size(), limit));
  auto reading = std::make_shared<Reading>(decode_page(bytes, origin.charset));
  if (reading->decoded.is_binary) return failed("binary data, not text");
  if (reading->decoded.text.size() > kLargestPage)
    return failed(too_large(reading->decoded.text.size(), kLargestPage));
  thread_local html::Parser parser;
  const html::Tree& tree = parser.parse(reading->decoded.text);
  reading->read(tree);
  reading->claims = gather_claims(tree, reading->document->head.title, rules_->words());
  if (!tree.budget) reading->with_data = read_page_data(tree, *reading->document);
  if (reading->with_data) reading->read_with_data(parser);
  warn_about(reading->decoded, *reading->document);
  reading->document->host = host_for_rules(origin.url, reading->claims);
  reading->document->crawl_date = origin.crawl_date;
  return judged(std::move(reading));
}

ResultView Cleaner::judged(std::shared_ptr<Reading> reading) const {
  Document& document = *reading->document;
  document.wants_evidence = options_.evidence;
  const Leaning leaning = leaning_of(options_);
  Sheet sheet(document, *rules_, leaning, learned_ ? learned_->find(document.host) : nullptr);
  if (document.is_page) judge_page(sheet);
  std::vector<std::string> judged_as;
  if (options_.language) {
    document.language = *options_.language;
    judged_as.push_back(document.language);
    judge(sheet);
  } else {
    judged_as = judge_in_its_language(sheet);
  }
  note_own_findings(document, options_);
  if (document.is_page) file_page_metadata(reading->claims, rules_->words(), document);
  std::size_t near = 0;
  const auto to_input = [&](std::size_t offset) { return reading->to_input(offset, near); };
  ResultView result = compose(document, sheet.kept(), to_input, options_.trace);
  if (options_.evidence) result.evidence = reading->evidence();
  result.judged_as = std::move(judged_as);
  result.judged_host = document.host;
  result.held = std::move(reading);
  return result;
}

}  // namespace kehraus
