// internal: names of persons and agencies out of what pages write where an author's name belongs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/lexicon.h"

namespace kehraus {

struct Names {
  std::vector<std::string> persons;
  std::vector<std::string> agencies;  // wire services and press distributors
};

// How sure it is that a text is a name.
enum class NamePlace : std::uint8_t {
  sure,   // the page says so: any word may be a name, `spinnaker42` too
  likely  // a class says so: a name has a capital letter
};

// Reads `By Ada Quill and Ben Ink, staff reporters (dpa)`: words such as `By`, roles, e-mail addresses,
// handles, dates and what stands in brackets go; names in capitals are written as names are.
//   in    squeezed; longer than 400 bytes gives nothing
//   time  linear, but for the number of names, of which 50 are read
Names read_names(std::string_view text, NamePlace place, std::string_view language, const Lexicon& words);

// Whether the first word is one that stands in front of an author's name: `By`, `Von`, `Written`.
bool begins_byline(std::string_view text, const NameWords& words);

// Whether this is no person's name though it stands where one belongs: `admin`, `Redaktion`, `Staff`.
bool is_nobody(std::string_view name, const NameWords& words);

}  // namespace kehraus
