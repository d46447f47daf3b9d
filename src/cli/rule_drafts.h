// First drafts of rule files, for an author to fill in.
#pragma once

#include <string_view>

namespace kehraus {

// A rule that passes its own examples as it stands: an author changes words, not form.
inline constexpr std::string_view kRuleDraft =
    R"(# See doc/writing-rules.md for every key, and `kehraus rules test DIR` to run the examples.
summary  = "A line that asks to read on"
why      = "Say why this is never the author's text."
source   = "Say where it was seen: a fixture, a site"
category = "navigation"    # one of: kehraus rules list --categories
action   = "drop"          # drop | trim (the match only) | keep | end_body
# status = "trial"         # trial: shown by `kehraus explain`, removes nothing

[match]                    # all lines must hold
max_words  = 12
phrase_any = [             # the whole block; letter case and punctuation around it do not count
  "Replace this phrase",
]
# head_any  = ["Read more"]                     # the block begins so, then `: `, ` - ` or the like
# text_any  = ['^Reading time: (?P<minutes>\d+) min$']  # RE2 patterns

# [capture]
# reading_time_minutes = { group = "minutes", type = "integer" }

[[example]]
text   = "Replace this phrase:"
expect = "drop"

[[example]]
text   = "Replace this phrase, the editor said, and nobody will notice."
expect = "keep"
note   = "A sentence of the article: as near a miss as you can find."
)";

// The same for a rule that knows elements.
inline constexpr std::string_view kElementRuleDraft =
    R"(# See doc/writing-rules.md for every key, and `kehraus rules test DIR` to run the examples.
summary  = "A box that asks to read on"
why      = "Say why this is never the author's text."
source   = "Say where it was seen: a fixture, a site, a publishing system"
category = "related-articles"  # one of: kehraus rules list --categories
action   = "drop"              # the element, with all that is in it
# status = "trial"             # trial: shown by `kehraus explain`, removes nothing

[match]                        # of elements of HTML pages
class_any = [                  # words in a row, in one class name or the id: also `c_replaceThis-box`
  "replace this",
]
# class_none    = ["toggle"]   # none of these, on the same element
# element_any   = ["amp-ad"]   # or the name of the element
# role_any      = ["search"]   # or its role
# attribute_any = ["data-ad", "itemprop=comment", "aria-label~read on"]  # or an attribute, its value, words in it
# host_any      = ["example.org", ".example.com"]  # only on pages of this host; of this one and all below it

# [match.inside]               # only in an element that fits, with the same keys; [match.outside]: only in none
# element_any = ["main"]

[[example]]
html   = '<div class="box replace-this"><h3>Read on</h3><p>The ferry sails again</p></div>'
expect = "drop"

[[example]]
html   = '<div class="replaced"><p>The council replaced this year what was left of the pier.</p></div>'
expect = "keep"
note   = "An element of the article: as near a miss as you can find."
)";

// A language as it must be at least, ready to be filled.
inline constexpr std::string_view kLanguageDraft =
    R"(# See doc/writing-rules.md, "A language", for every key, and `kehraus rules show de/language` for one that is full.
name = "Name of the language in English"

# The most frequent words of news text, 50 or more, as they are written; by them the language is told.
# stop_words = ["the", "of", "and"]

# Words of dates, without capitals and accents.
[dates]
# months = [
#   "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
#   ["december", "decembre"],  # several forms of one
# ]
# weekdays  = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
# published = ["published"]
# modified  = ["updated"]
# relative  = ["today"]
# plain     = ["on", "at"]
)";

}  // namespace kehraus
