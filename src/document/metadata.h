// What is known about a document besides its body. Absent values are absent, never empty strings;
// lists are empty where nothing was found. Field names are those of the record.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace kehraus {

struct Metadata {
  std::optional<std::string> title;
  std::optional<std::string> title_raw;    // only where the title was mended
  std::optional<std::string> description;  // standfirst, as a page states it
  std::optional<std::string> url;          // the canonical one
  std::optional<std::string> site;         // its name, else its host
  std::vector<std::string> authors;
  std::optional<std::string> agency;          // wire service or press distributor
  std::optional<std::string> date_published;  // ISO 8601, as precise as the source
  std::optional<std::string> date_modified;   // ISO 8601, as precise as the source
  std::optional<std::string> language;        // ISO 639-1
  std::vector<std::string> categories;        // rubric
  std::vector<std::string> tags;
  std::vector<std::string> captions;
  std::vector<std::string> sources;
  std::optional<std::string> image;  // its address
  std::optional<std::string> license;
  std::optional<int> reading_time_minutes;
  std::optional<bool> free_access;
  std::optional<std::string> page_type;  // of a page: article, collection, documentation, forum, listing,
                                         // product or service
  std::optional<double> confidence;      // in that, 0 to 1
};

}  // namespace kehraus
