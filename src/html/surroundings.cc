#include "html/surroundings.h"

#include "html/raw_text.h"

namespace kehraus::html {
namespace {

using TagSet = std::array<bool, kTagCount + 1>;

constexpr TagSet set_of(std::initializer_list<Tag> tags) {
  TagSet set{};
  for (const Tag tag : tags) set[static_cast<std::size_t>(tag)] = true;
  return set;
}

constexpr bool has(const TagSet& set, Tag tag) noexcept { return set[static_cast<std::size_t>(tag)]; }

constexpr TagSet kMatter = set_of({Tag::svg, Tag::math, Tag::select, Tag::input, Tag::keygen, Tag::textarea,
                                   Tag::frameset, Tag::style, Tag::xmp, Tag::iframe, Tag::noembed,
                                   Tag::noframes, Tag::script, Tag::title, Tag::plaintext});

// HTML elements that end SVG and MathML when they start in it.
constexpr TagSet kBreaksOut = set_of(
    {Tag::b,       Tag::big,   Tag::blockquote, Tag::body,   Tag::br,     Tag::center, Tag::code, Tag::dd,
     Tag::div,     Tag::dl,    Tag::dt,         Tag::em,     Tag::embed,  Tag::h1,     Tag::h2,   Tag::h3,
     Tag::h4,      Tag::h5,    Tag::h6,         Tag::head,   Tag::hr,     Tag::i,      Tag::img,  Tag::li,
     Tag::listing, Tag::menu,  Tag::meta,       Tag::nobr,   Tag::ol,     Tag::p,      Tag::pre,  Tag::ruby,
     Tag::s,       Tag::small, Tag::span,       Tag::strong, Tag::strike, Tag::sub,    Tag::sup,  Tag::table,
     Tag::tt,      Tag::u,     Tag::ul,         Tag::var});

constexpr TagSet kHoldsHtml =
    set_of({Tag::foreignobject, Tag::desc, Tag::title, Tag::mi, Tag::mo, Tag::mn, Tag::ms, Tag::mtext});

constexpr TagSet kVoid =
    set_of({Tag::area, Tag::base, Tag::br, Tag::col, Tag::embed, Tag::hr, Tag::img, Tag::image, Tag::input,
            Tag::keygen, Tag::link, Tag::meta, Tag::param, Tag::source, Tag::track, Tag::wbr});

bool is_same_name_any_case(std::string_view a, std::string_view b) noexcept {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if ((a[i] | 0x20) != (b[i] | 0x20)) return false;
  }
  return true;
}

}  // namespace

bool matters_to_surroundings(Tag tag) noexcept { return has(kMatter, tag); }

bool breaks_out_of_foreign(Tag tag) noexcept { return has(kBreaksOut, tag); }

bool Surroundings::is_raw_here(Tag tag) const noexcept {
  if (inside_of(tag) == Inside::markup) return false;
  if (is_in_frameset_) return tag == Tag::noframes;
  return !is_in_select_ || tag == Tag::script;
}

void Surroundings::push(const Open& element) noexcept {
  if (count_ < kMaxOpen) open_[count_++] = element;
}

bool Surroundings::open_html(Tag tag, std::string_view name, bool is_self_closing) noexcept {
  if (tag == Tag::svg || tag == Tag::math) {
    if (!is_self_closing) push({tag, true, false, name});
    return false;
  }
  if (tag == Tag::frameset) is_in_frameset_ = true;
  if (tag == Tag::select) {
    is_in_select_ = !is_in_select_;
  } else if (tag == Tag::input || tag == Tag::keygen || tag == Tag::textarea) {
    is_in_select_ = false;  // they close it
  }
  if (count_ > 0 && !has(kVoid, tag)) push({tag, false, false, name});
  return is_raw_here(tag);
}

bool Surroundings::open(Tag tag, std::string_view name, bool is_self_closing, bool has_attributes) noexcept {
  if (is_in_foreign_content()) {
    if (!has(kBreaksOut, tag) && !(tag == Tag::font && has_attributes)) {
      if (!is_self_closing) push({tag, true, has(kHoldsHtml, tag), name});
      return false;
    }
    while (is_in_foreign_content()) --count_;
  }
  return open_html(tag, name, is_self_closing);
}

void Surroundings::close(Tag tag, std::string_view name) noexcept {
  if (count_ == 0) {
    if (tag == Tag::select) is_in_select_ = false;
    return;
  }
  for (std::size_t i = count_; i-- > 0;) {
    const bool is_same =
        tag != Tag::unknown ? open_[i].tag == tag : is_same_name_any_case(open_[i].name, name);
    if (!is_same) continue;
    count_ = i;
    return;
  }
  // An element around the SVG ends, and the SVG with it.
  if (tag != Tag::unknown) count_ = 0;
}

}  // namespace kehraus::html
