#include "html/random_page.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "html/tag.h"

namespace testing {
namespace {

const std::vector<std::string> kNames = {
    "div",        "p",        "span",     "b",        "i",        "a",
    "font",       "table",    "tr",       "td",       "tbody",    "ul",
    "li",         "dl",       "dt",       "dd",       "h1",       "h2",
    "form",       "button",   "select",   "option",   "svg",      "g",
    "title",      "style",    "script",   "math",     "mi",       "foreignObject",
    "desc",       "template", "noscript", "textarea", "pre",      "section",
    "article",    "x-y",      "picture",  "object",   "nobr",     "caption",
    "colgroup",   "body",     "html",     "head",     "iframe",   "label",
    "blockquote", "em",       "strong",   "code",     "ruby",     "rt",
    "main",       "menu",     "fieldset", "center",   "optgroup", "th"};

const std::vector<std::string> kLeaves = {"<br>",
                                          "<hr>",
                                          "<img src=a>",
                                          "<input>",
                                          "<input type=hidden>",
                                          "<input type=HIDDEN/>",
                                          "<col>",
                                          "<wbr>",
                                          "<meta>",
                                          "<link>",
                                          "<image>",
                                          "<path/>",
                                          "<g/>",
                                          "<svg/>",
                                          "<isindex>",
                                          "<param>",
                                          "<embed>",
                                          "<base>",
                                          "</p>",
                                          "</br>",
                                          "</x>",
                                          "<keygen>",
                                          "<frame>",
                                          "<source>",
                                          "<span/>",
                                          "<div/>",
                                          "<area>"};

const std::vector<std::string> kTexts = {"x",
                                         " ",
                                         "\n",
                                         "word word",
                                         " x",
                                         "x ",
                                         "&amp;",
                                         "&nbsp;",
                                         "&#32;",
                                         "&#10;",
                                         "&Tab;",
                                         "&#x20;y",
                                         "a<b",
                                         "<",
                                         "< ",
                                         "<3",
                                         "</>",
                                         "<!---->",
                                         "<!-- -->",
                                         "<!x>",
                                         "<?x?>",
                                         "</ x>",
                                         "<![CDATA[x]]>",
                                         "<![CDATA[ ]]>",
                                         "<i hidden>y</i>",
                                         "<x-y aria-hidden=true>y <b>z",
                                         "\r\n",
                                         "\r",
                                         "&",
                                         "&#0;",
                                         "&lt;p&gt;",
                                         "]]>",
                                         "-->",
                                         "<!doctype html>",
                                         "&notin;",
                                         "&copy",
                                         "\xC3\xA4",
                                         "\f"};

const std::vector<std::string> kAttributes = {"",
                                              "",
                                              "",
                                              "",
                                              " a",
                                              " class=x",
                                              " id='1'",
                                              " id=2 class=x",
                                              " class=x id=2",
                                              " color=red",
                                              " a=\">\"",
                                              " x=1 x=2",
                                              " size='&#49;'",
                                              " encoding=text/html"};

bool is_structural(std::string_view name) {
  return name == "body" || name == "html" || name == "head" || name == "td" || name == "tr" || name == "th" ||
         name == "tbody" || name == "caption" || name == "colgroup";
}

}  // namespace

std::string RandomPage::piece() {
  const std::string& name = kNames[below(kNames.size())];
  switch (below(8)) {
    case 0:
    case 1:
    case 2: return "<" + name + kAttributes[below(kAttributes.size())] + ">";
    case 3:
    case 4: return "</" + name + ">";
    case 5: return kLeaves[below(kLeaves.size())];
    default: return kTexts[below(kTexts.size())];
  }
}

std::string RandomPage::tree(int depth) {
  std::string out;
  for (std::size_t i = below(4) + 1; i > 0; --i) {
    const std::size_t kind = below(12);
    const std::string& name = kNames[below(kNames.size())];
    if (kind < 3) {
      out += kTexts[below(kTexts.size())];
    } else if (kind == 3) {
      out += kLeaves[below(kLeaves.size())];
    } else if (kind == 4 && below(6) == 0) {
      out += piece();
    } else if (depth > 0 && !(is_structural(name) && below(4) != 0)) {
      out += "<" + name + kAttributes[below(kAttributes.size())] + ">" + tree(depth - 1);
      if (below(20) != 0) out += "</" + name + ">";
    }
  }
  return out;
}

std::string RandomPage::page(bool well_formed) {
  std::string out;
  if (below(4) == 0) out += "<!doctype html>";
  if (below(4) == 0) out += "<body>";
  if (below(8) == 0) out += "<table><tr><td>";
  if (well_formed) return out + tree(5);
  for (std::size_t i = below(30) + 1; i > 0; --i) out += piece();
  return out;
}

std::string RandomPage::wild_page() {
  std::vector<std::string> names = {kNames[below(kNames.size())], kNames[below(kNames.size())]};
  for (int i = 0; i < 5; ++i)
    names.emplace_back(
        kehraus::html::name_of(static_cast<kehraus::html::Tag>(below(kehraus::html::kTagCount))));
  for (const char* name : {"svg", "math", "table", "template", "select", "frameset"}) {
    if (below(3) == 0) names.emplace_back(name);
  }
  std::string out;
  for (std::size_t i = below(24) + 1; i > 0; --i) {
    const std::string& name = names[below(names.size())];
    const std::size_t kind = below(7);
    if (kind < 3) {
      out += "<" + name + kAttributes[below(kAttributes.size())] + ">";
    } else if (kind < 5) {
      out += "</" + name + ">";
    } else {
      out += kTexts[below(kTexts.size())];
    }
  }
  return out;
}

std::string RandomPage::mutated(const std::string& page, const std::string& other) {
  std::string out = page;
  for (std::size_t i = below(4) + 1; i > 0 && !out.empty(); --i) {
    const std::size_t at = below(out.size());
    switch (below(6)) {
      case 0: out.resize(at); break;
      case 1: out[at] = static_cast<char>(out[at] ^ (1 << below(8))); break;
      case 2: out.erase(at, below(20)); break;
      case 3: out.insert(at, out.substr(below(out.size()), below(60))); break;
      case 4: {
        const std::size_t from = other.empty() ? 0 : below(other.size());
        out.insert(at, other.substr(from, below(400)));
        break;
      }
      default: out.insert(at, piece());
    }
  }
  return out;
}

}  // namespace testing
