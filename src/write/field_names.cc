#include "write/field_names.h"

namespace kehraus {

std::string_view name_of(FieldNames names) noexcept {
  switch (names) {
    case FieldNames::own: return "kehraus";
    case FieldNames::trafilatura: return "trafilatura";
    case FieldNames::datatrove: return "datatrove";
    case FieldNames::dolma: return "dolma";
    case FieldNames::news_please: return "news-please";
  }
  return "kehraus";
}

std::optional<FieldNames> field_names_named(std::string_view name) noexcept {
  for (const FieldNames names : {FieldNames::own, FieldNames::trafilatura, FieldNames::datatrove,
                                 FieldNames::dolma, FieldNames::news_please})
    if (name == name_of(names)) return names;
  return std::nullopt;
}

}  // namespace kehraus
