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
    "Cleans files, or the standard input where none is named or for -. Input is text, HTML or JSONL, plain "
    "or "
    "compressed with gzip or zstd; what it is is told from its name and its content.\n\n"
    "Documents come out in the order of the input. As text, Markdown and HTML they have a line with a form "
    "feed between them; one that failed leaves its place empty and is reported on standard error. As JSON "
    "and "
    "JSONL there is exactly one record for each document, those that failed too. json is one object for "
    "one text or page, else an array.\n\n"
    "A record's id is the field id of the JSONL line, or FILE:LINE without one; for a text or page its name "
    "without endings, for the standard input stdin. Fields of JSONL that have no meaning here pass "
    "through unchanged, behind ours; where names clash ours win.";

struct CleanSettings {
  Options cleaning;
  RecordOptions record;
  DocumentRunOptions run;
};

void set_format(CleanSettings& settings, const std::string& value) {
  settings.run.format = format_named(value);
}

std::vector<Flag> clean_flags(CleanSettings& settings) {
  std::vector<Flag> flags = {
      {"to",
       0,
       "FORMAT",
       "The form of the output; jsonl for JSONL input, else text.",
       {"text", "markdown", "html", "json", "jsonl"},
       false,
       [&](const std::string& value) { set_format(settings, value); }},
      record_parts_flag(settings.record),
      {"output",
       'o',
       "FILE",
       "Write to FILE, which appears or changes only when all is done.",
       {},
       false,
       [&](const std::string& value) { settings.run.output_path = value; }},
      jobs_flag(settings.run.stream.jobs),
  };
  for (Flag& flag : input_flags(settings.run.stream, settings.cleaning)) flags.push_back(std::move(flag));
  for (Flag& flag : cleaning_flags(settings.cleaning)) flags.push_back(std::move(flag));
  return flags;
}

int run_clean(CleanSettings& settings, const std::vector<std::string>& operands) {
  check_cleaning(settings.cleaning);
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
  return run_on_documents(inputs_of(operands), cleaner, settings.run);
}

}  // namespace

Command clean_command() {
  auto settings = std::make_shared<CleanSettings>();
  settings->run.stream.jobs = std::max(1u, std::thread::hardware_concurrency());
  Command command;
  command.name = "clean";
  command.operands = "[FILE...]";
  command.summary = "the article of each document: text, Markdown, HTML or records";
  command.description = kDescription;
  command.examples = {
      {"kehraus clean article.txt", "the article's text"},
      {"kehraus clean page.html", "the article in a page"},
      {"kehraus clean --to markdown < article.txt", "with its title and subheadings"},
      {"kehraus clean --to html page.html -o clean.html", "a page of the article alone, with its links"},
      {"kehraus clean --to jsonl --with removed *.txt", "one record a file, and what was removed"},
      {"kehraus clean --text-key body in.jsonl.gz -o out.jsonl", "JSONL in, JSONL out"},
      {"kehraus clean --keep caption,byline article.txt", "captions and bylines stay"},
  };
  command.flags = clean_flags(*settings);
  command.run = [settings](const std::vector<std::string>& operands) {
    return run_clean(*settings, operands);
  };
  return command;
}

}  // namespace kehraus
