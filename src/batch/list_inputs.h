// The files of a folder, for a run over all of them.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "batch/input_plan.h"

namespace kehraus {

// The files below a folder in the order of their bytes, or the one file that is named. Hidden files and
// folders
// (`.name`), what is neither file nor folder, and the output folder are passed over; links to files are
// followed, links to folders are not.
//   in      `warn` is told of folders that cannot be read; the list is then not whole
//   errors  throws Error where there is nothing of that name
InputList list_inputs(const std::string& path, const std::string& output_folder,
                      const std::function<void(std::string_view)>& warn);

}  // namespace kehraus
