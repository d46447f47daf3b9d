// Where a section ends that a marker such as 'Read more' heads.
#pragma once

#include "filters/sheet.h"

namespace kehraus {

// The first block behind `marker` that is not headed by it.
//   Heads::nothing      marker + 1
//   Heads::count        so many blocks more, fewer at the end
//   Heads::until_prose  up to where prose resumes, or to a block that a rule claims for something else;
//                       a subheading in front of the prose stays with it
//   Heads::end          size()
std::size_t section_end(const Sheet& sheet, std::size_t marker, const Rule& rule);

}  // namespace kehraus
