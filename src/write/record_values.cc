#include "write/record_values.h"

#include <algorithm>

#include "write/field_evidence.h"

namespace kehraus {
namespace {

constexpr std::array<std::string_view, kRecordKeys> kNames = {
    "id",          "outcome",    "error",          "url",
    "site",        "title",      "title_raw",      "description",
    "authors",     "agency",     "date_published", "date_modified",
    "language",    "categories", "tags",           "captions",
    "sources",     "image",      "license",        "reading_time_minutes",
    "free_access", "page_type",  "confidence",     "text",
    "blocks",      "comments",   "removed",        "evidence",
    "warnings",
};

bool is_comment(const RemovalView& removal) {
  return removal.category == Category::comments && !removal.text.empty();
}

void write_block(const BodyBlockView& block, Json& json) {
  json.start_object();
  json.key("kind");
  json.word(name_of(block.kind));
  if (block.level > 0) {
    json.key("level");
    json.number(static_cast<std::size_t>(block.level));
  }
  json.member("text", block.text);
  json.members(block.span);
  json.end_object();
}

void write_removal(const RemovalView& removal, Json& json) {
  json.start_object();
  json.members(removal.span);
  json.key("category");
  json.word(name_of(removal.category));
  json.member("rule", removal.rule);
  if (removal.score) {
    json.key("score");
    json.number(*removal.score);
  }
  if (!removal.text.empty()) json.member("text", removal.text);
  json.end_object();
}

void write_strings(const std::vector<std::string>& values, Json& json) {
  json.start_array();
  for (const std::string& value : values) json.string(value);
  json.end_array();
}

}  // namespace

std::string_view name_of(RecordKey key) noexcept { return kNames[static_cast<std::size_t>(key)]; }

std::optional<RecordKey> record_key_named(std::string_view name) noexcept {
  const auto found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<RecordKey>(found - kNames.begin());
}

bool is_ours_alone(RecordKey key) noexcept {
  switch (key) {
    case RecordKey::id:
    case RecordKey::outcome:
    case RecordKey::error:
    case RecordKey::text:
    case RecordKey::blocks:
    case RecordKey::removed:
    case RecordKey::evidence:
    case RecordKey::warnings: return true;
    default: return false;
  }
}

const std::string* RecordValues::text(RecordKey key) const {
  const Metadata& m = result_.metadata;
  const auto known = [](const std::optional<std::string>& value) {
    return value && !value->empty() ? &*value : nullptr;
  };
  switch (key) {
    case RecordKey::error: return result_.error.empty() ? nullptr : &result_.error;
    // An address that came with the document is whoever's that sent it, and goes before the page's own.
    case RecordKey::url: return has_field("url") ? nullptr : known(m.url);
    case RecordKey::site: return known(m.site);
    case RecordKey::title: return known(m.title);
    case RecordKey::title_raw: return known(m.title_raw);
    case RecordKey::description: return known(m.description);
    case RecordKey::agency: return known(m.agency);
    case RecordKey::date_published: return known(m.date_published);
    case RecordKey::date_modified: return known(m.date_modified);
    case RecordKey::language: return known(m.language);
    case RecordKey::image: return known(m.image);
    case RecordKey::license: return known(m.license);
    case RecordKey::page_type: return known(m.page_type);
    default: return nullptr;
  }
}

const std::vector<std::string>* RecordValues::list(RecordKey key) const {
  const Metadata& m = result_.metadata;
  const std::vector<std::string>* values = key == RecordKey::authors      ? &m.authors
                                           : key == RecordKey::categories ? &m.categories
                                           : key == RecordKey::tags       ? &m.tags
                                           : key == RecordKey::captions   ? &m.captions
                                           : key == RecordKey::sources    ? &m.sources
                                           : key == RecordKey::warnings   ? &result_.warnings
                                                                          : nullptr;
  return values && !values->empty() ? values : nullptr;
}

bool RecordValues::has(RecordKey key) const {
  switch (key) {
    case RecordKey::id: return !identity_.id_json.empty() || !identity_.id.empty();
    case RecordKey::outcome: return true;
    case RecordKey::reading_time_minutes: return result_.metadata.reading_time_minutes.has_value();
    case RecordKey::free_access: return result_.metadata.free_access.has_value();
    case RecordKey::confidence: return result_.metadata.confidence.has_value();
    case RecordKey::text: return result_.outcome != Outcome::failed;
    case RecordKey::blocks: return options_.with_blocks && !result_.blocks.empty();
    case RecordKey::comments:
      return options_.with_comments &&
             std::any_of(result_.removed.begin(), result_.removed.end(), is_comment);
    case RecordKey::removed: return options_.with_removed && !result_.removed.empty();
    case RecordKey::evidence: return options_.with_evidence && !result_.evidence.empty();
    default: return text(key) || list(key);
  }
}

void RecordValues::write(RecordKey key, Json& json) const {
  const Metadata& m = result_.metadata;
  switch (key) {
    case RecordKey::id:
      return identity_.id_json.empty() ? json.string(identity_.id) : json.raw(identity_.id_json);
    case RecordKey::outcome: return json.string(name_of(result_.outcome));
    case RecordKey::reading_time_minutes:
      return json.number(static_cast<std::size_t>(*m.reading_time_minutes));
    case RecordKey::free_access: return json.boolean(*m.free_access);
    case RecordKey::confidence: return json.number(*m.confidence);
    case RecordKey::text: return write_text(json);
    case RecordKey::blocks: return write_blocks(json);
    case RecordKey::comments: return write_comments(json);
    case RecordKey::removed: return write_removed(json);
    case RecordKey::evidence: return write_field_evidence(result_.evidence, json);
    default: break;
  }
  if (const std::string* value = text(key)) return json.string(*value);
  if (const std::vector<std::string>* values = list(key)) write_strings(*values, json);
}

// As Result::text has it.
void RecordValues::write_text(Json& json) const {
  json.start_string();
  bool is_first = true;
  for (const BodyBlockView& block : result_.blocks) {
    if (!is_first) json.string_part("\n\n");
    json.string_part(block.text);
    is_first = is_first && block.text.empty();
  }
  json.end_string();
}

void RecordValues::write_blocks(Json& json) const {
  json.start_array();
  for (const BodyBlockView& block : result_.blocks) write_block(block, json);
  json.end_array();
}

void RecordValues::write_comments(Json& json) const {
  json.start_array();
  for (const RemovalView& removal : result_.removed)
    if (is_comment(removal)) json.string(removal.text);
  json.end_array();
}

void RecordValues::write_removed(Json& json) const {
  json.start_array();
  for (const RemovalView& removal : result_.removed) write_removal(removal, json);
  json.end_array();
}

bool RecordValues::has_field(std::string_view name) const {
  return std::any_of(identity_.fields.begin(), identity_.fields.end(),
                     [&](const RawField& field) { return field.name == name; });
}

}  // namespace kehraus
