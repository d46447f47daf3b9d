// What an input holds, and what its documents are called: from its name and its first bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "stream/compression.h"

namespace kehraus {

enum class Form { text, html, jsonl, warc };

// "text", "html", "jsonl" or "warc".
std::string_view name_of(Form form) noexcept;

std::optional<Form> form_named(std::string_view name) noexcept;

// The form that a path's ending tells, before endings of compression: `a.jsonl.gz` is jsonl. Nothing for
// endings that tell none: text has many.
std::optional<Form> form_of_path(std::string_view path);

// The compression that a path's last ending tells.
Compression compression_of_path(std::string_view path) noexcept;

// The form of content that begins so, white space in front apart: jsonl where a JSON object's first key
// follows its brace on the same line, else what the marks of HTML and WARC say, else text.
Form form_of_content(std::string_view start) noexcept;

// Whether form_of_content could say nothing else with more bytes.
bool is_enough_for_form(std::string_view start) noexcept;

// A file's id: its name without folders and endings (`a/b/007.txt.gz` is `007`, `v1.2.txt` is `v1.2`).
// Endings are those of compression and then one of a letter and at most seven letters and digits. A dotfile
// keeps its name. `-` is `stdin`.
std::string id_of_path(std::string_view path);

}  // namespace kehraus
