#include "metadata/file_page_metadata.h"

#include <algorithm>

#include "metadata/choose_authors.h"
#include "metadata/choose_date.h"
#include "metadata/choose_title.h"
#include "metadata/claim_log.h"
#include "metadata/page_text.h"
#include "text/host.h"
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

// What the page says of its language counts only where its text tells nothing.
void explain_languages(const PageClaims& claims, const std::string& language, bool asks_page, ClaimLog& log) {
  for (const TextClaim& claim : claims.languages) {
    const bool is_same = !language.empty() && normalised(claim.value).starts_with(language);
    log.add("language", claim, is_same ? Doubt::none : asks_page ? Doubt::unreadable : Doubt::less_trusted);
  }
}

// What filters filed of the text may be another article's.
bool is_day_before(const std::optional<std::string>& date, const std::optional<std::string>& other) {
  constexpr std::size_t kDayBytes = 10;  // 2025-11-29
  return date && other && date->substr(0, kDayBytes) < other->substr(0, kDayBytes);
}

// Who says a single value; the others are trusted less, or it is none.
void explain_texts(std::string_view field, const std::vector<TextClaim>& claims,
                   const std::optional<std::string>& chosen, ClaimLog& log) {
  if (!log.is_wanted()) return;
  for (const TextClaim& claim : claims)
    log.add(field, claim, chosen == claim.value ? Doubt::none : Doubt::less_trusted);
}

// Who says the items of a list.
void explain_list(std::string_view field, const std::vector<TextClaim>& claims,
                  const std::vector<std::string>& chosen, const std::string& title, ClaimLog& log) {
  if (!log.is_wanted()) return;
  for (const TextClaim& claim : claims) {
    std::vector<std::string> items;
    add_items(claim.value, title, items);
    const bool is_said = std::any_of(items.begin(), items.end(), [&](const std::string& item) {
      return std::find(chosen.begin(), chosen.end(), item) != chosen.end();
    });
    log.add(field, claim, is_said ? Doubt::none : items.empty() ? Doubt::unreadable : Doubt::less_trusted);
  }
}

void file_title(const PageClaims& claims, Document& document, ClaimLog& log) {
  Metadata& metadata = document.metadata;
  const bool is_of_service = metadata.page_type == "service";
  auto title = choose_title(claims, document.head.title, metadata.title, is_of_service, log);
  if (title == metadata.title) return;
  metadata.title = std::move(title);
  metadata.title_raw.reset();
  if (metadata.title) log.overrule("title", *metadata.title);
}

void file_dates(const PageClaims& claims, std::string_view title, const DateWords& words, Document& document,
                ClaimLog& log) {
  Metadata& metadata = document.metadata;
  ChosenDates dates = choose_dates(claims, document, title, words, log);
  set_if_known(metadata.date_published, std::move(dates.published));
  set_if_known(metadata.date_modified, std::move(dates.modified));
  if (is_day_before(metadata.date_modified, metadata.date_published)) metadata.date_modified.reset();
  log.overrule("date_published", metadata.date_published.value_or(""));
  log.overrule("date_modified", metadata.date_modified.value_or(""));
}

void file_names(const PageClaims& claims, std::string_view title, const Lexicon& words, Document& document,
                ClaimLog& log) {
  Metadata& metadata = document.metadata;
  Names names = choose_authors(claims, document, title, words, log);
  metadata.authors = std::move(names.persons);
  if (!metadata.agency && !names.agencies.empty()) metadata.agency = std::move(names.agencies.front());
  log.overrule("authors", metadata.authors);
}

void file_lists(const PageClaims& claims, std::string_view title, Metadata& metadata, ClaimLog& log) {
  const std::string folded = normalised(title);
  merge(metadata.categories, choose_list(claims.categories, folded));
  merge(metadata.tags, choose_list(claims.tags, folded));
  explain_list("categories", claims.categories, metadata.categories, folded, log);
  explain_list("tags", claims.tags, metadata.tags, folded, log);
  log.overrule("categories", metadata.categories);
  log.overrule("tags", metadata.tags);
}

// What the page tells programs goes before what its text says; of what it tells them the first.
void file_access(const PageClaims& claims, Metadata& metadata, ClaimLog& log) {
  if (claims.access.empty()) return;
  const auto best =
      std::min_element(claims.access.begin(), claims.access.end(),
                       [](const AccessClaim& a, const AccessClaim& b) { return a.source < b.source; });
  metadata.free_access = best->is_free;
  for (const AccessClaim& claim : claims.access)
    log.add("free_access", claim.source, claim.origin, claim.value, claim.is_free ? "true" : "false",
            claim.is_free == best->is_free ? Doubt::none : Doubt::less_trusted);
  log.overrule("free_access", best->is_free ? "true" : "false");
}

}  // namespace

void file_page_metadata(const PageClaims& claims, const Lexicon& words, Document& document) {
  Metadata& metadata = document.metadata;
  ClaimLog log(document);
  const bool asks_page = document.language.empty();
  if (asks_page) document.language = language_code(claims);
  explain_languages(claims, document.language, asks_page, log);
  file_title(claims, document, log);
  const std::string_view title = metadata.title ? std::string_view(*metadata.title) : std::string_view();
  file_dates(claims, title, words.dates(), document, log);
  file_names(claims, title, words, document, log);
  set_if_known(metadata.description, first(claims.descriptions));
  explain_texts("description", claims.descriptions, metadata.description, log);
  metadata.url = choose_url(claims);
  explain_texts("url", claims.urls, metadata.url, log);
  metadata.site = choose_site(claims, metadata.url, title);
  explain_texts("site", claims.sites, metadata.site, log);
  if (metadata.url && metadata.site == host_of(*metadata.url))
    log.add("site", ClaimSource::address, {}, *metadata.url, *metadata.site, Doubt::none);
  metadata.image = choose_image(claims);
  explain_texts("image", claims.images, metadata.image, log);
  set_if_known(metadata.license, first(claims.licenses));
  explain_texts("license", claims.licenses, metadata.license, log);
  file_lists(claims, title, metadata, log);
  file_access(claims, metadata, log);
}

}  // namespace kehraus
