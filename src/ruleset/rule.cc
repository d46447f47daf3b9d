#include "ruleset/rule.h"

namespace kehraus {

std::string_view name_of(Status status) noexcept {
  switch (status) {
    case Status::trial: return "trial";
    case Status::stable: return "stable";
    case Status::retired: return "retired";
  }
  return "";
}

std::string_view name_of(Action action) noexcept {
  switch (action) {
    case Action::drop: return "drop";
    case Action::trim: return "trim";
    case Action::keep: return "keep";
    case Action::end_body: return "end_body";
  }
  return "";
}

std::string_view name_of(Certainty certainty) noexcept {
  return certainty == Certainty::sure ? "sure" : "unsure";
}

std::string_view name_of(CaptureKey key) noexcept {
  switch (key) {
    case CaptureKey::title: return "title";
    case CaptureKey::authors: return "authors";
    case CaptureKey::agency: return "agency";
    case CaptureKey::date_published: return "date_published";
    case CaptureKey::date_modified: return "date_modified";
    case CaptureKey::categories: return "categories";
    case CaptureKey::tags: return "tags";
    case CaptureKey::captions: return "captions";
    case CaptureKey::sources: return "sources";
    case CaptureKey::license: return "license";
    case CaptureKey::reading_time_minutes: return "reading_time_minutes";
    case CaptureKey::free_access: return "free_access";
  }
  return "";
}

}  // namespace kehraus
