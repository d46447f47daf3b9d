// What a command line names, as the list that a run goes through.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <string_view>

#include "batch/input_plan.h"
#include "stream/input_paths.h"

namespace kehraus {

// The files of a selection, as InputPaths finds them, in the order of their bytes and each once; those in the
// output folder are passed over. Paths of lists have one spelling, without `.`, and without `..` where no
// link is in front of it. Of one folder, paths are those below it, so that it may be moved; of one file it is
// its name.
//   in      `warn` is told of what cannot be read: folders, and lists, and of an operand without any
//           files; the list is then not whole
//   errors  throws Error where an operand is missing, for the standard input, and as InputPaths has them
InputList list_inputs(const InputSelection& selection, const std::string& output_folder,
                      const std::function<void(std::string_view)>& warn, const std::atomic<bool>& stop);

}  // namespace kehraus
