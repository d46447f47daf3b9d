#include "learn/document_blocks.h"

#include <algorithm>
#include <array>
#include <utility>

#include "learn/block_key.h"
#include "text/hash.h"
#include "text/measures.h"

namespace kehraus {
namespace {

// An article is known by its longest blocks.
constexpr std::size_t kTelling = 3;

// The longest blocks of a body, by the hashes of their text. What is equally long stands in the order of the
// hashes, so that the order of blocks says nothing.
class Telling {
 public:
  explicit Telling(const std::vector<BodyBlockView>& blocks) {
    for (const BodyBlockView& block : blocks) all_.push_back({block.text.size(), hash_of(block.text)});
    const auto is_longer = [](const auto& a, const auto& b) { return a > b; };
    std::sort(all_.begin(), all_.end(), is_longer);
    all_.erase(std::unique(all_.begin(), all_.end()), all_.end());
    if (all_.size() > kTelling + 1) all_.resize(kTelling + 1);
  }

  // The hash of the first kTelling blocks but for `left_out`, of that hash.
  std::uint64_t without(std::uint64_t left_out) const {
    std::string together;
    std::size_t count = 0;
    for (const auto& [size, hash] : all_) {
      if (hash == left_out || count == kTelling) continue;
      together += std::to_string(hash) + ' ';
      ++count;
    }
    return hash_of(together);
  }

  std::uint64_t all() const { return without(0); }

 private:
  std::vector<std::pair<std::size_t, std::uint64_t>> all_;
};

bool is_guarded(const BodyBlockView& block) {
  switch (block.kind) {
    case BlockKind::paragraph:
    case BlockKind::list_item: return reads_as_prose(measure(block.text));
    default: return true;
  }
}

// Of blocks with one key the first stays. What a document says more than once has to do with what it is
// about.
void unite_repeats(std::vector<SeenBlock>& blocks) {
  const auto is_before = [](const SeenBlock& a, const SeenBlock& b) {
    return a.key != b.key ? a.key < b.key : a.text < b.text;
  };
  std::sort(blocks.begin(), blocks.end(), is_before);
  std::size_t count = 0;
  for (SeenBlock& block : blocks) {
    if (count > 0 && blocks[count - 1].key == block.key)
      blocks[count - 1].is_guarded = true;
    else if (&blocks[count++] != &block)
      blocks[count - 1] = std::move(block);
  }
  blocks.resize(count);
}

}  // namespace

DocumentBlocks blocks_of(const ResultView& result) {
  DocumentBlocks out;
  out.site = result.judged_host;
  if (out.site.empty()) return out;
  const Telling telling(result.blocks);
  out.content = telling.all();
  std::string key;
  for (const BodyBlockView& block : result.blocks) {
    block_key(block.text, key);
    if (!key.empty())
      out.blocks.push_back(
          {key, std::string(block.text), is_guarded(block), telling.without(hash_of(block.text))});
  }
  unite_repeats(out.blocks);
  return out;
}

}  // namespace kehraus
