#include "metadata/claims.h"

namespace kehraus {

std::string_view name_of(ClaimSource source) noexcept {
  switch (source) {
    case ClaimSource::linked_data: return "linked_data";
    case ClaimSource::microdata: return "microdata";
    case ClaimSource::meta: return "meta";
    case ClaimSource::open_graph: return "open_graph";
    case ClaimSource::plain_meta: return "plain_meta";
    case ClaimSource::link: return "link";
    case ClaimSource::time: return "time";
    case ClaimSource::element: return "element";
    case ClaimSource::heading: return "heading";
    case ClaimSource::title: return "title";
    case ClaimSource::address: return "address";
    case ClaimSource::text: return "text";
    case ClaimSource::script: return "script";
  }
  return "";
}

}  // namespace kehraus
