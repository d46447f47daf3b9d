#include "learn/document_blocks.h"

#include <algorithm>
#include <functional>
#include <string_view>
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
    for (const std::string_view text : longest_texts(blocks))
      longest_.push_back({text.size(), hash_of(text)});
    std::sort(longest_.begin(), longest_.end(), std::greater<>());
    longest_.erase(std::unique(longest_.begin(), longest_.end()), longest_.end());
    all_ = hash_without(kNone);
  }

  // Of the first kTelling.
  std::uint64_t all() const noexcept { return all_; }

  // Of the first kTelling others than `text`.
  std::uint64_t without(std::string_view text) const {
    const std::size_t count = std::min(kTelling, longest_.size());
    if (count == 0 || text.size() < longest_[count - 1].first) return all_;
    const std::pair<std::size_t, std::uint64_t> block(text.size(), hash_of(text));
    return hash_without(
        static_cast<std::size_t>(std::find(longest_.begin(), longest_.end(), block) - longest_.begin()));
  }

 private:
  static constexpr std::size_t kNone = SIZE_MAX;

  // Those that may be among the first kTelling + 1: of one length there may be more.
  static std::vector<std::string_view> longest_texts(const std::vector<BodyBlockView>& blocks) {
    std::vector<std::string_view> texts;
    for (const BodyBlockView& block : blocks) texts.push_back(block.text);
    std::sort(texts.begin(), texts.end(),
              [](auto a, auto b) { return a.size() != b.size() ? a.size() > b.size() : a < b; });
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
    const std::size_t enough = kTelling + 1;
    if (texts.size() <= enough) return texts;
    const std::size_t shortest = texts[enough - 1].size();
    std::erase_if(texts, [&](std::string_view text) { return text.size() < shortest; });
    return texts;
  }

  std::uint64_t hash_without(std::size_t left_out) const {
    std::string together;
    for (std::size_t i = 0, count = 0; i < longest_.size() && count < kTelling; ++i) {
      if (i == left_out) continue;
      together += std::to_string(longest_[i].second) + ' ';
      ++count;
    }
    return hash_of(together);
  }

  std::vector<std::pair<std::size_t, std::uint64_t>> longest_;  // size and hash
  std::uint64_t all_ = 0;
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
      out.blocks.push_back({key, std::string(block.text), is_guarded(block), telling.without(block.text)});
  }
  unite_repeats(out.blocks);
  return out;
}

}  // namespace kehraus
