// The promises that hold for any bytes given as a page, checked on one result.
#pragma once

#include <string>
#include <string_view>

#include "clean/cleaner.h"

namespace testing {

// Cleans the bytes as a page and writes the record as a line of JSONL, and the body as Markdown.
//   out  what is wrong with them; empty for nothing:
//        - the record is one line of JSON in valid UTF-8
//        - spans are in order, apart, and inside the input
//        - all of each text that the page shows is in spans, whatever the page's encoding
//        - each removal names a rule and holds text
//        - it took no more processor time than is promised for a page of this size
//        - a second cleaning gives the same record, where `repeats`
std::string first_broken_promise(const kehraus::Cleaner& cleaner, std::string_view bytes, bool repeats);

}  // namespace testing
