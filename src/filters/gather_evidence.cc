#include "filters/gather_evidence.h"

#include <algorithm>

#include "filters/evidence_values.h"

namespace kehraus {
Evidences::Evidences(Sheet& sheet) : sheet_(sheet) {
  count_document();
  find_runs();
}

void Evidences::count_document() {
  title_block_ = sheet_.size();
  words_before_.reserve(sheet_.size());
  prose_before_.reserve(sheet_.size());
  for (std::size_t i = 0; i < sheet_.size(); ++i) {
    words_before_.push_back(static_cast<std::uint32_t>(words_));
    prose_before_.push_back(static_cast<std::uint32_t>(prose_words_));
    if (sheet_.is_dropped(i)) continue;
    if (title_block_ == sheet_.size()) title_block_ = i;
    const std::uint32_t words = sheet_.measures(i).words;
    words_ += words;
    ++blocks_;
    if (!sheet_.is_prose(i)) continue;
    ++paragraphs_;
    prose_words_ += words;
  }
  const auto last = sheet_.last_prose();
  first_ = sheet_.first_prose();
  behind_ = last ? *last + 1 : 0;
}

void Evidences::find_runs() {
  runs_.resize(sheet_.size());
  for (std::size_t from = 0; from < sheet_.size();) {
    Run run;
    std::size_t to = from;
    do {
      run.gone += sheet_.is_dropped(to);
      run.words += sheet_.measures(to).words;
      ++to;
    } while (to < sheet_.size() && !sheet_.is_left_prose(to - 1) && !sheet_.is_left_prose(to));
    run.blocks = static_cast<std::uint32_t>(to - from);
    std::fill(runs_.begin() + static_cast<std::ptrdiff_t>(from),
              runs_.begin() + static_cast<std::ptrdiff_t>(to), run);
    from = to;
  }
}

void Evidences::glance_at(std::size_t i, EvidenceValues& values) const {
  fill_looks(i, values);
  fill_neighbours(i, values);
  fill_place(i, values);
}

void Evidences::fill_looks(std::size_t i, EvidenceValues& values) const {
  const Measures& m = sheet_.measures(i);
  set_looks<Evidence>(values, m, sheet_.text(i));
  set(values, Evidence::bullet, m.starts_with_bullet);
  set(values, Evidence::starts_lower, m.starts_lower);
  set(values, Evidence::address, m.has_email ? 2 : m.has_url ? 1 : 0);
}

// Words of the block so many below, or above for a negative number; 0 where there is none.
std::uint32_t Evidences::words_at(std::size_t i, std::ptrdiff_t below) const {
  const std::size_t j = i + static_cast<std::size_t>(below);  // wraps round above the first block
  return j < sheet_.size() ? sheet_.measures(j).words : 0;
}

void Evidences::fill_neighbours(std::size_t i, EvidenceValues& values) const {
  set(values, Evidence::prose_after, is_left_prose(i + 1) + (is_left_prose(i + 1) && is_left_prose(i + 2)));
  set(values, Evidence::words_before, words_at(i, -1));
  set(values, Evidence::words_after, words_at(i, 1));
  set(values, Evidence::words_before_2, words_at(i, -2));
  set(values, Evidence::words_after_2, words_at(i, 2));
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
  set(values, Evidence::gone_before, gone_before);
  set(values, Evidence::gone_after, gone_after);
  set(values, Evidence::alike, alike);
  set(values, Evidence::ends_after, i + 1 < sheet_.size() && sheet_.measures(i + 1).ends_sentence);
  const Run& run = runs_[i];
  set(values, Evidence::run, is_left_prose(i) ? 0 : run.blocks);
  set(values, Evidence::run_gone_share, share(run.gone, run.blocks));
  set(values, Evidence::run_words, share(run.words, run.blocks));
}

void Evidences::fill_place(std::size_t i, EvidenceValues& values) const {
  const Measures& m = sheet_.measures(i);
  set(values, Evidence::run_side, behind_ == 0 ? 3 : i < first_ ? 1 : i >= behind_ ? 2 : 0);
  set(values, Evidence::place, share(words_before_[i], words_));
  set(values, Evidence::prose_left,
      share(prose_words_ - prose_before_[i] - (sheet_.is_prose(i) ? m.words : 0), prose_words_));
  set(values, Evidence::prose_words, prose_words_);
  set(values, Evidence::prose_share, share(prose_words_, words_));
  set(values, Evidence::blocks, blocks_);
  set(values, Evidence::typical_share, paragraphs_ > 0 ? m.words / (prose_words_ / paragraphs_) : 0);
}

void Evidences::look_at(std::size_t i, EvidenceValues& values) {
  set(values, Evidence::stop_share, sheet_.stop_share(i));
  const Punctuation& signs = sheet_.measures(i).punctuation;
  set(values, Evidence::long_number, signs.longest_number);
  set(values, Evidence::commas, signs.commas);
  set(values, Evidence::separators, signs.separators);
  set(values, Evidence::brackets, signs.brackets);
  set(values, Evidence::colons, signs.colons);
  set(values, Evidence::inner_capital, signs.inner_capitals);
  fill_words_known(i, values);
}

// The longer words of the paragraphs, and the first few of the text's first block, the title as a rule.
void Evidences::read_words() {
  constexpr std::size_t kMaxTitleWords = 16;
  known_words_ = &sheet_.known_words();
  if (title_block_ == sheet_.size()) return;
  append_stems(sheet_.text(title_block_), title_);
  title_.resize(std::min(title_.size(), kMaxTitleWords));
}

void Evidences::fill_words_known(std::size_t i, EvidenceValues& values) {
  if (!known_words_) read_words();
  stems_.clear();
  append_stems(sheet_.text(i), stems_);
  const auto is_in_title = [&](Stem stem) {
    return std::find(title_.begin(), title_.end(), stem) != title_.end();
  };
  const std::size_t known = known_words_->count_known(stems_, sheet_.block_in_document(i));
  const auto in_title = i == title_block_ ? 0 : std::count_if(stems_.begin(), stems_.end(), is_in_title);
  const auto longer = static_cast<double>(stems_.size());
  set(values, Evidence::longer_words, longer);
  set(values, Evidence::known_share, longer > 0 ? share(static_cast<double>(known), longer) : -1);
  set(values, Evidence::known_in_title, longer > 0 ? share(static_cast<double>(in_title), longer) : -1);
}

}  // namespace kehraus
