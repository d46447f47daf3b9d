#include <memory>

#include "cli/commands.h"
#include "cli/document_run.h"
#include "cli/explain_text.h"
#include "cli/shared_flags.h"
#include "cli/terminal.h"
#include "write/trace.h"

namespace kehraus {
namespace {

constexpr std::string_view kDescription =
    "Shows each block of a document with what became of it: kept, removed, trimmed (what went stands in [- "
    "-]) or taken as the title. Below it, of a page, the elements around it, and every mark that a rule or a "
    "filter set: > for the mark that decided, - for one that did not; its category, who set it, the bytes of "
    "the document that matched and the pattern. At the end stands who says each value of the metadata: + for "
    "what is believed, - for what is not, and why.\n\n"
    "Lines are shortened to the width of the terminal, or to COLUMNS. Control characters are shown as signs.";

struct ExplainSettings {
  Options cleaning;
  DocumentRunOptions run;
  InputSelection inputs;
  std::string colour = "auto";
};

std::vector<Flag> explain_flags(ExplainSettings& settings) {
  std::vector<Flag> flags = {
      {"to",
       0,
       "FORMAT",
       "text to read, or the same facts as JSON (text).",
       {"text", "json", "jsonl"},
       false,
       [&](const std::string& value) { settings.run.format = format_named(value); }},
      colour_flag(settings.colour),
  };
  for (Flag& flag : selection_flags(settings.inputs)) flags.push_back(std::move(flag));
  for (Flag& flag : input_flags(settings.run.stream, settings.cleaning)) flags.push_back(std::move(flag));
  for (Flag& flag : cleaning_flags(settings.cleaning)) flags.push_back(std::move(flag));
  flags.push_back(learned_flag(settings.cleaning));
  return flags;
}

int run_explain(ExplainSettings& settings, const std::vector<std::string>& operands) {
  check_cleaning(settings.cleaning);
  settings.cleaning.trace = true;
  settings.cleaning.evidence = true;
  const Cleaner cleaner(settings.cleaning);
  const ExplainStyle style{output_columns(), wants_colour(settings.colour)};
  settings.run.is_report = settings.run.format == Format::text;
  settings.run.render = [style](const ResultView& result, const InputDocument& document, Format format,
                                JsonLayout layout, std::string& out) {
    if (format != Format::text) return write_trace(result, document.identity, layout, out);
    append_explanation(result, document.name, document.bytes, style, out);
  };
  add_inputs(operands, settings.inputs);
  return run_on_documents(settings.inputs, cleaner, settings.run);
}

}  // namespace

Command explain_command() {
  auto settings = std::make_shared<ExplainSettings>();
  settings->run.format = Format::text;
  Command command;
  command.name = "explain";
  command.operands = "[FILE|FOLDER...]";
  command.summary = "block by block: kept or removed, and who decided";
  command.description = kDescription;
  command.examples = {
      {"kehraus explain article.txt", "what stays, what goes, and why"},
      {"kehraus explain --rules my-rules article.txt", "with your own rules"},
      {"kehraus explain --include '*.html' archive/", "the pages in a folder"},
      {"kehraus explain --to json article.txt", "the same facts for a program"},
  };
  command.flags = explain_flags(*settings);
  command.run = [settings](const std::vector<std::string>& operands) {
    return run_explain(*settings, operands);
  };
  return command;
}

}  // namespace kehraus
