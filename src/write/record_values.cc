#include "write/record_values.h"

#include <algorithm>

#include "write/field_evidence.h"

namespace kehraus {
namespace {

constexpr std::array<std::string_view, kValueKeys> kNames = {
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
  if (removal.score) write_score(*removal.score, json);
  if (!removal.text.empty()) json.member("text", removal.text);
  json.end_object();
}

void write_strings(const std::vector<std::string>& values, Json& json) {
  json.start_array();
  for (const std::string& value : values) json.string(value);
  json.end_array();
}

}  // namespace

void write_score(double score, Json& json) {
  json.key("score");
  if (score > 1)
    json.number(static_cast<std::size_t>(score));
  else
    json.number(score);
}

std::string_view name_of(ValueKey key) noexcept { return kNames[static_cast<std::size_t>(key)]; }

std::optional<ValueKey> record_key_named(std::string_view name) noexcept {
  const auto found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<ValueKey>(found - kNames.begin());
}

bool is_ours_alone(ValueKey key) noexcept {
  switch (key) {
    case ValueKey::id:
    case ValueKey::outcome:
    case ValueKey::error:
    case ValueKey::text:
    case ValueKey::blocks:
    case ValueKey::removed:
    case ValueKey::evidence:
    case ValueKey::warnings: return true;
    default: return false;
  }
}

const std::string* RecordValues::text(ValueKey key) const {
  const Metadata& m = result_.metadata;
  const auto known = [](const std::optional<std::string>& value) {
    return value && !value->empty() ? &*value : nullptr;
  };
  switch (key) {
    case ValueKey::error: return result_.error.empty() ? nullptr : &result_.error;
    // An address that came with the document is whoever's that sent it, and goes before the page's own.
    case ValueKey::url: return has_field("url") ? nullptr : known(m.url);
    case ValueKey::site: return m.site && !m.site->empty() ? &*m.site : host_of_input();
    case ValueKey::title: return known(m.title);
    case ValueKey::title_raw: return known(m.title_raw);
    case ValueKey::description: return known(m.description);
    case ValueKey::agency: return known(m.agency);
    case ValueKey::date_published: return known(m.date_published);
    case ValueKey::date_modified: return known(m.date_modified);
    case ValueKey::language: return known(m.language);
    case ValueKey::image: return known(m.image);
    case ValueKey::license: return known(m.license);
    case ValueKey::page_type: return known(m.page_type);
    default: return nullptr;
  }
}

// Better than no site, but not than the one that the input says.
const std::string* RecordValues::host_of_input() const {
  const bool is_wanted = result_.outcome != Outcome::failed && !identity_.host.empty() && !has_field("site");
  return is_wanted ? &identity_.host : nullptr;
}

const std::vector<std::string>* RecordValues::list(ValueKey key) const {
  const Metadata& m = result_.metadata;
  const std::vector<std::string>* values = key == ValueKey::authors      ? &m.authors
                                           : key == ValueKey::categories ? &m.categories
                                           : key == ValueKey::tags       ? &m.tags
                                           : key == ValueKey::captions   ? &m.captions
                                           : key == ValueKey::sources    ? &m.sources
                                           : key == ValueKey::warnings   ? &result_.warnings
                                                                         : nullptr;
  return values && !values->empty() ? values : nullptr;
}

bool RecordValues::has(ValueKey key) const {
  switch (key) {
    case ValueKey::id: return !identity_.id_json.empty() || !identity_.id.empty();
    case ValueKey::outcome: return true;
    case ValueKey::reading_time_minutes: return result_.metadata.reading_time_minutes.has_value();
    case ValueKey::free_access: return result_.metadata.free_access.has_value();
    case ValueKey::confidence: return result_.metadata.confidence.has_value();
    case ValueKey::text: return result_.outcome != Outcome::failed;
    case ValueKey::blocks: return options_.with_blocks && !result_.blocks.empty();
    case ValueKey::comments:
      return options_.with_comments &&
             std::any_of(result_.removed.begin(), result_.removed.end(), is_comment);
    case ValueKey::removed: return options_.with_removed && !result_.removed.empty();
    case ValueKey::evidence: return options_.with_evidence && !result_.evidence.empty();
    default: return text(key) || list(key);
  }
}

void RecordValues::write(ValueKey key, Json& json) const {
  const Metadata& m = result_.metadata;
  switch (key) {
    case ValueKey::id:
      return identity_.id_json.empty() ? json.string(identity_.id) : json.raw(identity_.id_json);
    case ValueKey::outcome: return json.string(name_of(result_.outcome));
    case ValueKey::reading_time_minutes:
      return json.number(static_cast<std::size_t>(*m.reading_time_minutes));
    case ValueKey::free_access: return json.boolean(*m.free_access);
    case ValueKey::confidence: return json.number(*m.confidence);
    case ValueKey::text: return write_text(json);
    case ValueKey::blocks: return write_blocks(json);
    case ValueKey::comments: return write_comments(json);
    case ValueKey::removed: return write_removed(json);
    case ValueKey::evidence: return write_field_evidence(result_.evidence, json);
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
