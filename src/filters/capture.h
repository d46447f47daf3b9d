// What a rule's match says about the document: from captures to metadata.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "filters/sheet.h"

namespace kehraus {

// Files what `rule` captures when it takes block `i` and the blocks up to `end`, which it heads.
// Scalars keep the first value found; lists grow, each value once.
void capture(Sheet& sheet, const Rule& rule, const Hit& hit, std::size_t i, std::size_t end);

// A block out of which something is filed, and who does so: a rule's id or `filter/NAME`.
struct Origin {
  std::size_t i = 0;
  std::string_view decider;
};

// Files the dates of block `i` if it is a date line ("Published …", "Stand: …"); any other gives nothing.
void file_dates(Sheet& sheet, const Origin& origin);

// Files the whole text of block `i`, and notes where it comes from.
void file_block(Sheet& sheet, CaptureKey key, const Origin& origin);

// Files one value under a key; `text` is squeezed. Empty values are left out, and authors in
// capitals are written as names are: `ADA QUILL` as `Ada Quill`.
//   out  whether the value is filed now, or was already
bool file_value(Metadata& metadata, CaptureKey key, std::string text);

// Splits at commas, semicolons, bars, middle dots and ` - `. A hyphenated word is not split. Parts are
// stripped; empty ones are left out.
std::vector<std::string> split_list(std::string_view text);
// The same for names: also at `&` and at 'and', in any language that has words.
std::vector<std::string> split_names(std::string_view text, std::string_view language,
                                     const DateWords& words);

}  // namespace kehraus
