#include "batch/block_counts.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "batch/content_hash.h"
#include "learn/boilerplate.h"

namespace kehraus {
namespace {

// Sites and keys are hashes: numbers are sorted faster than texts. A document itself is a row with the key 0,
// which sorts first, and the name of its site for a text.
constexpr const char* kTables =
    "CREATE TABLE seen (site INTEGER, key INTEGER, document INTEGER, is_guarded INTEGER, text TEXT); BEGIN";
constexpr const char* kInsert = "INSERT INTO seen VALUES (?, ?, ?, ?, ?)";
constexpr const char* kSorted =
    "SELECT site, key, document, is_guarded FROM seen ORDER BY site, key, document";
constexpr const char* kTexts = "SELECT site, key, text FROM seen";

constexpr std::int64_t kDocument = 0;

struct Row {
  std::int64_t site = 0, key = 0, document = 0;
  bool is_guarded = false;
};

struct Repeat {
  std::uint64_t count = 0, documents = 0;
  std::string text;  // the first of all in the order of their bytes; empty so far
};

// By site and key; of a site with repeats, with the key 0, its name.
using Repeats = std::map<std::pair<std::int64_t, std::int64_t>, Repeat>;

// Counts sorted rows.
class RowCounter {
 public:
  void take(const Row& row) {
    if (row.site != at_.site || row.key != at_.key) close();
    count_ += count_ == 0 || row.document != at_.document;
    const bool is_guarded = at_.is_guarded || row.is_guarded;
    at_ = row;
    at_.is_guarded = is_guarded;
  }

  Repeats finish() {
    close();
    return std::move(repeats_);
  }

 private:
  void close() {
    if (at_.key == kDocument) {
      documents_ = count_;
    } else if (is_boilerplate(count_, documents_, at_.is_guarded)) {
      // Documents that differ in few blocks may be told apart beside one block, and not as a whole.
      repeats_[{at_.site, at_.key}] = {count_, std::max(documents_, count_), {}};
      repeats_[{at_.site, kDocument}];
    }
    count_ = 0;
    at_.is_guarded = false;
  }

  Row at_;
  std::uint64_t count_ = 0, documents_ = 0;
  Repeats repeats_;
};

LearnedBlocks blocks_of(Repeats repeats) {
  std::vector<LearnedSite> sites;
  std::vector<LearnedBlock> blocks;
  for (auto repeat = repeats.rbegin(); repeat != repeats.rend(); ++repeat) {
    if (repeat->first.second == kDocument)
      sites.emplace_back(std::move(repeat->second.text), std::exchange(blocks, {}));
    else
      blocks.push_back({std::move(repeat->second.text), repeat->second.count, repeat->second.documents});
  }
  return LearnedBlocks(std::move(sites));
}

}  // namespace

BlockCounts::BlockCounts() : tables_(Database::temporary(kTables)), insert_(tables_.prepare(kInsert)) {}

void BlockCounts::add(const DocumentBlocks& document) {
  if (document.site.empty()) return;
  is_empty_ = false;
  const std::int64_t site = content_number(document.site);
  const auto insert = [&](std::int64_t key, std::uint64_t number, bool is_guarded, std::string_view text) {
    insert_.bind(1, site).bind(2, key).bind(3, static_cast<std::int64_t>(number)).bind(4, is_guarded);
    insert_.bind_text(5, text).run();
  };
  insert(kDocument, document.content, false, document.site);
  for (const SeenBlock& block : document.blocks)
    insert(std::max<std::int64_t>(content_number(block.key), 1), block.beside, block.is_guarded, block.text);
}

LearnedBlocks BlockCounts::learned() {
  RowCounter counter;
  Statement rows = tables_.prepare(kSorted);
  while (rows.step()) counter.take({rows.number(0), rows.number(1), rows.number(2), rows.number(3) != 0});
  Repeats repeats = counter.finish();
  Statement texts = tables_.prepare(kTexts);
  while (texts.step()) {
    const auto repeat = repeats.find({texts.number(0), texts.number(1)});
    if (repeat == repeats.end()) continue;
    std::string& text = repeat->second.text;
    if (text.empty() || texts.bytes(2) < text) text = texts.bytes(2);
  }
  return blocks_of(std::move(repeats));
}

}  // namespace kehraus
