#include "batch/learning.h"

#include "batch/file_stamp.h"
#include "batch/learned_store.h"

namespace kehraus {
namespace {

// What a run has begun and not ended.
constexpr const char* kSetting = "learning";
constexpr const char* kBegun = "begun";
constexpr const char* kAnew = "anew";

// How many blocks of `all` are not in `others`.
std::size_t count_missing(const LearnedBlocks& all, const LearnedBlocks& others) {
  std::size_t count = 0;
  std::string key;
  for (const auto& [name, site] : all.sites()) {
    const LearnedSite* const other = others.find(name);
    for (const LearnedBlock& block : site.blocks()) count += !other || !other->find(block.text, key);
  }
  return count;
}

}  // namespace

Learning::Learning(OutputFolder& folder, Manifest& manifest, const BatchOptions& options,
                   const BatchEvents& events)
    : folder_(folder),
      manifest_(manifest),
      options_(options),
      events_(events),
      learned_(load_learned_in(folder)) {
  const std::string begun = manifest.setting(kSetting);
  is_made_up_for_ = !options.learns && !begun.empty();
  is_anew_ = begun == kAnew || (options.learns && options.redo == Redo::all);
}

std::vector<std::pair<std::string, std::string>> Learning::settings() const {
  if (options_.learns) return {{kSetting, is_anew_ ? kAnew : kBegun}};
  if (is_made_up_for_) return {{kSetting, ""}};
  return {};
}

bool Learning::run(const Cleaner& cleaner, bool is_input_complete, const std::atomic<bool>& stop) {
  const bool forgets = is_anew_ && is_input_complete;
  if (is_anew_ && !is_input_complete)
    events_.warning("what was learned before is kept: some of the input could not be read, or there is none");
  try {
    auto now = look_at_all(cleaner, learned_ && !forgets ? *learned_ : LearnedBlocks(), stop);
    if (!now) return false;
    if (!now->knows_sites)
      events_.warning(
          "nothing is learned: no document says where it stood by a whole address, as pages do in their "
          "head, lines "
          "of JSONL in a field `url`, and archives");
    put(std::move(now->blocks));
  } catch (...) {
    // It is told, and who asked for it asks again.
    set_done();
    throw;
  }
  if (options_.learns) set_done();
  return true;
}

std::optional<Learned> Learning::look_at_all(const Cleaner& cleaner, const LearnedBlocks& before,
                                             const std::atomic<bool>& stop) {
  BatchProgress progress;
  progress.is_learning = true;
  for (const std::string& path : options_.inputs.paths)
    if (const auto stamp = stamp_of(options_.inputs.root + path))
      progress.bytes_to_read += static_cast<std::uint64_t>(stamp->size);
  const auto advance = [&](std::size_t bytes) {
    ++progress.documents;
    progress.bytes_done += bytes;
    events_.progress(progress);
  };
  return learn_blocks(cleaner, options_.inputs, {options_.read, options_.keys, options_.jobs}, before,
                      advance, stop);
}

void Learning::put(LearnedBlocks now) {
  const LearnedBlocks before = learned_.value_or(LearnedBlocks());
  new_blocks_ = count_missing(now, before);
  forgotten_blocks_ = count_missing(before, now);
  if (!learned_ || now != before) store_learned(folder_, manifest_, now);
  learned_ = std::move(now);
}

void Learning::set_done() {
  if (manifest_.setting(kSetting).empty()) return;
  Group group;
  group.settings.emplace_back(kSetting, "");
  manifest_.commit(group);
}

void Learning::add_to(RunSummary& summary) const {
  if (!learned_) return;
  summary.has_learned = true;
  summary.learned_sites = learned_->sites().size();
  summary.learned_blocks = learned_->block_count();
  summary.new_learned_blocks = new_blocks_;
  summary.forgotten_blocks = forgotten_blocks_;
}

}  // namespace kehraus
