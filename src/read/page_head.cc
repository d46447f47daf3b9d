#include "read/page_head.h"

#include <algorithm>

#include "html/markup.h"
#include "text/whitespace.h"

namespace kehraus {
namespace {

std::string squeezed(std::string_view text) {
  std::string out;
  append_squeezed(strip(text), out);
  return out;
}

PageKind kind_of_graph_type(std::string_view type) {
  const auto has = [&](std::string_view word) { return type.find(word) != type.npos; };
  if (type.empty()) return PageKind::unknown;
  if (has("article") || has("news")) return PageKind::article;
  if (has("product")) return PageKind::product;
  if (has("website") || has("blog")) return PageKind::website;
  return PageKind::other;
}

// Schema.org's types, as far as they tell pages apart.
PageKind kind_of_schema_type(std::string_view type) {
  const auto has = [&](std::string_view word) { return type.find(word) != type.npos; };
  if (has("Article") || has("BlogPosting") || has("Report") || has("LiveBlog") || has("Recipe"))
    return PageKind::article;
  if (has("Product") || has("Offer")) return PageKind::product;
  if (has("Discussion") || has("QAPage") || has("Question") || has("SocialMediaPosting"))
    return PageKind::forum;
  if (has("CollectionPage") || has("ItemList") || has("SearchResults")) return PageKind::listing;
  return PageKind::unknown;
}

class HeadReader {
 public:
  explicit HeadReader(const html::Tree& tree) : tree_(tree) {}

  PageHead read() {
    for (std::uint32_t i = 0; i < tree_.nodes.size(); ++i) {
      const html::Node& node = tree_.nodes[i];
      if (node.kind != html::NodeKind::element || node.name_space != html::Namespace::html) continue;
      if (node.tag == html::Tag::title && !has_title_) read_title(i, node);
      if (node.tag == html::Tag::meta) read_meta(node);
      if (node.tag == html::Tag::script) read_script(i, node);
    }
    return std::move(head_);
  }

 private:
  void read_title(std::uint32_t i, const html::Node& title) {
    has_title_ = true;
    std::string meant;
    for (std::uint32_t t = i + 1; t < title.end; ++t)
      if (tree_.nodes[t].kind == html::NodeKind::text) tree_.append_text(tree_.nodes[t], meant);
    head_.title = squeezed(meant);
  }

  void read_meta(const html::Node& meta) {
    const auto content = html::find_attribute(tree_.source(meta), "content");
    if (!content || content->empty()) return;
    for (const std::string_view key : {"name", "property"}) {
      const auto name = html::find_attribute(tree_.source(meta), key);
      if (!name) continue;
      if (html::is_same_name(*name, "og:type")) head_.graph_kind = kind_of_graph_type(*content);
      const bool is_description =
          html::is_same_name(*name, "description") || html::is_same_name(*name, "og:description");
      if (!is_description || content->size() <= described_) continue;
      described_ = content->size();
      head_.description = squeezed(html::decode_value(*content, buffer_));
    }
  }

  void read_script(std::uint32_t i, const html::Node& script) {
    const auto type = html::find_attribute(tree_.source(script), "type");
    if (!type || type->find("ld+json") == type->npos || i + 1 >= script.end) return;
    constexpr std::string_view kKey = "\"@type\"";
    const std::string_view json = tree_.source(tree_.nodes[i + 1]);
    for (std::size_t at = json.find(kKey); at != json.npos; at = json.find(kKey, at)) {
      at += kKey.size();
      const std::size_t begin = json.find('"', at);
      const std::size_t end = begin == json.npos ? json.npos : json.find('"', begin + 1);
      if (end == json.npos) return;
      const PageKind kind = kind_of_schema_type(json.substr(begin + 1, end - begin - 1));
      if (kind == PageKind::unknown) continue;
      if (head_.schema_kind == PageKind::unknown || kind < head_.schema_kind) head_.schema_kind = kind;
    }
  }

  const html::Tree& tree_;
  PageHead head_;
  std::string buffer_;
  std::size_t described_ = 0;
  bool has_title_ = false;
};

}  // namespace

PageHead read_page_head(const html::Tree& tree) { return HeadReader(tree).read(); }

}  // namespace kehraus
