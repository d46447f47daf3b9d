// internal: what the readers of rule files and of language files share. With them the only user of the TOML
// library.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <toml++/toml.h>

#include "document/error.h"

namespace kehraus {

// Parses a file's text.
//   errors  throws Error with origin and line: bad TOML, more than 64 KiB
toml::table parse_toml(std::string_view toml, std::string_view origin);

// Reads values out of TOML tables and complains with file and line.
class TomlReader {
 public:
  template <typename Enum>
  using Names = std::initializer_list<std::pair<std::string_view, Enum>>;

  explicit TomlReader(std::string_view origin) : origin_(origin) {}

  [[noreturn]] void fail(const toml::node& at, const std::string& message) const {
    throw Error(std::string(origin_) + ":" + std::to_string(at.source().begin.line) + ": " + message);
  }

  void only_keys(const toml::table& table, const std::vector<std::string_view>& known) const {
    for (const auto& [key, node] : table) {
      if (std::find(known.begin(), known.end(), key.str()) != known.end()) continue;
      std::string list;
      for (std::string_view k : known) list += (list.empty() ? "" : ", ") + std::string(k);
      fail(node, "unknown key `" + std::string(key.str()) + "`; known here: " + list);
    }
  }

  std::optional<std::string> text(const toml::table& table, std::string_view key) const {
    const toml::node* node = table.get(key);
    if (!node) return std::nullopt;
    if (!node->is_string()) fail(*node, "`" + std::string(key) + "` must be a string");
    return std::string(node->as_string()->get());
  }

  std::string required_text(const toml::table& table, std::string_view key) const {
    auto value = text(table, key);
    if (!value || value->empty()) fail(table, "`" + std::string(key) + "` is missing or empty");
    return *value;
  }

  // A whole number from `low` to a million; anything above is a slip of the author's.
  std::optional<int> number(const toml::table& table, std::string_view key, int low) const {
    const toml::node* node = table.get(key);
    if (!node) return std::nullopt;
    const auto value = node->is_integer() ? node->as_integer()->get() : low - 1;
    if (value < low || value > 1'000'000)
      fail(*node, "`" + std::string(key) + "` must be a whole number, " + std::to_string(low) + " or more");
    return static_cast<int>(value);
  }

  std::optional<bool> truth(const toml::table& table, std::string_view key) const {
    const toml::node* node = table.get(key);
    if (!node) return std::nullopt;
    if (!node->is_boolean()) fail(*node, "`" + std::string(key) + "` must be true or false");
    return node->as_boolean()->get();
  }

  std::vector<std::string> texts(const toml::table& table, std::string_view key) const {
    std::vector<std::string> out;
    const toml::node* node = table.get(key);
    if (!node) return out;
    if (!node->is_array() || node->as_array()->empty())
      fail(*node, "`" + std::string(key) + "` must be a list of strings, and not empty");
    for (const toml::node& item : *node->as_array()) {
      if (!item.is_string() || item.as_string()->get().empty())
        fail(item, "`" + std::string(key) + "` holds something that is not a string, or an empty one");
      out.push_back(item.as_string()->get());
    }
    return out;
  }

  template <typename Enum>
  std::optional<Enum> choice(const toml::table& table, std::string_view key, Names<Enum> names) const {
    const auto word = text(table, key);
    if (!word) return std::nullopt;
    std::string list;
    for (const auto& [name, value] : names) {
      if (name == *word) return value;
      list += (list.empty() ? "" : ", ") + std::string(name);
    }
    fail(*table.get(key), "`" + std::string(key) + "` is `" + *word + "`; it must be one of " + list);
  }

 private:
  std::string_view origin_;
};

}  // namespace kehraus
