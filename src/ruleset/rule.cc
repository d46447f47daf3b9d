#include "ruleset/rule.h"

#include <algorithm>
#include <iterator>

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

bool FurtherLiterals::may_start(std::string_view folded) const noexcept {
  if (starts.empty()) return true;
  // None begins with another, so only the last that comes before the text can be what it begins with.
  const auto behind = std::upper_bound(starts.begin(), starts.end(), folded);
  return behind != starts.begin() && folded.starts_with(*std::prev(behind));
}

bool FurtherLiterals::stand_in(std::string_view folded) const noexcept {
  return std::all_of(sets.begin(), sets.end(), [&](const auto& set) {
    return std::any_of(set.begin(), set.end(),
                       [&](const std::string& s) { return folded.find(s) != folded.npos; });
  });
}

}  // namespace kehraus
