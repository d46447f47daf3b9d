// Whether bytes are JSON, wholly and strictly.
#pragma once

#include <string>
#include <string_view>

namespace kehraus {

// Why `json` is not one valid JSON value, with white space around it allowed; empty if it is one. Numbers may
// have any number of digits, nesting any depth; strings are valid UTF-8 without lone surrogates. No
// recursion.
std::string json_fault(std::string_view json);

// Replaces each escape of half a surrogate pair (`\ud83d` without its other half), which no UTF-8 can hold,
// by `\ufffd`: the bytes keep their number and place.
//   out  whether there were any
bool mend_lone_surrogates(std::string& json) noexcept;

}  // namespace kehraus
