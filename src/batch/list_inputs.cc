#include "batch/list_inputs.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "document/error.h"

namespace kehraus {
namespace {

namespace fs = std::filesystem;

void check(const std::string& operand) {
  if (operand == "-")
    throw Error("the standard input cannot be read again the next night: name a file or a folder");
  std::error_code failure;
  const fs::file_status status = fs::status(operand, failure);
  if (!fs::exists(status))
    throw Error("'" + operand +
                "' cannot be read: " + (failure ? failure.message() : std::string("no such file or folder")));
}

std::string without_last_slash(std::string path) {
  if (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

// What stands in front of the paths of a selection's only operand.
std::string root_of(const InputSelection& selection) {
  if (selection.operands.size() != 1 || !selection.lists.empty()) return {};
  const std::string& operand = selection.operands[0];
  if (fs::is_directory(operand)) return operand.ends_with('/') ? operand : operand + '/';
  return operand.substr(0, operand.rfind('/') + 1);
}

InputOrigin origin_of(const InputSelection& selection) {
  if (!selection.lists.empty()) return {"--files-from", "--files-from"};
  std::error_code failure;
  const fs::path given = fs::absolute(selection.operands[0], failure).lexically_normal();
  return {without_last_slash(given.string()), fs::weakly_canonical(given, failure).string()};
}

// The output folder as paths in the root begin, with `/` at its end; empty where it is not in it.
std::string below_root(const std::string& output_folder, const std::string& root) {
  std::error_code failure;
  const fs::path out = fs::weakly_canonical(output_folder, failure);
  const fs::path in = fs::weakly_canonical(root.empty() ? "." : root, failure);
  const fs::path below = out.lexically_relative(in);
  return below.empty() || *below.begin() == ".." ? std::string() : below.string() + '/';
}

// `/srv/clean/`, without links and dots.
std::string absolute_folder(const std::string& folder) {
  std::error_code failure;
  return (fs::weakly_canonical(fs::absolute(folder, failure), failure) / "").string();
}

// One spelling for `a.html`, `./a.html` and `b/../a.html`. Behind a link `..` may lead elsewhere: such a path
// stays as it is.
std::string in_one_spelling(const std::string& path) {
  const fs::path spelled = path;
  const std::string normal = spelled.lexically_normal().string();
  const bool goes_up = std::find(spelled.begin(), spelled.end(), "..") != spelled.end();
  std::error_code failure;
  if (goes_up && !fs::equivalent(spelled, normal, failure)) return path;
  return normal == "-" ? "./-" : normal;  // `-` would be the standard input
}

// Whether a path of a list leads into a folder, however it is spelled; links are not followed.
bool is_below(const std::string& path, const std::string& folder) {
  std::error_code failure;
  return fs::absolute(path, failure).lexically_normal().string().starts_with(folder);
}

}  // namespace

InputList list_inputs(const InputSelection& selection, const std::string& output_folder,
                      const std::function<void(std::string_view)>& warn, const std::atomic<bool>& stop) {
  for (const std::string& operand : selection.operands) check(operand);
  InputList list;
  list.root = root_of(selection);
  list.origin = origin_of(selection);
  const std::string own = below_root(output_folder, list.root);
  const std::string output = absolute_folder(output_folder);
  InputPaths paths(selection, stop);
  for (InputPath input; paths.next(input);) {
    std::string path = input.path.substr(input.path.starts_with(list.root) ? list.root.size() : 0);
    if (!own.empty() && path.starts_with(own)) continue;
    if (!selection.lists.empty() && is_below(input.path, output)) continue;
    if (input.failure.empty()) {
      if (!selection.lists.empty()) path = in_one_spelling(path);
      list.paths.push_back(std::move(path));
      continue;
    }
    warn("'" + input.path + "' cannot be read: " + input.failure);
    list.is_whole = false;
  }
  // Of a disk that is not mounted no file is found.
  if (list.paths.empty() && list.is_whole && selection.lists.empty() && !stop) {
    warn("there are no inputs in '" + selection.operands[0] + "': is its disk there?");
    list.is_whole = false;
  }
  std::sort(list.paths.begin(), list.paths.end());
  list.paths.erase(std::unique(list.paths.begin(), list.paths.end()), list.paths.end());
  return list;
}

}  // namespace kehraus
