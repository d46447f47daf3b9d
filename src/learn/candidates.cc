#include "learn/candidates.h"

#include <algorithm>

#include "learn/boilerplate.h"
#include "learn/places.h"

namespace kehraus {
namespace {

// `Yellow cards: none`, `1 teaspoon of salt`: lines that begin alike and go on differently are a form that is
// filled in, whatever is filled in most.
constexpr std::size_t kManyVariants = 4;

// A block that is hardly ever elsewhere: a few articles end with a question or begin with a list.
constexpr std::uint64_t kLeastPercentAtPlace = 80;

PlacedKind kind_of(const ScannedBlock& block, bool is_candidate) {
  if (is_candidate) return PlacedKind::repeated;
  return block.is_prose ? PlacedKind::prose : PlacedKind::line;
}

}  // namespace

void Candidates::add(const RepeatedBlock& block) {
  const std::size_t count = ++counts_[block.site];
  if (count > kMostCandidates) {
    if (count == kMostCandidates + 1)
      std::erase_if(candidates_, [&](const auto& entry) { return entry.first.first == block.site; });
    return;
  }
  candidates_[{block.site, block.key}].block = block;
  variants_[{block.site, block.opening}];
}

Candidates::Candidate* Candidates::find(std::int64_t site, const ScannedBlock& block) {
  const auto found = block.key == 0 ? candidates_.end() : candidates_.find({site, block.key});
  return found == candidates_.end() ? nullptr : &found->second;
}

void Candidates::note_variants(std::int64_t site, std::span<const ScannedBlock> document) {
  for (const ScannedBlock& block : document) {
    if (block.key == 0 || block.is_prose) continue;
    const auto found = variants_.find({site, block.opening});
    if (found != variants_.end() && found->second.size() < kManyVariants) found->second.insert(block.key);
  }
}

void Candidates::look_at(std::int64_t site, std::string_view name, std::span<const ScannedBlock> document) {
  ++documents_;
  note_variants(site, document);
  std::vector<Candidate*> found;
  std::vector<PlacedKind> kinds;
  std::size_t size = 0, repeated = 0;
  for (const ScannedBlock& block : document) {
    Candidate* const candidate = found.emplace_back(find(site, block));
    kinds.push_back(kind_of(block, candidate));
    size += block.size;
    if (candidate) repeated += block.size;
  }
  if (std::find(kinds.begin(), kinds.end(), PlacedKind::repeated) == kinds.end()) return;
  names_[site] = name;
  const Places places(std::move(kinds));
  if (!places.has_prose() || is_mostly(repeated, size)) return;
  for (std::size_t i = 0; i < document.size(); ++i) {
    Candidate* const candidate = found[i];
    if (!candidate || candidate->last_document == documents_) continue;
    candidate->last_document = documents_;
    candidate->is_prose = candidate->is_prose || document[i].is_prose;
    if (candidate->seen == 0 || document[i].text < candidate->text) candidate->text = document[i].text;
    ++candidate->seen;
    candidate->above += places.is_above(i);
    candidate->below += places.is_below(i);
  }
}

bool Candidates::is_boilerplate_below_or_above(const Candidate& candidate) const {
  const RepeatedBlock& block = candidate.block;
  const std::uint64_t at_place = std::max(candidate.above, candidate.below);
  if (at_place * 100 < candidate.seen * kLeastPercentAtPlace) return false;
  if (!is_boilerplate(std::min(block.count, at_place), block.documents, block.is_guarded)) return false;
  return candidate.is_prose || variants_.at({block.site, block.opening}).size() < kManyVariants;
}

LearnedBlocks Candidates::learned() {
  std::map<std::int64_t, std::vector<LearnedBlock>> by_site;
  for (const auto& [key, candidate] : candidates_) {
    if (!is_boilerplate_below_or_above(candidate)) continue;
    const bool is_above = candidate.above > candidate.below;
    by_site[key.first].push_back({candidate.text, is_above ? LearnedPlace::above : LearnedPlace::below,
                                  std::min(candidate.block.count, std::max(candidate.above, candidate.below)),
                                  candidate.block.documents});
  }
  std::vector<LearnedSite> sites;
  for (auto& [site, blocks] : by_site) sites.emplace_back(names_.at(site), std::move(blocks));
  return LearnedBlocks(std::move(sites));
}

}  // namespace kehraus
