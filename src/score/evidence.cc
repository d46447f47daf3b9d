#include "score/evidence.h"

namespace kehraus {
namespace {

constexpr std::array<std::string_view, kEvidenceCount> kNames = {
    "words",         "word_length",     "upper_share", "digit_share",    "capitalised_share", "lower_share",
    "sentence_ends", "sentence_length", "end",         "bullet",         "starts_lower",      "address",
    "prose_after",   "words_before",    "words_after", "words_before_2", "words_after_2",     "gone_before",
    "gone_after",    "ends_after",      "run",         "run_gone_share", "run_words",         "run_side",
    "alike",         "place",           "prose_left",  "prose_words",    "prose_share",       "blocks",
    "typical_share", "stop_share",      "long_number", "commas",         "separators",        "brackets",
    "colons",        "inner_capital",   "known_share", "known_in_title", "longer_words"};

}  // namespace

std::string_view name_of(Evidence evidence) noexcept { return kNames[static_cast<std::size_t>(evidence)]; }

}  // namespace kehraus
