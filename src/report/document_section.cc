#include "report/document_section.h"

#include <algorithm>

#include "report/markup.h"
#include "write/numbers.h"
#include "write/visible.h"

namespace kehraus {
namespace {

// Text up to so many bytes, at the end of a character.
std::string_view beginning(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

class Section {
 public:
  Section(const Comparison& comparison, const std::vector<Change>& changes, std::size_t number,
          std::size_t max_shown, std::string& out)
      : comparison_(comparison), changes_(changes), number_(number), max_shown_(max_shown), out_(out) {}

  void append() {
    out_ += "<details class=\"doc\" id=\"d" + std::to_string(number_) + "\"><summary><h3>";
    append_escaped(comparison_.id.empty() ? "(no id)" : comparison_.id, out_);
    out_ += "</h3> <span class=\"headline\">";
    append_escaped(comparison_.field("title"), out_);
    out_ += "</span> <span class=\"share\">" + state() + "</span></summary>\n";
    append_notes();
    append_changes();
    append_metadata();
    append_lines();
    out_ += "</details>\n";
  }

 private:
  std::string state() const {
    if (comparison_.outcome != Outcome::clean) return std::string(name_of(comparison_.outcome));
    return percent(comparison_.removed_share()) + " removed";
  }

  void append_notes() {
    if (!comparison_.error.empty()) out_ += "<p class=\"warning\">" + escaped(comparison_.error) + "</p>\n";
    for (const std::string& warning : comparison_.warnings)
      out_ += "<p class=\"warning\">" + escaped(warning) + "</p>\n";
  }

  void append_changes() {
    if (changes_.empty()) return;
    out_ +=
        "<table class=\"changes\"><thead><tr><th scope=\"col\">change</th><th scope=\"col\">rule or key</th>"
        "<th scope=\"col\">text or values</th></tr></thead><tbody>\n";
    for (const Change& change : changes_) {
      out_ += "<tr><td>" + std::string(name_of(change.kind)) + "</td><td>";
      if (!change.key.empty()) {
        out_ += escaped(change.key) + "</td><td>" + escaped(change.before) + " → " + escaped(change.after);
      } else {
        out_ += escaped(change.rule);
        if (!change.old_rule.empty()) out_ += ", before " + escaped(change.old_rule);
        out_ += "</td><td>" + escaped(beginning(change.text, max_shown_));
      }
      out_ += "</td></tr>\n";
    }
    out_ += "</tbody></table>\n";
  }

  void append_metadata() {
    if (comparison_.metadata.empty()) return;
    out_ += "<dl>";
    for (const Field& field : comparison_.metadata) {
      const bool is_address = field.key == "url" || field.key == "image";
      out_ += "<div><dt>" + escaped(field.key) + "</dt><dd>" +
              (is_address ? link_to(field.value, field.value) : escaped(field.value));
      if (!field.origin.empty()) out_ += " <i>" + escaped(field.origin) + "</i>";
      out_ += "</dd></div>";
    }
    out_ += "</dl>\n";
  }

  void append_lines() {
    const std::vector<Piece>& pieces = comparison_.pieces;
    if (pieces.empty()) return;
    out_ += "<div class=\"lines\"><div class=\"row heads\"><div>raw</div><div>clean</div></div>\n";
    for (std::size_t i = 0; i < pieces.size();) {
      std::size_t end = i + 1;
      while (end < pieces.size() && pieces[end].line == pieces[i].line) ++end;
      append_line(i, end);
      i = end;
    }
    out_ += "</div>\n";
  }

  // Pieces from `begin` to before `end`.
  void append_line(std::size_t begin, std::size_t end) {
    out_ += "<div class=\"row\"><div>";
    for (std::size_t i = begin; i < end; ++i) {
      if (i > begin) out_ += ' ';
      append_raw(i);
    }
    out_ += "</div><div>";
    for (std::size_t i = begin; i < end; ++i)
      if (comparison_.pieces[i].is_kept) append_kept(comparison_.pieces[i]);
    out_ += "</div></div>\n";
  }

  void append_raw(std::size_t i) {
    const Piece& piece = comparison_.pieces[i];
    if (piece.is_kept) return append_kept(piece);
    out_ += "<del tabindex=\"0\" id=\"d" + std::to_string(number_) + "p" + std::to_string(i) +
            "\" class=\"c" + std::to_string(static_cast<int>(piece.category));
    if (piece.is_title()) out_ += " title";
    if (piece.misjudged == Misjudged::removed) out_ += " missing";
    out_ += "\" title=\"";
    append_escaped(decision_on(piece), out_);
    out_ += "\">";
    const std::string_view shown = beginning(piece.text, max_shown_);
    append_escaped(shown, out_);
    if (shown.size() < piece.text.size())
      out_ += "… <i>and " + grouped(piece.text.size() - shown.size()) + " more bytes</i>";
    out_ += "</del>";
  }

  // `related-articles by de/related-inline; score 0.07; bytes 99 to 127`.
  static std::string decision_on(const Piece& piece) {
    std::string words = piece.is_title() ? "title" : std::string(name_of(piece.category));
    words += " by " + piece.rule;
    if (piece.score) words += "; " + score_text(*piece.score);
    words += "; bytes " + std::to_string(piece.span.start) + " to " + std::to_string(piece.span.end);
    if (piece.misjudged == Misjudged::removed) words += "; the truth has it";
    return words;
  }

  void append_kept(const Piece& piece) {
    const bool is_extra = piece.misjudged == Misjudged::kept;
    std::string tag = piece.kind == BlockKind::heading ? "strong"
                      : piece.kind == BlockKind::code  ? "code"
                                                       : "span";
    out_ += "<" + tag + " class=\"" + std::string(name_of(piece.kind)) +
            (is_extra ? " extra\" title=\"the truth lacks it" : "") + "\">";
    if (piece.kind == BlockKind::code)
      append_escaped_lines(piece.text, out_);
    else
      append_escaped(piece.text, out_);
    out_ += "</" + tag + ">";
  }

  const Comparison& comparison_;
  const std::vector<Change>& changes_;
  const std::size_t number_, max_shown_;
  std::string& out_;
};

}  // namespace

void append_document_section(const Comparison& comparison, const std::vector<Change>& changes,
                             std::size_t number, std::size_t max_shown_bytes, std::string& out) {
  Section(comparison, changes, number, max_shown_bytes, out).append();
}

}  // namespace kehraus
