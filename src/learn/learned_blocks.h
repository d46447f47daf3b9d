// Boilerplate that no phrase list knows: blocks that stand on many of a site's documents.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kehraus {

// Where a site puts what it repeats, as seen from the article's running text.
enum class LearnedPlace : std::uint8_t { above, below };

std::string_view name_of(LearnedPlace place) noexcept;  // "above" or "below"

struct LearnedBlock {
  std::string text;  // as one of the documents has it
  LearnedPlace place = LearnedPlace::below;
  std::uint64_t count = 0;      // of the site's documents, those that held it when it was learned
  std::uint64_t documents = 0;  // all of the site's that were looked at then

  friend bool operator==(const LearnedBlock&, const LearnedBlock&) = default;
};

// What was learned of one site. May be used by several threads at once.
class LearnedSite {
 public:
  // Of blocks with one key the first counts; those without a key are left out.
  //   in  `name`: the host, as Document::host has it
  LearnedSite(std::string name, std::vector<LearnedBlock> blocks);

  const std::string& name() const noexcept { return name_; }
  // The id of the rule that these blocks are: `learned/example.org/repeated-block`.
  const std::string& rule() const noexcept { return rule_; }
  // In the order of their texts' bytes.
  const std::vector<LearnedBlock>& blocks() const noexcept { return blocks_; }

  // The learned block that `text` is, or null. `key` is for its use, so that its memory is used again.
  const LearnedBlock* find(std::string_view text, std::string& key) const;

  friend bool operator==(const LearnedSite& a, const LearnedSite& b) {
    return a.name_ == b.name_ && a.blocks_ == b.blocks_;
  }

 private:
  std::string name_, rule_;
  std::vector<LearnedBlock> blocks_;
  std::map<std::string, std::uint32_t, std::less<>> places_;  // by key
  std::size_t longest_key_ = 0;                               // bytes
};

// What was learned of all sites. Does not change once it is made; may be used by several threads at once.
class LearnedBlocks {
 public:
  LearnedBlocks() = default;
  // Of sites of one name the first counts; those without a block are left out.
  explicit LearnedBlocks(std::vector<LearnedSite> sites);

  // In the order of their names' bytes.
  const std::map<std::string, LearnedSite, std::less<>>& sites() const noexcept { return sites_; }
  std::size_t block_count() const noexcept;

  // Null for a site of which nothing was learned.
  const LearnedSite* find(std::string_view site) const;

  // Sites are parted into so many shares, by name. There may be millions of sites, most of them without a
  // learned block: who remembers by what documents were judged notes their share.
  static constexpr std::uint64_t kShares = 256;
  static std::uint64_t share_of(std::string_view site) noexcept;
  // Changes with anything that was learned of a share's sites; 0 where that is nothing.
  std::uint64_t version_of_share(std::uint64_t share) const;

  friend bool operator==(const LearnedBlocks& a, const LearnedBlocks& b) { return a.sites_ == b.sites_; }

 private:
  std::map<std::string, LearnedSite, std::less<>> sites_;
  std::unordered_map<std::uint64_t, std::uint64_t> share_versions_;
};

// Both together. What stands in `before` stays as it is, its counts too: documents that were judged by it
// need not be judged again.
LearnedBlocks merged(const LearnedBlocks& before, const LearnedBlocks& now);

}  // namespace kehraus
