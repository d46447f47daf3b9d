// internal: the title of a page in which no headline was found.
#pragma once

#include "document/document.h"

namespace kehraus {

// Files what <title> says, without the site's name behind the last separator, where no title is filed yet.
void file_page_title(Document& document);

}  // namespace kehraus
