#include "batch/block_counts.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "learn/boilerplate.h"

namespace kehraus {
namespace {

// A document itself is a row with an empty key, which sorts first.
constexpr const char* kTables =
    "CREATE TABLE seen (site TEXT, key TEXT, document INTEGER, is_guarded INTEGER, text TEXT); BEGIN";
constexpr const char* kInsert = "INSERT INTO seen VALUES (?, ?, ?, ?, ?)";
// All columns are compared by their bytes, so that the rows stand in one order everywhere.
constexpr const char* kCount =
    "SELECT site, key, count(DISTINCT document), max(is_guarded), min(text) FROM seen GROUP BY site, key "
    "HAVING key = '' OR count(*) >= ? ORDER BY site, key";

// Gathers the rows of a site until its end.
class SiteGatherer {
 public:
  void take(const Statement& row) {
    const auto count = static_cast<std::uint64_t>(row.number(2));
    if (row.bytes(1).empty()) {
      close();
      name_ = row.bytes(0);
      documents_ = count;
    } else if (is_boilerplate(count, documents_, row.number(3) != 0)) {
      // Documents that differ in few blocks may be told apart beside one block, and not as a whole.
      blocks_.push_back({std::string(row.bytes(4)), count, std::max(documents_, count)});
    }
  }

  LearnedBlocks finish() {
    close();
    return LearnedBlocks(std::move(sites_));
  }

 private:
  void close() {
    if (!blocks_.empty()) sites_.emplace_back(std::move(name_), std::exchange(blocks_, {}));
  }

  std::string name_;
  std::uint64_t documents_ = 0;
  std::vector<LearnedBlock> blocks_;
  std::vector<LearnedSite> sites_;
};

}  // namespace

BlockCounts::BlockCounts() : tables_(Database::temporary(kTables)), insert_(tables_.prepare(kInsert)) {}

void BlockCounts::add(const DocumentBlocks& document) {
  if (document.site.empty()) return;
  is_empty_ = false;
  const auto insert = [&](std::string_view key, std::uint64_t number, bool is_guarded,
                          std::string_view text) {
    insert_.bind_text(1, document.site).bind_text(2, key).bind(3, static_cast<std::int64_t>(number));
    insert_.bind(4, is_guarded).bind_text(5, text).run();
  };
  insert("", document.content, false, "");
  for (const SeenBlock& block : document.blocks)
    insert(block.key, block.beside, block.is_guarded, block.text);
}

LearnedBlocks BlockCounts::learned() {
  SiteGatherer sites;
  Statement rows = tables_.prepare(kCount);
  rows.bind(1, static_cast<std::int64_t>(kFewestRepeats));
  while (rows.step()) sites.take(rows);
  return sites.finish();
}

}  // namespace kehraus
