#include "stream/input_paths.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include "document/error.h"

namespace kehraus {
namespace {

constexpr std::size_t kBytesThatTell = 64u << 10;
constexpr std::size_t kMaxPathBytes = 64u << 10;  // systems take 4 KiB

bool is_folder(const std::string& path) {
  std::error_code unknown;
  return path != "-" && std::filesystem::is_directory(path, unknown);
}

}  // namespace

bool is_one_file(const InputSelection& inputs) {
  return inputs.lists.empty() && inputs.operands.size() == 1 && !is_folder(inputs.operands[0]);
}

PathList::PathList(const std::string& path, bool is_nul_separated, const std::atomic<bool>& stop)
    : name_(path == "-" ? "stdin" : path), file_(path, stop) {
  if (is_nul_separated) separator_ = '\0';
}

bool PathList::next(InputPath& input) {
  // Paths hold no NUL: one tells.
  if (bytes_.offset() == 0) {
    bytes_.fill_to(kBytesThatTell);
    if (bytes_.bytes().find('\0') != std::string_view::npos) separator_ = '\0';
  }
  while (!is_over_) {
    std::size_t end = bytes_.bytes().find(separator_);
    while (end == std::string_view::npos && bytes_.bytes().size() <= kMaxPathBytes && bytes_.fill())
      end = bytes_.bytes().find(separator_);
    const std::string_view bytes = bytes_.bytes();
    input = {std::string(bytes.substr(0, end)), {}};
    is_over_ = end == std::string_view::npos;
    bytes_.use(is_over_ ? bytes.size() : end + 1);
    if (is_over_ && !bytes_.failure().empty()) {
      input = {name_, "cannot read the list of paths: " + bytes_.failure()};
      return true;
    }
    if (input.path.size() > kMaxPathBytes) {
      is_over_ = true;
      input = {name_, "is no list of paths, one a line or with NUL between them"};
      return true;
    }
    if (!input.path.empty()) return true;
  }
  return false;
}

InputPaths::InputPaths(const InputSelection& selection, const std::atomic<bool>& stop)
    : selection_(selection), stop_(stop) {
  const auto of = [](const std::vector<std::string>& names) {
    return std::count(names.begin(), names.end(), "-");
  };
  if (of(selection.lists) > 0 && of(selection.lists) + of(selection.operands) > 1)
    throw Error("the standard input can be one list or one document: `-` is named twice");
  for (const std::string& list : selection.lists)
    if (list != "-" && access(list.c_str(), R_OK) != 0)
      throw Error(list + ": cannot read the list of paths: " + std::generic_category().message(errno));
}

bool InputPaths::next(InputPath& input) {
  while (true) {
    if (folder_) {
      if (folder_->next(input)) return true;
      folder_.reset();
    }
    if (!next_named(input)) return false;
    if (!input.failure.empty() || !is_folder(input.path)) return true;
    folder_ = std::make_unique<FolderWalk>(std::move(input.path), selection_.patterns);
  }
}

bool InputPaths::next_named(InputPath& input) {
  if (used_operands_ < selection_.operands.size()) {
    input = {selection_.operands[used_operands_++], {}};
    return true;
  }
  while (list_ || used_lists_ < selection_.lists.size()) {
    if (!list_)
      list_ = std::make_unique<PathList>(selection_.lists[used_lists_++], selection_.is_nul_separated, stop_);
    if (list_->next(input)) {
      // On a list `-` is a file of that name.
      if (input.path == "-") input.path = "./-";
      return true;
    }
    list_.reset();
  }
  return false;
}

}  // namespace kehraus
