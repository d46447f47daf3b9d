#include "report/tally.h"

#include <algorithm>
#include <set>

namespace kehraus {
namespace {

// The host of an address, without `www.`; empty for what is none.
std::string_view site_in(std::string_view url) noexcept {
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (!url.starts_with(scheme)) continue;
    url.remove_prefix(scheme.size());
    url = url.substr(0, url.find_first_of("/?#:"));
    return url.starts_with("www.") ? url.substr(4) : url;
  }
  return {};
}

}  // namespace

double DocumentGroup::removed_share() const noexcept {
  const std::size_t whole = kept_bytes + removed_bytes;
  return whole == 0 ? 0 : static_cast<double>(removed_bytes) / static_cast<double>(whole);
}

void Tally::add(const Comparison& comparison) {
  ++outcomes[static_cast<std::size_t>(comparison.outcome)];
  const std::size_t kept = comparison.kept_bytes(), removed = comparison.removed_bytes();
  std::string_view site = comparison.field("site");
  if (const std::string_view host = site_in(comparison.field("url")); !host.empty()) site = host;
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
