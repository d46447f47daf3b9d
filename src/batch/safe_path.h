// Names in the output folder, made from those of the input and never taken on trust.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kehraus {

// One name that is safe anywhere: white space other than spaces, control characters, `/`, `%`, a dot in front
// and bytes that are no UTF-8 are written as `%2F`; what is longer than 200 bytes is cut and has a hash
// behind.
//   out  never empty, `.` or `..`; different for different names
std::string safe_name(std::string_view name);

// Where the output of a record stands, below the output folder: `news/7.html` gives `news/7.html.json`, line
// 12 of `news/all.jsonl.gz` gives `news/all.jsonl/000012.json`.
//   in   a path with `/`: empty parts and `.` are left out, a `..` is a name like any other; `ending` with
//   its
//        dot
//   out  no name of a folder has the ending, so that a folder never stands where a file is to be
std::string output_path(std::string_view path, std::int64_t record, std::string_view ending);

// The same with a hash of the record's place in front of the ending, for one whose name is taken.
std::string other_output_path(std::string_view path, std::int64_t record, std::string_view ending);

// A number that is the same for paths that differ only in capitals, and hardly ever for others: some file
// systems do not tell them apart.
std::int64_t number_of_path(std::string_view path);

}  // namespace kehraus
