// For tests of the filters for pages: a page on a sheet.
#pragma once

#include <string>
#include <vector>

#include "filters/filters.h"
#include "html/parser.h"
#include "read/page.h"
#include "unit/filters/sheet_of.h"

namespace kehraus {

class PageOf {
 public:
  explicit PageOf(std::string html, const RuleSet& rules = no_rules(), Leaning leaning = {})
      : html_(std::move(html)), leaning_(leaning) {
    read_page(parser_.parse(html_), document, map_);
    sheet_ = std::make_unique<Sheet>(document, rules, leaning_);
    sheet_->begin_page();
  }

  PageOf& run(FilterFunction filter) {
    filter(*sheet_);
    return *this;
  }

  Sheet& sheet() { return *sheet_; }

  // What is left, block by block.
  std::vector<std::string> left() const {
    std::vector<std::string> out;
    const auto kept = sheet_->kept();
    for (std::size_t b = 0; b < kept.size(); ++b)
      if (!kept[b].empty()) out.emplace_back(document.blocks[b].text);
    return out;
  }

  Document document;

 private:
  std::string html_;
  html::Parser parser_;
  PageMap map_;
  Leaning leaning_;
  std::unique_ptr<Sheet> sheet_;
};

// Running text that outweighs short examples.
inline std::string paragraph_of_page() { return "<p>" + sentence(40) + "</p>"; }

}  // namespace kehraus
