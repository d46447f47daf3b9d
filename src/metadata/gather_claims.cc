#include "metadata/gather_claims.h"

#include <algorithm>

#include "html/attributes.h"
#include "metadata/class_words.h"
#include "metadata/page_text.h"
#include "metadata/read_linked_data.h"
#include "metadata/read_meta.h"
#include "text/phrase.h"

namespace kehraus {
namespace {

using html::Node;
using html::NodeKind;
using html::Tag;

constexpr std::size_t kMaxHeadings = 20;
constexpr std::size_t kMaxScripts = 64;
constexpr std::size_t kMaxMarked = 400;  // elements of one kind that are read
constexpr std::size_t kMaxTitleBytes = 1000;
constexpr std::size_t kMaxDateBytes = 160;    // an element with more text is no date line
constexpr std::size_t kMaxAuthorBytes = 160;  // and one with more than this tells of the author's life

class Gatherer {
 public:
  Gatherer(const html::Tree& tree, std::string_view title)
      : tree_(tree), title_(title.substr(0, kMaxTitleBytes)) {}

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
    read_body();
    return std::move(claims_);
  }

 private:
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
    if (linked.free_access) claims_.free_access = linked.free_access;
  }

  // What is for programs may stand anywhere.
  void read_head() {
    const std::vector<Node>& nodes = tree_.nodes;
    read_html(tree_.source(nodes[0]), claims_);
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
      const Node& node = nodes[i];
      if (node.kind != NodeKind::element || node.name_space != html::Namespace::html) continue;
      switch (node.tag) {
        case Tag::meta: read_meta(tree_.source(node), claims_); break;
        case Tag::link: read_link(tree_.source(node), claims_); break;
        case Tag::script: note_script(i, node); break;
        case Tag::h1:
          if (headings_.size() < kMaxHeadings) headings_.push_back(i);
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

  // The first-level heading that the page's title repeats, else the first that is not empty or the site's
  // name.
  void find_headline() {
    std::string title, heading, text_of_best;
    normalise_phrase(title_, title);
    int best = 0;
    for (const std::uint32_t i : headings_) {
      std::string text = text_inside(tree_, i, kMaxTitleBytes);
      if (text.empty()) continue;
      normalise_phrase(text, heading);
      const int rank = rank_of_heading(heading, title);
      if (rank < best || (rank == best && (rank < 4 || text.size() <= text_of_best.size()))) continue;
      headline_ = i;
      text_of_best = std::move(text);
      best = rank;
    }
    // The site's name is a place to measure from, but no title.
    if (best > 1) claims_.titles.push_back({ClaimSource::heading, std::move(text_of_best)});
  }

  // 1: the site's name; 2: some heading; 4: what the title begins with, or most of it. Both are normalised.
  static int rank_of_heading(const std::string& heading, const std::string& title) {
    const std::size_t at = heading.size() > 3 ? title.find(heading) : title.npos;
    if (at == title.npos) return 2;
    const bool is_short = 2 * heading.size() < title.size();
    const bool is_at_end = at + heading.size() == title.size();
    return is_short && is_at_end && at > 0 ? 1 : 4;
  }

  bool holds_headline(std::uint32_t i, const Node& node) const noexcept {
    return headline_ != 0 && i <= headline_ && headline_ < node.end;
  }

  std::uint32_t distance_of(std::uint32_t i) const noexcept {
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
      case Tag::head: return false;
      case Tag::html:
      case Tag::body:
      case Tag::p: break;
      case Tag::nav:
      case Tag::aside:
      case Tag::form:
        if (!holds_headline(i, node)) {
          is_outside_ = node.end;
        }
        break;
      case Tag::article: article_end_ = std::max(article_end_, node.end); break;
      case Tag::footer:
        if (i >= article_end_ && !holds_headline(i, node)) return false;
        break;
      default: break;
    }
    const std::string_view tag = tree_.source(node);
    if (tag.size() < kMinTagBytes) return true;
    const ElementUse use = use_of_element(tag);
    if (use.is_elsewhere && !holds_headline(i, node) && node.tag != Tag::body && node.tag != Tag::html &&
        !holds_much(node, i)) {
      return false;
    }
    if (use.is_breadcrumbs) return read_breadcrumbs(i), false;
    if (i < is_outside_) return true;
    read_use(i, node, use);
    return true;
  }

  // More than a third of the page's elements and texts: whatever it is called, the page is in it.
  bool holds_much(const Node& node, std::uint32_t i) const noexcept {
    return node.end - i > tree_.nodes.size() / 3;
  }

  void read_use(std::uint32_t i, const Node& node, const ElementUse& use) {
    if (use.is_date || node.tag == Tag::time) read_date(i, node, use);
    if (use.is_author) read_author(i, node, use);
    if (use.is_tag && claims_.tags.size() < kMaxMarked) {
      std::string text = text_inside(tree_, i, kMaxDateBytes);
      auto& list = use.is_category ? claims_.categories : claims_.tags;
      if (!text.empty() && distance_of(i) < kMaxLinkDistance)
        list.push_back({ClaimSource::link, std::move(text)});
    }
    if (use.is_license && !use.address.empty() && claims_.licenses.size() < kMaxMarked)
      claims_.licenses.push_back({ClaimSource::link, as_meant(use.address)});
  }

  void read_date(std::uint32_t i, const Node& node, const ElementUse& use) {
    if (dates_read_ >= kMaxMarked) return;
    ++dates_read_;
    DateClaim claim;
    claim.source = use.is_marked           ? ClaimSource::microdata
                   : node.tag == Tag::time ? ClaimSource::time
                                           : ClaimSource::element;
    claim.kind = use.is_modified    ? DateKind::modified
                 : use.is_published ? DateKind::published
                                    : DateKind::unsaid;
    claim.distance = distance_of(i);
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

  void read_author(std::uint32_t i, const Node& node, const ElementUse& use) {
    if (node.tag == Tag::meta || node.tag == Tag::img || authors_read_ >= kMaxMarked) return;
    ++authors_read_;
    std::string text = text_inside(tree_, i, kMaxAuthorBytes);
    if (text.empty() || text.size() > kMaxAuthorBytes) return;
    const ClaimSource source = use.is_marked || use.is_name ? ClaimSource::microdata : ClaimSource::element;
    claims_.authors.push_back({source, std::move(text), false, distance_of(i)});
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
        claims_.categories.push_back({ClaimSource::element, std::move(text)});
    }
  }

  static constexpr std::size_t kMinTagBytes = 10;  // `<i id="a">`
  static constexpr std::uint32_t kMaxLinkDistance = 2000;

  const html::Tree& tree_;
  const std::string_view title_;
  PageClaims claims_;
  std::vector<std::string_view> scripts_;
  std::vector<std::uint32_t> headings_;
  std::uint32_t headline_ = 0;     // its node; 0: none
  std::uint32_t is_outside_ = 0;   // nodes below are in navigation, an aside or a form
  std::uint32_t article_end_ = 0;  // nodes below may be in an article
  std::size_t dates_read_ = 0, authors_read_ = 0, breadcrumbs_ = 0;
  bool has_breadcrumbs_ = false;
};

}  // namespace

PageClaims gather_claims(const html::Tree& tree, std::string_view title) {
  return Gatherer(tree, title).gather();
}

}  // namespace kehraus
