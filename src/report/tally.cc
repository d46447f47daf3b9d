#include "report/tally.h"

#include <algorithm>
#include <set>

#include "text/host.h"

namespace kehraus {

double DocumentGroup::removed_share() const noexcept {
  const std::size_t whole = kept_bytes + removed_bytes;
  return whole == 0 ? 0 : static_cast<double>(removed_bytes) / static_cast<double>(whole);
}

void Tally::add(const Comparison& comparison) {
  ++outcomes[static_cast<std::size_t>(comparison.outcome)];
  const std::size_t kept = comparison.kept_bytes(), removed = comparison.removed_bytes();
  std::string_view site = comparison.field("site");
  if (const std::string_view host = host_of(comparison.field("url")); !host.empty()) site = host;
  for (DocumentGroup* group :
       {&all, &sites[std::string(site)], &languages[std::string(comparison.field("language"))]}) {
    ++group->documents;
    group->kept_bytes += kept;
    group->removed_bytes += removed;
  }
  if (comparison.outcome == Outcome::clean) {
    const auto place = static_cast<std::size_t>(comparison.removed_share() * kShares);
    ++shares[std::min(place, kShares - 1)];
  }
  for (const std::string& warning : comparison.warnings) ++warnings[warning];
  if (comparison.f1) f1s.push_back(*comparison.f1);
  std::set<const Taken*> here;
  for (const Piece& piece : comparison.pieces) {
    if (piece.is_kept || piece.is_title()) continue;
    RuleTaken& rule = rules[piece.rule];
    rule.category = piece.category;
    for (Taken* taken : {&categories[piece.category], static_cast<Taken*>(&rule)}) {
      ++taken->places;
      taken->bytes += piece.text.size();
      taken->documents += here.insert(taken).second;
    }
  }
}

}  // namespace kehraus
