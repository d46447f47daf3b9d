// What a rule's match says about the document: from captures to metadata.
#pragma once

#include <string>
#include <vector>

#include "filters/sheet.h"

namespace kehraus {

// Files what `rule` captures when it takes block `i` and the blocks up to `end`, which it heads.
// Scalars keep the first value found; lists grow, each value once.
void capture(Sheet& sheet, const Rule& rule, const Hit& hit, std::size_t i, std::size_t end);

// Files the dates of a line that is a date line ("Published …", "Stand: …"); any other line gives nothing.
void file_dates(Sheet& sheet, std::string_view line);

// Files one value under a key; `text` is squeezed. Empty values are left out, and authors in
// capitals are written as names are: `ADA QUILL` as `Ada Quill`.
void file_value(Metadata& metadata, CaptureKey key, std::string text);

// Splits at commas, semicolons, bars, middle dots and ` - `. A hyphenated word is not split. Parts are
// stripped; empty ones are left out.
std::vector<std::string> split_list(std::string_view text);
// The same for names: also at `&` and at 'and', in any language that has words.
std::vector<std::string> split_names(std::string_view text, std::string_view language,
                                     const DateWords& words);

}  // namespace kehraus
