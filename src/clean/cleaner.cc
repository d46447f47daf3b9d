#include "clean/cleaner.h"

#include "clean/compose.h"
#include "filters/pipeline.h"
#include "read/decode.h"
#include "read/language.h"
#include "read/text.h"
#include "ruleset/rule_set.h"

namespace kehraus {
namespace {

Leaning leaning_of(const Options& options) {
  return {options.favour == Favour::precision, options.favour != Favour::recall, options.keep, options.drop};
}

Result failed(std::string why) {
  Result result;
  result.outcome = Outcome::failed;
  result.error = std::move(why);
  return result;
}

void warn_about(const Decoded& decoded, Document& document) {
  if (decoded.guessed) document.warnings.push_back("encoding_guessed:" + decoded.encoding);
  if (decoded.replaced > 0)
    document.warnings.push_back("encoding_replaced:" + std::to_string(decoded.replaced));
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

Result Cleaner::clean(std::string_view bytes) const {
  if (bytes.size() > options_.max_document_bytes)
    return failed("document of " + std::to_string(bytes.size()) + " bytes is larger than the limit of " +
                  std::to_string(options_.max_document_bytes));
  const Decoded decoded = decode(bytes);
  if (decoded.is_binary) return failed("binary data, not text");
  Document document;
  warn_about(decoded, document);
  read_text(decoded.text, document);
  document.language = options_.language ? *options_.language : detect_language(document);
  const std::vector<Span> kept = judge(document, *rules_, leaning_of(options_));
  return compose(
      document, kept, [&](std::size_t offset) { return decoded.offsets.to_input(offset); }, options_.trace);
}

}  // namespace kehraus
