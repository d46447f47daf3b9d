// Files of JSON objects, one a line: truths to score against, records of earlier runs. Whoever includes this
// reads them with simdjson.
#pragma once

#include <simdjson.h>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "stream/reader.h"

namespace kehraus {

using JsonObject = simdjson::dom::object;

// Calls `take` with each object and the number of its line, from 1. Blank lines are passed over.
//   in      a path, plain or compressed; `-` is the standard input. Line and file lengths are bounded by
//   `options` errors  throws Error, naming file and line, for what cannot be read and for a line that is no
//   object memory  one line at a time
void for_each_object(const std::string& path, const ReadOptions& options,
                     const std::function<void(const JsonObject&, std::size_t line)>& take);

// The member as a text; nothing where it is none. A view of the object's, which ends with its line.
std::optional<std::string_view> text_member(const JsonObject& object, std::string_view name);

// The same, empty for none.
std::string text_or_nothing(const JsonObject& object, std::string_view name);

// The same for what identifies a document, which may be a number, too; empty for neither.
std::string id_member(const JsonObject& object, std::string_view name);

}  // namespace kehraus
