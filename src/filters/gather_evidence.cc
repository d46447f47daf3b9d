#include "filters/gather_evidence.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <span>

namespace kehraus {
namespace {

// Which paragraph a word stands in, by the first letters of longer words: enough to tell what a text is
// about.
class Vocabulary {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF, kSeveral = 0xFFFFFFFE;

  // For texts of about so many words. What does not fit into the largest table counts as unknown.
  explicit Vocabulary(std::size_t words)
      : bits_(std::clamp<unsigned>(static_cast<unsigned>(std::bit_width(words)), 6, 16)),
        slots_(std::size_t{1} << bits_) {}

  void add(std::uint64_t word, std::uint32_t block) {
    Slot& slot = slots_[slot_of(word)];
    if (slot.word == 0) {
      if (used_ * 2 >= slots_.size()) return;
      ++used_;
      slot = {word, block};
    } else if (slot.block != block) {
      slot.block = kSeveral;
    }
  }

  // The one block, kSeveral or kNone.
  std::uint32_t block_of(std::uint64_t word) const { return slots_[slot_of(word)].block; }

 private:
  struct Slot {
    std::uint64_t word = 0;
    std::uint32_t block = kNone;
  };

  std::size_t slot_of(std::uint64_t word) const {
    std::size_t at = word * 0x9E3779B97F4A7C15ull >> (64 - bits_);
    while (slots_[at].word != 0 && slots_[at].word != word) at = (at + 1) & (slots_.size() - 1);
    return at;
  }

  unsigned bits_;
  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

constexpr std::size_t kMaxTitleWords = 16;
constexpr std::size_t kMinLongerBytes = 5, kStemBytes = 6;

// Calls `use(stem)` for each longer word.
template <typename Use>
void for_each_longer_word(std::string_view text, Use use) {
  const auto is_word = [](unsigned char c) {
    return c >= 0x80 ||
           (static_cast<unsigned char>(c | 0x20) >= 'a' && static_cast<unsigned char>(c | 0x20) <= 'z');
  };
  for (std::size_t at = 0; at < text.size();) {
    if (!is_word(static_cast<unsigned char>(text[at]))) {
      ++at;
      continue;
    }
    const std::size_t start = at;
    while (at < text.size() && is_word(static_cast<unsigned char>(text[at]))) ++at;
    if (at - start < kMinLongerBytes) continue;
    std::uint64_t stem = 0;
    std::memcpy(&stem, text.data() + start, std::min(kStemBytes, at - start));
    use(stem | 0x202020202020ull);
  }
}

float share(double part, double whole) { return whole > 0 ? static_cast<float>(part / whole) : 0; }

std::size_t words_of(const Sheet& sheet) {
  std::size_t words = 0;
  for (std::size_t i = 0; i < sheet.size(); ++i) words += sheet.measures(i).words;
  return words;
}

class Gatherer {
 public:
  explicit Gatherer(Sheet& sheet) : sheet_(sheet), values_(sheet.size()), vocabulary_(words_of(sheet)) {}

  std::vector<EvidenceValues> gather() {
    look_at_document();
    find_runs();
    for (std::size_t i = 0; i < sheet_.size(); ++i) {
      if (sheet_.is_dropped(i)) continue;
      if (sheet_.is_open(i)) fill(i);
      before_ += sheet_.measures(i).words;
      if (sheet_.is_prose(i)) prose_before_ += sheet_.measures(i).words;
    }
    return std::move(values_);
  }

 private:
  void look_at_document() {
    title_block_ = sheet_.size();
    for (std::size_t i = 0; i < sheet_.size(); ++i) {
      first_word_.push_back(longer_words_.size());
      if (sheet_.is_dropped(i)) continue;
      if (title_block_ == sheet_.size()) title_block_ = i;
      const Measures& m = sheet_.measures(i);
      words_ += m.words;
      ++blocks_;
      for_each_longer_word(sheet_.text(i), [&](std::uint64_t stem) { longer_words_.push_back(stem); });
      if (!sheet_.is_prose(i)) continue;
      ++paragraphs_;
      prose_words_ += m.words;
      for (std::size_t w = first_word_[i]; w < longer_words_.size(); ++w)
        vocabulary_.add(longer_words_[w], static_cast<std::uint32_t>(i));
    }
    first_word_.push_back(longer_words_.size());
    const auto last = sheet_.last_prose();
    first_ = sheet_.first_prose();
    behind_ = last ? *last + 1 : 0;
  }

  // The longer words of block `i`.
  std::span<const std::uint64_t> longer_words(std::size_t i) const {
    return std::span(longer_words_).subspan(first_word_[i], first_word_[i + 1] - first_word_[i]);
  }

  // A paragraph is a run of its own.
  void find_runs() {
    runs_.resize(sheet_.size());
    for (std::size_t from = 0; from < sheet_.size();) {
      Run run;
      std::size_t to = from;
      do {
        run.gone += sheet_.is_dropped(to);
        run.words += sheet_.measures(to).words;
        ++to;
      } while (to < sheet_.size() && !sheet_.is_left_prose(to - 1) && !sheet_.is_left_prose(to));
      run.blocks = to - from;
      std::fill(runs_.begin() + static_cast<std::ptrdiff_t>(from),
                runs_.begin() + static_cast<std::ptrdiff_t>(to), run);
      from = to;
    }
  }

  void fill(std::size_t i) {
    current_ = &values_[i];
    fill_looks(i);
    fill_neighbours(i);
    fill_place(i);
    fill_words_known(i);
  }

  void set(Evidence e, double value) { (*current_)[static_cast<std::size_t>(e)] = static_cast<float>(value); }

  void fill_looks(std::size_t i) {
    const Measures& m = sheet_.measures(i);
    const std::string_view text = sheet_.text(i);
    set(Evidence::words, m.words);
    set(Evidence::word_length, share(m.letters, m.words));
    set(Evidence::upper_share, share(m.upper_letters, m.letters));
    set(Evidence::digit_share, share(m.digits, m.chars));
    set(Evidence::capitalised_share, share(m.capitalised_words, m.words));
    set(Evidence::lower_share, share(m.lower_words, m.words));
    set(Evidence::stop_share, sheet_.stop_share(i));
    set(Evidence::sentence_ends, m.sentence_ends);
    set(Evidence::sentence_length, share(m.words, std::max(1u, m.sentence_ends)));
    const bool asks = text.ends_with('?') || text.ends_with('!');
    set(Evidence::end, m.is_cut_off ? 4 : m.ends_in_colon ? 3 : asks ? 2 : m.ends_sentence ? 1 : 0);
    set(Evidence::bullet, m.starts_with_bullet);
    set(Evidence::starts_lower, m.starts_lower);
    set(Evidence::address, m.has_email ? 2 : m.has_url ? 1 : 0);
    const Punctuation& signs = sheet_.punctuation(i);
    set(Evidence::long_number, signs.longest_number);
    set(Evidence::commas, signs.commas);
    set(Evidence::separators, signs.separators);
    set(Evidence::brackets, signs.brackets);
    set(Evidence::colons, signs.colons);
    set(Evidence::inner_capital, signs.inner_capitals);
    set(Evidence::hits, count_hits(i));
  }

  // Rules that would take the block, each once.
  int count_hits(std::size_t i) const {
    int count = 0;
    const Rule* last = nullptr;
    for (const Hit& hit : sheet_.hits(i)) {
      const Rule& rule = sheet_.rules().rules()[hit.rule];
      if (&rule == last || rule.action == Action::keep || !sheet_.holds(i, hit)) continue;
      last = &rule;
      ++count;
    }
    return count;
  }

  // Words of the block so many below, or above for a negative number; 0 where there is none.
  std::uint32_t words_at(std::size_t i, std::ptrdiff_t below) const {
    const std::size_t j = i + static_cast<std::size_t>(below);  // wraps round above the first block
    return j < sheet_.size() ? sheet_.measures(j).words : 0;
  }
  bool is_left_prose(std::size_t i) const { return i < sheet_.size() && sheet_.is_left_prose(i); }

  void fill_neighbours(std::size_t i) {
    set(Evidence::prose_after, is_left_prose(i + 1) + (is_left_prose(i + 1) && is_left_prose(i + 2)));
    set(Evidence::words_before, words_at(i, -1));
    set(Evidence::words_after, words_at(i, 1));
    set(Evidence::words_before_2, words_at(i, -2));
    set(Evidence::words_after_2, words_at(i, 2));
    int gone_before = 0, gone_after = 0, alike = 0;
    const Measures& m = sheet_.measures(i);
    for (std::size_t d = 1; d <= 4; ++d) {
      gone_before += i >= d && sheet_.is_dropped(i - d);
      gone_after += i + d < sheet_.size() && sheet_.is_dropped(i + d);
      const auto is_alike = [&](std::size_t j) {
        const Measures& o = sheet_.measures(j);
        return o.ends_sentence == m.ends_sentence && o.starts_with_bullet == m.starts_with_bullet &&
               o.words * 5 <= m.words * 8 && o.words * 8 >= m.words * 5;
      };
      alike += (i >= d && is_alike(i - d)) + (i + d < sheet_.size() && is_alike(i + d));
    }
    set(Evidence::gone_before, gone_before);
    set(Evidence::gone_after, gone_after);
    set(Evidence::alike, alike);
    set(Evidence::ends_after, i + 1 < sheet_.size() && sheet_.measures(i + 1).ends_sentence);
    const Run& run = runs_[i];
    const auto blocks = static_cast<double>(run.blocks);
    set(Evidence::run, is_left_prose(i) ? 0 : blocks);
    set(Evidence::run_gone_share, share(static_cast<double>(run.gone), blocks));
    set(Evidence::run_words, share(static_cast<double>(run.words), blocks));
  }

  void fill_place(std::size_t i) {
    const Measures& m = sheet_.measures(i);
    set(Evidence::run_side, behind_ == 0 ? 3 : i < first_ ? 1 : i >= behind_ ? 2 : 0);
    set(Evidence::place, share(before_, words_));
    set(Evidence::prose_left,
        share(prose_words_ - prose_before_ - (sheet_.is_prose(i) ? m.words : 0), prose_words_));
    set(Evidence::prose_words, prose_words_);
    set(Evidence::prose_share, share(prose_words_, words_));
    set(Evidence::blocks, blocks_);
    set(Evidence::typical_share, paragraphs_ ? m.words / (prose_words_ / paragraphs_) : 0);
  }

  void fill_words_known(std::size_t i) {
    const auto title = title_block_ == i ? std::span<const std::uint64_t>() : title_words();
    std::size_t known = 0, in_title = 0;
    for (std::uint64_t stem : longer_words(i)) {
      const std::uint32_t block = vocabulary_.block_of(stem);
      known += block != Vocabulary::kNone && block != i;
      in_title += std::find(title.begin(), title.end(), stem) != title.end();
    }
    const auto longer = static_cast<double>(longer_words(i).size());
    set(Evidence::longer_words, longer);
    set(Evidence::known_share, longer > 0 ? share(static_cast<double>(known), longer) : -1);
    set(Evidence::known_in_title, longer > 0 ? share(static_cast<double>(in_title), longer) : -1);
  }

  // The longer words of the text's first block, the first few of them.
  std::span<const std::uint64_t> title_words() const {
    if (title_block_ == sheet_.size()) return {};
    const auto words = longer_words(title_block_);
    return words.first(std::min(words.size(), kMaxTitleWords));
  }

  struct Run {
    std::size_t blocks = 0, gone = 0, words = 0;
  };

  Sheet& sheet_;
  std::vector<EvidenceValues> values_;
  EvidenceValues* current_ = nullptr;
  std::vector<Run> runs_;
  Vocabulary vocabulary_;
  std::vector<std::uint64_t> longer_words_;  // of all blocks that stand, in order
  std::vector<std::size_t> first_word_;      // of each block, and one more behind the last
  std::size_t first_ = 0, behind_ = 0, title_block_ = 0;
  double words_ = 0, blocks_ = 0, paragraphs_ = 0, prose_words_ = 0, before_ = 0, prose_before_ = 0;
};

}  // namespace

std::vector<EvidenceValues> gather_evidence(Sheet& sheet) { return Gatherer(sheet).gather(); }

}  // namespace kehraus
