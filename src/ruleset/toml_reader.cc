#include "ruleset/toml_reader.h"

namespace kehraus {

toml::table parse_toml(std::string_view toml, std::string_view origin) {
  // Far above any real file. Bounds the parser's work and, as it recurses into dotted keys, its stack.
  constexpr std::size_t kMaxFileBytes = 64u << 10;
  if (toml.size() > kMaxFileBytes) throw Error(std::string(origin) + ": larger than 64 KiB: not a rule");
  try {
    return toml::parse(toml, std::string(origin));
  } catch (const toml::parse_error& error) {
    throw Error(std::string(origin) + ":" + std::to_string(error.source().begin.line) + ": " +
                std::string(error.description()));
  }
}

}  // namespace kehraus
