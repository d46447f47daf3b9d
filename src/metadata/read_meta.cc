#include "metadata/read_meta.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "html/attributes.h"
#include "html/tag.h"
#include "metadata/page_text.h"
#include "text/phrase.h"

namespace kehraus {
namespace {

enum class MetaField : std::uint8_t {
  title,
  description,
  author,
  publisher,
  published,
  created,
  modified,
  site,
  url,
  category,
  tag,
  image,
  license,
  language,
  access,
  label,  // what `labelled` means
  labelled,
};

struct MetaName {
  std::string_view name;
  MetaField field;
  ClaimSource source;
};

// Names by OpenGraph, Dublin Core, Parsely, Sailthru, Highwire, rNews and publishing systems, sorted.
// clang-format off
constexpr MetaName kMetaNames[] = {
    {"apple-mobile-web-app-title", MetaField::publisher, ClaimSource::plain_meta},
    {"application-name", MetaField::site, ClaimSource::plain_meta},
    {"article-author", MetaField::author, ClaimSource::meta},
    {"article.author", MetaField::author, ClaimSource::meta},
    {"article.created", MetaField::created, ClaimSource::plain_meta},
    {"article.origpublished", MetaField::published, ClaimSource::meta},
    {"article.published", MetaField::published, ClaimSource::meta},
    {"article.updated", MetaField::modified, ClaimSource::meta},
    {"article:author", MetaField::author, ClaimSource::meta},
    {"article:author_name", MetaField::author, ClaimSource::meta},
    {"article:content_tier", MetaField::access, ClaimSource::meta},
    {"article:date", MetaField::created, ClaimSource::plain_meta},
    {"article:modified", MetaField::modified, ClaimSource::meta},
    {"article:modified_time", MetaField::modified, ClaimSource::meta},
    {"article:originaldate", MetaField::published, ClaimSource::meta},
    {"article:publication_date", MetaField::published, ClaimSource::meta},
    {"article:publish_date", MetaField::published, ClaimSource::meta},
    {"article:published", MetaField::published, ClaimSource::meta},
    {"article:published_time", MetaField::published, ClaimSource::meta},
    {"article:section", MetaField::category, ClaimSource::meta},
    {"article:tag", MetaField::tag, ClaimSource::meta},
    {"article:updated", MetaField::modified, ClaimSource::meta},
    {"article:updated_time", MetaField::modified, ClaimSource::meta},
    {"article_author", MetaField::author, ClaimSource::meta},
    {"article_date_original", MetaField::published, ClaimSource::meta},
    {"article_section", MetaField::category, ClaimSource::meta},
    {"author", MetaField::author, ClaimSource::plain_meta},
    {"author.name", MetaField::author, ClaimSource::meta},
    {"authors", MetaField::author, ClaimSource::meta},
    {"bt:author", MetaField::author, ClaimSource::meta},
    {"bt:pubdate", MetaField::published, ClaimSource::meta},
    {"byl", MetaField::author, ClaimSource::meta},
    {"byline", MetaField::author, ClaimSource::meta},
    {"category", MetaField::category, ClaimSource::plain_meta},
    {"citation_author", MetaField::author, ClaimSource::meta},
    {"citation_date", MetaField::published, ClaimSource::meta},
    {"citation_online_date", MetaField::published, ClaimSource::meta},
    {"citation_publication_date", MetaField::published, ClaimSource::meta},
    {"citation_title", MetaField::title, ClaimSource::plain_meta},
    {"content-language", MetaField::language, ClaimSource::plain_meta},
    {"copyright", MetaField::publisher, ClaimSource::plain_meta},
    {"cre", MetaField::site, ClaimSource::plain_meta},
    {"created", MetaField::created, ClaimSource::plain_meta},
    {"created_time", MetaField::created, ClaimSource::plain_meta},
    {"creation_date", MetaField::created, ClaimSource::plain_meta},
    {"creationdate", MetaField::created, ClaimSource::plain_meta},
    {"creator", MetaField::author, ClaimSource::plain_meta},
    {"cxenseparse:author", MetaField::author, ClaimSource::meta},
    {"cxenseparse:modifiedtime", MetaField::modified, ClaimSource::meta},
    {"cxenseparse:publishtime", MetaField::published, ClaimSource::meta},
    {"cxenseparse:recs:publishtime", MetaField::published, ClaimSource::meta},
    {"cxenseparse:section", MetaField::category, ClaimSource::meta},
    {"cxenseparse:title", MetaField::title, ClaimSource::plain_meta},
    {"date", MetaField::created, ClaimSource::plain_meta},
    {"date.created", MetaField::created, ClaimSource::plain_meta},
    {"date.modified", MetaField::modified, ClaimSource::meta},
    {"date.updated", MetaField::modified, ClaimSource::meta},
    {"date_modified", MetaField::modified, ClaimSource::meta},
    {"date_published", MetaField::published, ClaimSource::meta},
    {"datecreated", MetaField::created, ClaimSource::plain_meta},
    {"dateissued", MetaField::published, ClaimSource::meta},
    {"datemodified", MetaField::modified, ClaimSource::meta},
    {"datepublished", MetaField::published, ClaimSource::meta},
    {"dateupdate", MetaField::modified, ClaimSource::meta},
    {"dc.contributor", MetaField::author, ClaimSource::plain_meta},
    {"dc.created", MetaField::created, ClaimSource::plain_meta},
    {"dc.creator", MetaField::author, ClaimSource::plain_meta},
    {"dc.date", MetaField::created, ClaimSource::plain_meta},
    {"dc.date.created", MetaField::created, ClaimSource::plain_meta},
    {"dc.date.issued", MetaField::published, ClaimSource::meta},
    {"dc.date.modified", MetaField::modified, ClaimSource::meta},
    {"dc.date.published", MetaField::published, ClaimSource::meta},
    {"dc.description", MetaField::description, ClaimSource::plain_meta},
    {"dc.language", MetaField::language, ClaimSource::plain_meta},
    {"dc.license", MetaField::license, ClaimSource::plain_meta},
    {"dc.modified", MetaField::modified, ClaimSource::meta},
    {"dc.publisher", MetaField::publisher, ClaimSource::plain_meta},
    {"dc.rights", MetaField::publisher, ClaimSource::plain_meta},
    {"dc.subject", MetaField::tag, ClaimSource::plain_meta},
    {"dc.title", MetaField::title, ClaimSource::plain_meta},
    {"dc:creator", MetaField::author, ClaimSource::plain_meta},
    {"dc:date", MetaField::created, ClaimSource::plain_meta},
    {"dc:title", MetaField::title, ClaimSource::plain_meta},
    {"dcterms.abstract", MetaField::description, ClaimSource::plain_meta},
    {"dcterms.available", MetaField::published, ClaimSource::meta},
    {"dcterms.created", MetaField::created, ClaimSource::plain_meta},
    {"dcterms.creator", MetaField::author, ClaimSource::plain_meta},
    {"dcterms.date", MetaField::created, ClaimSource::plain_meta},
    {"dcterms.description", MetaField::description, ClaimSource::plain_meta},
    {"dcterms.issued", MetaField::published, ClaimSource::meta},
    {"dcterms.language", MetaField::language, ClaimSource::plain_meta},
    {"dcterms.license", MetaField::license, ClaimSource::plain_meta},
    {"dcterms.modified", MetaField::modified, ClaimSource::meta},
    {"dcterms.publisher", MetaField::publisher, ClaimSource::plain_meta},
    {"dcterms.subject", MetaField::tag, ClaimSource::plain_meta},
    {"dcterms.title", MetaField::title, ClaimSource::plain_meta},
    {"description", MetaField::description, ClaimSource::plain_meta},
    {"first-published", MetaField::published, ClaimSource::meta},
    {"gsa_artpubdate", MetaField::published, ClaimSource::meta},
    {"headline", MetaField::title, ClaimSource::plain_meta},
    {"isaccessibleforfree", MetaField::access, ClaimSource::meta},
    {"keywords", MetaField::tag, ClaimSource::plain_meta},
    {"language", MetaField::language, ClaimSource::plain_meta},
    {"last-modified", MetaField::modified, ClaimSource::meta},
    {"last_modified", MetaField::modified, ClaimSource::meta},
    {"last_updated", MetaField::modified, ClaimSource::meta},
    {"lastmod", MetaField::modified, ClaimSource::meta},
    {"lastmodified", MetaField::modified, ClaimSource::meta},
    {"license", MetaField::license, ClaimSource::plain_meta},
    {"modificationdate", MetaField::modified, ClaimSource::meta},
    {"modified-date", MetaField::modified, ClaimSource::meta},
    {"modified_date", MetaField::modified, ClaimSource::meta},
    {"modified_time", MetaField::modified, ClaimSource::meta},
    {"news:publication_date", MetaField::published, ClaimSource::meta},
    {"news_keywords", MetaField::tag, ClaimSource::meta},
    {"og:article:author", MetaField::author, ClaimSource::meta},
    {"og:article:modified_time", MetaField::modified, ClaimSource::meta},
    {"og:article:published", MetaField::published, ClaimSource::meta},
    {"og:article:published_time", MetaField::published, ClaimSource::meta},
    {"og:article:tag", MetaField::tag, ClaimSource::meta},
    {"og:author", MetaField::author, ClaimSource::plain_meta},
    {"og:created_time", MetaField::created, ClaimSource::plain_meta},
    {"og:description", MetaField::description, ClaimSource::open_graph},
    {"og:image", MetaField::image, ClaimSource::open_graph},
    {"og:image:secure_url", MetaField::image, ClaimSource::open_graph},
    {"og:image:url", MetaField::image, ClaimSource::open_graph},
    {"og:locale", MetaField::language, ClaimSource::plain_meta},
    {"og:modified_time", MetaField::modified, ClaimSource::meta},
    {"og:pubdate", MetaField::published, ClaimSource::meta},
    {"og:publish_date", MetaField::published, ClaimSource::meta},
    {"og:published_time", MetaField::published, ClaimSource::meta},
    {"og:section", MetaField::category, ClaimSource::meta},
    {"og:site_name", MetaField::site, ClaimSource::open_graph},
    {"og:title", MetaField::title, ClaimSource::open_graph},
    {"og:updated_time", MetaField::modified, ClaimSource::meta},
    {"og:url", MetaField::url, ClaimSource::open_graph},
    {"originalpublicationdate", MetaField::published, ClaimSource::meta},
    {"parsely-author", MetaField::author, ClaimSource::meta},
    {"parsely-image-url", MetaField::image, ClaimSource::plain_meta},
    {"parsely-link", MetaField::url, ClaimSource::plain_meta},
    {"parsely-pub-date", MetaField::published, ClaimSource::meta},
    {"parsely-section", MetaField::category, ClaimSource::meta},
    {"parsely-tags", MetaField::tag, ClaimSource::meta},
    {"parsely-title", MetaField::title, ClaimSource::plain_meta},
    {"parsely:author", MetaField::author, ClaimSource::meta},
    {"ptime", MetaField::published, ClaimSource::meta},
    {"pub-date", MetaField::published, ClaimSource::meta},
    {"pub_date", MetaField::published, ClaimSource::meta},
    {"pubdate", MetaField::published, ClaimSource::meta},
    {"publication-date", MetaField::published, ClaimSource::meta},
    {"publication_date", MetaField::published, ClaimSource::meta},
    {"publicationdate", MetaField::published, ClaimSource::meta},
    {"publish-date", MetaField::published, ClaimSource::meta},
    {"publish_date", MetaField::published, ClaimSource::meta},
    {"publish_time", MetaField::published, ClaimSource::meta},
    {"publishdate", MetaField::published, ClaimSource::meta},
    {"published", MetaField::published, ClaimSource::meta},
    {"published-date", MetaField::published, ClaimSource::meta},
    {"published_at", MetaField::published, ClaimSource::meta},
    {"published_date", MetaField::published, ClaimSource::meta},
    {"published_time", MetaField::published, ClaimSource::meta},
    {"publisher", MetaField::publisher, ClaimSource::plain_meta},
    {"publishing_date", MetaField::published, ClaimSource::meta},
    {"publishingdate", MetaField::published, ClaimSource::meta},
    {"publishtime", MetaField::published, ClaimSource::meta},
    {"pubtime", MetaField::published, ClaimSource::meta},
    {"rbauthors", MetaField::author, ClaimSource::meta},
    {"release_date", MetaField::published, ClaimSource::meta},
    {"revision_date", MetaField::modified, ClaimSource::meta},
    {"rights", MetaField::publisher, ClaimSource::plain_meta},
    {"rnews:datemodified", MetaField::modified, ClaimSource::meta},
    {"rnews:datepublished", MetaField::published, ClaimSource::meta},
    {"sailthru.author", MetaField::author, ClaimSource::meta},
    {"sailthru.date", MetaField::published, ClaimSource::meta},
    {"sailthru.description", MetaField::description, ClaimSource::plain_meta},
    {"sailthru.image.full", MetaField::image, ClaimSource::plain_meta},
    {"sailthru.tags", MetaField::tag, ClaimSource::meta},
    {"sailthru.title", MetaField::title, ClaimSource::plain_meta},
    {"search_date", MetaField::created, ClaimSource::plain_meta},
    {"section", MetaField::category, ClaimSource::plain_meta},
    {"shareaholic:article_author_name", MetaField::author, ClaimSource::meta},
    {"shareaholic:article_published_time", MetaField::published, ClaimSource::meta},
    {"shareaholic:site_name", MetaField::site, ClaimSource::plain_meta},
    {"shareaholic:title", MetaField::title, ClaimSource::plain_meta},
    {"shareaholic:url", MetaField::url, ClaimSource::plain_meta},
    {"thumbnail", MetaField::image, ClaimSource::plain_meta},
    {"timestamp", MetaField::created, ClaimSource::plain_meta},
    {"title", MetaField::title, ClaimSource::plain_meta},
    {"twitter:data1", MetaField::labelled, ClaimSource::meta},
    {"twitter:description", MetaField::description, ClaimSource::plain_meta},
    {"twitter:image", MetaField::image, ClaimSource::plain_meta},
    {"twitter:image:src", MetaField::image, ClaimSource::plain_meta},
    {"twitter:label1", MetaField::label, ClaimSource::meta},
    {"twitter:site", MetaField::publisher, ClaimSource::plain_meta},
    {"twitter:title", MetaField::title, ClaimSource::plain_meta},
    {"twitter:url", MetaField::url, ClaimSource::plain_meta},
    {"updated_time", MetaField::modified, ClaimSource::meta},
    {"utime", MetaField::modified, ClaimSource::meta},
    {"video:release_date", MetaField::published, ClaimSource::meta},
    {"vr:author", MetaField::author, ClaimSource::meta},
    {"vr:published_time", MetaField::published, ClaimSource::meta},
    {"vr:updated_time", MetaField::modified, ClaimSource::meta},
    {"web_author", MetaField::author, ClaimSource::plain_meta},
};
// clang-format on

constexpr std::size_t kMaxNameBytes = 40;
constexpr std::size_t kMaxListed = 200;  // values of one field

const MetaName* find_name(std::string_view written) {
  if (written.size() > kMaxNameBytes) return nullptr;
  std::array<char, kMaxNameBytes> buffer;
  std::transform(written.begin(), written.end(), buffer.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  const std::string_view name(buffer.data(), written.size());
  const auto found = std::lower_bound(std::begin(kMetaNames), std::end(kMetaNames), name,
                                      [](const MetaName& a, std::string_view b) { return a.name < b; });
  if (found != std::end(kMetaNames) && found->name == name) return found;
  // Many a publishing system has a name of its own: `acme-published-date`.
  static constexpr MetaName kOther{"", MetaField::published, ClaimSource::plain_meta};
  const bool is_published = name.find("publish") != name.npos || name.find("publication") != name.npos;
  return is_published && name.find("dat") != name.npos ? &kOther : nullptr;
}

bool is_address(std::string_view value) {
  return value.find("://") != value.npos || value.starts_with("www.") || value.starts_with("/");
}

void add_text(std::vector<TextClaim>& list, ClaimSource source, std::string value, ClaimOrigin tag) {
  if (!value.empty() && list.size() < kMaxListed) list.push_back({source, std::move(value), tag});
}

void add_date(PageClaims& claims, ClaimSource source, DateKind kind, std::string value, ClaimOrigin tag) {
  if (claims.dates.size() >= kMaxListed) return;
  DateClaim claim;
  claim.source = source;
  claim.origin = tag;
  claim.kind = kind;
  claim.value = std::move(value);
  claim.is_machine = true;
  claims.dates.push_back(std::move(claim));
}

void add_access(ClaimSource source, std::string value, ClaimOrigin tag, PageClaims& claims) {
  const bool is_free = value == "free" || value == "true" || value == "True";
  const bool is_locked = value == "locked" || value == "metered" || value == "false" || value == "False";
  if ((is_free || is_locked) && claims.access.size() < kMaxListed)
    claims.access.push_back({source, std::move(value), is_free, tag});
}

void add_claim(const MetaName& name, std::string value, ClaimOrigin tag, PageClaims& claims) {
  switch (name.field) {
    case MetaField::title: return add_text(claims.titles, name.source, std::move(value), tag);
    case MetaField::description: return add_text(claims.descriptions, name.source, std::move(value), tag);
    case MetaField::author:
      if (!is_address(value) && claims.authors.size() < kMaxListed)
        claims.authors.push_back({name.source, std::move(value), false, 0, tag});
      return;
    case MetaField::publisher:
      if (!is_address(value) && claims.publishers.size() < kMaxListed)
        claims.publishers.push_back(std::move(value));
      return;
    case MetaField::published:
      return add_date(claims, name.source, DateKind::published, std::move(value), tag);
    case MetaField::created: return add_date(claims, name.source, DateKind::unsaid, std::move(value), tag);
    case MetaField::modified: return add_date(claims, name.source, DateKind::modified, std::move(value), tag);
    case MetaField::site: return add_text(claims.sites, name.source, std::move(value), tag);
    case MetaField::url: return add_text(claims.urls, name.source, std::move(value), tag);
    case MetaField::category: return add_text(claims.categories, name.source, std::move(value), tag);
    case MetaField::tag: return add_text(claims.tags, name.source, std::move(value), tag);
    case MetaField::image: return add_text(claims.images, name.source, std::move(value), tag);
    case MetaField::license: return add_text(claims.licenses, name.source, std::move(value), tag);
    case MetaField::language: return add_text(claims.languages, name.source, std::move(value), tag);
    case MetaField::access: return add_access(name.source, std::move(value), tag, claims);
    case MetaField::label:
    case MetaField::labelled: return;
  }
}

}  // namespace

void MetaReader::read(std::string_view start_tag, PageClaims& claims) {
  html::AttributeReader reader(start_tag);
  std::optional<std::string_view> content;
  const MetaName* found = nullptr;
  // A name counts before a property, and either before what is told to programs.
  for (html::Attribute attribute; reader.next(attribute);) {
    if (html::is_same_name(attribute.name, "content") && !content) content = attribute.value;
    const bool names =
        html::is_same_name(attribute.name, "name") || html::is_same_name(attribute.name, "property") ||
        html::is_same_name(attribute.name, "itemprop") || html::is_same_name(attribute.name, "http-equiv");
    if (names && !found) found = find_name(attribute.value);
  }
  if (!found || !content) return;
  std::string value = as_meant(*content);
  if (found->field == MetaField::label) {
    std::string folded;
    fold_text(value, folded);
    is_author_next_ = words_.has(NameUse::label, folded);
    return;
  }
  if (found->field == MetaField::labelled) {
    if (std::exchange(is_author_next_, false) && !value.empty())
      claims.authors.push_back({ClaimSource::meta, std::move(value), false, 0, start_tag});
    return;
  }
  if (!value.empty()) add_claim(*found, std::move(value), start_tag, claims);
}

void read_link(std::string_view start_tag, PageClaims& claims) {
  const auto rel = html::find_attribute(start_tag, "rel");
  if (!rel) return;
  std::vector<TextClaim>* list = nullptr;
  if (html::is_same_name(*rel, "canonical")) list = &claims.urls;
  if (html::is_same_name(*rel, "image_src")) list = &claims.images;
  if (html::is_same_name(*rel, "license")) list = &claims.licenses;
  if (!list) return;
  if (const auto address = html::find_attribute(start_tag, "href"))
    add_text(*list, ClaimSource::link, as_meant(*address), start_tag);
}

void read_html(std::string_view start_tag, PageClaims& claims) {
  if (const auto language = html::find_attribute(start_tag, "lang"))
    add_text(claims.languages, ClaimSource::link, as_meant(*language), start_tag);
}

}  // namespace kehraus
