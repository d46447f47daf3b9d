#include "cli/man_page.h"

#include <string_view>

#include "cli/help.h"
#include "text/utf8.h"

namespace kehraus {
namespace {

// Text for troff: its own characters escaped, others by code point, so that any locale can format the page.
std::string escaped(std::string_view text) {
  std::string out;
  bool is_line_start = true;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    const std::string_view bytes = text.substr(at, c.size);
    at += c.size;
    if (is_line_start && (bytes == "." || bytes == "'")) out += "\\&";
    is_line_start = bytes == "\n";
    if (bytes == "\\") {
      out += "\\e";
    } else if (bytes == "-") {
      out += "\\-";
    } else if (c.value >= 0x80) {
      char name[16];
      std::snprintf(name, sizeof name, "\\[u%04X]", static_cast<unsigned>(c.value));
      out += name;
    } else {
      out += bytes;
    }
  }
  return out;
}

void append_paragraphs(std::string_view text, std::string& out) {
  while (!text.empty()) {
    const std::size_t end = text.find("\n\n");
    out.append(".PP\n").append(escaped(text.substr(0, end))).append("\n");
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 2);
  }
}

void append_flag(const Flag& flag, std::string& out) {
  out += ".TP\n\\fB";
  if (flag.letter) out.append("\\-").append(1, flag.letter).append("\\fR, \\fB");
  out.append("\\-\\-").append(escaped(flag.name)).append("\\fR");
  if (!flag.value_name.empty()) out.append(" \\fI").append(escaped(flag.value_name)).append("\\fR");
  if (flag.is_list) out += ",...";
  out.append("\n").append(escaped(flag_explanation(flag))).append("\n");
}

void append_command(const Command& command, std::string& out) {
  out.append(".SS kehraus ").append(escaped(command.name));
  if (!command.operands.empty()) out.append(" ").append(escaped(command.operands));
  out += "\n";
  append_paragraphs(command.description, out);
  for (const Flag& flag : command.flags) append_flag(flag, out);
  if (command.examples.empty()) return;
  out += ".PP\nExamples:\n";
  for (const CommandExample& example : command.examples) {
    out.append(".TP\n\\fB")
        .append(escaped(example.command))
        .append("\\fR\n")
        .append(escaped(example.does))
        .append("\n");
  }
}

}  // namespace

std::string man_page(const std::vector<Command>& commands, const std::vector<Flag>& common) {
  std::string out = ".TH KEHRAUS 1 \"\" \"kehraus " KEHRAUS_VERSION "\" \"User Commands\"\n";
  out += ".SH NAME\nkehraus \\- the article out of a scraped news document\n";
  out += ".SH SYNOPSIS\n.B kehraus\n.I COMMAND\n[\\fIOPTION\\fR...] [\\fIFILE\\fR...]\n.SH DESCRIPTION\n";
  append_paragraphs(kProgramSummary, out);
  out += ".SH COMMANDS\n";
  for (const Command& command : commands) {
    if (!command.is_hidden) append_command(command, out);
  }
  out += ".SH COMMON OPTIONS\n";
  for (const Flag& flag : common) append_flag(flag, out);
  out += ".SH EXIT STATUS\n.nf\n";
  out.append(escaped(kExitStatusHelp)).append("\n.fi\n");
  out +=
      ".SH ENVIRONMENT\n.TP\n.B NO_COLOR\nIf set and not empty, explanations are not coloured.\n"
      ".TP\n.B COLUMNS\nThe width of explanations that do not go to a terminal.\n";
  return out;
}

}  // namespace kehraus
