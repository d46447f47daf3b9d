#include "ruleset/selection.h"

namespace kehraus {
namespace {

// What stands above a text or beside a picture has no edge in common with it, but by chance.
bool goes_glued(Category category) noexcept {
  return category != Category::section_label && category != Category::caption &&
         category != Category::tag_list;
}

// Sentences that are residue at the end of a paragraph as well. Of the others an author may say the same.
bool goes_as_sentence(Category category) noexcept {
  switch (category) {
    case Category::newsletter:
    case Category::paywall:
    case Category::comment_form:
    case Category::cookie_consent:
    case Category::media_embed:
    case Category::advertisement:
    case Category::wire_disclaimer:
    case Category::related_articles:
    case Category::navigation: return true;
    default: return false;
  }
}

// For certain, and wherever the block stands among others.
bool takes_alone(const Rule& rule) noexcept {
  return rule.action == Action::drop && rule.status == Status::stable && rule.certainty == Certainty::sure &&
         rule.match.beside.empty();
}

}  // namespace

bool is_in(const Rule& rule, Selection selection) noexcept {
  switch (selection) {
    case Selection::all: return rule.status != Status::retired;
    case Selection::glued: return takes_alone(rule) && goes_glued(rule.category);
    case Selection::sentence: return takes_alone(rule) && goes_as_sentence(rule.category);
  }
  return false;
}

}  // namespace kehraus
