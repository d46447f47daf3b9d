#include "learn/document_blocks.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "learn/block_key.h"
#include "text/hash.h"
#include "text/measures.h"

namespace kehraus {
namespace {

// An article is known by its longest blocks.
constexpr std::size_t kTelling = 3;

// The longest texts of a body, and what is equally long in the order of its bytes: so that the order of
// blocks says nothing.
class Telling {
 public:
  explicit Telling(const std::vector<BodyBlockView>& blocks) {
    for (const BodyBlockView& block : blocks) longest_.push_back(block.text);
    std::sort(longest_.begin(), longest_.end(), [](std::string_view a, std::string_view b) {
      return a.size() != b.size() ? a.size() > b.size() : a < b;
    });
    longest_.erase(std::unique(longest_.begin(), longest_.end()), longest_.end());
    if (longest_.size() > kTelling + 1) longest_.resize(kTelling + 1);
    all_ = hash_without({});
  }

  // Of the first kTelling.
  std::uint64_t all() const noexcept { return all_; }

  // Of the first kTelling others than `text`.
  std::uint64_t without(std::string_view text) const {
    const auto end = longest_.begin() + static_cast<std::ptrdiff_t>(std::min(kTelling, longest_.size()));
    return std::find(longest_.begin(), end, text) == end ? all_ : hash_without(text);
  }

 private:
  std::uint64_t hash_without(std::string_view left_out) const {
    std::uint64_t hash = hash_of({});
    std::size_t count = 0;
    for (const std::string_view text : longest_) {
      if (text == left_out || count == kTelling) continue;
      hash = hash_of("\n", hash_of(text, hash));
      ++count;
    }
    return hash;
  }

  std::vector<std::string_view> longest_;
  std::uint64_t all_ = 0;
};

bool has_parts(std::string_view text) { return text.find(": ") != text.npos; }

bool is_guarded(const BodyBlockView& block, const Measures& measures) {
  const bool is_plain = block.kind == BlockKind::paragraph || block.kind == BlockKind::list_item;
  return !is_plain || reads_as_prose(measures) || measures.ends_sentence || measures.digits > 0 ||
         measures.starts_with_bullet || has_parts(block.text);
}

// What a document says more than once has to do with what it is about.
void guard_repeats(std::vector<SeenBlock>& blocks) {
  std::vector<SeenBlock*> by_key;
  for (SeenBlock& block : blocks) by_key.push_back(&block);
  std::sort(by_key.begin(), by_key.end(),
            [](const SeenBlock* a, const SeenBlock* b) { return a->key < b->key; });
  for (std::size_t i = 1; i < by_key.size(); ++i)
    if (by_key[i]->key == by_key[i - 1]->key) by_key[i]->is_guarded = by_key[i - 1]->is_guarded = true;
}

SeenBlock seen(const BodyBlockView& block, const Telling& telling) {
  constexpr std::size_t kMaxTextBytes = 2 * kMaxKeyBytes;  // signs between the words are no part of the key
  const Measures measures = measure(block.text);
  SeenBlock seen;
  seen.size = block.text.size();
  seen.is_prose = reads_as_prose(measures);
  if (block.text.size() <= kMaxTextBytes) block_key(block.text, seen.key);
  if (seen.key.empty()) return seen;
  seen.text = block.text;
  seen.is_guarded = is_guarded(block, measures);
  seen.beside = telling.without(block.text);
  return seen;
}

}  // namespace

DocumentBlocks blocks_of(const ResultView& result) {
  DocumentBlocks out;
  out.site = result.judged_host;
  if (out.site.empty()) return out;
  const Telling telling(result.blocks);
  out.content = telling.all();
  for (const BodyBlockView& block : result.blocks) out.blocks.push_back(seen(block, telling));
  guard_repeats(out.blocks);
  return out;
}

}  // namespace kehraus
