#include "metadata/choose_authors.h"

#include <algorithm>
#include <optional>

#include "text/phrase.h"

namespace kehraus {
namespace {

// Authors of one article stand so close together.
constexpr std::uint32_t kSpread = 12;
// What is further from the headline is another's.
constexpr std::uint32_t kMaxDistance = 1500;
constexpr std::uint32_t kMaxMarkedDistance = 5000;  // where the page itself says that it is the author
constexpr std::size_t kLinesAbove = 6, kLinesBelow = 12;
constexpr std::uint32_t kMaxBylineWords = 14, kMaxNameWords = 5;

std::string normalised(std::string_view text) {
  std::string out;
  normalise_phrase(text, out);
  return out;
}

void add_once(std::vector<std::string>& list, std::string name) {
  if (std::find(list.begin(), list.end(), name) == list.end()) list.push_back(std::move(name));
}

class AuthorChooser {
 public:
  AuthorChooser(const PageClaims& claims, std::string_view language, const Lexicon& words, ClaimLog& log)
      : claims_(claims), language_(language), words_(words), log_(log) {
    for (const TextClaim& site : claims.sites) houses_.push_back(normalised(site.value));
    for (const std::string& publisher : claims.publishers) houses_.push_back(normalised(publisher));
  }

  Names choose(const Document& document, std::string_view title) {
    title_ = title;
    for (const ClaimSource source : {ClaimSource::linked_data, ClaimSource::meta, ClaimSource::microdata,
                                     ClaimSource::plain_meta, ClaimSource::element})
      if (chosen_.persons.empty()) read(source);
    if (chosen_.persons.empty()) read_bylines(document);
    if (chosen_.persons.empty())
      for (const std::string& name : document.metadata.authors) add_filed(name);
    if (chosen_.persons.empty() && firm_) chosen_.persons.push_back(*firm_);
    if (log_.is_wanted()) explain();
    return std::move(chosen_);
  }

 private:
  // What became of each claim, now that the authors are known.
  void explain() {
    for (const NameClaim& claim : claims_.authors) {
      std::string read;
      const Doubt doubt = doubt_of(claim, read);
      log_.add("authors", claim.source, claim.origin, claim.value, read, doubt);
    }
    if (read_from_)
      log_.add("authors", *read_from_, chosen_.persons.empty() ? std::string_view() : chosen_.persons.front(),
               Doubt::none);
  }

  //   out  `read`: the names in it, joined
  Doubt doubt_of(const NameClaim& claim, std::string& read) const {
    const Names names = read_names(claim.value, place_of(claim), language_, words_);
    bool is_of_house = claim.is_organisation, is_of_nobody = false;
    for (const std::string& name : names.persons) {
      read += (read.empty() ? "" : ", ") + name;
      if (is_part_of_one(name)) return Doubt::none;
      is_of_house = is_of_house || is_house(name);
      is_of_nobody = is_of_nobody || is_nobody(name, words_.names());
    }
    if (names.persons.empty()) return Doubt::unreadable;
    if (is_of_nobody) return Doubt::nobody;
    if (is_of_house) return Doubt::site_name;
    const bool is_far = claim.distance > max_distance(claim.source);
    return is_far ? Doubt::too_far : Doubt::less_trusted;
  }

  static NamePlace place_of(const NameClaim& claim) {
    return claim.source == ClaimSource::element ? NamePlace::likely : NamePlace::sure;
  }

  static std::uint32_t max_distance(ClaimSource source) {
    return source == ClaimSource::microdata ? kMaxMarkedDistance : kMaxDistance;
  }

  static bool is_placed(ClaimSource source) {
    return source == ClaimSource::microdata || source == ClaimSource::element;
  }

  void read(ClaimSource source) {
    std::vector<const NameClaim*> claims;
    for (const NameClaim& claim : claims_.authors)
      if (claim.source == source && claim.distance <= max_distance(source)) claims.push_back(&claim);
    if (is_placed(source))
      std::stable_sort(claims.begin(), claims.end(),
                       [](const NameClaim* a, const NameClaim* b) { return a->distance < b->distance; });
    std::optional<std::uint32_t> nearest;
    for (const NameClaim* claim : claims) {
      if (nearest && is_placed(source) && claim->distance > *nearest + kSpread) break;
      if (read(*claim) && !nearest) nearest = claim->distance;
    }
  }

  // Whether it names a person.
  bool read(const NameClaim& claim) {
    // Profiles in social networks: no words of an address are a name.
    if (claim.value.find("://") != claim.value.npos || claim.value.starts_with("www.")) return false;
    Names names = read_names(claim.value, place_of(claim), language_, words_);
    for (std::string& agency : names.agencies) add_once(chosen_.agencies, std::move(agency));
    bool found = false;
    for (std::string& name : names.persons) {
      if (is_nobody(name, words_.names())) continue;
      if (claim.is_organisation || is_house(name)) {
        if (!firm_) firm_ = std::move(name);
        continue;
      }
      if (is_part_of_one(name)) continue;
      add_once(chosen_.persons, std::move(name));
      found = true;
    }
    return found;
  }

  // Lines around the title: `By Ada Quill`, or `Written by` and the name below it.
  void read_bylines(const Document& document) {
    const auto& blocks = document.blocks;
    const auto is_title = [&](const Block& block) { return block.text == title_; };
    const auto found = std::find_if(blocks.begin(), blocks.end(), is_title);
    const auto middle =
        found == blocks.end() ? std::size_t{0} : static_cast<std::size_t>(found - blocks.begin());
    for (std::size_t i = middle > kLinesAbove ? middle - kLinesAbove : 0;
         i < std::min(blocks.size(), middle + kLinesBelow) && chosen_.persons.empty(); ++i) {
      const std::string_view text = blocks[i].text;
      if (blocks[i].measures.words > kMaxBylineWords || blocks[i].measures.ends_sentence ||
          !begins_byline(text, words_.names()))
        continue;
      NameClaim claim;
      claim.source = ClaimSource::element;
      claim.value = text;
      const bool is_label = blocks[i].measures.words <= 2 && !read(claim);
      if (!chosen_.persons.empty()) read_from_ = &blocks[i];
      if (!is_label || !chosen_.persons.empty() || i + 1 >= blocks.size()) continue;
      if (blocks[i + 1].measures.words > kMaxNameWords) continue;
      claim.value = blocks[i + 1].text;
      if (read(claim)) read_from_ = &blocks[i + 1];
    }
  }

  void add_filed(const std::string& name) {
    if (words_.names().has(NameUse::agency, normalised(name))) return add_once(chosen_.agencies, name);
    if (!is_house(name) && !is_nobody(name, words_.names())) add_once(chosen_.persons, name);
  }

  // The same name again, with more around it: `Ada Quill` and `Ada Quill Reporter`.
  bool is_part_of_one(const std::string& name) const {
    const std::string folded = normalised(name);
    return std::any_of(chosen_.persons.begin(), chosen_.persons.end(), [&](const std::string& other) {
      const std::string known = normalised(other);
      return known.find(folded) != known.npos || folded.find(known) != folded.npos;
    });
  }

  bool is_house(std::string_view name) const {
    const std::string folded = normalised(name);
    return std::find(houses_.begin(), houses_.end(), folded) != houses_.end();
  }

  const PageClaims& claims_;
  const std::string_view language_;
  const Lexicon& words_;
  std::vector<std::string> houses_;  // who runs the site
  std::string_view title_;
  ClaimLog& log_;
  Names chosen_;
  const Block* read_from_ = nullptr;  // the byline among the lines
  std::optional<std::string> firm_;
};

}  // namespace

Names choose_authors(const PageClaims& claims, const Document& document, std::string_view title,
                     const Lexicon& words, ClaimLog& log) {
  return AuthorChooser(claims, document.language, words, log).choose(document, title);
}

}  // namespace kehraus
