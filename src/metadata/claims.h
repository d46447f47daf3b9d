// internal: what a page says about itself, each value as it is written and with who says it. Nothing is
// weighed here; see file_page_metadata.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kehraus {

// Where a page says something, the most trusted first.
enum class ClaimSource : std::uint8_t {
  linked_data,  // JSON-LD of the article
  microdata,    // itemprop, and RDFa's property
  meta,         // <meta> made for articles: article:published_time, parsely-author
  open_graph,   // og:title and its kin
  plain_meta,   // <meta name=author>, Dublin Core
  link,         // <link rel> and <a rel>
  time,         // <time> near the headline
  element,      // an element whose class says what it is
  heading,      // the first-level heading
  title,        // the page's <title>
  address,      // the page's own address
  text,         // what words of the text say
  script,       // a value in a script that is no linked data
};

// "linked_data", "microdata" …
std::string_view name_of(ClaimSource source) noexcept;

// Where a claim stands: of linked data the key, a word of ours; else the element or its start tag, in the
// page, which it points into.
using ClaimOrigin = std::string_view;

struct TextClaim {
  ClaimSource source = ClaimSource::plain_meta;
  std::string value;  // squeezed, references decoded; never empty
  ClaimOrigin origin{};
};

// Whether the article can be read without paying.
struct AccessClaim {
  ClaimSource source = ClaimSource::plain_meta;
  std::string value;
  bool is_free = false;
  ClaimOrigin origin{};
};

struct NameClaim {
  ClaimSource source = ClaimSource::plain_meta;
  std::string value;             // squeezed; may hold several names, roles, addresses
  bool is_organisation = false;  // the page says so
  std::uint32_t distance = 0;    // as DateClaim has it
  ClaimOrigin origin{};
};

enum class DateKind : std::uint8_t { published, modified, unsaid };

struct DateClaim {
  ClaimSource source = ClaimSource::plain_meta;
  DateKind kind = DateKind::unsaid;
  std::string value;           // as written; of an element its text
  std::uint32_t distance = 0;  // elements and texts between it and the headline; 0 for what is in the head
  bool is_machine = false;     // written for programs, not for readers
  ClaimOrigin origin{};
};

struct PageClaims {
  std::vector<TextClaim> titles, descriptions, sites, urls, images, licenses, languages;
  std::vector<NameClaim> authors;
  std::vector<std::string> publishers;  // names of who runs the site, never authors alone
  std::vector<DateClaim> dates;
  std::vector<TextClaim> categories, tags;
  std::vector<AccessClaim> access;
};

}  // namespace kehraus
