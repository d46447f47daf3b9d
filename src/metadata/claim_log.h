// internal: what became of each claim, for those who want evidence.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "metadata/claims.h"

namespace kehraus {

class ClaimLog {
 public:
  // Notes in the document's evidence if it wants any; else every call does nothing.
  explicit ClaimLog(Document& document) noexcept : document_(document) {}

  bool is_wanted() const noexcept { return document_.wants_evidence; }

  // Adds what a claim says of a field: a word of ours. `value` is what was read from it.
  //   out  its place, for settle()
  std::size_t add(std::string_view field, ClaimSource source, ClaimOrigin origin, std::string_view raw,
                  std::string_view value, Doubt doubt);
  std::size_t add(std::string_view field, const TextClaim& claim, Doubt doubt) {
    return add(field, claim.source, claim.origin, claim.value, claim.value, doubt);
  }

  // The same for a claim that a block of the document makes.
  std::size_t add(std::string_view field, const Block& block, std::string_view value, Doubt doubt);

  // What is known of it only later.
  void settle(std::size_t place, Doubt doubt, std::optional<int> weight = std::nullopt);

  // What filters filed under `field` and is not `value` was not believed in the end.
  void overrule(std::string_view field, std::string_view value);
  void overrule(std::string_view field, const std::vector<std::string>& values);

 private:
  static constexpr std::size_t kNowhere = SIZE_MAX;

  Document& document_;
};

// What a claim is called where it stands: `datePublished`, `og:title`, `time.entry-date`.
std::string claim_name(ClaimSource source, ClaimOrigin origin);

}  // namespace kehraus
