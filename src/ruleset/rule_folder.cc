#include "ruleset/rule_folder.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "document/error.h"
#include "ruleset/language_file.h"
#include "ruleset/pattern.h"
#include "ruleset/rule_file.h"

namespace kehraus {
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) throw Error(path.string() + ": cannot be read; check its permissions");
  return text.str();
}

bool is_language(std::string_view name) noexcept {
  const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  return name == "any" || (name.size() == 2 && is_small(name[0]) && is_small(name[1]));
}

constexpr int kMaxDepth = 8;  // of folders that are looked into

// Where the built-in rules have the tables of the learned score beside them.
constexpr std::string_view kTables = "model";

// The files of a folder: id and path, sorted by id.
std::map<std::string, fs::path> rule_files(const std::string& folder) {
  std::error_code failure;
  if (!fs::is_directory(folder, failure))
    throw Error(folder + ": no such folder of rules; it should hold <language>/<name>.toml");
  std::map<std::string, fs::path> files;
  for (fs::recursive_directory_iterator at(folder, fs::directory_options::follow_directory_symlink, failure),
       end;
       at != end; at.increment(failure)) {
    if (failure) break;
    if (at.depth() >= kMaxDepth) at.disable_recursion_pending();  // links may lead round in circles
    if (at->is_directory() || at->path().extension() != ".toml") continue;
    const fs::path relative = at->path().lexically_relative(folder);
    if (*relative.begin() == kTables) continue;
    if (std::distance(relative.begin(), relative.end()) != 2)
      throw Error(at->path().string() + ": a rule's place is " + folder + "/<language>/<name>.toml");
    if (!is_language(relative.parent_path().string()))
      throw Error(at->path().string() + ": `" + relative.parent_path().string() +
                  "` is no language; it must be `any` or an ISO 639-1 code of two small letters");
    files.emplace(relative.parent_path().string() + "/" + relative.stem().string(), at->path());
  }
  if (failure) throw Error(folder + ": cannot be read: " + failure.message());
  return files;
}

std::string line_of(const Rule& rule, std::string_view needle) {
  const auto at = rule.toml.find(needle);
  if (at == std::string::npos) return rule.origin;
  return rule.origin + ":" +
         std::to_string(1 + std::count(rule.toml.begin(), rule.toml.begin() + static_cast<long>(at), '\n'));
}

void check_pattern(const Rule& rule, const std::string& pattern) {
  const std::string where = line_of(rule, pattern) + ": pattern `" + pattern + "`: ";
  const PatternFacts facts = examine(pattern);
  if (!facts.error.empty()) throw Error(where + facts.error);
  if (facts.program_size > kMaxProgramSize)
    throw Error(where + "compiles to " + std::to_string(facts.program_size) + " instructions, more than " +
                std::to_string(kMaxProgramSize) + "; split it into several patterns or use phrases");
}

// A group that no pattern has would never capture anything.
void check_capture(const Rule& rule, const Capture& capture) {
  if (capture.group.empty() || (capture.group == "head" && !rule.match.head_any.empty())) return;
  for (const std::string& pattern : rule.match.text_any)
    if (pattern.find("(?P<" + capture.group + ">") != std::string::npos) return;
  throw Error(line_of(rule, "[capture]") + ": no pattern has a group `" + capture.group + "`");
}

bool is_edge_pattern(const std::string& pattern) {
  return is_anchored(pattern) || (pattern.ends_with('$') && !pattern.ends_with("\\$"));
}

}  // namespace

RuleFolder read_rule_folder(const std::string& folder) {
  RuleFolder all;
  for (const auto& [id, path] : rule_files(folder)) {
    if (path.stem() == kLanguageFile) {
      const std::string code = id.substr(0, id.find('/'));
      all.languages.push_back(parse_language(read_file(path), code, path.string()));
      continue;
    }
    all.rules.push_back(parse_rule(read_file(path), id, path.string()));
    check_patterns(all.rules.back());
  }
  return all;
}

void check_patterns(const Rule& rule) {
  for (const Capture& capture : rule.captures) check_capture(rule, capture);
  for (const std::string& pattern : rule.match.text_any) {
    check_pattern(rule, pattern);
    if (rule.action == Action::trim && !is_edge_pattern(pattern))
      throw Error(line_of(rule, pattern) + ": pattern `" + pattern +
                  "`: a trim takes an edge of the block: begin with ^ or end with $");
  }
  for (const std::string& pattern : rule.match.text_none) check_pattern(rule, pattern);
  if (rule.action == Action::trim && !rule.match.phrase_any.empty())
    throw Error(rule.origin + ": a trim of a whole phrase would leave an empty block; use action = \"drop\"");
}

}  // namespace kehraus
