// The names of elements, as one byte each.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kehraus::html {

// Every name that the tree builder tells apart, in the order of its own list, and behind them names that it
// does not know but that say something about a page.
// clang-format off
#define KEHRAUS_HTML_TAGS(TAG)                                                                                         \
  TAG(html, "html") TAG(head, "head") TAG(title, "title") TAG(base, "base") TAG(link, "link")             \
  TAG(meta, "meta") TAG(style, "style") TAG(script, "script") TAG(noscript, "noscript")                   \
  TAG(template_, "template") TAG(body, "body") TAG(article, "article") TAG(section, "section")            \
  TAG(nav, "nav") TAG(aside, "aside") TAG(h1, "h1") TAG(h2, "h2") TAG(h3, "h3") TAG(h4, "h4")             \
  TAG(h5, "h5") TAG(h6, "h6") TAG(hgroup, "hgroup") TAG(header, "header") TAG(footer, "footer")           \
  TAG(address, "address") TAG(p, "p") TAG(hr, "hr") TAG(pre, "pre") TAG(blockquote, "blockquote")         \
  TAG(ol, "ol") TAG(ul, "ul") TAG(li, "li") TAG(dl, "dl") TAG(dt, "dt") TAG(dd, "dd")                     \
  TAG(figure, "figure") TAG(figcaption, "figcaption") TAG(main, "main") TAG(div, "div") TAG(a, "a")       \
  TAG(em, "em") TAG(strong, "strong") TAG(small, "small") TAG(s, "s") TAG(cite, "cite") TAG(q, "q")       \
  TAG(dfn, "dfn") TAG(abbr, "abbr") TAG(data, "data") TAG(time, "time") TAG(code, "code")                 \
  TAG(var, "var") TAG(samp, "samp") TAG(kbd, "kbd") TAG(sub, "sub") TAG(sup, "sup") TAG(i, "i")           \
  TAG(b, "b") TAG(u, "u") TAG(mark, "mark") TAG(ruby, "ruby") TAG(rt, "rt") TAG(rp, "rp")                 \
  TAG(bdi, "bdi") TAG(bdo, "bdo") TAG(span, "span") TAG(br, "br") TAG(wbr, "wbr") TAG(ins, "ins")         \
  TAG(del, "del") TAG(image, "image") TAG(img, "img") TAG(iframe, "iframe") TAG(embed, "embed")           \
  TAG(object, "object") TAG(param, "param") TAG(video, "video") TAG(audio, "audio")                       \
  TAG(source, "source") TAG(track, "track") TAG(canvas, "canvas") TAG(map, "map") TAG(area, "area")       \
  TAG(math, "math") TAG(mi, "mi") TAG(mo, "mo") TAG(mn, "mn") TAG(ms, "ms") TAG(mtext, "mtext")           \
  TAG(mglyph, "mglyph") TAG(malignmark, "malignmark") TAG(annotation_xml, "annotation-xml")               \
  TAG(svg, "svg") TAG(foreignobject, "foreignobject") TAG(desc, "desc") TAG(table, "table")               \
  TAG(caption, "caption") TAG(colgroup, "colgroup") TAG(col, "col") TAG(tbody, "tbody")                   \
  TAG(thead, "thead") TAG(tfoot, "tfoot") TAG(tr, "tr") TAG(td, "td") TAG(th, "th") TAG(form, "form")     \
  TAG(fieldset, "fieldset") TAG(legend, "legend") TAG(label, "label") TAG(input, "input")                 \
  TAG(button, "button") TAG(select, "select") TAG(datalist, "datalist") TAG(optgroup, "optgroup")         \
  TAG(option, "option") TAG(textarea, "textarea") TAG(keygen, "keygen") TAG(output, "output")             \
  TAG(progress, "progress") TAG(meter, "meter") TAG(details, "details") TAG(summary, "summary")           \
  TAG(menu, "menu") TAG(menuitem, "menuitem") TAG(applet, "applet") TAG(acronym, "acronym")               \
  TAG(bgsound, "bgsound") TAG(dir, "dir") TAG(frame, "frame") TAG(frameset, "frameset")                   \
  TAG(noframes, "noframes") TAG(isindex, "isindex") TAG(listing, "listing") TAG(xmp, "xmp")               \
  TAG(nextid, "nextid") TAG(noembed, "noembed") TAG(plaintext, "plaintext") TAG(rb, "rb")                 \
  TAG(strike, "strike") TAG(basefont, "basefont") TAG(big, "big") TAG(blink, "blink")                     \
  TAG(center, "center") TAG(font, "font") TAG(marquee, "marquee") TAG(multicol, "multicol")               \
  TAG(nobr, "nobr") TAG(spacer, "spacer") TAG(tt, "tt") TAG(rtc, "rtc")                                   \
  TAG(picture, "picture") TAG(dialog, "dialog") TAG(search, "search") TAG(slot, "slot")
// clang-format on

enum class Tag : std::uint8_t {
#define KEHRAUS_HTML_TAG(id, name) id,
  KEHRAUS_HTML_TAGS(KEHRAUS_HTML_TAG)
#undef KEHRAUS_HTML_TAG
      unknown,  // custom elements, most of SVG and MathML, misspellings
};

inline constexpr std::size_t kTagCount = static_cast<std::size_t>(Tag::unknown);
// Those that the tree builder knows come first.
inline constexpr std::size_t kBuilderTagCount = static_cast<std::size_t>(Tag::picture);

// The name in lower case; "" for unknown, whose name is only in the page.
std::string_view name_of(Tag tag) noexcept;

// The tag of a name in any case, Tag::unknown if there is none. A few nanoseconds.
//   in   the name only, without `<`
Tag find_tag(std::string_view name) noexcept;

// Whether two names are the same but for the case of ASCII letters. `lower` has none in upper case.
bool is_same_name(std::string_view name, std::string_view lower) noexcept;

}  // namespace kehraus::html
