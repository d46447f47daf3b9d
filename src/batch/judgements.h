// By what documents were judged: version, options, the rules that their languages may meet, and what was
// learned of their sites. Two documents of one judgement were judged alike; a document is current as long as
// its judgement is what would be said today.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "batch/manifest.h"
#include "clean/cleaner.h"

namespace kehraus {

class Judgements {
 public:
  // Reads those of earlier runs, and asks of each whether it still holds.
  //   in  `context`: all that outputs depend on but inputs and rules. Both others outlive the object
  Judgements(Manifest& manifest, const Cleaner& cleaner, std::string context);

  // The judgements of earlier runs that do not hold any more; 0 is always one.
  std::vector<std::int64_t> stale() const;

  // The judgement of a document of this site that was judged as these languages, one after the other. One
  // that is new goes into the group.
  std::int64_t number_for(const std::vector<std::string>& languages, std::string_view site, Group& group);

 private:
  std::string fingerprint_for(const std::string& scope);

  const Cleaner& cleaner_;
  const std::string context_;
  std::map<std::vector<std::string>, std::string> rules_versions_;  // by languages: dear to find out
  std::map<std::int64_t, bool> is_current_;
  std::map<std::string, std::int64_t> numbers_;  // of current ones, by scope
};

}  // namespace kehraus
