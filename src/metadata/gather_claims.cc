#include "metadata/gather_claims.h"

#include <algorithm>

#include "html/attributes.h"
#include "metadata/page_text.h"
#include "metadata/read_linked_data.h"
#include "metadata/read_meta.h"
#include "metadata/script_date.h"
#include "metadata/tag_reader.h"
#include "text/phrase.h"

namespace kehraus {
namespace {

using html::Node;
using html::NodeKind;
using html::Tag;

constexpr std::size_t kMaxHeadings = 20;
constexpr std::size_t kMaxScripts = 64;
constexpr std::size_t kMaxMarked = 80;   // values of one kind
constexpr std::size_t kMaxDates = 120;   // of all sources
constexpr std::size_t kMaxTried = 1000;  // elements whose class is one of dates, or of authors
constexpr std::size_t kMaxTitleBytes = 1000;
constexpr std::size_t kMaxDateBytes = 160;  // an element with more text is no date line
constexpr std::size_t kMaxScriptBytes = std::size_t{2} << 20;
constexpr std::size_t kMaxAuthorBytes = 160;  // and one with more than this tells of the author's life

class Gatherer {
 public:
  Gatherer(const html::Tree& tree, std::string_view title, const Lexicon& words)
      : tree_(tree),
        title_(title.substr(0, kMaxTitleBytes)),
        meta_(words.names()),
        classes_(words.elements()) {}

  PageClaims gather() {
    read_head();
    find_headline();
    std::string_view url;
    for (const TextClaim& claim : claims_.urls)
      if (url.empty() || claim.source == ClaimSource::link) url = claim.value;
    const std::string address(url);
    // Linked data is the most trusted: it comes first.
    PageClaims linked;
    read_linked_data(scripts_, {title_, address}, linked);
    prepend(linked);
    resolve_addresses();
    reach_ = says_enough() ? kNear : kFar;
    read_body();
    if (claims_.dates.empty()) {
      // Some sites put their articles into what others call a sidebar.
      is_lenient_ = true;
      read_body();
    }
    const bool has_published =
        std::any_of(claims_.dates.begin(), claims_.dates.end(),
                    [](const DateClaim& claim) { return claim.kind != DateKind::modified; });
    if (!has_published) read_script_dates();
    return std::move(claims_);
  }

 private:
  // In elements and texts around the headline.
  struct Reach {
    std::uint32_t above, below;
  };
  static constexpr Reach kNear{80, 120}, kFar{300, 800};

  static constexpr int kSiteName = 1, kSomeHeading = 2, kRepeated = 3;
  struct Heading {
    std::uint32_t node = 0;  // 0: none
    int rank = 0;
    std::string text;
  };

  template <typename List>
  static void put_before(List& list, List& first) {
    list.insert(list.begin(), std::make_move_iterator(first.begin()), std::make_move_iterator(first.end()));
  }

  void prepend(PageClaims& linked) {
    put_before(claims_.titles, linked.titles);
    put_before(claims_.descriptions, linked.descriptions);
    put_before(claims_.sites, linked.sites);
    put_before(claims_.urls, linked.urls);
    put_before(claims_.images, linked.images);
    put_before(claims_.licenses, linked.licenses);
    put_before(claims_.languages, linked.languages);
    put_before(claims_.authors, linked.authors);
    put_before(claims_.publishers, linked.publishers);
    put_before(claims_.dates, linked.dates);
    put_before(claims_.categories, linked.categories);
    put_before(claims_.tags, linked.tags);
    put_before(claims_.access, linked.access);
  }

  // The first <base> counts; a relative one says nothing, as the page's own address is not known.
  void resolve_addresses() {
    if (base_.empty()) return;
    for (auto* claims : {&claims_.urls, &claims_.images})
      for (TextClaim& claim : *claims) claim.value = resolved(claim.value, base_);
  }

  // What is for programs may stand anywhere.
  void read_head() {
    const std::vector<Node>& nodes = tree_.nodes;
    read_html(tree_.source(nodes[0]), claims_);
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
      const Node& node = nodes[i];
      if (node.kind != NodeKind::element || node.name_space != html::Namespace::html) continue;
      switch (node.tag) {
        case Tag::meta: meta_.read(tree_.source(node), claims_); break;
        case Tag::base:
          if (const auto address = html::find_attribute(tree_.source(node), "href"); address && base_.empty())
            base_ = as_meant(*address);
          break;
        case Tag::link: read_link(tree_.source(node), claims_); break;
        case Tag::script: note_script(i, node); break;
        case Tag::h1:
          if (headings_.size() < kMaxHeadings) headings_.push_back(i);
          break;
        case Tag::h2:
        case Tag::h3:
          if (lower_headings_.size() < kMaxHeadings) lower_headings_.push_back(i);
          break;
        default: break;
      }
    }
  }

  void note_script(std::uint32_t i, const Node& script) {
    if (i + 1 >= script.end || scripts_.size() >= kMaxScripts) return;
    const auto type = html::find_attribute(tree_.source(script), "type");
    if (type && type->find("ld+json") != type->npos) scripts_.push_back(tree_.source(tree_.nodes[i + 1]));
  }

  // The first-level heading that the page's title repeats, else a lower one that it repeats, else the first
  // that is not empty or the site's name.
  void find_headline() {
    std::string title;
    normalise_phrase(title_, title);
    Heading best;
    for (const std::uint32_t i : headings_) consider_heading(i, title, best);
    if (best.rank < kRepeated) {
      for (const std::uint32_t i : lower_headings_) {
        Heading lower;
        consider_heading(i, title, lower);
        if (lower.rank == kRepeated && lower.text.size() > best.text.size()) best = std::move(lower);
      }
    }
    headline_ = best.node;
    // The site's name is a place to measure from, but no title.
    if (best.rank > kSiteName)
      claims_.titles.push_back({ClaimSource::heading, std::move(best.text), origin_of(best.node)});
  }

  void consider_heading(std::uint32_t i, const std::string& title, Heading& best) const {
    std::string text = text_inside(tree_, i, kMaxTitleBytes), heading;
    if (text.empty()) return;
    normalise_phrase(text, heading);
    const int rank = rank_of_heading(heading, title);
    const bool is_longer = rank == kRepeated && text.size() > best.text.size();
    if (rank > best.rank || (rank == best.rank && is_longer)) best = {i, rank, std::move(text)};
  }

  // Both are normalised.
  static int rank_of_heading(const std::string& heading, const std::string& title) {
    const std::size_t at = heading.size() > 3 ? title.find(heading) : title.npos;
    if (at == title.npos) return kSomeHeading;
    const bool is_short = 2 * heading.size() < title.size();
    const bool is_at_end = at + heading.size() == title.size();
    return is_short && is_at_end && at > 0 ? kSiteName : kRepeated;
  }

  bool holds_headline(std::uint32_t i, const Node& node) const noexcept {
    return headline_ != 0 && i <= headline_ && headline_ < node.end;
  }

  std::uint32_t distance_of(std::uint32_t i) const noexcept {
    if (headline_ == 0 || is_lenient_) return kUnknownDistance;
    return i > headline_ ? i - headline_ : headline_ - i;
  }

  void read_body() {
    const std::vector<Node>& nodes = tree_.nodes;
    for (std::uint32_t i = 1; i < nodes.size();) {
      const Node& node = nodes[i];
      if (node.kind != NodeKind::element || node.name_space != html::Namespace::html) {
        ++i;
        continue;
      }
      if (is_far(i) && i > headline_) return;
      i = read_element(i, node) ? i + 1 : node.end;
    }
  }

  // Whether what is in it is of use.
  bool read_element(std::uint32_t i, const Node& node) {
    switch (node.tag) {
      case Tag::script:
      case Tag::style:
      case Tag::template_:
      case Tag::iframe:
      case Tag::select:
      case Tag::svg:
      case Tag::head: return false;
      case Tag::img:
      case Tag::td:
      case Tag::tr:
      case Tag::label:
      case Tag::option:
      case Tag::input:
      case Tag::button:
      case Tag::source: return true;
      case Tag::html:
      case Tag::body:
      case Tag::p: break;
      case Tag::nav:
        if (!holds_headline(i, node) && !is_lenient_) return read_navigation(i, node), false;
        break;
      case Tag::aside:
      case Tag::form:
        if (!holds_headline(i, node)) is_outside_ = node.end;
        break;
      case Tag::article: article_end_ = std::max(article_end_, node.end); break;
      case Tag::footer:
        if (i >= article_end_ && !holds_headline(i, node)) return false;
        break;
      default: break;
    }
    const std::string_view tag = tree_.source(node);
    if (tag.size() < kMinTagBytes || is_far(i)) return true;
    const TagFindings use = classes_.read(tag);
    if (use.uses.has(ElementUse::elsewhere) && !is_lenient_ && !holds_headline(i, node) &&
        node.tag != Tag::body && node.tag != Tag::html && !holds_much(node, i)) {
      return false;
    }
    if (is_lenient_) {
      if (use.uses.has(ElementUse::date) || node.tag == Tag::time) read_date(i, node, use);
      return true;
    }
    if (use.uses.has(ElementUse::breadcrumbs) && !holds_headline(i, node) && !holds_much(node, i))
      return read_breadcrumbs(i), false;
    if (i < is_outside_) return true;
    if (!use.uses.is_empty() || node.tag == Tag::time) read_use(i, node, use);
    return true;
  }

  // Whether what is for programs says when and by whom: then only what stands beside the headline may
  // contradict it.
  bool says_enough() const {
    const auto is_for_programs = [](ClaimSource source) {
      return source == ClaimSource::linked_data || source == ClaimSource::meta;
    };
    return std::any_of(claims_.dates.begin(), claims_.dates.end(),
                       [&](const DateClaim& claim) {
                         return is_for_programs(claim.source) && claim.kind == DateKind::published;
                       }) &&
           std::any_of(claims_.authors.begin(), claims_.authors.end(),
                       [&](const NameClaim& claim) { return is_for_programs(claim.source); });
  }

  // What stands so far from the headline is the article's as rarely as it is looked at for long.
  bool is_far(std::uint32_t i) const noexcept {
    if (headline_ == 0 || is_lenient_) return false;
    return i + reach_.above < headline_ || i > headline_ + reach_.below;
  }

  // Of navigation only the way to the page is of use.
  void read_navigation(std::uint32_t i, const Node& nav) {
    const std::uint32_t end = std::min(nav.end, i + kMaxNodesToWay);
    for (std::uint32_t inner = i; inner < end && !has_breadcrumbs_; ++inner) {
      const Node& node = tree_.nodes[inner];
      const bool may_hold =
          node.tag == Tag::nav || node.tag == Tag::ol || node.tag == Tag::ul || node.tag == Tag::div;
      if (node.kind != NodeKind::element || !may_hold) continue;
      if (classes_.read(tree_.source(node)).uses.has(ElementUse::breadcrumbs)) read_breadcrumbs(inner);
    }
  }

  // More than a third of the page's elements and texts: whatever it is called, the page is in it.
  bool holds_much(const Node& node, std::uint32_t i) const noexcept {
    return node.end - i > tree_.nodes.size() / 3;
  }

  void read_use(std::uint32_t i, const Node& node, const TagFindings& use) {
    if (use.uses.has(ElementUse::date) || node.tag == Tag::time) read_date(i, node, use);
    if (use.uses.has(ElementUse::author) ||
        (use.uses.has(ElementUse::author_link) && distance_of(i) < kMaxLinkDistance))
      read_author(i, node, use);
    if (use.uses.has(ElementUse::tag) && claims_.tags.size() < kMaxMarked) {
      std::string text = text_inside(tree_, i, kMaxDateBytes);
      auto& list = use.uses.has(ElementUse::category) ? claims_.categories : claims_.tags;
      if (!text.empty() && distance_of(i) < kMaxLinkDistance)
        list.push_back({ClaimSource::link, std::move(text), origin_of(i)});
    }
    const std::uint32_t size = node.end - i;  // of an article of a category, too, the class may say so
    if (use.uses.has(ElementUse::tags) && size <= kMaxNodesOfList)
      read_links(i, ClaimSource::element, claims_.tags);
    if (use.uses.has(ElementUse::rubric) && size <= kMaxNodesOfRubric && distance_of(i) < kMaxRubricDistance)
      read_links(i, ClaimSource::element, claims_.categories);
    if (use.uses.has(ElementUse::paywall)) read_paywall(i, node);
    if (use.uses.has(ElementUse::license) && !use.address.empty() && claims_.licenses.size() < kMaxMarked)
      claims_.licenses.push_back({ClaimSource::link, as_meant(use.address), origin_of(i)});
  }

  // A box with a sentence for readers. Many pages keep an empty or hidden one for others, name a link so, or
  // the whole text, whether it is free or not.
  void read_paywall(std::uint32_t i, const Node& node) {
    constexpr std::size_t kMaxBoxBytes = 400;
    constexpr std::ptrdiff_t kMinSpaces = 3;
    const std::string_view tag = tree_.source(node);
    const auto style = html::find_attribute(tag, "style");
    const bool is_hidden =
        html::find_attribute(tag, "hidden") || (style && style->find("none") != style->npos);
    if (is_hidden || holds_headline(i, node) || holds_much(node, i) || claims_.access.size() >= kMaxMarked)
      return;
    std::string text = text_inside(tree_, i, kMaxBoxBytes);
    const bool is_box =
        text.size() <= kMaxBoxBytes && std::count(text.begin(), text.end(), ' ') >= kMinSpaces;
    if (is_box) claims_.access.push_back({ClaimSource::element, std::move(text), false, origin_of(i)});
  }

  void read_date(std::uint32_t i, const Node& node, const TagFindings& use) {
    if (claims_.dates.size() >= kMaxDates || ++dates_tried_ > kMaxTried) return;
    DateClaim claim;
    claim.source = use.uses.has(ElementUse::marked) ? ClaimSource::microdata
                   : node.tag == Tag::time          ? ClaimSource::time
                                                    : ClaimSource::element;
    claim.kind = use.uses.has(ElementUse::modified)    ? DateKind::modified
                 : use.uses.has(ElementUse::published) ? DateKind::published
                                                       : DateKind::unsaid;
    claim.distance = distance_of(i);
    claim.origin = origin_of(i);
    if (const auto machine = !use.datetime.empty() ? use.datetime : use.content; !machine.empty()) {
      claim.value = as_meant(machine);
      claim.is_machine = true;
      if (!claim.value.empty()) claims_.dates.push_back(claim);
      return;
    }
    if (node.tag == Tag::meta) return;
    std::string text = text_inside(tree_, i, kMaxDateBytes);
    if (text.size() <= kMaxDateBytes && text.find_first_of("0123456789") != text.npos) {
      claim.value = std::move(text);
      claims_.dates.push_back(claim);
    } else if (!use.title.empty() && use.title.find_first_of("0123456789") != use.title.npos) {
      claim.value = as_meant(use.title);
      claims_.dates.push_back(claim);
    }
  }

  // The element as the page has it, from its start tag to the end of what is in it; without one that the page
  // leaves out nothing.
  ClaimOrigin origin_of(std::uint32_t i) const noexcept {
    const Node& node = tree_.nodes[i];
    if (node.begin == node.stop) return {};
    return tree_.page.substr(node.begin, std::max(node.stop, tree_.nodes[node.end - 1].stop) - node.begin);
  }

  void read_author(std::uint32_t i, const Node& node, const TagFindings& use) {
    if (node.tag == Tag::meta || node.tag == Tag::img || claims_.authors.size() >= kMaxMarked ||
        ++authors_tried_ > kMaxTried)
      return;
    const bool is_sure = use.uses.has(ElementUse::marked) || use.uses.has(ElementUse::name);
    std::string text = use.uses.has(ElementUse::name) ? std::string() : name_inside(i);
    if (text.empty()) text = text_inside(tree_, i, kMaxAuthorBytes);
    if (text.empty() || text.size() > kMaxAuthorBytes) return;
    const ClaimSource source = is_sure ? ClaimSource::microdata : ClaimSource::element;
    claims_.authors.push_back({source, std::move(text), false, distance_of(i), origin_of(i)});
  }

  // What an element in it says to be the name.
  std::string name_inside(std::uint32_t author) {
    const std::uint32_t end = std::min(tree_.nodes[author].end, author + kMaxNodesOfAuthor);
    for (std::uint32_t i = author + 1; i < end; ++i) {
      const Node& node = tree_.nodes[i];
      if (node.kind != NodeKind::element) continue;
      const TagFindings use = classes_.read(tree_.source(node));
      if (!use.uses.has(ElementUse::name)) continue;
      return node.tag == Tag::meta ? as_meant(use.content) : text_inside(tree_, i, kMaxAuthorBytes);
    }
    return {};
  }

  // What publishing systems tell their scripts, and linked data that is broken.
  void read_script_dates() {
    std::size_t bytes = 0;
    for (std::uint32_t i = 0; i + 1 < tree_.nodes.size() && bytes < kMaxScriptBytes; ++i) {
      const Node& node = tree_.nodes[i];
      if (node.kind != NodeKind::element || node.tag != Tag::script || i + 1 >= node.end) continue;
      const std::string_view script = tree_.source(tree_.nodes[i + 1]).substr(0, kMaxScriptBytes - bytes);
      bytes += script.size();
      if (const auto value = find_script_date(script)) {
        DateClaim claim;
        claim.source = ClaimSource::script;
        claim.origin = *value;
        claim.kind = DateKind::published;
        claim.value = as_meant(*value);
        claim.is_machine = true;
        claims_.dates.push_back(std::move(claim));
        return;
      }
    }
  }

  // The links inside an element, each a value.
  void read_links(std::uint32_t element, ClaimSource source, std::vector<TextClaim>& list) {
    constexpr std::size_t kMaxLinks = 30, kMaxLinkBytes = 60;
    const std::uint32_t end = std::min(tree_.nodes[element].end, element + kMaxNodesOfList);
    std::size_t links = 0;
    for (std::uint32_t i = element; i < end && links < kMaxLinks; ++i) {
      const Node& node = tree_.nodes[i];
      if (node.kind != NodeKind::element || node.tag != Tag::a) continue;
      ++links;
      std::string text = text_inside(tree_, i, kMaxLinkBytes);
      if (!text.empty() && text.size() <= kMaxLinkBytes && list.size() < kMaxMarked)
        list.push_back({source, std::move(text), origin_of(i)});
    }
  }

  void read_breadcrumbs(std::uint32_t way) {
    if (has_breadcrumbs_) return;
    has_breadcrumbs_ = true;
    for (std::uint32_t i = way + 1; i < tree_.nodes[way].end && breadcrumbs_ < kMaxHeadings; ++i) {
      const Node& node = tree_.nodes[i];
      if (node.kind != NodeKind::element || node.tag != Tag::a) continue;
      std::string text = text_inside(tree_, i, kMaxDateBytes);
      // The first leads to the site's start.
      if (breadcrumbs_++ > 0 && !text.empty() && text.size() < kMaxDateBytes)
        claims_.categories.push_back({ClaimSource::element, std::move(text), origin_of(i)});
    }
  }

  static constexpr std::uint32_t kMaxNodesOfAuthor = 40;
  static constexpr std::uint32_t kMaxRubricDistance = 40;
  static constexpr std::uint32_t kMaxNodesOfRubric = 16;
  static constexpr std::uint32_t kMaxNodesOfList = 120;
  static constexpr std::uint32_t kMaxNodesToWay = 6;
  static constexpr std::uint32_t kUnknownDistance = 80;
  static constexpr std::size_t kMinTagBytes = 10;  // `<i id="a">`
  static constexpr std::uint32_t kMaxLinkDistance = 1000;

  const html::Tree& tree_;
  const std::string_view title_;
  std::string base_;  // of addresses; empty for none
  PageClaims claims_;
  MetaReader meta_;
  TagReader classes_;
  std::vector<std::string_view> scripts_;
  std::vector<std::uint32_t> headings_, lower_headings_;
  Reach reach_ = kFar;
  std::uint32_t headline_ = 0;     // its node; 0: none
  std::uint32_t is_outside_ = 0;   // nodes below are in navigation, an aside or a form
  std::uint32_t article_end_ = 0;  // nodes below may be in an article
  std::size_t dates_tried_ = 0, authors_tried_ = 0, breadcrumbs_ = 0;
  bool has_breadcrumbs_ = false;
  bool is_lenient_ = false;  // dates are taken from anywhere
};

}  // namespace

PageClaims gather_claims(const html::Tree& tree, std::string_view title, const Lexicon& words) {
  return Gatherer(tree, title, words).gather();
}

}  // namespace kehraus
