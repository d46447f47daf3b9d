#include "learn/learned_blocks.h"

#include <algorithm>
#include <utility>

#include "learn/block_key.h"
#include "text/hash.h"

namespace kehraus {

std::string_view name_of(LearnedPlace place) noexcept {
  return place == LearnedPlace::above ? "above" : "below";
}

LearnedSite::LearnedSite(std::string name, std::vector<LearnedBlock> blocks)
    : name_(std::move(name)), rule_("learned/" + name_ + "/repeated-block") {
  std::string key;
  for (LearnedBlock& block : blocks) {
    block_key(block.text, key);
    if (!key.empty() && places_.try_emplace(key, 0).second) blocks_.push_back(std::move(block));
  }
  std::sort(blocks_.begin(), blocks_.end(),
            [](const LearnedBlock& a, const LearnedBlock& b) { return a.text < b.text; });
  for (std::uint32_t i = 0; i < blocks_.size(); ++i) {
    block_key(blocks_[i].text, key);
    places_[key] = i;
    longest_key_ = std::max(longest_key_, key.size());
  }
}

const LearnedBlock* LearnedSite::find(std::string_view text, std::string& key) const {
  block_key(text, key, longest_key_);
  if (key.empty()) return nullptr;
  const auto found = places_.find(key);
  return found == places_.end() ? nullptr : &blocks_[found->second];
}

LearnedBlocks::LearnedBlocks(std::vector<LearnedSite> sites) {
  for (LearnedSite& site : sites) {
    if (site.blocks().empty()) continue;
    std::string name = site.name();
    sites_.try_emplace(std::move(name), std::move(site));
  }
  for (const auto& [name, site] : sites_) {
    std::uint64_t& version = share_versions_.try_emplace(share_of(name), hash_of("")).first->second;
    version = hash_of(name + '\n', version);
    // The count is part of what is written.
    for (const LearnedBlock& block : site.blocks())
      version = hash_of(
          std::to_string(block.count) + ' ' + std::string(name_of(block.place)) + ' ' + block.text + '\n',
          version);
  }
}

std::size_t LearnedBlocks::block_count() const noexcept {
  std::size_t count = 0;
  for (const auto& [name, site] : sites_) count += site.blocks().size();
  return count;
}

const LearnedSite* LearnedBlocks::find(std::string_view site) const {
  const auto found = sites_.find(site);
  return found == sites_.end() ? nullptr : &found->second;
}

std::uint64_t LearnedBlocks::share_of(std::string_view site) noexcept { return hash_of(site) % kShares; }

std::uint64_t LearnedBlocks::version_of_share(std::uint64_t share) const {
  const auto found = share_versions_.find(share);
  return found == share_versions_.end() ? 0 : found->second;
}

LearnedBlocks merged(const LearnedBlocks& before, const LearnedBlocks& now) {
  std::map<std::string, std::vector<LearnedBlock>> blocks;
  for (const LearnedBlocks* const part : {&before, &now})
    for (const auto& [name, site] : part->sites())
      blocks[name].insert(blocks[name].end(), site.blocks().begin(), site.blocks().end());
  std::vector<LearnedSite> sites;
  for (auto& [name, all] : blocks) sites.emplace_back(name, std::move(all));
  return LearnedBlocks(std::move(sites));
}

}  // namespace kehraus
