#include "metadata/file_page_metadata.h"

#include <algorithm>

#include "metadata/choose_authors.h"
#include "metadata/choose_date.h"
#include "metadata/choose_title.h"
#include "metadata/page_text.h"
#include "text/phrase.h"
#include "text/whitespace.h"

namespace kehraus {
namespace {

constexpr std::size_t kMaxListed = 100;
constexpr std::size_t kMinTitleBytes = 15;  // a shorter one may be the site's name itself

std::string normalised(std::string_view text) {
  std::string out;
  normalise_phrase(text, out);
  return out;
}

std::optional<std::string> first(const std::vector<TextClaim>& claims) {
  if (claims.empty()) return std::nullopt;
  const auto best =
      std::min_element(claims.begin(), claims.end(),
                       [](const TextClaim& a, const TextClaim& b) { return a.source < b.source; });
  return best->value;
}

bool is_web_address(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://");
}

// The canonical address; only whole ones are of use to others.
std::optional<std::string> choose_url(const PageClaims& claims) {
  for (const ClaimSource source :
       {ClaimSource::link, ClaimSource::open_graph, ClaimSource::linked_data, ClaimSource::plain_meta})
    for (const TextClaim& claim : claims.urls)
      if (claim.source == source && is_web_address(claim.value)) return claim.value;
  return std::nullopt;
}

std::optional<std::string> choose_image(const PageClaims& claims) {
  for (const ClaimSource source :
       {ClaimSource::open_graph, ClaimSource::linked_data, ClaimSource::plain_meta, ClaimSource::link})
    for (const TextClaim& claim : claims.images)
      if (claim.source == source && (is_web_address(claim.value) || claim.value.starts_with("/")))
        return claim.value;
  return std::nullopt;
}

// Some put the page's title there.
bool is_page_of(std::string_view site, std::string_view title) {
  return title.size() > kMinTitleBytes && site.find(title) != site.npos;
}

std::optional<std::string> choose_site(const PageClaims& claims, const std::optional<std::string>& url,
                                       std::string_view title) {
  for (const ClaimSource source :
       {ClaimSource::open_graph, ClaimSource::linked_data, ClaimSource::plain_meta})
    for (const TextClaim& claim : claims.sites)
      if (claim.source == source && !is_web_address(claim.value) && !is_page_of(claim.value, title))
        return claim.value;
  if (!url || host_of(*url).empty()) return std::nullopt;
  return std::string(host_of(*url));
}

// `de-AT`, `de_DE` and `DE` as `de`; nothing for what is no code.
std::string language_code(const PageClaims& claims) {
  for (const TextClaim& claim : claims.languages) {
    const std::string_view value = claim.value;
    const auto is_letter = [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; };
    if (value.size() < 2 || !is_letter(value[0]) || !is_letter(value[1])) continue;
    if (value.size() > 2 && is_letter(value[2])) continue;
    return {static_cast<char>(value[0] | 0x20), static_cast<char>(value[1] | 0x20)};
  }
  return {};
}

// Lists as one value: `harbour, ferries; Skelby`.
void add_items(std::string_view text, const std::string& title, std::vector<std::string>& list) {
  constexpr std::size_t kMaxItemBytes = 80;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(",;|"), text.size());
    std::string_view item = strip(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    while (item.starts_with('#')) item.remove_prefix(1);
    if (item.empty() || item.size() > kMaxItemBytes || list.size() >= kMaxListed) continue;
    const std::string folded = normalised(item);
    const bool is_known = std::any_of(list.begin(), list.end(),
                                      [&](const std::string& known) { return normalised(known) == folded; });
    if (!is_known && folded != title) list.emplace_back(item);
  }
}

// The most trusted source speaks for all; the others repeat it, often with more that is not of this article.
std::vector<std::string> choose_list(const std::vector<TextClaim>& claims, const std::string& title) {
  std::vector<std::string> list;
  if (claims.empty()) return list;
  const ClaimSource best =
      std::min_element(claims.begin(), claims.end(), [](const TextClaim& a, const TextClaim& b) {
        return a.source < b.source;
      })->source;
  for (const TextClaim& claim : claims)
    if (claim.source == best) add_items(claim.value, title, list);
  return list;
}

void merge(std::vector<std::string>& filed, std::vector<std::string>&& claimed) {
  if (!claimed.empty()) filed = std::move(claimed);
}

void set_if_known(std::optional<std::string>& field, std::optional<std::string>&& value) {
  if (value && !value->empty()) field = std::move(value);
}

// What filters filed of the text may be another article's.
bool is_day_before(const std::optional<std::string>& date, const std::optional<std::string>& other) {
  constexpr std::size_t kDayBytes = 10;  // 2025-11-29
  return date && other && date->substr(0, kDayBytes) < other->substr(0, kDayBytes);
}

}  // namespace

void file_page_metadata(const PageClaims& claims, const DateWords& words, Document& document) {
  Metadata& metadata = document.metadata;
  if (document.language.empty()) document.language = language_code(claims);
  const bool is_of_service = metadata.page_type == "service";
  if (auto title = choose_title(claims, document.head.title, metadata.title, is_of_service);
      title != metadata.title) {
    metadata.title = std::move(title);
    metadata.title_raw.reset();
  }
  const std::string_view title = metadata.title ? std::string_view(*metadata.title) : std::string_view();
  ChosenDates dates = choose_dates(claims, document, title, words);
  set_if_known(metadata.date_published, std::move(dates.published));
  set_if_known(metadata.date_modified, std::move(dates.modified));
  if (is_day_before(metadata.date_modified, metadata.date_published)) metadata.date_modified.reset();
  Names names = choose_authors(claims, document, title, words);
  metadata.authors = std::move(names.persons);
  if (!metadata.agency && !names.agencies.empty()) metadata.agency = std::move(names.agencies.front());
  set_if_known(metadata.description, first(claims.descriptions));
  metadata.url = choose_url(claims);
  metadata.site = choose_site(claims, metadata.url, title);
  metadata.image = choose_image(claims);
  set_if_known(metadata.license, first(claims.licenses));
  merge(metadata.categories, choose_list(claims.categories, normalised(title)));
  merge(metadata.tags, choose_list(claims.tags, normalised(title)));
  if (claims.free_access) metadata.free_access = claims.free_access;
}

}  // namespace kehraus
