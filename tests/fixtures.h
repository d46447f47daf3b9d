// What tests read from disk: the fixtures' sources and gold bodies, and text of the benchmark folder.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace testing {

// Name and text.
using NamedText = std::pair<std::string, std::string>;

// The sources of all fixtures that are text.
std::vector<NamedText> fixture_sources();

// The sources of all fixtures that are HTML pages, in the bytes of their encodings.
std::vector<NamedText> fixture_pages();

// The gold bodies of all fixtures that are text, and of the seeds where the benchmark folder is there: one
// block a line, a blank line between blocks.
std::vector<NamedText> gold_bodies();

// Plain-text documents of the benchmark folder: seeds and labelled documents; empty where it is absent.
std::vector<NamedText> shared_texts();

// The bytes of a file.
std::string read_bytes(const std::string& path);

}  // namespace testing
