#include "fixtures.h"

#include <rapidjson/document.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace testing {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> sorted_files(const fs::path& folder, std::string_view extension) {
  std::vector<fs::path> files;
  if (!fs::is_directory(folder)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.path().extension() == extension) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

std::string body_of(const fs::path& gold) {
  rapidjson::Document json;
  json.Parse(read_bytes(gold.string()).c_str());
  if (json.HasParseError()) throw std::runtime_error(gold.string() + " is not JSON");
  std::string body;
  for (const auto& block : json["body"].GetArray()) {
    if (!body.empty()) body += "\n\n";
    body += block["text"].GetString();
  }
  return body;
}

// By the name of the fixture.
std::vector<NamedText> sources_with(std::string_view extension) {
  std::vector<NamedText> out;
  for (const auto& path : sorted_files(fs::path(KEHRAUS_SOURCE_DIR) / "fixtures", extension))
    out.emplace_back(path.parent_path().filename().string(), read_bytes(path.string()));
  return out;
}

}  // namespace

std::string read_bytes(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<NamedText> fixture_sources() { return sources_with(".txt"); }

std::vector<NamedText> fixture_pages() { return sources_with(".html"); }

std::vector<NamedText> gold_bodies() {
  std::vector<NamedText> out;
  for (const auto& path : sorted_files(fs::path(KEHRAUS_SOURCE_DIR) / "fixtures", ".json"))
    if (path.filename() == "gold.json" && fs::exists(path.parent_path() / "source.txt"))
      out.emplace_back(path.parent_path().filename().string(), body_of(path));
  for (const auto& path : sorted_files(fs::path(KEHRAUS_SHARED_DIR) / "seeds" / "gold", ".json"))
    out.emplace_back(path.stem().string(), body_of(path));
  return out;
}

std::vector<NamedText> shared_texts() {
  std::vector<NamedText> out;
  for (const char* folder : {"seeds", "residue/text"})
    for (const auto& path : sorted_files(fs::path(KEHRAUS_SHARED_DIR) / folder, ".txt"))
      out.emplace_back(path.stem().string(), read_bytes(path.string()));
  return out;
}

}  // namespace testing
