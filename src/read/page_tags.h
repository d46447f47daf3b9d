// internal: what an element does to the text in it and around it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "document/page.h"
#include "document/result.h"
#include "html/tag.h"

namespace kehraus {

enum class Flow : std::uint8_t {
  line,   // part of a line of text
  block,  // text around it ends, and text in it is apart
  cell,   // in one row with the cells beside it
  never,  // nothing in it is ever shown as text
};

struct TagUse {
  Flow flow = Flow::line;
  // Of the blocks in it; unset: as around it.
  std::optional<BlockKind> kind;
  std::uint8_t level = 0;
  bool keeps_lines = false;
  std::optional<PhraseKind> phrase{};
};

// By html::Tag, with Tag::unknown as the last.
using TagUses = std::array<TagUse, html::kTagCount + 1>;

constexpr TagUses make_tag_uses() {
  using html::Tag;
  TagUses uses;
  const auto use = [&](Tag tag) -> TagUse& { return uses[static_cast<std::size_t>(tag)]; };
  for (const Tag tag :
       {Tag::html,   Tag::body,     Tag::article,  Tag::section,  Tag::nav,     Tag::aside, Tag::hgroup,
        Tag::header, Tag::footer,   Tag::address,  Tag::hr,       Tag::ol,      Tag::ul,    Tag::dl,
        Tag::figure, Tag::main,     Tag::div,      Tag::table,    Tag::tbody,   Tag::thead, Tag::tfoot,
        Tag::form,   Tag::fieldset, Tag::details,  Tag::summary,  Tag::menu,    Tag::dir,   Tag::center,
        Tag::dialog, Tag::search,   Tag::optgroup, Tag::frameset, Tag::multicol})
    use(tag).flow = Flow::block;
  for (const Tag tag : {Tag::head, Tag::style, Tag::script, Tag::template_, Tag::noscript, Tag::iframe,
                        Tag::noframes, Tag::noembed, Tag::svg, Tag::audio, Tag::video, Tag::canvas,
                        Tag::datalist, Tag::title, Tag::object, Tag::applet})
    use(tag).flow = Flow::never;
  use(Tag::p) = {Flow::block, std::nullopt};
  for (const Tag tag : {Tag::li, Tag::dt, Tag::dd}) use(tag) = {Flow::block, BlockKind::list_item};
  use(Tag::blockquote) = {Flow::block, BlockKind::quote};
  use(Tag::tr) = {Flow::block, BlockKind::table_row};
  use(Tag::td) = use(Tag::th) = {Flow::cell, std::nullopt};
  for (const Tag tag : {Tag::caption, Tag::figcaption}) use(tag) = {Flow::block, BlockKind::caption};
  for (const Tag tag : {Tag::button, Tag::select, Tag::option, Tag::legend, Tag::textarea})
    use(tag) = {Flow::block, BlockKind::control};
  for (const Tag tag : {Tag::pre, Tag::listing, Tag::xmp, Tag::plaintext})
    use(tag) = {Flow::block, BlockKind::code, 0, true};
  for (const Tag tag : {Tag::em, Tag::i, Tag::cite}) use(tag).phrase = PhraseKind::emphasis;
  for (const Tag tag : {Tag::strong, Tag::b}) use(tag).phrase = PhraseKind::strong;
  for (const Tag tag : {Tag::code, Tag::kbd, Tag::samp, Tag::tt}) use(tag).phrase = PhraseKind::code;
  for (const Tag tag : {Tag::del, Tag::s, Tag::strike}) use(tag).phrase = PhraseKind::deleted;
  use(Tag::a).phrase = PhraseKind::link;
  use(Tag::sub).phrase = PhraseKind::subscript;
  use(Tag::sup).phrase = PhraseKind::superscript;
  std::uint8_t level = 1;
  for (const Tag tag : {Tag::h1, Tag::h2, Tag::h3, Tag::h4, Tag::h5, Tag::h6})
    use(tag) = {Flow::block, BlockKind::heading, level++};
  return uses;
}

inline constexpr TagUses kTagUses = make_tag_uses();

constexpr const TagUse& use_of(html::Tag tag) noexcept { return kTagUses[static_cast<std::size_t>(tag)]; }

constexpr std::optional<Landmark> landmark_of(html::Tag tag) noexcept {
  using html::Tag;
  switch (tag) {
    case Tag::nav: return Landmark::nav;
    case Tag::header: return Landmark::header;
    case Tag::footer: return Landmark::footer;
    case Tag::aside: return Landmark::aside;
    case Tag::article: return Landmark::article;
    case Tag::main: return Landmark::main;
    case Tag::form: return Landmark::form;
    case Tag::dialog: return Landmark::dialog;
    default: return std::nullopt;
  }
}

}  // namespace kehraus
