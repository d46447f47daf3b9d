// Where a value of the metadata comes from: who says it, how it was written, and why another was not
// believed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "text/span.h"

namespace kehraus {

// Why what somebody said is not in the metadata.
enum class Doubt : std::uint8_t {
  none,                // it is, or it says the same
  unreadable,          // no such value could be read from it
  less_trusted,        // somebody who is trusted more says another
  outweighed,          // of dates: others weigh more
  future,              // of dates: beyond the newest day that the page tells programs
  before_publication,  // of a change: it is before the publication
  site_name,           // it is the name of the site or of who runs it
  slogan,              // of a heading: it speaks of something else than the page's other titles
  nobody,              // no name of a person: `admin`, a firm
  too_far,             // it stands too far from the headline
  repeated,            // a value of the same field was found before it
};

// "none", "unreadable", "less_trusted" … as above.
std::string_view name_of(Doubt doubt) noexcept;

// What somebody says of one field of the metadata.
struct FieldEvidence {
  std::string_view field;   // a key of the record: `title`; lives as long as the program
  std::string_view source;  // `linked_data`, `microdata`, `meta`, `open_graph`, `plain_meta`, `link`, `time`,
                            // `element`, `heading`, `title`, `address`, `script`, `text`, `score`, `option`
  std::string name;   // what it is called there: `datePublished`, `og:title`, `span.byline`, of text who
                      // decided: a rule's id or `filter/NAME`; empty where nothing is
  std::string raw;    // as it is written, squeezed; of a longer one the first 500 bytes or somewhat less
  std::string value;  // what was read from it; empty where that is the same, or nothing was
  std::optional<Span> span;   // of the tag, element or block that says it, in bytes of the input
  std::optional<int> weight;  // of a date: only to be compared with others of the same document
  Doubt doubt = Doubt::none;
};

}  // namespace kehraus
