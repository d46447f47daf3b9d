#include "html/corpora.h"

#include <zlib.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <stdexcept>

namespace testing {

namespace fs = std::filesystem;

std::vector<std::string> page_files(const std::string& folder) {
  std::vector<std::string> files;
  if (!fs::is_directory(folder)) {
    std::cout << "skipped: no folder " << folder << std::endl;
    return files;
  }
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string name = entry.path().string();
    if (name.ends_with(".html.gz") || name.ends_with(".html")) files.push_back(name);
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<std::string> corpora_files() { return page_files(KEHRAUS_SHARED_DIR "/corpora"); }

std::string read_gzip(const std::string& path) {
  gzFile file = gzopen(path.c_str(), "rb");
  if (file == nullptr) throw std::runtime_error("cannot open " + path);
  std::string out;
  char buffer[1 << 16];
  int size = 0;
  while ((size = gzread(file, buffer, sizeof buffer)) > 0) out.append(buffer, static_cast<std::size_t>(size));
  gzclose(file);
  if (size < 0) throw std::runtime_error("cannot read " + path);
  return out;
}

}  // namespace testing
