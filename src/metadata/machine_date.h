// internal: dates that programs write, as ISO 8601.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "text/date_words.h"

namespace kehraus {

// The date that a value written for programs is: ISO 8601 in all its forms (`20240301T1000`, fractions and
// zones `+0100`), RFC 2822, Unix time in seconds or milliseconds, what Java prints (`Fri Mar 01 10:00:00 CET
// 2024`), and whatever find_date() reads.
//   out   as precise as the value, but nothing for less than a day; nothing for the first day of 1970, 1900
//         or before, which stand for no date
//   time  linear
std::optional<std::string> read_machine_date(std::string_view value, std::string_view language,
                                             const DateWords& words);

// The date in an address: `/2024/03/01/`, `/2024-03-01-`, `/20240301/`; `/01-03-2024/`; a month alone is
// none.
std::optional<std::string> read_address_date(std::string_view address);

}  // namespace kehraus
