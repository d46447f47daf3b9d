// Many comparisons as one report to look at: an overview with pictures, a table of documents, what each rule
// took, and every document raw and clean side by side. One HTML file that needs nothing else, or, of many
// documents, an overview with files of documents beside it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "report/changes.h"
#include "report/comparison.h"
#include "report/tally.h"

namespace kehraus {

struct ReportLimits {
  std::size_t max_documents = 1000;       // in one file
  std::size_t documents_of_a_file = 500;  // where there are more
  std::size_t places_of_a_rule = 50;      // that the overview links to
  std::size_t max_shown_bytes = 2000;     // of one removed piece; the rest is counted
};

// Documents are added one after the other; memory holds those of one file, and some hundred bytes of each
// other.
class HtmlReport {
 public:
  // Nothing is written before the limit is passed, or the end. `path` is the overview; files of documents go
  // into a folder beside it, `NAME-documents`.
  //   in  `heading`: what was compared, for the title
  HtmlReport(std::string path, std::string heading, const ReportLimits& limits = {});

  // A document, with its changes where two cleanings are compared: `after` is what is shown.
  //   errors  throws Error when a file cannot be made, std::runtime_error when it cannot be written
  void add(const Comparison& after, const std::vector<Change>& changes = {});

  // Writes what is left.
  //   errors  as above
  void finish();

 private:
  struct Row {
    std::string id, title, site, language, outcome, warnings;
    std::size_t kept = 0, removed = 0, places = 0, changes = 0;
    double share = 0;
    std::optional<double> f1;
    std::vector<std::size_t> rules;       // numbers of rules
    std::vector<std::size_t> categories;  // as numbers
  };

  struct Place {
    std::size_t document = 0, piece = 0;
    std::string text;  // its beginning
  };

  struct RulePlaces {
    std::size_t number = 0;
    std::vector<Place> places;
  };

  std::string page(const std::string& title, const std::string& body) const;
  std::string overview() const;
  std::string figures() const;
  std::string lead() const;
  std::string changes_by_rule() const;
  std::string what_was_removed() const;
  std::string rule_table() const;
  std::string table() const;
  std::string rule_list() const;
  std::string address_of(std::size_t document) const;
  void add_row(const Comparison& comparison, std::size_t changes);
  void write_documents();
  std::string documents_path(std::size_t file) const;

  const std::string path_, heading_;
  const ReportLimits limits_;
  Tally tally_;
  std::vector<Row> rows_;
  std::map<std::string, RulePlaces> rules_;
  std::map<std::string, std::array<std::size_t, 3>>
      changed_rules_;                    // counts of removed_now, kept_now, by_other
  std::string documents_;                // of the file at hand
  std::size_t files_ = 0;                // of documents, written
  std::size_t held_ = 0;                 // documents in `documents_`
  std::vector<std::string> held_files_;  // complete ones that may yet go into the overview
};

}  // namespace kehraus
