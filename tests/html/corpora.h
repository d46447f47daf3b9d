// The benchmark folder's real pages, where it is there.
#pragma once

#include <string>
#include <vector>

namespace testing {

// The files of pages below a folder, `.html` and `.html.gz`, sorted; empty where it is absent, which is said
// on standard output in the words that CTest takes for a skipped test.
std::vector<std::string> page_files(const std::string& folder);

// Those of the benchmark folder.
std::vector<std::string> corpora_files();

// What is in a file, gzip or not; throws std::runtime_error if it cannot be read.
std::string read_gzip(const std::string& path);

}  // namespace testing
