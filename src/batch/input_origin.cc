#include "batch/input_origin.h"

#include "document/error.h"

namespace kehraus {
namespace {

constexpr const char* kGiven = "input_given";
constexpr const char* kResolved = "input_resolved";

std::string words_for(const InputOrigin& before, const InputOrigin& now, std::size_t removed) {
  return "the runs before cleaned '" + before.given + "', and " + std::to_string(removed) +
         " of its inputs are not in '" + now.given +
         "': say --moved if it is the same archive at another place, or name another folder for the output";
}

}  // namespace

void check_origin(Manifest& manifest, const InputOrigin& now, std::size_t removed, OriginChoices choices,
                  const std::function<void(std::string_view)>& warn) {
  const InputOrigin before{manifest.setting(kGiven), manifest.setting(kResolved)};
  const bool is_as_before = before.given == now.given && before.resolved == now.resolved;
  if (is_as_before) return;
  const bool is_new = before.given.empty();
  const bool is_same = before.given == now.given || before.resolved == now.resolved;
  if (!is_new && !is_same && removed > 0 && !choices.is_moved) {
    const std::string words = words_for(before, now, removed);
    if (choices.prune) throw Error("nothing is pruned: " + words);
    return warn(words + ". Their output is kept");
  }
  Group group;
  group.settings = {{kGiven, now.given}, {kResolved, now.resolved}};
  manifest.commit(group);
}

}  // namespace kehraus
