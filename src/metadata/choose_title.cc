#include "metadata/choose_title.h"

#include <algorithm>
#include <array>

#include "text/phrase.h"
#include "text/whitespace.h"

namespace kehraus {
namespace {

constexpr std::array<std::string_view, 10> kSeparators = {
    " | ", " - ", " – ", " — ", " :: ", " » ", " • ", " · ", " / ", " « "};
constexpr std::size_t kMaxTitleBytes = 1000;
// A headline has more words than a rubric or a site's name.
constexpr std::ptrdiff_t kMinSpaces = 2;

std::string normalised(std::string_view text) {
  std::string out;
  normalise_phrase(text, out);
  return out;
}

struct Cut {
  std::size_t begin = std::string_view::npos, end = 0;  // of the separator
};

Cut last_cut(std::string_view title) {
  Cut cut;
  for (const std::string_view separator : kSeparators) {
    const std::size_t at = title.rfind(separator);
    if (at != title.npos && (cut.begin == title.npos || at > cut.begin)) cut = {at, at + separator.size()};
  }
  return cut;
}

Cut first_cut(std::string_view title) {
  Cut cut;
  for (const std::string_view separator : kSeparators) {
    const std::size_t at = title.find(separator);
    if (at < cut.begin) cut = {at, at + separator.size()};
  }
  return cut;
}

class TitleChooser {
 public:
  TitleChooser(const PageClaims& claims, std::string_view head_title)
      : claims_(claims), head_title_(head_title.substr(0, kMaxTitleBytes)), head_(normalised(head_title_)) {
    for (const TextClaim& site : claims.sites) names_.push_back(normalised(site.value));
    for (const std::string& publisher : claims.publishers) names_.push_back(normalised(publisher));
  }

  std::optional<std::string> choose(const std::optional<std::string>& filed) const {
    const std::string* heading = first(ClaimSource::heading);
    const std::string* linked = first(ClaimSource::linked_data);
    const std::string* graph = first(ClaimSource::open_graph);
    // Two that agree are right: the heading, as readers see it, comes first.
    if (heading && !is_site(*heading) &&
        (is_in(*heading, head_) || (graph && agree(*heading, *graph)) ||
         (linked && agree(*heading, *linked))))
      return *heading;
    if (graph && !is_site(*graph)) return std::string(without_site(*graph));
    if (linked && !is_site(*linked)) return std::string(without_site(*linked));
    if (heading && !is_site(*heading)) return *heading;
    if (filed) return filed;
    if (!head_title_.empty()) return std::string(without_site(head_title_));
    for (const TextClaim& claim : claims_.titles) return claim.value;
    return std::nullopt;
  }

 private:
  const std::string* first(ClaimSource source) const {
    for (const TextClaim& claim : claims_.titles)
      if (claim.source == source) return &claim.value;
    return nullptr;
  }

  bool is_site(std::string_view text) const {
    const std::string name = normalised(text);
    return std::find(names_.begin(), names_.end(), name) != names_.end();
  }

  static bool is_in(std::string_view text, const std::string& other) {
    const std::string folded = normalised(text);
    return folded.size() > 3 && other.find(folded) != other.npos;
  }

  static bool agree(std::string_view a, std::string_view b) {
    const std::string one = normalised(a), two = normalised(b);
    return one.size() > 3 && two.size() > 3 && (one.find(two) != one.npos || two.find(one) != two.npos);
  }

  // What stands behind the last separator, or before the first, goes where it is the site's name, or too
  // short to be a part of the headline while the rest is not.
  std::string_view without_site(std::string_view title) const {
    for (int i = 0; i < 2; ++i) {
      const Cut last = last_cut(title);
      if (last.begin == title.npos) break;
      const std::string_view front = title.substr(0, last.begin), back = title.substr(last.end);
      const auto spaces = std::count(front.begin(), front.end(), ' ');
      if (!is_site(back) && (spaces < kMinSpaces || back.size() >= front.size())) break;
      title = strip(front);
    }
    const Cut first = first_cut(title);
    if (first.begin != title.npos && is_site(title.substr(0, first.begin)))
      title = strip(title.substr(first.end));
    return title;
  }

  const PageClaims& claims_;
  const std::string_view head_title_;
  const std::string head_;  // normalised
  std::vector<std::string> names_;
};

}  // namespace

std::optional<std::string> choose_title(const PageClaims& claims, std::string_view head_title,
                                        const std::optional<std::string>& filed) {
  return TitleChooser(claims, head_title).choose(filed);
}

}  // namespace kehraus
