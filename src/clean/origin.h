// What is known of a document from where it came, besides its bytes.
#pragma once

#include <string_view>

namespace kehraus {

// Views last as long as the cleaning. Each may be empty: nothing is known.
struct DocumentOrigin {
  std::string_view charset;  // what HTTP or an archive says of the encoding: a label such as `iso-8859-1`
  std::string_view url;  // where it stood, for rules of single sites; else that is what a page says itself
  std::string_view crawl_date;  // ISO 8601: when it was fetched. Nothing in it can be later
};

}  // namespace kehraus
