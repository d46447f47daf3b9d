// A page reduced to what its tree depends on. In a skeleton each tag has its name and none of its attributes
// but the few that the tree builder looks at, each run of text is one character or two, and comments are
// empty. Gumbo reads it in a twentieth of the time that it needs for the page and builds the same tree.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "html/tree.h"

namespace kehraus::html {

// The characters that stand for text, so that a text node of the tree says what it is.
inline constexpr char kSkeletonText = 'x';    // also what references stand for, if it is no white space
inline constexpr char kSkeletonRaw = 'r';     // raw text
inline constexpr char kSkeletonRcdata = 'c';  // raw text with references
inline constexpr char kSkeletonBlank = ' ';

// Stand for a whole subtree, see folding.h; of a head, for what stands in it up to its end tag. Every other
// name of the skeleton that Gumbo knows is in lower case.
inline constexpr std::string_view kFoldedBlock = "<HR>";
inline constexpr std::string_view kFoldedPhrase = "<WBR>";
inline constexpr std::string_view kFoldedHead = "<HEAD></head>";
// Behind a folded block whose surroundings are in doubt: an element that must become its next sibling.
inline constexpr std::string_view kProbe = "<Wbr>";

// An empty comment that counts as a mistake. It comes first, so that the parser may be stopped at any time:
// see arena.h.
inline constexpr std::string_view kSkeletonPrefix = "<!-->";

// A subtree that is not in the skeleton: nodes of Skeleton::folded_nodes(), the first its root.
struct Fold {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  std::uint8_t formatting = 0;  // how deep formatting elements are nested in it
  bool has_anchor = false;
  bool has_probe = false;
};

// How much is folded.
enum class Folding : std::uint8_t { all, certain, none };

// Reused from page to page: memory stays. For one thread at a time.
class Skeleton {
 public:
  struct Options {
    std::span<const std::uint32_t> corrections{};  // see Tokenizer
    Folding folding = Folding::all;
    std::size_t max_bytes = SIZE_MAX;
  };

  // Reads a page.
  //   in      less than 4 GiB of UTF-8 without byte-order mark; invalid bytes do no harm
  //   out     false where the skeleton would be larger than `max_bytes`; it is then of no use
  //   time    linear
  bool write(std::string_view page, const Options& options);

  std::string_view text() const noexcept { return {bytes_.get(), size_}; }

  // Where in the page the thing starts that starts at this byte of the skeleton: a tag, a comment, a
  // character of text.
  //   in   such a start; the `>` of a start tag, which gives the end of the tag in the page; or
  //        the skeleton's size, which gives the end of the page
  std::uint32_t place(std::size_t offset) const noexcept { return places_[offset]; }

  // Where the tokeniser guessed, in the order of the page. Offsets of the skeleton.
  struct Guess {
    std::uint32_t offset = 0;
    bool is_raw = false;  // for start tags; for `<![CDATA[`: that it is text
  };
  const std::vector<Guess>& tag_guesses() const noexcept { return tag_guesses_; }
  const std::vector<Guess>& cdata_guesses() const noexcept { return cdata_guesses_; }

  // The fold that starts at this byte of the skeleton.
  const Fold& fold_at(std::size_t offset) const noexcept { return folds_[places_[offset + 1]]; }
  std::size_t fold_count() const noexcept { return folds_.size(); }
  // `parent` and `end` are places in this list, `depth` counts from anywhere.
  std::span<const Node> folded_nodes() const noexcept { return folded_nodes_; }
  // A page with a `<frameset>` must not be folded.
  bool has_frameset() const noexcept { return has_frameset_; }

 private:
  friend class SkeletonWriter;
  friend class Folder;

  void clear() noexcept;
  bool reserve(std::size_t more, std::size_t max_bytes);
  void put(char c, std::uint32_t place) noexcept {
    places_[size_] = place;
    bytes_[size_++] = c;
  }
  void put(std::string_view text, std::uint32_t place) noexcept {
    for (const char c : text) put(c, place);
  }

  std::unique_ptr<char[]> bytes_;
  std::unique_ptr<std::uint32_t[]> places_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
  std::vector<Guess> tag_guesses_;
  std::vector<Guess> cdata_guesses_;
  std::vector<Fold> folds_;
  std::vector<Node> folded_nodes_;
  bool has_frameset_ = false;
};

}  // namespace kehraus::html
