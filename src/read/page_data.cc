#include "read/page_data.h"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <unordered_set>
#include <utility>

#include "html/attributes.h"
#include "html/markup.h"
#include "read/json_strings.h"
#include "read/page_fragment.h"
#include "text/phrase.h"

namespace kehraus {
namespace {

using html::Node;
using html::NodeKind;
using html::Tag;

// As for text in <noscript>: shorter ones are of something else.
constexpr std::size_t kMinBytes = 400;
// A page with more running text shows its article.
constexpr std::size_t kMaxShownBytes = 3000;
constexpr std::size_t kMaxJsonBytes = std::size_t{8} << 20;
constexpr std::size_t kMaxSources = 64;
// JSON in a string of JSON in a string of JSON: Discourse has two, one in the other.
constexpr int kMaxNested = 3;
// Of a text that may be shown already so many bytes are looked for.
constexpr std::size_t kProbeBytes = 40;
constexpr std::size_t kMaxProbes = 12;

// Words that are text: a headline, a label, a menu has fewer.
constexpr std::uint32_t kMinWords = 8, kLongWords = 30;

bool is_running_text(const Block& block) noexcept {
  const Measures& m = block.measures;
  return m.words >= kLongWords || (m.words >= kMinWords && m.ends_sentence);
}

// Bytes of running text in what the page does not set apart as something else.
std::size_t shown_text_bytes(const Document& document) noexcept {
  std::size_t bytes = 0;
  for (const Block& block : document.blocks) {
    if (!is_running_text(block) || block.link_chars * 2 > block.measures.chars) continue;
    const PageElement& element = document.elements[block.element];
    const auto is_inside = [&](Landmark landmark) { return element.inside.has(landmark); };
    if (element.is_hidden || is_inside(Landmark::nav) || is_inside(Landmark::footer) ||
        is_inside(Landmark::dialog))
      continue;
    bytes += block.text.size();
  }
  return bytes;
}

// Of a string of JSON, as it is written.
bool reads_as_text(std::string_view json) noexcept {
  if (json.size() < kMinWords * 4 || json.find('{') != json.npos || json.starts_with("http")) return false;
  const bool ends = json.ends_with('.') || json.find(". ") != json.npos || json.find("! ") != json.npos ||
                    json.find("? ") != json.npos || json.find(".<") != json.npos ||
                    json.find(".\\u003c") != json.npos || json.find(".\\n") != json.npos;
  constexpr std::string_view kIdeographicStop = "\xE3\x80\x82";
  if (json.find(kIdeographicStop) != json.npos) return true;
  return ends && std::count(json.begin(), json.end(), ' ') + 1 >= kMinWords;
}

std::string_view type_name(std::string_view type) noexcept {
  if (const std::size_t at = type.find_last_of("/:#"); at != type.npos) type.remove_prefix(at + 1);
  return type;
}

bool is_post(std::string_view type) noexcept {
  constexpr std::array<std::string_view, 6> kPosts = {
      "DiscussionForumPosting", "SocialMediaPosting", "Comment", "Question", "Answer", "Review"};
  return std::find(kPosts.begin(), kPosts.end(), type) != kPosts.end();
}

// JSON of the page, and where in the page its text may be shown.
struct JsonSource {
  SplicedText json;
  std::size_t place = 0;
  bool is_linked_data = false;
  JsonStrings found;

  std::string_view written(const JsonString& string) const noexcept {
    return json.text().substr(string.begin, string.end - string.begin);
  }
};

// A text that was found.
struct DataText {
  const JsonSource* source = nullptr;
  JsonString string;
  bool is_heading = false;
};

// Those that go together.
struct DataTexts {
  std::vector<DataText> texts;  // in the order of the page
  std::size_t bytes = 0;

  void add(const DataText& text) {
    texts.push_back(text);
    bytes += text.string.end - text.string.begin;
  }
};

// The JSON of a page.
class JsonFinder {
 public:
  explicit JsonFinder(const html::Tree& tree) : tree_(tree) {}

  std::deque<JsonSource> find() {
    const std::vector<Node>& nodes = tree_.nodes;
    const auto body = std::find_if(nodes.begin(), nodes.end(), [](const Node& node) {
      return node.kind == NodeKind::element && node.tag == Tag::body && node.stop > node.begin;
    });
    if (body != nodes.end()) body_ = body->stop;
    for (std::uint32_t i = 0; i < nodes.size() && sources_.size() < kMaxSources; ++i) {
      const Node& node = nodes[i];
      if (node.kind != NodeKind::element || node.name_space != html::Namespace::html) continue;
      if (node.tag == Tag::script) read_script(i, node);
      if (node.tag == Tag::div) read_attribute(i, node);
    }
    return std::move(sources_);
  }

 private:
  static constexpr std::size_t kNowhere = SIZE_MAX;

  void read_script(std::uint32_t i, const Node& script) {
    if (i + 1 >= script.end || tree_.nodes[i + 1].kind != NodeKind::text) return;
    const Node& inside = tree_.nodes[i + 1];
    const std::string_view text = tree_.source(inside);
    if (text.size() < kMinBytes) return;
    const std::string_view type = html::find_attribute(tree_.source(script), "type").value_or("");
    const std::size_t place = place_before(i, script);
    if (type.find("json") != type.npos)
      add(json_part(text), place, type.find("ld+json") != type.npos);
    else if (type.empty() || type.find("javascript") != type.npos || type == "module")
      read_assignments(text, place);
  }

  // `window.NAME = {…}`.
  void read_assignments(std::string_view script, std::size_t place) {
    constexpr std::string_view kWindow = "window";
    for (std::size_t at = script.find(kWindow); at != script.npos; at = script.find(kWindow, at)) {
      at += kWindow.size();
      const std::size_t equals = name_end(script, at);
      if (equals >= script.size() || script[equals] != '=') continue;
      const std::size_t value = skip_space(script, equals + 1);
      if (value >= script.size() || (script[value] != '{' && script[value] != '[')) continue;
      const std::string_view json = json_part(script.substr(value));
      if (json.size() >= kMinBytes) add(json, place, false);
      at = value + json.size();
    }
  }

  static std::size_t skip_space(std::string_view text, std::size_t at) noexcept {
    while (at < text.size() && html::is_space(text[at])) ++at;
    return at;
  }

  // Behind `.NAME` or `["NAME"]`, and white space.
  static std::size_t name_end(std::string_view script, std::size_t at) noexcept {
    constexpr std::size_t kMaxNameBytes = 60;
    const std::size_t stop = std::min(script.size(), at + kMaxNameBytes);
    const auto is_in_name = [](char c) {
      return html::is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '$' || c == '.' || c == '[' ||
             c == ']' || c == '"' || c == '\'';
    };
    while (at < stop && is_in_name(script[at])) ++at;
    return skip_space(script, at);
  }

  // Discourse keeps a topic in an attribute.
  void read_attribute(std::uint32_t i, const Node& node) {
    const std::string_view tag = tree_.source(node);
    if (tag.size() < kMinBytes) return;
    const auto value = html::find_attribute(tag, "data-preloaded");
    if (!value || value->size() > kMaxJsonBytes - std::min(kMaxJsonBytes, read_bytes_)) return;
    SplicedText written;
    written.append_as_written(*value, static_cast<std::size_t>(value->data() - tree_.page.data()));
    add(without_references(written, true), place_before(i, node), false, 0);
  }

  void add(std::string_view json, std::size_t place, bool is_linked_data) {
    SplicedText written;
    written.append_as_written(json, static_cast<std::size_t>(json.data() - tree_.page.data()));
    add(std::move(written), place, is_linked_data, 0);
  }

  void add(SplicedText json, std::size_t place, bool is_linked_data, int nested) {
    if (place == kNowhere || sources_.size() >= kMaxSources || json.text().size() < kMinBytes ||
        json.text().size() > kMaxJsonBytes - std::min(kMaxJsonBytes, read_bytes_))
      return;
    read_bytes_ += json.text().size();
    JsonSource& source = sources_.emplace_back();
    source.json = std::move(json);
    source.place = place;
    source.is_linked_data = is_linked_data;
    source.found = find_json_strings(source.json.text());
    if (is_linked_data || nested + 1 >= kMaxNested) return;
    for (const JsonString& string : source.found.strings) {
      const std::string_view text = source.written(string);
      if (text.size() >= kMinBytes && (text.starts_with('{') || text.starts_with('[')))
        add(unescape_json(source.json, string.begin, string.end), place, false, nested + 1);
    }
  }

  // In front of the element, of one in the head in front of the body's text; nowhere where that is no place
  // for text, or where text of the page may stand before it in the same line.
  std::size_t place_before(std::uint32_t i, const Node& element) const {
    for (std::uint32_t n = tree_.nodes[i].parent; n != 0; n = tree_.nodes[n].parent) {
      switch (tree_.nodes[n].tag) {
        case Tag::head: return body_ == kNowhere ? element.begin : body_;
        case Tag::body:
        case Tag::div:
        case Tag::main:
        case Tag::section:
        case Tag::article: break;
        default: return kNowhere;
      }
    }
    return element.begin;
  }

  const html::Tree& tree_;
  std::deque<JsonSource> sources_;
  std::size_t read_bytes_ = 0;
  std::size_t body_ = kNowhere;  // behind its start tag
};

// Which of a page's strings are its text.
class TextChooser {
 public:
  TextChooser(const std::deque<JsonSource>& sources, std::string_view title) : sources_(sources) {
    normalise_phrase(title.substr(0, kMaxTitleBytes), title_);
  }

  // What linked data says to be the text, if that is enough; else what looks like one.
  std::pair<DataTexts, std::string_view> choose(std::size_t min_bytes, std::size_t min_state_bytes) {
    for (const JsonSource& source : sources_)
      source.is_linked_data ? read_linked_data(source) : read_state(source);
    if (articles_.bytes >= min_bytes) return {std::move(articles_), "linked_data"};
    // Of a product, what its buyers wrote is not the text.
    DataTexts& others = products_.texts.empty() ? posts_ : products_;
    if (others.bytes >= min_bytes) return {std::move(others), "linked_data"};
    if (state_.bytes >= min_state_bytes) return {std::move(state_), "state"};
    return {};
  }

 private:
  // What an object of schema.org is.
  struct Types {
    bool is_post = false, is_question = false, is_product = false;
  };

  void read_linked_data(const JsonSource& source) {
    std::map<std::uint32_t, Types> types;
    for (const JsonString& string : source.found.strings) {
      if (string.key != "@type") continue;
      const std::string_view type = type_name(source.written(string));
      Types& of = types[string.object];
      of.is_post = of.is_post || is_post(type);
      of.is_question = of.is_question || type == "Question";
      of.is_product = of.is_product || type == "Product";
    }
    for (const JsonString& string : source.found.strings) {
      const auto found = types.find(string.object);
      const Types of = found == types.end() ? Types{} : found->second;
      if (string.end == string.begin || !is_new(source.written(string))) continue;
      if (string.key == "articleBody") articles_.add({&source, string});
      if (of.is_post && (string.key == "text" || string.key == "reviewBody")) posts_.add({&source, string});
      if (of.is_product && string.key == "description") products_.add({&source, string});
      if (of.is_question && string.key == "name") posts_.add({&source, string, true});
    }
  }

  // What the object says that has the page's title, by the key that has most of it.
  void read_state(const JsonSource& source) {
    const std::vector<JsonString>& strings = source.found.strings;
    for (std::size_t s = 0; s < strings.size(); ++s) {
      if (!is_title(source, strings[s])) continue;
      // All that is in an object stands together.
      const auto is_in = [&](std::size_t n) { return source.found.is_in(strings[n], strings[s].object); };
      std::size_t first = s, behind = s + 1;
      while (first > 0 && is_in(first - 1)) --first;
      while (behind < strings.size() && is_in(behind)) ++behind;
      read_object(source, first, behind);
      s = behind - 1;
    }
  }

  void read_object(const JsonSource& source, std::size_t first, std::size_t behind) {
    std::map<std::string_view, DataTexts> by_key;
    for (std::size_t s = first; s < behind; ++s) {
      const JsonString& string = source.found.strings[s];
      const std::string_view text = source.written(string);
      if (reads_as_text(text) && is_new(text)) by_key[string.key].add({&source, string});
    }
    for (auto& [key, texts] : by_key)
      if (texts.bytes > state_.bytes) state_ = std::move(texts);
  }

  // A page's title may have the site's name, too; that alone is none.
  bool is_title(const JsonSource& source, const JsonString& string) {
    constexpr std::size_t kMinTitleBytes = 8;
    constexpr double kMinShare = 0.4;
    const std::string_view written = source.written(string);
    if (written.size() < kMinTitleBytes || written.size() > kMaxTitleBytes) return false;
    const bool may_be = std::any_of(kTitleKeys.begin(), kTitleKeys.end(), [&](std::string_view key) {
      return string.key.find(key) != string.key.npos;
    });
    if (!may_be) return false;
    normalise_phrase(unescape_json(source.json, string.begin, string.end).text(), phrase_);
    return phrase_.size() >= kMinTitleBytes &&
           static_cast<double>(phrase_.size()) >= kMinShare * static_cast<double>(title_.size()) &&
           title_.find(phrase_) != title_.npos;
  }

  bool is_new(std::string_view text) { return seen_.insert(text).second; }

  const std::deque<JsonSource>& sources_;
  static constexpr std::array<std::string_view, 4> kTitleKeys = {"title", "Title", "headline", "name"};
  static constexpr std::size_t kMaxTitleBytes = 300;

  DataTexts articles_, posts_, products_, state_;
  std::string title_, phrase_;  // normalised
  std::unordered_set<std::string_view> seen_;
};

// Whether one of the texts stands in the page already; the first so many are looked for.
bool are_shown(const DataTexts& found, std::string_view shown) {
  std::size_t probes = 0;
  for (const DataText& text : found.texts) {
    if (probes == kMaxProbes) break;
    const std::string_view written = text.source->written(text.string);
    const std::size_t stop = std::min(written.find_first_of("\\&<"), written.size());
    if (stop < kProbeBytes) continue;
    ++probes;
    if (shown.find(written.substr(0, kProbeBytes)) != shown.npos) return true;
  }
  return false;
}

SplicedText splice(std::string_view page, const DataTexts& found) {
  SplicedText out;
  std::size_t at = 0;
  const JsonSource* open = nullptr;
  for (const DataText& text : found.texts) {
    const auto make = [&](std::string_view html) {
      out.append_made(html, text.source->json.to_page(text.string.begin));
    };
    if (text.source != open) {
      if (open) make("</article>");
      const std::size_t place = std::max(at, text.source->place);
      out.append_as_written(page.substr(at, place - at), at);
      at = place;
      make("<article>");
      open = text.source;
    }
    if (text.is_heading) make("<h2>");
    append_fragment(unescape_json(text.source->json, text.string.begin, text.string.end), out);
    if (text.is_heading) out.append_made("</h2>", text.source->json.to_page(text.string.end));
  }
  out.append_made("</article>", found.texts.back().source->json.to_page(found.texts.back().string.end));
  out.append_as_written(page.substr(at), at);
  out.append_made({}, page.size());
  return out;
}

}  // namespace

std::optional<PageWithData> read_page_data(const html::Tree& tree, const Document& shown) {
  const std::size_t shown_bytes = shown_text_bytes(shown);
  const std::size_t min_bytes = std::max(kMinBytes, 2 * shown_bytes);
  if (shown_bytes > kMaxShownBytes || tree.page.size() < min_bytes) return std::nullopt;
  const std::deque<JsonSource> sources = JsonFinder(tree).find();
  if (sources.empty()) return std::nullopt;
  // A state may hold all that the page could show, so what it shows of whatever kind counts: lists show
  // little running text, and are the page.
  const std::size_t min_state_bytes = std::max(kMinBytes, 2 * shown.text.size());
  auto [found, source] = TextChooser(sources, shown.head.title).choose(min_bytes, min_state_bytes);
  if (found.texts.empty() || are_shown(found, shown.text)) return std::nullopt;
  // Nested JSON is read behind that which it stands in, but shown where it stands.
  std::stable_sort(found.texts.begin(), found.texts.end(), [](const DataText& a, const DataText& b) {
    return a.source->json.to_page(a.string.begin) < b.source->json.to_page(b.string.begin);
  });
  return PageWithData{splice(tree.page, found), source};
}

}  // namespace kehraus
