#include "html/folding.h"

#include <algorithm>
#include <utility>

#include "html/markup.h"
#include "html/surroundings.h"
#include "html/tag_features.h"

namespace kehraus::html {
namespace {

// Deeper ones are left to Gumbo, which has a bound of its own.
constexpr std::size_t kMaxOpen = 512;
// 24 bytes each.
constexpr std::size_t kMaxNodes = std::size_t{1} << 21;
// As many equal ones Gumbo keeps.
constexpr std::size_t kMaxFormatting = 3;

// Foreign elements that hold HTML. Here they may hold text, in which there is no difference.
constexpr bool is_label(Tag tag) noexcept {
  return tag == Tag::title || tag == Tag::desc || tag == Tag::mi || tag == Tag::mo || tag == Tag::mn ||
         tag == Tag::ms || tag == Tag::mtext;
}

constexpr bool is_odd_in_foreign(const Token& token) noexcept {
  return token.tag == Tag::foreignobject || token.tag == Tag::annotation_xml || token.tag == Tag::mglyph ||
         token.tag == Tag::malignmark || (token.tag == Tag::font && token.has_attributes);
}

}  // namespace

// Nothing that is open may be folded any more. Formatting elements that are open may get closed too early,
// and of foreign ones nobody knows whether they still are.
void Folder::irregular() noexcept {
  may_extend_text_ = false;
  irregular_size_ = open_.size();
  if (formatting_count_ > 0) is_doubtful_ = true;
  if (foreign_count_ > 0) give_up();
}

void Folder::give_up() noexcept {
  is_off_ = true;
  open_.clear();
}

// Filled in where it is: to copy what was just written makes processors wait.
Node& Folder::add_node(std::uint32_t begin, std::uint32_t stop) {
  Node& node = out_.folded_nodes_.emplace_back();
  node.parent = is_plain_top() ? top().node : 0;
  node.end = static_cast<std::uint32_t>(out_.folded_nodes_.size());
  node.begin = begin;
  node.stop = stop;
  node.depth = static_cast<std::uint32_t>(open_.size());
  return node;
}

void Folder::add_leaf(const Token& token, Namespace name_space) {
  if (!is_plain_top()) return;
  Node& node = add_node(token.begin, token.end);
  node.tag = token.tag;
  node.name_space = name_space;
}

void Folder::push(const Token& token, Shape shape, Namespace name_space) {
  if (open_.size() == kMaxOpen) {
    irregular();
    forget(0);
  }
  if (is_off_) return;
  bool may_be_in_paragraph = shape == Shape::paragraph || !is_plain_top() || top().may_be_in_paragraph;
  if (is_block_like(shape) && shape != Shape::paragraph) may_be_in_paragraph = false;
  Node& node = add_node(token.begin, token.end);
  node.tag = token.tag;
  node.name_space = name_space;
  Open& open = open_.emplace_back();
  open.may_be_in_paragraph = may_be_in_paragraph;
  open.node = static_cast<std::uint32_t>(out_.folded_nodes_.size() - 1);
  open.offset = static_cast<std::uint32_t>(out_.size_);
  open.guesses = static_cast<std::uint32_t>(out_.tag_guesses_.size());
  open.folds = static_cast<std::uint32_t>(out_.folds_.size());
  open.name_begin = token.name_begin;
  open.name_size = token.name_end - token.name_begin;
  open.tag = token.tag;
  open.shape = shape;
  open.name_space = name_space;
  open.is_in_select = token.tag == Tag::select || (open_.size() > 1 && open_[open_.size() - 2].is_in_select);
  open.has_anchor = shape == Shape::anchor;
  open.formatting = shape == Shape::formatting ? 1 : 0;
  formatting_count_ += shape == Shape::formatting || shape == Shape::anchor;
  anchor_count_ += shape == Shape::anchor;
  foreign_count_ += shape == Shape::foreign || shape == Shape::label;
  if (out_.folded_nodes_.size() >= kMaxNodes) give_up();
}

// Drops all open elements but the outermost `size`, without an end.
void Folder::forget(std::size_t size) noexcept {
  while (open_.size() > size) {
    const Shape shape = top().shape;
    formatting_count_ -= shape == Shape::formatting || shape == Shape::anchor;
    anchor_count_ -= shape == Shape::anchor;
    foreign_count_ -= shape == Shape::foreign || shape == Shape::label;
    open_.pop_back();
  }
  irregular_size_ = std::min(irregular_size_, open_.size());
}

// A block starts: it closes a paragraph, and what else would be closed with it is irregular.
void Folder::start_block(Shape shape) {
  if (is_top(Shape::paragraph)) close_top();
  if (shape == Shape::item && is_top(Shape::item)) close_top();
  if (shape == Shape::definition && is_top(Shape::definition)) close_top();
  if (!has_top()) return;
  const bool is_misplaced = (is_plain_top() && top().may_be_in_paragraph) ||
                            (shape == Shape::heading && is_top(Shape::heading)) ||
                            (shape == Shape::item && !is_top(Shape::list)) ||
                            (shape == Shape::definition && !is_top(Shape::definitions));
  if (is_misplaced) irregular();
}

// Whether an element may start in the head, or in a `<noscript>` there, and nothing is closed by it.
bool Folder::is_good_in_head(const Token& token) noexcept {
  switch (token.tag) {
    case Tag::link:
    case Tag::meta:
    case Tag::style: return true;
    case Tag::base:
    case Tag::noscript:
    case Tag::script:
    case Tag::title: return !is_in_head_noscript();
    default: return false;
  }
}

void Folder::start_html(const Token& token, Shape shape) {
  if (is_block_like(shape)) start_block(shape);
  const bool is_in_anchor = shape == Shape::anchor && anchor_count_ > 0;
  const bool is_misplaced =
      is_in_anchor ||
      ((shape == Shape::formatting || shape == Shape::anchor) && formatting_count_ >= kMaxFormatting) ||
      (inside_of(token.tag) != Inside::markup && !token.is_raw);
  if (is_misplaced) irregular();
  if (shape == Shape::leaf || shape == Shape::rule) {
    if (is_plain_top() && shape == Shape::rule) top().has_block = true;
    return add_leaf(token, Namespace::html);
  }
  if (shape != Shape::foreign) {
    push(token, shape, Namespace::html);
    if (is_in_anchor) irregular_size_ = open_.size();  // the tree builder must see it, to close the other
    return;
  }
  const Namespace name_space = token.tag == Tag::svg ? Namespace::svg : Namespace::mathml;
  if (token.is_self_closing) return add_leaf(token, name_space);
  push(token, shape, name_space);
}

void Folder::start_foreign(const Token& token) {
  if (top().shape == Shape::label || breaks_out_of_foreign(token.tag) || is_odd_in_foreign(token))
    return irregular();
  if (token.is_self_closing) return add_leaf(token, top().name_space);
  push(token, is_label(token.tag) ? Shape::label : Shape::foreign, top().name_space);
}

// Of another head, or elsewhere, the tree builder takes no notice.
bool Folder::is_first_head() noexcept {
  return !std::exchange(has_head_, true) && (open_.empty() || (open_.size() == 1 && top().tag == Tag::html));
}

void Folder::start_tag(const Token& token) {
  if (is_off_) return;
  may_extend_text_ = false;
  if (is_in_foreign()) return start_foreign(token);
  Shape shape = shape_of(token.tag);
  if (is_in_head() && !is_good_in_head(token)) irregular();
  if (shape == Shape::head && !is_first_head()) shape = Shape::irregular;
  if (shape != Shape::irregular) return start_html(token, shape);
  irregular();
  if (token.tag == Tag::nobr) is_doubtful_ = true;
  push(token, shape, Namespace::html);
  irregular_size_ = open_.size();
}

bool Folder::is_same(const Open& open, const Token& token) const noexcept {
  if (open.tag != token.tag ||
      (open.tag == Tag::unknown && open.name_size != token.name_end - token.name_begin))
    return false;
  if (open.tag != Tag::unknown) return true;
  for (std::uint32_t i = 0; i < open.name_size; ++i) {
    if ((page_[open.name_begin + i] | 0x20) != (page_[token.name_begin + i] | 0x20)) return false;
  }
  return true;
}

// How many elements at the top an end tag closes together with its own: `</ul>` closes an item and a
// paragraph in it.
std::size_t Folder::implied_ends(const Token& token) const noexcept {
  if (!is_block_like(shape_of(token.tag))) return 0;
  std::size_t count = 0;
  for (std::size_t i = open_.size(); i-- > irregular_size_; ++count) {
    if (is_same(open_[i], token)) return count;
    const Shape shape = open_[i].shape;
    if (shape != Shape::paragraph && shape != Shape::item && shape != Shape::definition) break;
  }
  return 0;
}

bool Folder::end_tag(const Token& token) {
  if (is_off_) return false;
  may_extend_text_ = false;
  for (std::size_t count = implied_ends(token); count > 0; --count) close_top();
  if (has_top() && is_same(top(), token)) return close_top();
  close_irregularly(token);
  return false;
}

void Folder::close_irregularly(const Token& token) {
  irregular();
  for (std::size_t i = open_.size(); i-- > 0;) {
    if (is_same(open_[i], token)) return forget(i);
  }
}

// True if the element was folded.
bool Folder::close_top() {
  const Open open = top();
  const bool is_plain = is_plain_top();
  forget(open_.size() - 1);
  if (!is_plain) return false;
  out_.folded_nodes_[open.node].end = static_cast<std::uint32_t>(out_.folded_nodes_.size());
  if (is_plain_top()) {
    top().has_block = top().has_block || open.has_block || is_block_like(open.shape);
    top().has_anchor = top().has_anchor || open.has_anchor;
    const int own = top().shape == Shape::formatting ? 1 : 0;
    top().formatting = static_cast<std::uint8_t>(std::max<int>(top().formatting, open.formatting + own));
  }
  if (!may_fold(open)) return false;
  fold(open);
  return true;
}

// In doubt a formatting element may be open again around anything, and then not around another of its kind.
bool Folder::may_fold(const Open& open) const noexcept {
  if (foreign_count_ > 0 || open.is_in_select) return false;
  const bool takes_risks = folding_ == Folding::all || !is_doubtful_;
  switch (open.shape) {
    case Shape::block:
    case Shape::paragraph:
    case Shape::list:
    case Shape::definitions: return takes_risks;
    case Shape::phrase:
    case Shape::formatting:
    case Shape::anchor: return !open.has_block && (takes_risks || (!open.has_anchor && open.formatting == 0));
    case Shape::head:
    case Shape::foreign: return true;
    default: return false;
  }
}

// What was written of the element gives way to a tag that stands for it.
void Folder::fold(const Open& open) {
  const std::uint32_t place = out_.places_[open.offset];
  Fold made;
  made.first = open.node;
  made.end = static_cast<std::uint32_t>(out_.folded_nodes_.size());
  made.formatting = open.formatting;
  made.has_anchor = open.has_anchor;
  made.has_probe = is_block_like(open.shape) && is_doubtful_;
  out_.tag_guesses_.resize(open.guesses);
  out_.folds_.resize(open.folds);
  out_.size_ = open.offset;
  out_.put(open.shape == Shape::head   ? kFoldedHead
           : is_block_like(open.shape) ? kFoldedBlock
                                       : kFoldedPhrase,
           place);
  out_.places_[open.offset + 1] = static_cast<std::uint32_t>(out_.folds_.size());
  out_.folds_.push_back(made);
  if (made.has_probe) out_.put(kProbe, place);
}

namespace {

TextForm form_of(TokenKind token, Namespace name_space, Shape parent) noexcept {
  if (token == TokenKind::raw_text) return TextForm::raw;
  if (token == TokenKind::rcdata_text) return TextForm::rcdata;
  if (name_space == Namespace::html) return TextForm::data;
  return parent == Shape::label ? TextForm::embedded : TextForm::foreign;
}

}  // namespace

void Folder::text(std::uint32_t begin, std::uint32_t stop, NodeKind kind, TokenKind token) {
  if (is_off_ || !is_plain_top()) return;
  if (kind == NodeKind::text && is_in_head()) return irregular();
  if (may_extend_text_) {
    Node& last = out_.folded_nodes_.back();
    last.stop = stop;
    if (kind == NodeKind::text) last.kind = kind;
    return;
  }
  Node& node = add_node(begin, stop);
  node.kind = kind;
  node.form = form_of(token, top().name_space, top().shape);
  may_extend_text_ = true;
}

}  // namespace kehraus::html
