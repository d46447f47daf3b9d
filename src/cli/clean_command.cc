#include <memory>
#include <thread>

#include "cli/commands.h"
#include "cli/document_run.h"
#include "cli/shared_flags.h"
#include "write/html.h"
#include "write/markdown.h"
#include "write/record.h"
#include "write/text.h"

namespace kehraus {
namespace {

constexpr std::string_view kDescription =
    "Cleans files and the files in folders, or the standard input where none is named or for -. Input is "
    "text, HTML, JSONL or WARC, plain or compressed with gzip or zstd; what it is is told from its name and "
    "its content.\n\n"
    "Of a folder all files in it and below are taken, in the order of their bytes; hidden ones and links to "
    "folders are passed over. --include and --exclude choose among them, --files-from names files on a "
    "list.\n\n"
    "Of WARC files the records of the types response (of HTTP, with success), resource and conversion are "
    "documents where they are pages or plain text; with -v the others are counted at the end. What is "
    "damaged in an archive, or in a compressed file of JSONL, is reported with its place as one failed "
    "document, and all else is read.\n\n"
    "Documents come out in the order of the input. As text, Markdown and HTML they have a line with a form "
    "feed between them; one that failed leaves its place empty and is reported on standard error. As JSON "
    "and JSONL there is exactly one record for each document, those that failed too. json is one object for "
    "one text or page, else an array.\n\n"
    "A record's id is the field id of the JSONL line or the WARC-Record-ID, or FILE:NUMBER without one; for "
    "a text or page its name without endings, for the standard input stdin. Fields of JSONL that have no "
    "meaning here pass through unchanged, behind ours; where names clash ours win.\n\n"
    "With --field-names, a record has another program's names. trafilatura: title, author, date, text, "
    "source (the address), source-hostname (the site), excerpt … as its JSON. news-please: title, authors, "
    "maintext, date_publish, image_url … as its JSON. datatrove: text, id, and all else in metadata. dolma: "
    "id, text, source and added (the input's), created, metadata, and with --with removed the places of what "
    "went in attributes. What they have no name for keeps ours; doc/field-names.md has the tables.";

struct CleanSettings {
  Options cleaning;
  RecordOptions record;
  DocumentRunOptions run;
  InputSelection inputs;
};

void set_format(CleanSettings& settings, const std::string& value) {
  settings.run.format = format_named(value);
}

std::vector<Flag> clean_flags(CleanSettings& settings) {
  std::vector<Flag> flags = {
      {"to",
       0,
       "FORMAT",
       "The form of the output; jsonl for JSONL and WARC input, else text.",
       {"text", "markdown", "html", "json", "jsonl"},
       false,
       [&](const std::string& value) { set_format(settings, value); }},
      record_parts_flag(settings.record, settings.cleaning),
      field_names_flag(settings.record),
      {"output",
       'o',
       "FILE",
       "Write to FILE, which appears or changes only when all is done.",
       {},
       false,
       [&](const std::string& value) { settings.run.output_path = value; }},
      jobs_flag(settings.run.stream.jobs),
  };
  for (Flag& flag : selection_flags(settings.inputs)) flags.push_back(std::move(flag));
  for (Flag& flag : input_flags(settings.run.stream, settings.cleaning)) flags.push_back(std::move(flag));
  for (Flag& flag : cleaning_flags(settings.cleaning)) flags.push_back(std::move(flag));
  flags.push_back(learned_flag(settings.cleaning));
  return flags;
}

void check_field_names(const CleanSettings& settings) {
  const auto format = settings.run.format;
  if (settings.record.names == FieldNames::own || !format || *format == Format::json ||
      *format == Format::jsonl)
    return;
  throw UsageError("--field-names is about records, and --to " + std::string(name_of(*format)) +
                   " writes none; use --to jsonl or --to json");
}

int run_clean(CleanSettings& settings, const std::vector<std::string>& operands) {
  check_cleaning(settings.cleaning);
  check_field_names(settings);
  const Cleaner cleaner(settings.cleaning);
  settings.run.render = [&settings](const ResultView& result, const InputDocument& document, Format format,
                                    JsonLayout layout, std::string& out) {
    if (format == Format::text) return write_text(result, out);
    if (format == Format::markdown) return write_markdown(result, out);
    if (format == Format::html) return write_html(result, out);
    RecordOptions record = settings.record;
    record.layout = layout;
    write_record(result, document.identity, record, out);
  };
  add_inputs(operands, settings.inputs);
  return run_on_documents(settings.inputs, cleaner, settings.run);
}

}  // namespace

Command clean_command() {
  auto settings = std::make_shared<CleanSettings>();
  settings->run.stream.jobs = std::max(1u, std::thread::hardware_concurrency());
  Command command;
  command.name = "clean";
  command.operands = "[FILE|FOLDER...]";
  command.summary = "the article of each document: text, Markdown, HTML or records";
  command.description = kDescription;
  command.examples = {
      {"kehraus clean article.txt", "the article's text"},
      {"kehraus clean page.html", "the article in a page"},
      {"kehraus clean --to markdown < article.txt", "with its title and subheadings"},
      {"kehraus clean --to html page.html -o clean.html", "a page of the article alone, with its links"},
      {"kehraus clean --to jsonl --with removed *.txt", "one record a file, and what was removed"},
      {"kehraus clean --to json --with evidence page.html", "the metadata, and where each value comes from"},
      {"kehraus clean --to jsonl --field-names dolma *.html", "records for a pipeline that reads Dolma's"},
      {"kehraus clean --text-key body in.jsonl.gz -o out.jsonl", "JSONL in, JSONL out"},
      {"kehraus clean crawl.warc.gz -o crawl.jsonl", "the articles of a crawl, one record for each"},
      {"kehraus clean --to jsonl --include '*.html' archive/", "all pages in a folder and below"},
      {"find raw -name '*.txt' -newer last -print0 | kehraus clean --to jsonl --files-from -",
       "what find finds"},
      {"kehraus clean --keep caption,byline article.txt", "captions and bylines stay"},
  };
  command.flags = clean_flags(*settings);
  command.run = [settings](const std::vector<std::string>& operands) {
    return run_clean(*settings, operands);
  };
  return command;
}

}  // namespace kehraus
