#include "filters/place.h"

namespace kehraus {

bool stands_right(const Sheet& sheet, std::size_t i, const Match& match, const std::optional<Place>& place) {
  return stands_right(sheet, i, sheet.is_prose(i), match, place);
}

bool stands_right(const Sheet& sheet, std::size_t i, bool is_prose, const Match& match,
                  const std::optional<Place>& place) {
  if (match.within_first_blocks && i >= static_cast<std::size_t>(*match.within_first_blocks)) return false;
  if (match.within_last_blocks && sheet.size() - i > static_cast<std::size_t>(*match.within_last_blocks))
    return false;
  if (match.prose && *match.prose != is_prose) return false;
  if (!place) return !match.before_prose && !match.after_prose && match.beside.empty();
  if (match.before_prose && *match.before_prose != (i < place->first_prose)) return false;
  const bool is_behind = !place->last_prose || i > *place->last_prose;
  return !match.after_prose || *match.after_prose == is_behind;
}

}  // namespace kehraus
