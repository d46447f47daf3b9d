#include "read/page_map.h"

#include <algorithm>
#include <string>

#include "text/whitespace.h"

namespace kehraus {

std::size_t PageMap::to_page(std::size_t offset, const Run& run) const {
  const std::size_t at = offset - run.shown;
  if (at == 0) return run.begin;
  return at < run.shown_size ? inside(run, at) : run.stop;
}

std::size_t PageMap::to_page(std::size_t offset) const {
  const auto next = std::upper_bound(runs_.begin(), runs_.end(), offset,
                                     [](std::size_t at, const Run& run) { return at < run.shown; });
  return next == runs_.begin() ? 0 : to_page(offset, *(next - 1));
}

std::size_t PageMap::to_page(std::size_t offset, std::size_t& near) const {
  if (near >= runs_.size() || runs_[near].shown > offset) return to_page(offset);
  while (near + 1 < runs_.size() && runs_[near + 1].shown <= offset) ++near;
  return to_page(offset, runs_[near]);
}

std::size_t PageMap::inside(const Run& run, std::size_t offset) const {
  if (run.is_verbatim) return run.begin + offset;
  const std::string_view written = page_.substr(run.begin, run.stop - run.begin);
  if (!run.keeps_lines) {
    std::string meant;
    html::append_text(written, run.form, meant);
    const std::string_view text = strip(meant);
    offset = offset_before_squeezing(text, offset) + static_cast<std::size_t>(text.data() - meant.data());
  }
  return run.begin + html::offset_as_written(written, run.form, offset);
}

}  // namespace kehraus
