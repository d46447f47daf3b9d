#include "write/record.h"

#include <algorithm>
#include <array>

#include "write/json.h"

namespace kehraus {
namespace {

// Left out of what is passed through even where we have nothing to say: from an earlier run they would lie.
constexpr std::array<std::string_view, 7> kOursAlone = {"id",     "outcome", "error",   "text",
                                                        "blocks", "removed", "warnings"};

class RecordWriter {
 public:
  explicit RecordWriter(Json& json) : json_(json) { written_.reserve(kMaxOurs); }

  void write(const ResultView& result, const RecordIdentity& identity, const RecordOptions& options) {
    json_.start_object();
    write_identity(identity);
    text("outcome", name_of(result.outcome));
    text("error", result.error);
    write_metadata(result.metadata, identity);
    if (result.outcome != Outcome::failed) write_body(result.blocks);
    if (options.with_blocks && !result.blocks.empty()) write_blocks(result.blocks);
    if (options.with_comments) write_comments(result.removed);
    if (options.with_removed && !result.removed.empty()) write_removed(result.removed);
    list("warnings", result.warnings);
    for (const RawField& field : identity.fields) pass_through(field);
    json_.end_object();
  }

 private:
  static constexpr std::size_t kMaxOurs = 24;

  Json& begin(std::string_view key) {
    written_.push_back(key);
    json_.key(key);
    return json_;
  }

  void text(std::string_view key, std::string_view value) {
    if (!value.empty()) begin(key).string(value);
  }

  void text_if_known(std::string_view key, const std::optional<std::string>& value) {
    if (value) text(key, *value);
  }

  void list(std::string_view key, const std::vector<std::string>& values) {
    if (values.empty()) return;
    begin(key).start_array();
    for (const std::string& value : values) json_.string(value);
    json_.end_array();
  }

  void write_identity(const RecordIdentity& identity) {
    if (identity.id_json.empty()) {
      text("id", identity.id);
    } else {
      begin("id").raw(identity.id_json);
    }
  }

  // An address that came with the document is whoever's that sent it, and goes before the page's own.
  static bool has_field(const RecordIdentity& identity, std::string_view name) {
    return std::any_of(identity.fields.begin(), identity.fields.end(),
                       [&](const RawField& field) { return field.name == name; });
  }

  void write_metadata(const Metadata& metadata, const RecordIdentity& identity) {
    if (!has_field(identity, "url")) text_if_known("url", metadata.url);
    text_if_known("site", metadata.site);
    text_if_known("title", metadata.title);
    text_if_known("title_raw", metadata.title_raw);
    text_if_known("description", metadata.description);
    list("authors", metadata.authors);
    text_if_known("agency", metadata.agency);
    text_if_known("date_published", metadata.date_published);
    text_if_known("date_modified", metadata.date_modified);
    text_if_known("language", metadata.language);
    list("categories", metadata.categories);
    list("tags", metadata.tags);
    list("captions", metadata.captions);
    list("sources", metadata.sources);
    text_if_known("image", metadata.image);
    text_if_known("license", metadata.license);
    if (metadata.reading_time_minutes) {
      begin("reading_time_minutes").number(static_cast<std::size_t>(*metadata.reading_time_minutes));
    }
    if (metadata.free_access) begin("free_access").boolean(*metadata.free_access);
    text_if_known("page_type", metadata.page_type);
    if (metadata.confidence) begin("confidence").number(*metadata.confidence);
  }

  // As Result::text has it.
  void write_body(const std::vector<BodyBlockView>& blocks) {
    begin("text").start_string();
    bool is_first = true;
    for (const BodyBlockView& block : blocks) {
      if (!is_first) json_.string_part("\n\n");
      json_.string_part(block.text);
      is_first = is_first && block.text.empty();
    }
    json_.end_string();
  }

  void write_blocks(const std::vector<BodyBlockView>& blocks) {
    begin("blocks").start_array();
    for (const BodyBlockView& block : blocks) {
      json_.start_object();
      json_.key("kind");
      json_.word(name_of(block.kind));
      if (block.level > 0) {
        json_.key("level");
        json_.number(static_cast<std::size_t>(block.level));
      }
      json_.member("text", block.text);
      json_.members(block.span);
      json_.end_object();
    }
    json_.end_array();
  }

  void write_comments(const std::vector<RemovalView>& removed) {
    const auto is_comment = [](const RemovalView& removal) {
      return removal.category == Category::comments && !removal.text.empty();
    };
    if (std::none_of(removed.begin(), removed.end(), is_comment)) return;
    begin("comments").start_array();
    for (const RemovalView& removal : removed)
      if (is_comment(removal)) json_.string(removal.text);
    json_.end_array();
  }

  void write_removed(const std::vector<RemovalView>& removed) {
    begin("removed").start_array();
    for (const RemovalView& removal : removed) {
      json_.start_object();
      json_.members(removal.span);
      json_.key("category");
      json_.word(name_of(removal.category));
      json_.member("rule", removal.rule);
      if (removal.score) {
        json_.key("score");
        json_.number(*removal.score);
      }
      if (!removal.text.empty()) json_.member("text", removal.text);
      json_.end_object();
    }
    json_.end_array();
  }

  void pass_through(const RawField& field) {
    const auto is_name = [&](std::string_view name) { return name == field.name; };
    if (std::any_of(kOursAlone.begin(), kOursAlone.end(), is_name)) return;
    if (std::any_of(written_.begin(), written_.end(), is_name)) return;
    json_.raw_key(field.key_json);
    json_.raw(field.value_json);
  }

  Json& json_;
  std::vector<std::string_view> written_;
};

std::size_t expected_size(const ResultView& result, const RecordOptions& options) {
  std::size_t size = 1024;
  for (const BodyBlockView& block : result.blocks)
    size += block.text.size() * (options.with_blocks ? 2 : 1) + 64;
  if (options.with_removed || options.with_comments) {
    for (const RemovalView& removal : result.removed) size += removal.text.size() + 128;
  }
  return size + size / 16;
}

}  // namespace

void write_record(const ResultView& result, const RecordIdentity& identity, const RecordOptions& options,
                  std::string& out) {
  const auto fill = [&](Json& json) { RecordWriter(json).write(result, identity, options); };
  append_json(options.layout, expected_size(result, options), fill, out);
}

}  // namespace kehraus
