#include "metadata/choose_date.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <vector>

#include "metadata/machine_date.h"
#include "text/date.h"
#include "text/folded_word.h"

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
    case ClaimSource::plain_meta: return {70, 52, 28};
    case ClaimSource::time: return {84, 74, 26};
    case ClaimSource::element: return {80, 66, 24};
    case ClaimSource::address: return {82, 82, 0};
    case ClaimSource::text: return {72, 54, 22};
    default: return {52, 44, 20};
  }
}

constexpr int kAgreement = 14;  // for each further source that says the same day
constexpr int kMaxAgreements = 3;
constexpr int kMaxDatesOfLine = 3, kMaxWordsBefore = 3;
constexpr int kSettledWeight = 90;
constexpr std::uint32_t kNodesPerPoint = 16;  // of distance from the headline that cost a point of weight
constexpr std::uint32_t kMaxPenalty = 45;
constexpr int kWithTime = 4;      // days of birth, of joining a forum, of events seldom have one
constexpr int kFewestWeight = 8;  // less is a guess that nobody should see

struct Candidate {
  std::string iso;
  ClaimSource source;
  DateKind kind;
  int weight = 0;
  std::size_t evidence = 0;  // its place in the log

  std::string_view day() const noexcept { return std::string_view(iso).substr(0, kDayBytes); }
};

// A line is read as an element, as a time and as text: that is one who says so.
ClaimSource voice_of(ClaimSource source) noexcept {
  const bool is_line = source == ClaimSource::time || source == ClaimSource::element;
  return is_line ? ClaimSource::text : source;
}

int distance_penalty(ClaimSource source, std::uint32_t distance) noexcept {
  const bool is_placed = source == ClaimSource::time || source == ClaimSource::element ||
                         source == ClaimSource::microdata || source == ClaimSource::text;
  return is_placed ? static_cast<int>(std::min(distance / kNodesPerPoint, kMaxPenalty)) : 0;
}

class DateWeigher {
 public:
  DateWeigher(const Document& document, const DateWords& words, ClaimLog& log)
      : document_(document), words_(words), log_(log) {}

  void add(const DateClaim& claim) {
    if (claim.is_machine) {
      if (auto iso = read_machine_date(claim.value, document_.language, words_))
        put(claim, std::move(*iso), claim.kind);
      else
        note(claim, nullptr, {}, claim.kind, Doubt::unreadable);
      return;
    }
    const std::size_t before = size();
    read_line(claim);
    if (size() == before) note(claim, nullptr, {}, claim.kind, Doubt::unreadable);
  }

  // A text in which dates stand, as readers read it.
  //   in  `block` that the claim is of; null for another
  void read_line(const DateClaim& claim, const Block* block = nullptr) {
    if (const auto line = parse_date_line(claim.value, document_.language, words_)) {
      if (line->published) put(claim, *line->published, claim.kind, block);
      if (line->modified) put(claim, *line->modified, DateKind::modified, block);
      return;
    }
    std::string_view rest = claim.value;
    for (int i = 0; i < kMaxDatesOfLine; ++i) {
      auto found = find_date(rest, document_.language, words_);
      if (!found) return;
      put(claim, std::move(found->iso), kind_before(rest.substr(0, found->span.start), claim.kind), block);
      rest.remove_prefix(found->span.end);
    }
  }

  // What the words in front of a date say of it: `Ferry news | Updated on`.
  DateKind kind_before(std::string_view text, DateKind otherwise) const {
    const LanguageSet own = words_.language_of(document_.language);
    for (int i = 0; i < kMaxWordsBefore; ++i) {
      while (!text.empty() &&
             (text.back() == ' ' || text.back() == ':' || text.back() == '.' || text.back() == ','))
        text.remove_suffix(1);
      const std::size_t space = text.rfind(' ');
      const std::size_t begin = space == text.npos ? 0 : space + 1;
      if (begin >= text.size()) break;
      const WordUses uses = words_.uses_of(fold_word(text, begin).view(), own);
      if (uses.has(WordUse::published)) return DateKind::published;
      if (uses.has(WordUse::modified)) return DateKind::modified;
      if (!uses.has(WordUse::plain)) break;
      text = text.substr(0, begin);
    }
    return otherwise;
  }

  void put(const DateClaim& claim, std::string iso, DateKind kind, const Block* block = nullptr) {
    if (iso.size() < kDayBytes) return;
    const Weights weights = weights_of(claim.source);
    const int weight = kind == DateKind::published  ? weights.published
                       : kind == DateKind::modified ? weights.modified
                                                    : weights.unsaid;
    const bool has_time = iso.size() > kDayBytes && claim.source == ClaimSource::text;
    const std::size_t evidence = note(claim, block, iso, kind, Doubt::outweighed);
    candidates_.push_back(
        {std::move(iso), claim.source, kind,
         weight - distance_penalty(claim.source, claim.distance) + (has_time ? kWithTime : 0), evidence});
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

  // Whether three sources say the same day, one of them for programs: then lines of text change nothing.
  bool is_settled() const {
    return std::any_of(candidates_.begin(), candidates_.end(), [&](const Candidate& c) {
      return c.kind == DateKind::published && c.weight >= kSettledWeight && agreements(c) >= 2;
    });
  }

  bool knows_published() const noexcept {
    return std::any_of(candidates_.begin(), candidates_.end(), [](const Candidate& c) {
      return c.kind != DateKind::modified && c.weight >= kFewestWeight;
    });
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
    if (best && best_weight >= kFewestWeight) chosen.published = as_printed(*best);
    chosen.modified = choose_modified(chosen.published);
    explain(chosen, best);
    return chosen;
  }

  std::size_t size() const noexcept { return candidates_.size(); }

 private:
  std::size_t note(const DateClaim& claim, const Block* block, std::string_view iso, DateKind kind,
                   Doubt doubt) {
    if (!log_.is_wanted() || claim.value.empty()) return SIZE_MAX;
    const std::string_view field = kind == DateKind::modified ? "date_modified" : "date_published";
    return block ? log_.add(field, *block, iso, doubt)
                 : log_.add(field, claim.source, claim.origin, claim.value, iso, doubt);
  }

  // Whoever says the day that was chosen is believed.
  void explain(const ChosenDates& chosen, const Candidate* best) {
    if (!log_.is_wanted()) return;
    const auto says = [](const Candidate& c, const std::optional<std::string>& iso) {
      return iso && c.day() == std::string_view(*iso).substr(0, kDayBytes);
    };
    for (const Candidate& c : candidates_) {
      const bool is_change = c.kind == DateKind::modified;
      const bool is_early =
          is_change && chosen.published && c.day() < std::string_view(*chosen.published).substr(0, kDayBytes);
      const bool is_believed = says(c, is_change ? chosen.modified : chosen.published) || &c == best;
      log_.settle(c.evidence,
                  is_believed ? Doubt::none
                  : is_early  ? Doubt::before_publication
                              : Doubt::outweighed,
                  c.weight + kAgreement * agreements(c));
    }
    // The day of a change stands for that of publication where nothing else is known.
    if (best && best->kind == DateKind::modified && chosen.published)
      log_.add("date_published", best->source, {}, *chosen.published, *chosen.published, Doubt::none);
  }

  // A day later than the crawl is no date of the page, whoever says it; zones of time may be a day apart.
  void drop_behind_crawl() {
    const std::string_view crawl = std::string_view(document_.crawl_date).substr(0, kDayBytes);
    if (!is_day(crawl)) return;
    std::erase_if(candidates_, [&](const Candidate& c) {
      const bool is_dropped = c.day() > crawl && days_between(crawl, c.day()) > 1;
      if (is_dropped) log_.settle(c.evidence, Doubt::future, c.weight);
      return is_dropped;
    });
  }

  void drop_future() {
    drop_behind_crawl();
    const std::string last = newest();
    if (last.empty()) return;
    std::erase_if(candidates_, [&](const Candidate& c) {
      const bool is_for_readers = c.source == ClaimSource::text || c.source == ClaimSource::element ||
                                  c.source == ClaimSource::time || c.source == ClaimSource::script;
      const bool is_dropped =
          is_for_readers && c.kind != DateKind::modified && c.day() > last && days_between(last, c.day()) > 1;
      if (is_dropped) log_.settle(c.evidence, Doubt::future, c.weight);
      return is_dropped;
    });
  }

  // `2026-11-29`, and no month alone.
  static bool is_day(std::string_view text) noexcept {
    constexpr std::string_view kShape = "0000-00-00";
    return text.size() == kDayBytes &&
           std::equal(text.begin(), text.end(), kShape.begin(),
                      [](char c, char shape) { return shape == '-' ? c == '-' : c >= '0' && c <= '9'; });
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
      if (voice_of(other.source) != voice_of(c.source) && other.kind != DateKind::modified &&
          other.day() == c.day())
        sources |= std::uint32_t{1} << static_cast<unsigned>(voice_of(other.source));
    return std::min(__builtin_popcount(sources), kMaxAgreements);
  }

  // Where a program says the time in UTC and readers are told the day before or after, which it is where
  // the site is, theirs is the date; the offset is known where they are told the time, too.
  std::string as_printed(const Candidate& chosen) const {
    std::string iso = most_precise(chosen);
    const auto hour = hour_in_utc(iso);
    if (!hour) return iso;
    const Candidate* printed = nullptr;
    int same_day = 0;  // the weight of those who tell readers the day that UTC has
    for (const Candidate& c : candidates_) {
      if (c.kind == DateKind::modified || hour_in_utc(c.iso) || is_with_offset(c.iso)) continue;
      if (c.day() == chosen.day()) same_day = std::max(same_day, c.weight);
      const int days = days_between(chosen.day(), c.day());
      const bool is_before = *hour < 12 && days < 0 && is_next_day(c.day(), chosen.day());
      const bool is_behind = *hour >= 10 && days > 0 && is_next_day(chosen.day(), c.day());
      if (!is_before && !is_behind) continue;
      const bool is_better = !printed || c.weight > printed->weight ||
                             (c.day() == printed->day() && c.iso.size() == 16 && printed->iso.size() != 16);
      if (is_better) printed = &c;
    }
    return printed && printed->weight > same_day ? with_offset(printed->iso, iso) : iso;
  }

  static bool is_with_offset(std::string_view iso) noexcept {
    return iso.size() > 16 && (iso.back() == 'Z' || iso.find_first_of("+-", 16) != iso.npos);
  }

  static std::optional<int> hour_in_utc(std::string_view iso) noexcept {
    if (iso.size() < 16 || (iso.back() != 'Z' && !iso.ends_with("+00:00"))) return std::nullopt;
    return (iso[11] - '0') * 10 + (iso[12] - '0');
  }

  static bool is_next_day(std::string_view day, std::string_view next) noexcept {
    using namespace std::chrono;
    const auto days_of = [](std::string_view text) {
      const auto number = [&](std::size_t at, std::size_t count) {
        int value = 0;
        for (std::size_t i = at; i < at + count; ++i) value = value * 10 + (text[i] - '0');
        return value;
      };
      return sys_days(year(number(0, 4)) / month(static_cast<unsigned>(number(5, 2))) /
                      std::chrono::day(static_cast<unsigned>(number(8, 2))));
    };
    return days_of(next) - days_of(day) == days(1);
  }

  // `local` with the offset by which it is the moment `utc`, where both have a time and it is a whole
  // quarter.
  static std::string with_offset(const std::string& local, const std::string& utc) {
    if (local.size() != 16) return local;
    const auto minutes = [](std::string_view iso) {
      return ((iso[11] - '0') * 10 + (iso[12] - '0')) * 60 + (iso[14] - '0') * 10 + (iso[15] - '0');
    };
    const int day = local.substr(0, kDayBytes) < utc.substr(0, kDayBytes) ? -1440 : 1440;
    const int offset = minutes(local) + day - minutes(utc);
    const int size = offset < 0 ? -offset : offset;
    if (offset % 15 != 0 || size > 14 * 60) return local;
    std::array<char, 64> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%c%02d:%02d", offset < 0 ? '-' : '+', size / 60, size % 60);
    return local + buffer.data();
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
  ClaimLog& log_;
  std::vector<Candidate> candidates_;
};

// Of the dates that elements show to readers those nearest to the headline; the others weigh next to nothing.
std::vector<const DateClaim*> nearest_printed(const PageClaims& claims) {
  constexpr std::size_t kMaxPrinted = 10;
  std::vector<const DateClaim*> printed;
  for (const DateClaim& claim : claims.dates)
    if (!claim.is_machine) printed.push_back(&claim);
  std::stable_sort(printed.begin(), printed.end(),
                   [](const DateClaim* a, const DateClaim* b) { return a->distance < b->distance; });
  if (printed.size() > kMaxPrinted) printed.resize(kMaxPrinted);
  return printed;
}

constexpr std::size_t kBlocksAround = 9;
constexpr std::uint32_t kFewestDigits = 5;  // of a day and a year
constexpr std::uint32_t kMaxLineWords = 24;
constexpr std::uint32_t kGuessDistance = 200;
constexpr std::uint32_t kFiledDistance = 120;  // where on the page is not known
constexpr std::uint32_t kNodesPerBlock = 6;    // a block is worth so many elements and texts of distance

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
    if (block.measures.words > kMaxLineWords || block.measures.digits < kFewestDigits) continue;
    DateClaim claim;
    claim.source = ClaimSource::text;
    claim.value = block.text;
    claim.distance = kNodesPerBlock * static_cast<std::uint32_t>(i > middle ? i - middle : middle - i);
    weigher.read_line(claim, &block);
  }
}

// Where nothing else is known: any short line with a date, and dates in front of the first sentences. The
// first weighs most.
void add_guesses(const Document& document, DateWeigher& weigher) {
  constexpr std::size_t kMaxGuesses = 20;
  constexpr std::size_t kBeginning = 80;  // bytes
  DateClaim claim;
  claim.source = ClaimSource::text;
  claim.distance = kGuessDistance;
  std::size_t guesses = 0;
  for (const Block& block : document.blocks) {
    if (block.measures.digits < 3) continue;
    const bool is_short = block.measures.words <= kMaxLineWords;
    claim.value = block.text.substr(0, is_short ? block.text.size() : kBeginning);
    const std::size_t before = weigher.size();
    weigher.read_line(claim, &block);
    claim.distance += weigher.size() > before ? kNodesPerBlock : 0;
    guesses += weigher.size() > before;
    if (guesses >= kMaxGuesses) return;
  }
}

void add_filed(const Document& document, DateWeigher& weigher) {
  DateClaim claim;
  claim.source = ClaimSource::text;
  claim.distance = kFiledDistance;
  if (auto date = document.metadata.date_published) weigher.put(claim, std::move(*date), DateKind::published);
  if (auto date = document.metadata.date_modified) weigher.put(claim, std::move(*date), DateKind::modified);
}

}  // namespace

ChosenDates choose_dates(const PageClaims& claims, const Document& document, std::string_view title,
                         const DateWords& words, ClaimLog& log) {
  DateWeigher weigher(document, words, log);
  // What is for programs may settle it.
  for (const DateClaim& claim : claims.dates)
    if (claim.is_machine) weigher.add(claim);
  for (const TextClaim& url : claims.urls) {
    DateClaim claim;
    claim.source = ClaimSource::address;
    claim.value = url.value;
    claim.origin = url.origin;
    if (auto iso = read_address_date(url.value)) weigher.put(claim, std::move(*iso), DateKind::published);
  }
  const bool is_settled = weigher.is_settled();
  if (!is_settled)
    for (const DateClaim* claim : nearest_printed(claims)) weigher.add(*claim);
  add_filed(document, weigher);
  if (!is_settled && !weigher.is_settled()) add_lines(document, title, weigher);
  if (!weigher.knows_published()) add_guesses(document, weigher);
  return weigher.choose();
}

}  // namespace kehraus
