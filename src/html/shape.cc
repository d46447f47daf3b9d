#include "html/shape.h"

#include <array>
#include <initializer_list>

namespace kehraus::html {
namespace {

using Shapes = std::array<Shape, kTagCount + 1>;

constexpr void set(Shapes& shapes, Shape shape, std::initializer_list<Tag> tags) {
  for (const Tag tag : tags) shapes[static_cast<std::size_t>(tag)] = shape;
}

constexpr Shapes make_shapes() {
  Shapes shapes{};  // irregular
  set(shapes, Shape::block,
      {Tag::address, Tag::article, Tag::aside, Tag::blockquote, Tag::center, Tag::details, Tag::div,
       Tag::fieldset, Tag::figcaption, Tag::figure, Tag::footer, Tag::header, Tag::hgroup, Tag::main,
       Tag::nav, Tag::pre, Tag::section, Tag::summary});
  set(shapes, Shape::paragraph, {Tag::p});
  set(shapes, Shape::heading, {Tag::h1, Tag::h2, Tag::h3, Tag::h4, Tag::h5, Tag::h6});
  set(shapes, Shape::list, {Tag::ul, Tag::ol, Tag::menu, Tag::dir});
  set(shapes, Shape::item, {Tag::li});
  set(shapes, Shape::definitions, {Tag::dl});
  set(shapes, Shape::definition, {Tag::dt, Tag::dd});
  set(shapes, Shape::phrase,
      {Tag::abbr,     Tag::acronym, Tag::audio,   Tag::bdi,    Tag::bdo,    Tag::blink,  Tag::canvas,
       Tag::cite,     Tag::data,    Tag::del,     Tag::dfn,    Tag::dialog, Tag::ins,    Tag::kbd,
       Tag::label,    Tag::legend,  Tag::map,     Tag::mark,   Tag::meter,  Tag::output, Tag::picture,
       Tag::progress, Tag::q,       Tag::samp,    Tag::search, Tag::slot,   Tag::span,   Tag::sub,
       Tag::sup,      Tag::time,    Tag::unknown, Tag::var,    Tag::video});
  set(shapes, Shape::formatting,
      {Tag::b, Tag::big, Tag::code, Tag::em, Tag::font, Tag::i, Tag::s, Tag::small, Tag::strike, Tag::strong,
       Tag::tt, Tag::u});
  set(shapes, Shape::anchor, {Tag::a});
  set(shapes, Shape::head, {Tag::head});
  set(shapes, Shape::hidden,
      {Tag::iframe, Tag::noscript, Tag::script, Tag::style, Tag::textarea, Tag::title});
  set(shapes, Shape::leaf,
      {Tag::area, Tag::base, Tag::br, Tag::embed, Tag::img, Tag::input, Tag::link, Tag::meta, Tag::param,
       Tag::source, Tag::track, Tag::wbr});
  set(shapes, Shape::rule, {Tag::hr});
  set(shapes, Shape::foreign, {Tag::math, Tag::svg});
  return shapes;
}

constexpr Shapes kShapes = make_shapes();

}  // namespace

Shape shape_of(Tag tag) noexcept { return kShapes[static_cast<std::size_t>(tag)]; }

}  // namespace kehraus::html
