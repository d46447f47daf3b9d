#include "cli/shared_flags.h"

#include <unistd.h>

#include <algorithm>

#include "cli/messages.h"
#include "cli/parse.h"
#include "cli/terminal.h"
#include "write/field_names.h"

namespace kehraus {
namespace {

void set_form(StreamOptions& stream, const std::string& value) {
  stream.read.form.reset();
  if (value == "auto") return;
  stream.read.form = form_named(value);
}

void set_max_document_bytes(StreamOptions& stream, Options& cleaning, const std::string& value) {
  const std::size_t bytes = parse_number(value, 1, std::size_t{2} << 30);
  cleaning.max_document_bytes = bytes;
  stream.read.max_document_bytes = bytes;
  stream.read.max_line_bytes = 2 * bytes;  // escapes make text longer
}

void set_part(RecordOptions& record, Options& cleaning, const std::string& value) {
  if (value == "blocks") record.with_blocks = true;
  if (value == "comments") record.with_comments = true;
  if (value == "removed") record.with_removed = true;
  if (value == "evidence") record.with_evidence = cleaning.evidence = true;
}

void set_language(Options& cleaning, const std::string& value) {
  const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
  if (value.size() != 2 || !std::all_of(value.begin(), value.end(), is_lower)) {
    throw UsageError("'" + value + "' is not an ISO 639-1 code such as de or en");
  }
  cleaning.language = value;
}

void set_favour(Options& cleaning, const std::string& value) {
  cleaning.favour = value == "precision" ? Favour::precision : Favour::recall;
}

}  // namespace

std::vector<Flag> input_flags(StreamOptions& stream, Options& cleaning) {
  return {
      {"from",
       0,
       "FORM",
       "What the input holds; auto tells it from the name and the content. warc: records of a crawl, WARC "
       "1.0 or 1.1.",
       {"auto", "text", "html", "jsonl", "warc"},
       false,
       [&](const std::string& value) { set_form(stream, value); }},
      {"text-key",
       0,
       "KEY",
       "JSONL: the field with the document's text (text).",
       {},
       false,
       [&](const std::string& value) { stream.keys.text = value; }},
      {"html-key",
       0,
       "KEY",
       "JSONL: the field with the document's page, where a line has no text (html).",
       {},
       false,
       [&](const std::string& value) { stream.keys.html = value; }},
      {"id-key",
       0,
       "KEY",
       "JSONL: the field with the document's id (id).",
       {},
       false,
       [&](const std::string& value) { stream.keys.id = value; }},
      {"max-document-bytes",
       0,
       "N",
       "Larger documents fail: bytes after decompression (33554432, 32 MiB). A line of "
       "JSONL may have twice as many.",
       {},
       false,
       [&](const std::string& value) { set_max_document_bytes(stream, cleaning, value); }},
      {"max-file-bytes",
       0,
       "N",
       "A compressed file that holds more fails there (4294967296, 4 GiB).",
       {},
       false,
       [&](const std::string& value) { stream.read.max_file_bytes = parse_number(value, 1, SIZE_MAX / 2); }},
  };
}

std::vector<Flag> selection_flags(InputSelection& inputs) {
  return {
      {"include",
       0,
       "PATTERN",
       "Of folders only the files that match, such as *.html; with a slash the path below the folder is "
       "meant, and "
       "* stands for slashes too. May be given more than once.",
       {},
       false,
       [&](const std::string& value) { inputs.patterns.include.push_back(value); }},
      {"exclude",
       0,
       "PATTERN",
       "Of folders not the files and folders that match, whatever --include says. May be given more than "
       "once.",
       {},
       false,
       [&](const std::string& value) { inputs.patterns.exclude.push_back(value); }},
      {"files-from",
       0,
       "FILE",
       "Also the files and folders on this list, one a line or with NUL behind each; - is the standard "
       "input.",
       {},
       false,
       [&](const std::string& value) { inputs.lists.push_back(value); }},
      {"null",
       0,
       "",
       "The lists of --files-from have NUL behind each path; without it that is told from their beginning.",
       {},
       false,
       [&](const std::string&) { inputs.is_nul_separated = true; }},
  };
}

std::vector<Flag> cleaning_flags(Options& cleaning) {
  return {
      {"keep", 0, "CATEGORY", "Leave these in the text; kehraus rules list --categories names all.",
       category_names(), true, [&](const std::string& value) { cleaning.keep.add(*category_named(value)); }},
      {"drop", 0, "CATEGORY", "Of these remove also what the rules are not sure of.", category_names(), true,
       [&](const std::string& value) { cleaning.drop.add(*category_named(value)); }},
      {"favour",
       0,
       "SIDE",
       "Which side to err on: precision removes what is unsure too, recall removes only what a rule "
       "names.",
       {"precision", "recall"},
       false,
       [&](const std::string& value) { set_favour(cleaning, value); }},
      {"no-scorer",
       0,
       "",
       "Leave out the learned score: only rules, structure and what was learned from a site remove.",
       {},
       false,
       [&](const std::string&) { cleaning.scorer = false; }},
      {"language",
       0,
       "XX",
       "The documents' language, as ISO 639-1 code; else found for each.",
       {},
       false,
       [&](const std::string& value) { set_language(cleaning, value); }},
      rules_flag(cleaning.rules_folders),
  };
}

Flag learned_flag(Options& cleaning) {
  return {"learned",
          0,
          "FILE",
          "Also remove what kehraus batch --learn found on many documents of the same site: its "
          "learned.jsonl, or "
          "the folder with it.",
          {},
          false,
          [&](const std::string& value) { cleaning.learned_file = value; }};
}

Flag record_parts_flag(RecordOptions& record, Options& cleaning) {
  return {"with",
          0,
          "PART",
          "What else a record holds: blocks, the body's blocks with kind and place; comments, what readers "
          "wrote below the article; removed, every removal with category, rule, place and text; evidence, "
          "who says each value of the metadata, and who was not believed and why.",
          {"blocks", "comments", "removed", "evidence"},
          true,
          [&](const std::string& value) { set_part(record, cleaning, value); }};
}

Flag field_names_flag(RecordOptions& record) {
  return {"field-names",
          0,
          "PROGRAM",
          "Records in the names and the nesting of another program's, so that what reads those reads ours.",
          {"kehraus", "trafilatura", "datatrove", "dolma", "news-please"},
          false,
          [&](const std::string& value) { record.names = *field_names_named(value); }};
}

Flag colour_flag(std::string& when) {
  return {"colour",
          0,
          "WHEN",
          "Colours; auto is on a terminal, unless NO_COLOR is set.",
          {"auto", "always", "never"},
          false,
          [&](const std::string& value) { when = value; }};
}

Flag jobs_flag(unsigned& jobs) {
  return {"jobs",
          'j',
          "N",
          "Documents cleaned at the same time (the number of cores). The output is the same for any.",
          {},
          false,
          [&](const std::string& value) { jobs = static_cast<unsigned>(parse_number(value, 1, 1024)); }};
}

Flag rules_flag(std::vector<std::string>& folders) {
  return {"rules",
          0,
          "DIR",
          "Your own rules, laid out as DIR/LANGUAGE/NAME.toml: they add to the built-in ones, or replace "
          "those of the same name. May be given more than once.",
          {},
          false,
          [&](const std::string& value) { folders.push_back(value); }};
}

Flag text_or_json_flag(bool& is_json) {
  return {"to",
          0,
          "FORMAT",
          "Columns to read, or JSON (text).",
          {"text", "json"},
          false,
          [&](const std::string& value) { is_json = value == "json"; }};
}

std::vector<std::string_view> category_names() {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < kCategoryCount; ++i) names.push_back(name_of(static_cast<Category>(i)));
  return names;
}

void check_cleaning(const Options& cleaning) {
  for (std::size_t i = 0; i < kCategoryCount; ++i) {
    const auto category = static_cast<Category>(i);
    if (!cleaning.keep.has(category) || !cleaning.drop.has(category)) continue;
    throw UsageError("'" + std::string(name_of(category)) + "' is in both --keep and --drop");
  }
}

void add_inputs(const std::vector<std::string>& operands, InputSelection& inputs) {
  inputs.operands = operands;
  if (!operands.empty() || !inputs.lists.empty()) return;
  if (is_terminal(STDIN_FILENO)) say_warning("reading from the terminal: end with Ctrl-D, or name files");
  inputs.operands = {"-"};
}

}  // namespace kehraus
