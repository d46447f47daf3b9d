// What was learned of a site, for people: as a rule that they can put into their own, and as lists.
#pragma once

#include <string>

#include "learn/learned_blocks.h"

namespace kehraus {

// The most frequent blocks of a site as one rule file, on trial, with its examples: it passes `kehraus rules
// test` as it stands, and what it is about is for its author to say.
std::string learned_as_rule(const LearnedSite& site);

// An indented array of objects: site, count, documents, text.
std::string learned_as_json(const LearnedSite& site);

// One line a site: blocks, documents, name. Or an indented array of objects of the same.
std::string sites_as_columns(const LearnedBlocks& learned);
std::string sites_as_json(const LearnedBlocks& learned);

}  // namespace kehraus
