#include "metadata/choose_date.h"

#include <algorithm>
#include <vector>

#include "metadata/machine_date.h"
#include "text/date.h"

namespace kehraus {
namespace {

constexpr std::size_t kDayBytes = 10;  // `2024-10-29`

// How much a date weighs by who says it. They only order; the steps between were set on two benchmarks.
struct Weights {
  int published, unsaid, modified;
};

Weights weights_of(ClaimSource source) noexcept {
  switch (source) {
    case ClaimSource::linked_data: return {100, 50, 34};
    case ClaimSource::microdata: return {90, 60, 32};
    case ClaimSource::meta:
    case ClaimSource::open_graph: return {98, 60, 30};
    case ClaimSource::plain_meta: return {70, 62, 28};
    case ClaimSource::time: return {84, 74, 26};
    case ClaimSource::element: return {80, 66, 24};
    case ClaimSource::address: return {82, 82, 0};
    case ClaimSource::text: return {72, 54, 22};
    default: return {52, 44, 20};
  }
}

constexpr int kAgreement = 14;  // for each further source that says the same day
constexpr int kMaxAgreements = 3;
constexpr int kFewestWeight = 8;  // less is a guess that nobody should see

struct Candidate {
  std::string iso;
  ClaimSource source;
  DateKind kind;
  int weight = 0;

  std::string_view day() const noexcept { return std::string_view(iso).substr(0, kDayBytes); }
};

int distance_penalty(ClaimSource source, std::uint32_t distance) noexcept {
  const bool is_placed = source == ClaimSource::time || source == ClaimSource::element ||
                         source == ClaimSource::microdata || source == ClaimSource::text;
  return is_placed ? static_cast<int>(std::min<std::uint32_t>(distance / 8, 45)) : 0;
}

class DateWeigher {
 public:
  DateWeigher(const Document& document, const DateWords& words) : document_(document), words_(words) {}

  void add(const DateClaim& claim) {
    if (claim.is_machine) {
      if (auto iso = read_machine_date(claim.value, language_of(claim), words_))
        put(claim, std::move(*iso), claim.kind);
      return;
    }
    read_line(claim);
  }

  // A text in which dates stand, as readers read it.
  void read_line(const DateClaim& claim) {
    if (const auto line = parse_date_line(claim.value, document_.language, words_)) {
      if (line->published) put(claim, *line->published, claim.kind);
      if (line->modified) put(claim, *line->modified, DateKind::modified);
      return;
    }
    if (auto found = find_date(claim.value, document_.language, words_))
      put(claim, std::move(found->iso), claim.kind);
  }

  void put(const DateClaim& claim, std::string iso, DateKind kind) {
    if (iso.size() < kDayBytes) return;
    const Weights weights = weights_of(claim.source);
    const int weight = kind == DateKind::published  ? weights.published
                       : kind == DateKind::modified ? weights.modified
                                                    : weights.unsaid;
    candidates_.push_back(
        {std::move(iso), claim.source, kind, weight - distance_penalty(claim.source, claim.distance)});
  }

  // The newest day that the page says for programs, where it says any.
  std::string newest() const {
    std::string newest;
    for (const Candidate& c : candidates_) {
      const bool is_for_programs = c.source == ClaimSource::linked_data || c.source == ClaimSource::meta ||
                                   c.source == ClaimSource::open_graph || c.source == ClaimSource::address;
      if (is_for_programs && c.day() > newest) newest = std::string(c.day());
    }
    return newest;
  }

  ChosenDates choose() {
    drop_future();
    ChosenDates chosen;
    const Candidate* best = nullptr;
    int best_weight = 0;
    for (const Candidate& c : candidates_) {
      const int weight = c.weight + kAgreement * agreements(c);
      if (best && (weight < best_weight || (weight == best_weight && c.iso.size() <= best->iso.size())))
        continue;
      best = &c;
      best_weight = weight;
    }
    if (best && best_weight >= kFewestWeight) chosen.published = most_precise(*best);
    chosen.modified = choose_modified(chosen.published);
    if (chosen.modified && chosen.published && *chosen.modified == *chosen.published &&
        best->kind == DateKind::modified)
      chosen.modified = *chosen.published;
    return chosen;
  }

  std::size_t size() const noexcept { return candidates_.size(); }

 private:
  // Programs write the month before the day where their language does.
  std::string_view language_of(const DateClaim&) const noexcept { return document_.language; }

  void drop_future() {
    const std::string last = newest();
    if (last.empty()) return;
    std::erase_if(candidates_, [&](const Candidate& c) {
      const bool is_for_readers = c.source == ClaimSource::text || c.source == ClaimSource::element ||
                                  c.source == ClaimSource::time || c.source == ClaimSource::script;
      return is_for_readers && c.day() > last && days_between(last, c.day()) > 1;
    });
  }

  // A rough count; only a day more or less matters.
  static int days_between(std::string_view from, std::string_view to) noexcept {
    const auto number = [](std::string_view day) {
      const auto digits = [&](std::size_t at, std::size_t count) {
        int value = 0;
        for (std::size_t i = at; i < at + count; ++i) value = value * 10 + (day[i] - '0');
        return value;
      };
      return digits(0, 4) * 372 + digits(5, 2) * 31 + digits(8, 2);
    };
    return number(to) - number(from);
  }

  // How many other sources say the same day, as something else than a change.
  int agreements(const Candidate& c) const {
    std::uint32_t sources = 0;
    for (const Candidate& other : candidates_)
      if (other.source != c.source && other.kind != DateKind::modified && other.day() == c.day())
        sources |= std::uint32_t{1} << static_cast<unsigned>(other.source);
    return std::min(__builtin_popcount(sources), kMaxAgreements);
  }

  // The same day is often said with and without a time.
  std::string most_precise(const Candidate& chosen) const {
    const Candidate* best = &chosen;
    for (const Candidate& c : candidates_)
      if (c.day() == chosen.day() && c.kind == chosen.kind && c.weight > 0 && c.iso.size() > best->iso.size())
        best = &c;
    return best->iso;
  }

  std::optional<std::string> choose_modified(const std::optional<std::string>& published) const {
    const Candidate* best = nullptr;
    for (const Candidate& c : candidates_) {
      if (c.kind != DateKind::modified || (best && c.weight <= best->weight)) continue;
      if (published && c.day() < std::string_view(*published).substr(0, kDayBytes)) continue;
      best = &c;
    }
    return best ? std::optional(best->iso) : std::nullopt;
  }

  const Document& document_;
  const DateWords& words_;
  std::vector<Candidate> candidates_;
};

constexpr std::size_t kBlocksAround = 12;
constexpr std::uint32_t kMaxLineWords = 24;
constexpr std::uint32_t kNodesPerBlock = 6;  // a block is worth so many elements and texts of distance

// The block that the title is in; the first if none is.
std::size_t title_block(const Document& document, std::string_view title) {
  for (std::size_t i = 0; i < document.blocks.size(); ++i)
    if (document.blocks[i].text == title) return i;
  for (std::size_t i = 0; i < document.blocks.size(); ++i)
    if (document.blocks[i].level == 1) return i;
  return 0;
}

void add_lines(const Document& document, std::string_view title, DateWeigher& weigher) {
  const std::size_t middle = title_block(document, title);
  const std::size_t first = middle > kBlocksAround ? middle - kBlocksAround : 0;
  const std::size_t end = std::min(document.blocks.size(), middle + 2 * kBlocksAround);
  for (std::size_t i = first; i < end; ++i) {
    const Block& block = document.blocks[i];
    if (block.measures.words > kMaxLineWords || block.measures.digits < 3) continue;
    DateClaim claim;
    claim.source = ClaimSource::text;
    claim.value = block.text;
    claim.distance = kNodesPerBlock * static_cast<std::uint32_t>(i > middle ? i - middle : middle - i);
    weigher.read_line(claim);
  }
}

void add_filed(const Document& document, DateWeigher& weigher) {
  DateClaim claim;
  claim.source = ClaimSource::text;
  if (auto date = document.metadata.date_published) weigher.put(claim, std::move(*date), DateKind::published);
  if (auto date = document.metadata.date_modified) weigher.put(claim, std::move(*date), DateKind::modified);
}

}  // namespace

ChosenDates choose_dates(const PageClaims& claims, const Document& document, std::string_view title,
                         const DateWords& words) {
  DateWeigher weigher(document, words);
  for (const DateClaim& claim : claims.dates) weigher.add(claim);
  for (const TextClaim& url : claims.urls) {
    DateClaim claim;
    claim.source = ClaimSource::address;
    if (auto iso = read_address_date(url.value)) weigher.put(claim, std::move(*iso), DateKind::published);
  }
  add_filed(document, weigher);
  add_lines(document, title, weigher);
  return weigher.choose();
}

}  // namespace kehraus
