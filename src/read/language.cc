#include "read/language.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

namespace kehraus {
namespace {

constexpr std::uint32_t kMinBlockWords = 8;     // shorter blocks are names, menus and residue in other languages
constexpr std::size_t kSampleBytes = 1200;      // measured: more changes hardly any verdict
constexpr std::size_t kBytesOfOneBlock = 400;   // so that one long quotation does not decide alone
constexpr std::size_t kMinSampleBytes = 20;

void add_start(std::string_view text, std::string& sample) {
  std::size_t size = std::min(text.size(), kBytesOfOneBlock);
  while (size > 0 && size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
  sample.append(text.substr(0, size)).append(1, '\n');
}

std::string sample_of(const Document& document, std::uint32_t min_words) {
  std::string sample;
  sample.reserve(kSampleBytes + kBytesOfOneBlock + 1);
  for (const Block& block : document.blocks) {
    if (block.measures.words >= min_words) add_start(block.text, sample);
    if (sample.size() >= kSampleBytes) break;
  }
  return sample;
}

// CLD2 answers with old and long codes for a few languages.
std::string iso_639_1(std::string_view code) {
  if (code == "iw") return "he";
  if (code == "no" || code == "nb" || code == "nn") return "no";
  code = code.substr(0, code.find('-'));
  return code.size() == 2 ? std::string(code) : std::string();
}

}  // namespace

std::string detect_language(const Document& document) {
  std::string sample = sample_of(document, kMinBlockWords);
  if (sample.size() < kMinSampleBytes) sample = sample_of(document, 1);
  if (sample.size() < kMinSampleBytes) return {};
  bool is_reliable = false;
  const CLD2::Language language =
      CLD2::DetectLanguage(sample.data(), static_cast<int>(sample.size()), true, &is_reliable);
  if (language == CLD2::UNKNOWN_LANGUAGE || !is_reliable) return {};
  return iso_639_1(CLD2::LanguageCode(language));
}

}  // namespace kehraus
