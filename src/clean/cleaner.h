// The library's front door.
//
//   kehraus::Cleaner cleaner({});
//   kehraus::Result result = cleaner.clean(bytes);
//   std::cout << result.text();
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "clean/options.h"
#include "clean/origin.h"
#include "document/error.h"
#include "document/result.h"

namespace kehraus {

class LearnedBlocks;
class RuleSet;

class Cleaner {
 public:
  // Loads and checks the rules.
  //   errors  throws Error, naming file, line and what to do, when a rule or an option is wrong
  explicit Cleaner(Options options);
  ~Cleaner();
  Cleaner(Cleaner&&) noexcept;
  Cleaner& operator=(Cleaner&&) noexcept;

  // Cleans one plain-text document, in any encoding that a browser would read.
  //   in       the document's bytes; empty or blank gives Outcome::empty
  //   out      owns its text; `bytes` and what `origin` points to may go away afterwards
  //   errors   none thrown for any input: what cannot be read is Outcome::failed with the reason
  //   threads  safe to call from any number of threads at once; nothing is remembered between calls
  Result clean(std::string_view bytes, const DocumentOrigin& origin = {}) const;

  // Cleans one HTML page: the same, but that blocks, titles and boxes are also told by its elements.
  Result clean_page(std::string_view bytes, const DocumentOrigin& origin = {}) const;

  // The same two without a copy of the texts.
  //   out  valid as long as the Cleaner and `bytes` are
  ResultView clean_in_place(std::string_view bytes, const DocumentOrigin& origin = {}) const;
  ResultView clean_page_in_place(std::string_view bytes, const DocumentOrigin& origin = {}) const;

  // The rules in force; lives as long as the Cleaner.
  const RuleSet& rules() const noexcept;

  // A cleaner of the same rules and options that also takes what was learned of a document's site; or, with
  // null, none that does.
  Cleaner with_learned(std::shared_ptr<const LearnedBlocks> learned) const;

  // Null where the Cleaner knows nothing of sites; lives as long as the Cleaner.
  const LearnedBlocks* learned() const noexcept;

  // 16 hexadecimal digits. As long as they are the same, a document that was judged as these languages, as
  // Result::judged_as has them, is judged the same by any Cleaner of this version and these options, if what
  // was learned of its site is the same.
  std::string rules_version(const std::vector<std::string>& languages) const;

 private:
  struct Reading;

  Cleaner(const Cleaner&) = default;

  ResultView judged(std::shared_ptr<Reading> reading) const;

  Options options_;
  std::shared_ptr<const RuleSet> rules_;
  std::shared_ptr<const LearnedBlocks> learned_;
};

}  // namespace kehraus
