#include "batch/quarantine.h"

#include <string>

#include "batch/part_file.h"
#include "write/json.h"

namespace kehraus {
namespace {

constexpr const char* kFileName = "quarantine.jsonl";
constexpr const char* kSetting = "quarantine";

void append_line(std::string_view path, RecordKey key, const Failure& failure, std::string_view version,
                 std::string& out) {
  const auto fill = [&](Json& json) {
    json.start_object();
    json.member("path", path);
    if (key.record > 0) {
      json.key("record");
      json.number(static_cast<std::size_t>(key.record));
    }
    json.member("stage", failure.stage);
    json.member("reason", failure.reason);
    if (failure.offset) {
      json.key("offset");
      json.number(static_cast<std::size_t>(*failure.offset));
    }
    if (!failure.hash.empty()) json.member("hash", failure.hash);
    json.member("version", version);
    json.end_object();
  };
  append_json(JsonLayout::line, 256, fill, out);
  out += '\n';
}

}  // namespace

void mark_quarantine(Group& group) { group.settings.emplace_back(kSetting, "stale"); }

void write_quarantine(OutputFolder& folder, Manifest& manifest, std::string_view version) {
  if (manifest.setting(kSetting) != "stale") return;
  PartFile part(folder, Compression::none);
  bool has_any = false;
  std::string line;
  manifest.each_failure([&](std::string_view path, RecordKey key, const Failure& failure) {
    line.clear();
    append_line(path, key, failure, version, line);
    part.write(line);
    has_any = true;
  });
  part.finish(true);
  Group group;
  group.settings.emplace_back(kSetting, "");
  group.moves.push_back({has_any ? part.name() : "", kFileName});
  manifest.commit(group);
}

}  // namespace kehraus
