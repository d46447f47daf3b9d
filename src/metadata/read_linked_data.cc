#include "metadata/read_linked_data.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

#include "html/text.h"
#include "metadata/mend_json.h"
#include "metadata/page_text.h"
#include "text/phrase.h"

namespace kehraus {
namespace {

namespace dom = simdjson::dom;

constexpr std::size_t kMaxBytes = std::size_t{4} << 20;
constexpr std::size_t kMaxObjects = 50'000;
constexpr std::size_t kMaxListed = 200;  // authors, tags, categories of one article

// How much a type of schema.org says that its object is what the page is about; 0: nothing.
int rank_of_type(std::string_view type) {
  constexpr std::array<std::string_view, 14> kOthers = {"Recipe",
                                                        "Review",
                                                        "DiscussionForumPosting",
                                                        "SocialMediaPosting",
                                                        "QAPage",
                                                        "Question",
                                                        "Product",
                                                        "Course",
                                                        "Event",
                                                        "JobPosting",
                                                        "CreativeWork",
                                                        "HowTo",
                                                        "PodcastEpisode",
                                                        "VideoObject"};
  if (const std::size_t slash = type.find_last_of("/:#"); slash != type.npos) type.remove_prefix(slash + 1);
  if (type.ends_with("Article") || type.ends_with("BlogPosting") || type == "Report" ||
      type == "AnalysisNewsArticle" || type == "Blogpost")
    return 3;
  if (std::find(kOthers.begin(), kOthers.end(), type) != kOthers.end()) return 2;
  if (type.ends_with("Page") && type != "ProfilePage") return 1;
  return 0;
}

bool is_type(std::string_view type, std::string_view wanted) {
  if (const std::size_t slash = type.find_last_of("/:#"); slash != type.npos) type.remove_prefix(slash + 1);
  return type == wanted;
}

bool is_organisation_type(std::string_view type) {
  return type.ends_with("Organization") || is_type(type, "Corporation") || type.ends_with("Business");
}

struct Thing {
  dom::object object;
  int rank = 0;
  bool is_listed = false;  // an item of a list, or a part of another thing
};

class LinkedDataReader {
 public:
  LinkedDataReader(const PageIdentity& page, PageClaims& claims) : page_(page), claims_(claims) {}

  void add(dom::element root) { walk(root); }

  void finish() {
    if (const Thing* main = choose()) read_article(*main);
    for (const dom::object& way : breadcrumbs_) read_breadcrumbs(way);
    for (const dom::object& site : sites_) add_text(claims_.sites, text_at(site, "name"), "name");
    for (const dom::object& firm : organisations_)
      if (std::string name = text_at(firm, "name"); !name.empty()) claims_.publishers.push_back(name);
  }

 private:
  struct Step {
    dom::element element;
    bool is_listed;
  };

  static std::optional<dom::element> at(const dom::object& object, std::string_view key) {
    dom::element found;
    if (object.at_key(key).get(found) != simdjson::SUCCESS) return std::nullopt;
    return found;
  }

  template <typename Use>
  static void for_each_text(const dom::object& object, std::string_view key, Use use) {
    const auto found = at(object, key);
    if (!found) return;
    dom::array list;
    std::string_view text;
    if (found->get_string().get(text) == simdjson::SUCCESS) return use(text);
    if (found->get_array().get(list) != simdjson::SUCCESS) return;
    for (const dom::element item : list)
      if (item.get_string().get(text) == simdjson::SUCCESS) use(text);
  }

  // The objects in the order of the page, without recursion.
  void walk(dom::element root) {
    std::vector<Step> steps{{root, false}};
    while (!steps.empty() && visited_ < kMaxObjects) {
      const Step step = steps.back();
      steps.pop_back();
      ++visited_;
      dom::array list;
      dom::object object;
      const std::size_t first = steps.size();
      if (step.element.get_array().get(list) == simdjson::SUCCESS) {
        for (const dom::element item : list)
          if (item.is_object() || item.is_array()) steps.push_back({item, step.is_listed});
      } else if (step.element.get_object().get(object) == simdjson::SUCCESS) {
        note(object, step.is_listed);
        for (const dom::key_value_pair field : object)
          if (field.value.is_object() || field.value.is_array())
            steps.push_back({field.value, step.is_listed || is_list_key(field.key)});
      }
      std::reverse(steps.begin() + static_cast<std::ptrdiff_t>(first), steps.end());
    }
  }

  // What stands there is another thing than the one it stands in.
  static bool is_list_key(std::string_view key) {
    return key == "itemListElement" || key == "hasPart" || key == "relatedLink" || key == "mentions" ||
           key == "blogPost" || key == "citation" || key == "isPartOf" || key == "liveBlogUpdate" ||
           key == "comment" || key == "suggestedAnswer" || key == "review" || key == "itemReviewed" ||
           key == "isRelatedTo" || key == "isBasedOn" || key == "associatedMedia" || key == "about";
  }

  void note(const dom::object& object, bool is_listed) {
    std::string_view id;
    if (const auto found = at(object, "@id");
        found && found->get_string().get(id) == simdjson::SUCCESS && object.size() > 1)
      by_id_.emplace(id, object);
    int rank = 0;
    for_each_text(object, "@type", [&](std::string_view type) {
      rank = std::max(rank, rank_of_type(type));
      if (is_type(type, "BreadcrumbList")) breadcrumbs_.push_back(object);
      if (is_type(type, "WebSite")) sites_.push_back(object);
      if (is_organisation_type(type)) organisations_.push_back(object);
    });
    if (rank > 0) things_.push_back({object, rank, is_listed});
  }

  const Thing* choose() const {
    const Thing* best = nullptr;
    int best_score = 0;
    std::string title;
    normalise_phrase(page_.title, title);
    for (const Thing& thing : things_) {
      const int score = score_of(thing, title);
      if (best && score <= best_score) continue;
      best = &thing;
      best_score = score;
    }
    return best_score > 0 ? best : nullptr;
  }

  // The weights only order: a listed article counts when it is the page's by name, or nothing else is there.
  int score_of(const Thing& thing, const std::string& title) const {
    int score = thing.rank * 10 - (thing.is_listed ? 25 : 0);
    if (thing.rank < 3 && !at(thing.object, "datePublished")) score -= 5;
    const std::string headline = normalised(headline_of(thing.object));
    if (headline.size() > 8 && (title.find(headline) != title.npos || headline.find(title) != title.npos))
      score += 8;
    if (is_page(text_at(thing.object, "url")) || is_page(text_at(thing.object, "mainEntityOfPage")) ||
        is_page(text_at(thing.object, "@id")))
      score += 8;
    return score;
  }

  bool is_page(std::string_view url) const {
    return !url.empty() && !page_.url.empty() && without_ends(url) == without_ends(page_.url);
  }

  static std::string_view without_ends(std::string_view url) {
    for (const std::string_view scheme : {"https://", "http://", "www."})
      if (url.starts_with(scheme)) url.remove_prefix(scheme.size());
    url = url.substr(0, url.find('#'));
    while (url.ends_with('/')) url.remove_suffix(1);
    return url;
  }

  static std::string normalised(std::string_view text) {
    std::string out;
    normalise_phrase(text, out);
    return out;
  }

  // A text, or the text that an object or the first of a list stands for.
  static std::string text_of(dom::element value, int depth = 0) {
    std::string_view text;
    dom::array list;
    dom::object object;
    if (value.get_string().get(text) == simdjson::SUCCESS) return as_meant(text);
    if (depth > 2) return {};
    if (value.get_array().get(list) == simdjson::SUCCESS) {
      for (const dom::element item : list) return text_of(item, depth + 1);
    } else if (value.get_object().get(object) == simdjson::SUCCESS) {
      for (const std::string_view key : {"name", "@value", "url", "@id"})
        if (const auto found = at(object, key)) return text_of(*found, depth + 1);
    }
    return {};
  }

  static std::string text_at(const dom::object& object, std::string_view key) {
    const auto found = at(object, key);
    return found ? text_of(*found) : std::string();
  }

  static std::string headline_of(const dom::object& thing) {
    std::string headline = text_at(thing, "headline");
    return headline.empty() ? text_at(thing, "name") : headline;
  }

  static void add_text(std::vector<TextClaim>& list, std::string value, ClaimOrigin key) {
    if (!value.empty() && list.size() < kMaxListed)
      list.push_back({ClaimSource::linked_data, std::move(value), key});
  }

  void read_article(const Thing& thing) {
    const dom::object& article = thing.object;
    if (thing.rank != 1) add_text(claims_.titles, headline_of(article), "headline");
    add_text(claims_.descriptions, text_at(article, "description"), "description");
    add_text(claims_.urls, text_at(article, "url"), "url");
    add_text(claims_.images, image_of(article), "image");
    add_text(claims_.licenses, text_at(article, "license"), "license");
    add_text(claims_.languages, text_at(article, "inLanguage"), "inLanguage");
    add_date(article, "datePublished", DateKind::published);
    add_date(article, "dateModified", DateKind::modified);
    add_date(article, "dateCreated", DateKind::unsaid);
    add_date(article, "uploadDate", DateKind::published);
    for (const std::string_view key : {"author", "creator"}) {
      if (claims_.authors.empty())
        if (const auto authors = at(article, key)) add_names(*authors);
    }
    if (const auto publisher = at(article, "publisher")) {
      if (std::string name = name_of_person(*publisher); !name.empty()) claims_.publishers.push_back(name);
    }
    add_list(article, "articleSection", claims_.categories);
    add_list(article, "keywords", claims_.tags);
    read_access(article);
  }

  static std::string image_of(const dom::object& article) {
    auto found = at(article, "image");
    if (!found) found = at(article, "thumbnailUrl");
    if (!found) return {};
    dom::array list;
    dom::element first = *found;
    if (found->get_array().get(list) == simdjson::SUCCESS) {
      if (list.begin() == list.end()) return {};
      first = *list.begin();
    }
    dom::object object;
    if (first.get_object().get(object) != simdjson::SUCCESS) return text_of(first);
    std::string url = text_at(object, "url");
    return url.empty() ? text_at(object, "contentUrl") : url;
  }

  void add_date(const dom::object& article, std::string_view key, DateKind kind) {
    std::string value = text_at(article, key);
    if (value.empty()) return;
    DateClaim claim;
    claim.source = ClaimSource::linked_data;
    claim.origin = key;
    claim.kind = kind;
    claim.value = std::move(value);
    claim.is_machine = true;
    claims_.dates.push_back(std::move(claim));
  }

  void add_list(const dom::object& article, std::string_view key, std::vector<TextClaim>& list) {
    const auto found = at(article, key);
    if (!found) return;
    dom::array items;
    if (found->get_array().get(items) != simdjson::SUCCESS) return add_text(list, text_of(*found), key);
    for (const dom::element item : items) add_text(list, text_of(item), key);
  }

  // What an `@id` alone stands for, where some object of the page says more.
  dom::object resolved(const dom::object& object) const {
    std::string_view id;
    const auto found = at(object, "@id");
    if (!found || at(object, "name") || found->get_string().get(id) != simdjson::SUCCESS) return object;
    const auto other = by_id_.find(std::string(id));
    return other == by_id_.end() ? object : other->second;
  }

  std::string name_of_person(dom::element value) const {
    dom::object object;
    if (value.get_object().get(object) != simdjson::SUCCESS) return text_of(value);
    object = resolved(object);
    std::string name = text_at(object, "name");
    if (!name.empty()) return name;
    const std::string given = text_at(object, "givenName"), family = text_at(object, "familyName");
    return given.empty() || family.empty() ? family : given + ' ' + family;
  }

  void add_names(dom::element value) {
    dom::array list;
    if (value.get_array().get(list) == simdjson::SUCCESS) {
      for (const dom::element item : list) add_name(item);
    } else {
      add_name(value);
    }
  }

  void add_name(dom::element value) {
    dom::object object;
    bool is_organisation = false;
    if (value.get_object().get(object) == simdjson::SUCCESS) {
      object = resolved(object);
      for_each_text(object, "@type", [&](std::string_view type) {
        is_organisation = is_organisation || is_organisation_type(type);
      });
      // One object for all of them: {"name": ["Ada Quill", "Ben Ink"]}.
      dom::array names;
      if (const auto name = at(object, "name"); name && name->get_array().get(names) == simdjson::SUCCESS) {
        for (const dom::element item : names) add_name_text(text_of(item), is_organisation);
        return;
      }
    }
    add_name_text(name_of_person(value), is_organisation);
  }

  void add_name_text(std::string name, bool is_organisation) {
    if (!name.empty() && claims_.authors.size() < kMaxListed)
      claims_.authors.push_back({ClaimSource::linked_data, std::move(name), is_organisation, 0, "author"});
  }

  // An article that says nothing itself may name its parts that are not free, as search engines ask for.
  void read_access(const dom::object& article) {
    auto said = access_of(article);
    if (!said) said = part_that_costs(article);
    if (said) claims_.access.push_back(*said);
  }

  static std::optional<AccessClaim> part_that_costs(const dom::object& article) {
    const auto parts = at(article, "hasPart");
    if (!parts) return std::nullopt;
    dom::object part;
    if (parts->get_object().get(part) == simdjson::SUCCESS) return if_it_costs(part);
    dom::array list;
    if (parts->get_array().get(list) != simdjson::SUCCESS) return std::nullopt;
    for (const dom::element item : list)
      if (item.get_object().get(part) == simdjson::SUCCESS)
        if (auto said = if_it_costs(part)) return said;
    return std::nullopt;
  }

  static std::optional<AccessClaim> if_it_costs(const dom::object& part) {
    auto said = access_of(part);
    return said && !said->is_free ? said : std::nullopt;
  }

  static std::optional<AccessClaim> access_of(const dom::object& thing) {
    constexpr std::string_view kKey = "isAccessibleForFree";
    const auto found = at(thing, kKey);
    if (!found) return std::nullopt;
    bool is_free = false;
    if (found->get_bool().get(is_free) == simdjson::SUCCESS)
      return AccessClaim{ClaimSource::linked_data, is_free ? "true" : "false", is_free, kKey};
    std::string_view text;
    if (found->get_string().get(text) != simdjson::SUCCESS) return std::nullopt;
    const std::string word = normalised(text);
    const bool is_true = word.ends_with("true");
    if (!is_true && !word.ends_with("false")) return std::nullopt;
    return AccessClaim{ClaimSource::linked_data, as_meant(text), is_true, kKey};
  }

  // The steps to the page. The first is the site's start and the last often the page itself: whoever files
  // them leaves out what is the site's name or the title.
  void read_breadcrumbs(const dom::object& way) {
    dom::array steps;
    const auto found = at(way, "itemListElement");
    if (!found || found->get_array().get(steps) != simdjson::SUCCESS || !is_first_way_) return;
    is_first_way_ = false;
    std::vector<std::string> names;
    for (const dom::element step : steps) {
      dom::object object;
      if (step.get_object().get(object) != simdjson::SUCCESS) continue;
      std::string name = text_at(object, "name");
      if (name.empty()) name = text_at(object, "item");
      if (!name.empty() && name.find("://") == name.npos) names.push_back(std::move(name));
    }
    if (names.size() < 2) return;
    const auto last = is_title(names.back()) ? names.end() - 1 : names.end();
    for (auto name = names.begin() + 1; name < last; ++name)
      add_text(claims_.categories, std::move(*name), "itemListElement");
  }

  bool is_title(std::string_view name) const {
    const std::string step = normalised(name), title = normalised(page_.title);
    return title.find(step) != title.npos || std::count(step.begin(), step.end(), ' ') >= 5;
  }

  const PageIdentity& page_;
  PageClaims& claims_;
  std::vector<Thing> things_;
  std::vector<dom::object> breadcrumbs_, sites_, organisations_;
  std::unordered_map<std::string, dom::object> by_id_;
  std::size_t visited_ = 0;
  bool is_first_way_ = true;
};

bool parses(dom::parser& parser, std::string_view json) {
  dom::element root;
  return parser.parse(json.data(), json.size()).get(root) == simdjson::SUCCESS;
}

// All scripts as one list, so that one tree holds what they say: objects of one refer to those of another.
// Where one of them is broken, each is tried alone, and mended if it must be.
std::string joined(const std::vector<std::string_view>& scripts, dom::parser& parser, bool mends) {
  std::string list = "[";
  for (const std::string_view script : scripts) {
    if (script.size() > kMaxBytes - std::min(kMaxBytes, list.size())) continue;
    std::string mended;
    std::string_view json = script;
    if (mends && !parses(parser, json)) {
      mended = mend_json(script);
      if (!parses(parser, mended)) continue;
      json = mended;
    }
    if (list.size() > 1) list += ',';
    list += json;
  }
  return list += ']';
}

}  // namespace

void read_linked_data(const std::vector<std::string_view>& scripts, const PageIdentity& page,
                      PageClaims& claims) {
  if (scripts.empty()) return;
  // Its memory is kept for the next page, but not that of a huge one.
  constexpr std::size_t kMaxKept = std::size_t{1} << 20;
  thread_local dom::parser parser;
  dom::element root;
  auto failure = parser.parse(joined(scripts, parser, false)).get(root);
  if (failure != simdjson::SUCCESS) failure = parser.parse(joined(scripts, parser, true)).get(root);
  if (failure == simdjson::SUCCESS) {
    LinkedDataReader reader(page, claims);
    reader.add(root);
    reader.finish();
  }
  if (parser.capacity() > kMaxKept) parser = dom::parser();
}

}  // namespace kehraus
