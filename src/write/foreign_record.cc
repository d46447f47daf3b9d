#include "write/foreign_record.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cmath>
#include <initializer_list>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "text/host.h"
#include "text/joined.h"

namespace kehraus {
namespace {

// How a value of ours becomes one of theirs.
enum class Form : std::uint8_t {
  same,
  day,          // of a date
  python_time,  // a date as str(datetime) has it: 2024-03-01 10:00:00+01:00
  names,        // a list, joined by `; `
  items,        // a list, joined by `;`
  lines,        // a list, one a line
  host,         // of an address
  empty,        // we have no such value
};

struct ForeignKey {
  std::string_view name;
  ValueKey ours = ValueKey::id;
  Form form = Form::same;
};

constexpr ForeignKey kTrafilatura[] = {
    {"title", ValueKey::title},
    {"author", ValueKey::authors, Form::names},
    {"hostname", ValueKey::url, Form::host},
    {"date", ValueKey::date_published, Form::day},
    {"fingerprint", ValueKey::id, Form::empty},
    {"id", ValueKey::id},
    {"license", ValueKey::license},
    {"comments", ValueKey::comments, Form::lines},
    {"raw_text", ValueKey::id, Form::empty},
    {"text", ValueKey::text},
    {"language", ValueKey::language},
    {"image", ValueKey::image},
    {"pagetype", ValueKey::page_type},
    {"filedate", ValueKey::id, Form::empty},
    {"source", ValueKey::url},
    {"source-hostname", ValueKey::site},
    {"excerpt", ValueKey::description},
    {"categories", ValueKey::categories, Form::items},
    {"tags", ValueKey::tags, Form::items},
};

constexpr ForeignKey kNewsPlease[] = {
    {"authors", ValueKey::authors},
    {"date_download", ValueKey::id, Form::empty},
    {"date_modify", ValueKey::date_modified, Form::python_time},
    {"date_publish", ValueKey::date_published, Form::python_time},
    {"description", ValueKey::description},
    {"filename", ValueKey::id},
    {"image_url", ValueKey::image},
    {"language", ValueKey::language},
    {"localpath", ValueKey::id, Form::empty},
    {"maintext", ValueKey::text},
    {"source_domain", ValueKey::url, Form::host},
    {"text", ValueKey::id, Form::empty},
    {"title", ValueKey::title},
    {"title_page", ValueKey::id, Form::empty},
    {"title_rss", ValueKey::id, Form::empty},
    {"url", ValueKey::url},
};

// `2024-03-01T10:00Z` as `2024-03-01 10:00:00+00:00`.
std::string as_python_prints(const std::string& iso) {
  if (iso.size() <= 10) return iso + " 00:00:00";
  std::string out = iso.substr(0, 10) + ' ' + iso.substr(11, 5);
  const bool has_seconds = iso.size() > 16 && iso[16] == ':';
  out += has_seconds ? iso.substr(16, 3) : ":00";
  const std::string zone = iso.substr(has_seconds ? 19 : 16);
  return out + (zone == "Z" ? "+00:00" : zone);
}

class ForeignWriter {
 public:
  ForeignWriter(const RecordValues& values, const ResultView& result, const RecordIdentity& identity,
                Json& json)
      : values_(values), result_(result), identity_(identity), json_(json) {}

  void write_flat(std::span<const ForeignKey> keys) {
    json_.start_object();
    for (const ForeignKey& key : keys) write_key(key);
    write_rest();
    json_.end_object();
  }

  void write_datatrove() {
    json_.start_object();
    write_text();
    write_id();
    write_metadata({{"date", ValueKey::date_published}});
    json_.end_object();
  }

  void write_dolma() {
    json_.start_object();
    write_id();
    write_text();
    if (!take_field("source")) member("source", "kehraus");
    take_field("added");
    if (!take_field("created")) write_key({"created", ValueKey::date_published}, false);
    done(ValueKey::date_published);
    if (values_.has(ValueKey::removed)) write_attributes();
    done(ValueKey::removed);
    write_metadata({});
    json_.end_object();
  }

 private:
  void begin(std::string_view name) {
    names_.emplace_back(name);
    json_.key(name);
  }

  void member(std::string_view name, std::string_view value) {
    begin(name);
    json_.string(value);
  }

  void done(ValueKey key) { done_.set(static_cast<std::size_t>(key)); }

  void write_key(const ForeignKey& key, bool writes_null = true) {
    if (key.form != Form::empty) done(key.ours);
    if (key.form == Form::same && key.ours == ValueKey::url && !values_.has(ValueKey::url) &&
        take_field("url", key.name))
      return;
    const bool is_known =
        key.form == Form::host ? !host().empty() : key.form != Form::empty && values_.has(key.ours);
    // Their null would hide what the input says itself.
    if (!is_known && (!writes_null || take_own_field(key.name))) return;
    begin(key.name);
    const bool is_joined = key.form == Form::items || key.form == Form::lines;
    is_known ? write_value(key) : json_.raw(is_joined ? "\"\"" : "null");
  }

  void write_value(const ForeignKey& key) {
    const std::string* text = values_.text(key.ours);
    const std::vector<std::string>* list = values_.list(key.ours);
    switch (key.form) {
      case Form::day: return json_.string(std::string_view(*text).substr(0, 10));
      case Form::python_time: return json_.string(as_python_prints(*text));
      case Form::names: return json_.string(joined(*list, "; "));
      case Form::items: return json_.string(joined(*list, ";"));
      case Form::lines: return write_comment_lines();
      case Form::host: return json_.string(host());
      case Form::same:
      case Form::empty: return values_.write(key.ours, json_);
    }
  }

  void write_comment_lines() {
    std::string lines;
    for (const RemovalView& removal : result_.removed)
      if (removal.category == Category::comments && !removal.text.empty())
        lines.append(lines.empty() ? "" : "\n").append(removal.text);
    json_.string(lines);
  }

  // Of the page's address, or of the one that came with the document.
  std::string host() const {
    if (const std::string* url = values_.text(ValueKey::url)) return std::string(host_of(*url));
    return identity_.host;
  }

  // A string even where the input has a number.
  void write_id() {
    done(ValueKey::id);
    if (identity_.id_json.starts_with('"')) {
      begin("id");
      json_.raw(identity_.id_json);
    } else {
      member("id", identity_.id);
    }
  }

  void write_text() {
    done(ValueKey::text);
    begin("text");
    values_.has(ValueKey::text) ? values_.write(ValueKey::text, json_) : json_.string("");
  }

  void write_metadata(std::initializer_list<ForeignKey> keys) {
    json_.key("metadata");
    json_.start_object();
    names_.clear();
    for (const ForeignKey& key : keys) write_key(key, false);
    write_rest();
    json_.end_object();
  }

  // What they have no name for, under ours, and what came with the document.
  void write_rest() {
    for (std::size_t k = 0; k < kValueKeys; ++k) {
      const auto key = static_cast<ValueKey>(k);
      if (done_.test(k) || !values_.has(key) || is_named(name_of(key))) continue;
      begin(name_of(key));
      values_.write(key, json_);
    }
    for (const RawField& field : identity_.fields) {
      const auto key = record_key_named(field.name);
      if (is_taken(field) || is_named(field.name) || (key && is_ours_alone(*key))) continue;
      json_.raw_key(field.key_json);
      json_.raw(field.value_json);
    }
  }

  const RawField* field_named(std::string_view name) const {
    const auto found = std::find_if(identity_.fields.begin(), identity_.fields.end(),
                                    [&](const RawField& field) { return field.name == name; });
    return found == identity_.fields.end() ? nullptr : &*found;
  }

  // Writes a field of the input, under this name or its own, and takes it from those that pass through.
  //   out  false if the input has none
  bool take_field(std::string_view name, std::string_view as = {}) {
    const RawField* field = field_named(name);
    if (!field) return false;
    begin(as.empty() ? name : as);
    json_.raw(field->value_json);
    taken_.push_back(field);
    return true;
  }

  // The same, but for what only we may say.
  bool take_own_field(std::string_view name) {
    const auto key = record_key_named(name);
    return !(key && is_ours_alone(*key)) && take_field(name);
  }

  bool is_taken(const RawField& field) const {
    return std::find(taken_.begin(), taken_.end(), &field) != taken_.end();
  }

  bool is_named(std::string_view name) const {
    return std::find(names_.begin(), names_.end(), name) != names_.end();
  }

  void write_attributes() {
    json_.key("attributes");
    json_.start_object();
    for (std::size_t c = 0; c < kCategoryCount; ++c) write_spans(static_cast<Category>(c));
    json_.end_object();
  }

  void write_spans(Category category) {
    bool is_first = true;
    for (const RemovalView& removal : result_.removed) {
      if (removal.category != category) continue;
      if (std::exchange(is_first, false)) {
        std::string name = "kehraus__" + std::string(name_of(category));
        std::replace(name.begin(), name.end(), '-', '_');  // paths in Dolma's mixers bear no dashes
        json_.key(name);
        json_.start_array();
      }
      json_.start_array();
      json_.number(removal.span.start);
      json_.number(removal.span.end);
      // One that counts documents is no likelihood.
      const bool is_likelihood = removal.score && *removal.score <= 1;
      json_.number(is_likelihood ? std::round((1 - *removal.score) * 1000) / 1000 : 1.0);
      json_.end_array();
    }
    if (!is_first) json_.end_array();
  }

  const RecordValues& values_;
  const ResultView& result_;
  const RecordIdentity& identity_;
  Json& json_;
  std::vector<std::string> names_;      // that stand in the object
  std::vector<const RawField*> taken_;  // of the input, under a name of theirs
  std::bitset<kValueKeys> done_;        // of ours, by ValueKey
};

}  // namespace

void write_foreign_record(const RecordValues& values, const ResultView& result,
                          const RecordIdentity& identity, const RecordOptions& options, Json& json) {
  ForeignWriter writer(values, result, identity, json);
  switch (options.names) {
    case FieldNames::trafilatura: return writer.write_flat(kTrafilatura);
    case FieldNames::news_please: return writer.write_flat(kNewsPlease);
    case FieldNames::datatrove: return writer.write_datatrove();
    case FieldNames::dolma: return writer.write_dolma();
    case FieldNames::own: return;
  }
}

}  // namespace kehraus
