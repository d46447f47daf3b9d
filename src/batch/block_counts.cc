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

// Blocks of earlier runs, by site and key, each with how it fares now.
class EarlierBlocks {
 public:
  // `before` outlives the object.
  explicit EarlierBlocks(const LearnedBlocks& before) {
    std::string key;
    for (const auto& [name, site] : before.sites())
      for (const LearnedBlock& block : site.blocks()) {
        block_key(block.text, key);
        blocks_.push_back({&site, &block});
        places_[{number_of(name), number_of(key)}] = blocks_.size() - 1;
        documents_[number_of(name)] = 0;
      }
  }

  void note_site(std::int64_t site, std::uint64_t documents) {
    if (const auto found = documents_.find(site); found != documents_.end()) found->second = documents;
  }

  void note(const RepeatedBlock& block) {
    const auto found = places_.find({block.site, block.key});
    if (found != places_.end()) blocks_[found->second].repeated = block;
  }

  // Those that `now` and the counts do not gainsay.
  LearnedBlocks left(const LearnedBlocks& now) const {
    std::map<std::string, std::vector<LearnedBlock>> by_site;
    for (const Earlier& earlier : blocks_)
      if (!is_outdated(earlier, now)) by_site[earlier.site->name()].push_back(*earlier.block);
    std::vector<LearnedSite> sites;
    for (auto& [name, blocks] : by_site) sites.emplace_back(name, std::move(blocks));
    return LearnedBlocks(std::move(sites));
  }

 private:
  struct Earlier {
    const LearnedSite* site = nullptr;
    const LearnedBlock* block = nullptr;
    RepeatedBlock repeated{};  // of the documents now; its count is 0 where none of them holds it
  };

  bool is_outdated(const Earlier& earlier, const LearnedBlocks& now) const {
    const std::uint64_t documents =
        std::max(documents_.at(number_of(earlier.site->name())), earlier.repeated.documents);
    if (documents >= earlier.block->documents &&
        !is_boilerplate(2 * earlier.repeated.count, documents, earlier.repeated.is_guarded))
      return true;
    std::string key;
    const LearnedSite* const site = now.find(earlier.site->name());
    const LearnedBlock* const block = site ? site->find(earlier.block->text, key) : nullptr;
    return block && block->place != earlier.block->place;
  }

  std::vector<Earlier> blocks_;
  std::map<std::pair<std::int64_t, std::int64_t>, std::size_t> places_;
  std::map<std::int64_t, std::uint64_t> documents_;  // now, by site
};

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
      earlier_.note_site(block_.site, block_.documents);
      return;
    }
    // Documents that differ in few blocks may be told apart beside one block, and not as a whole.
    RepeatedBlock block = block_;
    block.documents = std::max(block.documents, block.count);
    if (is_boilerplate(block.count, block.documents, block.is_guarded)) candidates_.add(block);
    earlier_.note(block);
  }

 private:
  EarlierBlocks& earlier_;
  Candidates& candidates_;
  RepeatedBlock block_;
  std::int64_t document_ = 0;
};

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

LearnedBlocks BlockCounts::learned(const LearnedBlocks& before, const std::atomic<bool>& stop) {
  tables_.interrupt_on(stop);
  EarlierBlocks earlier(before);
  Candidates candidates;
  RowCounter counter(earlier, candidates);
  for (Statement rows = tables_.prepare(kSorted); rows.step();) counter.take(rows);
  counter.close();
  show_documents(tables_.prepare(kDocuments), candidates);
  const LearnedBlocks now = candidates.learned();
  return merged(earlier.left(now), now);
}

}  // namespace kehraus
