// internal: <meta>, <link> and the attributes of <html> to claims.
#pragma once

#include <string_view>

#include "metadata/claims.h"
#include "text/name_words.h"

namespace kehraus {

// The <meta> of one page, in their order: some say what the next one means.
class MetaReader {
 public:
  explicit MetaReader(const NameWords& words) noexcept : words_(words) {}

  // Adds what a start tag says; other names than those of metadata say nothing. Values that are addresses
  // where a name is meant (`article:author`) are left out.
  //   time  linear in the tag
  void read(std::string_view start_tag, PageClaims& claims);

 private:
  const NameWords& words_;
  bool is_author_next_ = false;
};

// The same of these elements.
void read_link(std::string_view start_tag, PageClaims& claims);
void read_html(std::string_view start_tag, PageClaims& claims);

}  // namespace kehraus
