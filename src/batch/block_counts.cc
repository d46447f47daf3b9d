#include "batch/block_counts.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "batch/content_hash.h"
#include "learn/block_key.h"
#include "learn/boilerplate.h"
#include "learn/candidates.h"

namespace kehraus {
namespace {

// Sites, keys and openings are hashes: numbers are sorted faster than texts. A document is a row with the key
// 0, which sorts first, and the name of its site for a text; behind it stand its blocks, in their order.
// Those that are not compared have no key.
constexpr const char* kTables =
    "CREATE TABLE seen (site INTEGER, key INTEGER, document INTEGER, is_guarded INTEGER, opening INTEGER, "
    "size INTEGER, is_prose INTEGER, text TEXT); BEGIN";
constexpr const char* kInsert = "INSERT INTO seen VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char* kSorted =
    "SELECT site, key, document, is_guarded, opening FROM seen WHERE key IS NOT NULL ORDER BY site, key, "
    "document";
constexpr const char* kDocuments = "SELECT site, key, opening, size, is_prose, text FROM seen ORDER BY rowid";

constexpr std::int64_t kDocument = 0;

std::int64_t number_of(std::string_view text) { return std::max<std::int64_t>(content_number(text), 1); }

std::string_view first_words(std::string_view key) {
  const std::size_t first = key.find(' ');
  return first == key.npos ? key : key.substr(0, key.find(' ', first + 1));
}

// What a block of an earlier run's would have to be to stay.
struct Earlier {
  std::uint64_t documents = 0;  // it was learned from
  bool is_outdated = false;
};

// By site and key.
using EarlierBlocks = std::map<std::pair<std::int64_t, std::int64_t>, Earlier>;

EarlierBlocks earlier_blocks(const LearnedBlocks& before) {
  EarlierBlocks all;
  std::string key;
  for (const auto& [name, site] : before.sites())
    for (const LearnedBlock& block : site.blocks()) {
      block_key(block.text, key);
      all[{number_of(name), number_of(key)}] = {block.documents, false};
    }
  return all;
}

// Counts sorted rows.
class RowCounter {
 public:
  RowCounter(EarlierBlocks& earlier, Candidates& candidates) : earlier_(earlier), candidates_(candidates) {}

  void take(const Statement& row) {
    const std::int64_t site = row.number(0), key = row.number(1), document = row.number(2);
    if (site != block_.site || key != block_.key) {
      close();
      block_ = {site, key, row.number(4), 0, block_.documents, false};
    }
    block_.count += block_.count == 0 || document != document_;
    block_.is_guarded = block_.is_guarded || row.number(3) != 0;
    document_ = document;
  }

  // Behind the last row, too.
  void close() {
    if (block_.count == 0) return;
    if (block_.key == kDocument) {
      block_.documents = block_.count;
      return;
    }
    // Documents that differ in few blocks may be told apart beside one block, and not as a whole.
    RepeatedBlock block = block_;
    block.documents = std::max(block.documents, block.count);
    if (is_boilerplate(block.count, block.documents, block.is_guarded)) candidates_.add(block);
    const auto earlier = earlier_.find({block.site, block.key});
    if (earlier != earlier_.end())
      earlier->second.is_outdated = block.documents >= earlier->second.documents &&
                                    !is_boilerplate(2 * block.count, block.documents, block.is_guarded);
  }

 private:
  EarlierBlocks& earlier_;
  Candidates& candidates_;
  RepeatedBlock block_;
  std::int64_t document_ = 0;
};

LearnedBlocks without_outdated(const LearnedBlocks& before, const EarlierBlocks& earlier) {
  std::vector<LearnedSite> sites;
  std::string key;
  for (const auto& [name, site] : before.sites()) {
    std::vector<LearnedBlock> blocks;
    for (const LearnedBlock& block : site.blocks()) {
      block_key(block.text, key);
      if (!earlier.at({number_of(name), number_of(key)}).is_outdated) blocks.push_back(block);
    }
    sites.emplace_back(name, std::move(blocks));
  }
  return LearnedBlocks(std::move(sites));
}

// Shows the documents, each with all its rows.
void show_documents(Statement rows, Candidates& candidates) {
  std::int64_t site = 0;
  std::string name;
  std::vector<ScannedBlock> blocks;
  while (rows.step()) {
    const bool is_compared = !rows.is_null(1);
    if (!is_compared || rows.number(1) != kDocument) {
      blocks.push_back({is_compared ? rows.number(1) : 0, rows.number(2),
                        static_cast<std::size_t>(rows.number(3)), rows.number(4) != 0,
                        std::string(rows.bytes(5))});
      continue;
    }
    if (!blocks.empty()) candidates.look_at(site, name, blocks);
    blocks.clear();
    site = rows.number(0);
    name = rows.bytes(5);
  }
  if (!blocks.empty()) candidates.look_at(site, name, blocks);
}

}  // namespace

BlockCounts::BlockCounts() : tables_(Database::temporary(kTables)), insert_(tables_.prepare(kInsert)) {}

void BlockCounts::add(const DocumentBlocks& document) {
  if (document.site.empty()) return;
  is_empty_ = false;
  const std::int64_t site = number_of(document.site);
  insert_.bind(1, site).bind(2, kDocument).bind(3, static_cast<std::int64_t>(document.content)).bind(4, 0);
  insert_.bind(5, 0).bind(6, 0).bind(7, 0).bind_text(8, document.site).run();
  for (const SeenBlock& block : document.blocks) {
    insert_.bind(1, site).bind(3, static_cast<std::int64_t>(block.beside)).bind(4, block.is_guarded);
    if (block.key.empty())
      insert_.bind_null(2).bind(5, 0);
    else
      insert_.bind(2, number_of(block.key)).bind(5, number_of(first_words(block.key)));
    insert_.bind(6, static_cast<std::int64_t>(block.size))
        .bind(7, block.is_prose)
        .bind_text(8, block.text)
        .run();
  }
}

LearnedBlocks BlockCounts::learned(const LearnedBlocks& before) {
  EarlierBlocks earlier = earlier_blocks(before);
  Candidates candidates;
  RowCounter counter(earlier, candidates);
  for (Statement rows = tables_.prepare(kSorted); rows.step();) counter.take(rows);
  counter.close();
  show_documents(tables_.prepare(kDocuments), candidates);
  return merged(without_outdated(before, earlier), candidates.learned());
}

}  // namespace kehraus
