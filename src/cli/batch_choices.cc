#include "cli/batch_choices.h"

#include <charconv>
#include <cmath>

#include "cli/parse.h"
#include "cli/shared_flags.h"
#include "write/html.h"
#include "write/markdown.h"
#include "write/text.h"

namespace kehraus {
namespace {

FailureLimit parse_failure_limit(const std::string& value) {
  FailureLimit limit;
  if (!value.ends_with('%')) {
    limit.count = parse_number(value, 0, SIZE_MAX / 2);
    return limit;
  }
  const char* const end = value.data() + value.size() - 1;
  const auto [stopped, error] = std::from_chars(value.data(), end, limit.share);
  if (error != std::errc() || stopped != end || !(limit.share >= 0 && limit.share <= 100))
    throw UsageError("'" + value + "' is neither a number of documents nor a share such as 5%");
  limit.share /= 100;
  return limit;
}

std::string ending_of(Format format) {
  switch (format) {
    case Format::text: return ".txt";
    case Format::markdown: return ".md";
    case Format::html: return ".html";
    case Format::json:
    case Format::jsonl: break;
  }
  return ".json";
}

void render(const ResultView& result, const InputDocument& document, Format format,
            const RecordOptions& record, std::string& out) {
  switch (format) {
    case Format::text: return write_text(result, out);
    case Format::markdown: return write_markdown(result, out);
    case Format::html: return write_html(result, out);
    case Format::json:
    case Format::jsonl: break;
  }
  write_record(result, document.identity, record, out);
}

// All that outputs depend on, in words: a run with other words does all again.
std::string words_of(const BatchSettings& settings, Format format) {
  const Options& cleaning = settings.cleaning;
  const ReadOptions& read = settings.stream.read;
  std::string out = "to=" + std::string(name_of(format));
  const auto add = [&](std::string_view name, const std::string& value) {
    out.append("\n").append(name).append("=").append(value);
  };
  const auto add_set = [&](std::string_view name, const CategorySet& categories) {
    for (std::size_t i = 0; i < kCategoryCount; ++i)
      if (const auto category = static_cast<Category>(i); categories.has(category))
        add(name, std::string(name_of(category)));
  };
  add("language", cleaning.language.value_or(""));
  add("favour", std::to_string(static_cast<int>(cleaning.favour)));
  add_set("keep", cleaning.keep);
  add_set("drop", cleaning.drop);
  add("scorer", std::to_string(cleaning.scorer));
  add("max_document_bytes", std::to_string(cleaning.max_document_bytes));
  add("max_file_bytes", std::to_string(read.max_file_bytes));
  add("from", read.form ? std::string(name_of(*read.form)) : "auto");
  for (const std::string& key :
       {settings.stream.keys.text, settings.stream.keys.html, settings.stream.keys.id})
    add("key", key);
  add("with_blocks", std::to_string(settings.record.with_blocks));
  add("with_comments", std::to_string(settings.record.with_comments));
  add("with_removed", std::to_string(settings.record.with_removed));
  add("with_evidence", std::to_string(settings.record.with_evidence));
  add("field_names", std::to_string(static_cast<int>(settings.record.names)));
  return out;
}

std::vector<Flag> output_flags(BatchSettings& settings) {
  return {
      {"layout",
       0,
       "LAYOUT",
       "How the output stands in OUT: shards, files of many records; or tree, a file for each document in "
       "folders like those of IN (shards).",
       {"shards", "tree"},
       false,
       [&](const std::string& value) { settings.batch.is_tree = value == "tree"; }},
      {"to",
       0,
       "FORMAT",
       "The form of a tree's files (json). Shards are JSONL.",
       {"text", "markdown", "html", "json", "jsonl"},
       false,
       [&](const std::string& value) { settings.format = format_named(value); }},
      record_parts_flag(settings.record, settings.cleaning),
      field_names_flag(settings.record),
      {"compress",
       0,
       "KIND",
       "Compress what is written from now on.",
       {"none", "gzip", "zstd"},
       false,
       [&](const std::string& value) {
         settings.batch.compression = value == "gzip"   ? Compression::gzip
                                      : value == "zstd" ? Compression::zstd
                                                        : Compression::none;
       }},
      {"shard-size",
       0,
       "N",
       "A shard ends with the record that brings it to so many bytes, before compression (67108864, 64 MiB).",
       {},
       false,
       [&](const std::string& value) { settings.batch.shard_bytes = parse_number(value, 1, SIZE_MAX / 2); }},
  };
}

std::vector<Flag> run_flags(BatchSettings& settings) {
  return {
      {"redo",
       0,
       "WHAT",
       "What is cleaned: changed, what is new, what changed and what changed rules or options may affect; "
       "failed, that and what failed before; all (changed).",
       {"changed", "failed", "all"},
       false,
       [&](const std::string& value) {
         settings.batch.redo = value == "all" ? Redo::all : value == "failed" ? Redo::failed : Redo::changed;
       }},
      {"prune",
       0,
       "",
       "Remove the output of inputs that are gone; else it is kept.",
       {},
       false,
       [&](const std::string&) { settings.batch.prune = true; }},
      {"learn",
       0,
       "",
       "First look at all documents: what stands above or below the text of many of a site's is boilerplate "
       "that no rule knows. It is kept in OUT/learned.jsonl, for the nights without --learn, too.",
       {},
       false,
       [&](const std::string&) { settings.batch.learns = true; }},
      {"moved",
       0,
       "",
       "IN is the archive of the runs before, at another place: what is not there is gone.",
       {},
       false,
       [&](const std::string&) { settings.batch.is_moved = true; }},
      {"max-failures",
       0,
       "LIMIT",
       "A number of documents, or a share such as 5%: if more of those cleaned in this run fail, the status "
       "is 4 (5%).",
       {},
       false,
       [&](const std::string& value) { settings.max_failures = parse_failure_limit(value); }},
      {"summary",
       0,
       "FILE",
       "Write what the run did to FILE, as JSON.",
       {},
       false,
       [&](const std::string& value) { settings.summary_path = value; }},
      {"metrics",
       0,
       "FILE",
       "Write its numbers to FILE, for Prometheus.",
       {},
       false,
       [&](const std::string& value) { settings.metrics_path = value; }},
      {"log-format",
       0,
       "FORMAT",
       "Messages as lines of text, or of JSON with time and level (text).",
       {"text", "json"},
       false,
       [&](const std::string& value) { settings.is_log_json = value == "json"; }},
      jobs_flag(settings.batch.jobs),
  };
}

}  // namespace

bool is_too_many(const FailureLimit& limit, std::uint64_t failed, std::uint64_t documents) noexcept {
  if (limit.count) return failed > *limit.count;
  return static_cast<double>(failed) > limit.share * static_cast<double>(documents);
}

std::vector<Flag> batch_flags(BatchSettings& settings) {
  std::vector<Flag> flags = output_flags(settings);
  for (Flag& flag : run_flags(settings)) flags.push_back(std::move(flag));
  for (Flag& flag : selection_flags(settings.inputs)) flags.push_back(std::move(flag));
  for (Flag& flag : input_flags(settings.stream, settings.cleaning)) flags.push_back(std::move(flag));
  for (Flag& flag : cleaning_flags(settings.cleaning)) flags.push_back(std::move(flag));
  return flags;
}

void settle(BatchSettings& settings) {
  check_cleaning(settings.cleaning);
  BatchOptions& batch = settings.batch;
  const Format format = settings.format.value_or(batch.is_tree ? Format::json : Format::jsonl);
  if (!batch.is_tree && format != Format::jsonl)
    throw UsageError("--to " + std::string(name_of(format)) + " needs --layout tree: shards are JSONL");
  settings.record.layout = format == Format::json ? JsonLayout::object : JsonLayout::line;
  batch.ending = ending_of(format);
  batch.read = settings.stream.read;
  batch.keys = settings.stream.keys;
  batch.version = KEHRAUS_VERSION;
  batch.output_choice = words_of(settings, format);
  batch.render = [format, &settings](const ResultView& result, const InputDocument& document,
                                     std::string& out) {
    render(result, document, format, settings.record, out);
    // A shard puts its own line feeds.
    if (settings.batch.is_tree) out += Framing(format, false).after();
  };
}

}  // namespace kehraus
