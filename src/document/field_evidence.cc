#include "document/field_evidence.h"

namespace kehraus {

std::string_view name_of(Doubt doubt) noexcept {
  switch (doubt) {
    case Doubt::none: return "none";
    case Doubt::unreadable: return "unreadable";
    case Doubt::less_trusted: return "less_trusted";
    case Doubt::outweighed: return "outweighed";
    case Doubt::future: return "future";
    case Doubt::before_publication: return "before_publication";
    case Doubt::site_name: return "site_name";
    case Doubt::slogan: return "slogan";
    case Doubt::nobody: return "nobody";
    case Doubt::too_far: return "too_far";
    case Doubt::repeated: return "repeated";
  }
  return "none";
}

}  // namespace kehraus
