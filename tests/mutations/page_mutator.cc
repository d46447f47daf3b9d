#include "mutations/page_mutator.h"

#include <algorithm>

#include "html/hostile_pages.h"

namespace testing {
namespace {

// Of a page that is cut, so much of its start stays: what it declares of its encoding stands there.
constexpr std::size_t kHeadBytes = 600;

const std::vector<std::string> kJunk = {
    std::string("\0", 1),
    std::string("\0\0\0\0", 4),
    "\xC3",
    "\xE2\x82",
    "\xF0\x9F\x98",
    "\x80\x80",
    "\xFF\xFE",
    "\xFE\xFF",
    "\xEF\xBB\xBF",
    "\xC0\xAF",
    "\xED\xA0\x80",      // half of a surrogate pair
    "\xF4\x90\x80\x80",  // behind the last code point
    "\xE4\xF6\xFC",      // windows-1252
    "\x93x\x94",
    "\x1B$B",  // ISO-2022-JP
    "\x1B[31m",
    "\xE2\x80\xAE",  // right to left from here
    "\xE2\x80\xA8",  // a line separator
    "\xC2\xA0",
    "\x0B\x0C\x1C\x7F",
    "<meta charset=utf-16>",
    "<meta charset=shift_jis>",
    "<meta charset=windows-1252>",
    "<meta http-equiv=content-type content='text/html; charset=gb18030'>",
    "&#xD800;&#x110000;&#0;&#99999999999;",
    "<!--",
    "-->",
    "<![CDATA[",
    "<script>",
    "</script>",
    "<textarea>",
    "<plaintext>",
    "<pre>\n",
    "</pre>",
    "<table>",
    "<tr><td>",
    "<svg>",
    "<template>",
    "<title>",
    "<select>",
    "<body class=x>",
    "</body>",
    "<br><br>",
    "<p hidden>",
    "<div aria-hidden=true>",
    "<div style='display:none'>",
    "<a href=x>",
    "<aside>",
    "<form>",
    "<figure><figcaption>",
    "\"",
    "'>",
    "<",
};

unsigned mixed(unsigned seed, unsigned number) {
  std::seed_seq sequence{seed, number};
  unsigned out = 0;
  sequence.generate(&out, &out + 1);
  return out;
}

}  // namespace

PageMutator::PageMutator(const std::vector<std::string>& pages, std::size_t max_bytes, unsigned seed,
                         unsigned number)
    : pages_(pages),
      max_bytes_(max_bytes),
      random_(mixed(seed, number)),
      markup_(mixed(seed, number) ^ 0x5A5A5A5A) {}

std::string PageMutator::stretch_of(const std::string& page) {
  if (page.size() <= max_bytes_) return page;
  const std::size_t at = below(page.size() - max_bytes_ + 1);
  const std::string stretch = page.substr(at, max_bytes_);
  return below(2) == 0 ? stretch : page.substr(0, kHeadBytes) + stretch;
}

std::string PageMutator::any_page() { return stretch_of(pages_[below(pages_.size())]); }

std::string PageMutator::junk() {
  if (below(3) == 0) return markup_.page(below(2) == 0);
  const std::string& piece = kJunk[below(kJunk.size())];
  return times(below(8) == 0 ? below(200) + 1 : 1, piece);
}

void PageMutator::change(std::string& page) {
  const std::size_t at = below(page.size());
  switch (below(10)) {
    case 0: page.resize(std::max<std::size_t>(at, 1)); break;
    case 1: page.erase(0, at); break;
    case 2: page[at] = static_cast<char>(page[at] ^ (1 << below(8))); break;
    case 3: page[at] = static_cast<char>(below(256)); break;
    case 4: page.erase(at, below(page.size() / 4 + 1)); break;
    case 5: {
      const std::string other = any_page();
      page = page.substr(0, at) + other.substr(below(other.size()));
      break;
    }
    case 6: page.insert(below(page.size()), times(below(200) + 1, page.substr(at, below(60) + 1))); break;
    case 7: page.insert(below(page.size()), page.substr(at, below(4'000))); break;
    default: page.insert(at, junk());
  }
}

std::string PageMutator::mutated() {
  std::string page = any_page();
  for (std::size_t changes = below(6) + 1; changes > 0 && !page.empty(); --changes) change(page);
  return page.substr(0, 2 * max_bytes_);
}

}  // namespace testing
