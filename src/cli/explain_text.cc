#include "cli/explain_text.h"

#include <algorithm>
#include <cstdio>
#include <utility>
#include <vector>

#include "write/numbers.h"
#include "write/visible.h"

namespace kehraus {
namespace {

enum class Paint { none, kept, removed, title, faint };

std::string_view escape_of(Paint paint) {
  switch (paint) {
    case Paint::kept: return "\033[32m";
    case Paint::removed: return "\033[31m";
    case Paint::title: return "\033[1m";
    case Paint::faint: return "\033[2m";
    case Paint::none: break;
  }
  return "";
}

struct Piece {
  std::string text;  // visible
  bool is_trimmed = false;
};

class Explanation {
 public:
  Explanation(const ResultView& result, std::string_view bytes, const ExplainStyle& style, std::string& out)
      : result_(result), bytes_(bytes), style_(style), out_(out) {}

  void append(std::string_view name) {
    append_head(name);
    for (const BlockTrace& block : result_.trace) append_block(block);
    std::string_view field;
    for (const FieldEvidence& said : result_.evidence)
      append_evidence(said, std::exchange(field, said.field));
    out_ += '\n';
  }

 private:
  static constexpr std::size_t kLabelColumns = 10;

  void paint(Paint paint, std::string_view text) {
    const bool is_painted = style_.has_colour && paint != Paint::none;
    if (is_painted) out_ += escape_of(paint);
    out_ += text;
    if (is_painted) out_ += "\033[0m";
  }

  void append_head(std::string_view name) {
    const auto kept = std::count_if(result_.trace.begin(), result_.trace.end(),
                                    [](const BlockTrace& block) { return block.kept; });
    std::string head = visible(name) + ": " + std::string(name_of(result_.outcome)) + ", " +
                       std::to_string(kept) + " of " + std::to_string(result_.trace.size()) + " blocks kept";
    if (result_.metadata.language) head += ", language " + visible(*result_.metadata.language);
    for (const std::string& warning : result_.warnings) head += ", " + visible(warning);
    paint(Paint::title, head);
    out_ += '\n';
  }

  void append_block(const BlockTrace& block) {
    const auto has_decisive = [&](std::string_view verdict) {
      return std::any_of(block.marks.begin(), block.marks.end(),
                         [&](const MarkTrace& mark) { return mark.decisive && mark.verdict == verdict; });
    };
    const bool is_title = has_decisive("title");
    const bool is_trimmed = block.kept && has_decisive("trim");
    const Paint colour = is_title ? Paint::title : block.kept ? Paint::kept : Paint::removed;
    std::string label = is_title ? "title" : is_trimmed ? "trimmed" : block.kept ? "kept" : "removed";
    label.resize(kLabelColumns, ' ');
    paint(colour, label);
    append_pieces(pieces_of(block), block.kept || is_title ? Paint::none : Paint::removed);
    out_ += '\n';
    if (!block.path.empty()) append_mark_line(visible(block.path), 0);
    for (const MarkTrace& mark : block.marks) append_mark(mark);
  }

  // The block's text, with what was trimmed off its edges apart.
  std::vector<Piece> pieces_of(const BlockTrace& block) {
    std::string_view rest = block.text;
    std::vector<Piece> pieces;
    std::vector<Piece> behind;
    if (block.kept) {
      const std::vector<RemovalView>& removed = result_.removed;
      while (next_removal_ < removed.size() && removed[next_removal_].span.end <= block.span.start)
        ++next_removal_;
      for (; next_removal_ < removed.size(); ++next_removal_) {
        const RemovalView& removal = removed[next_removal_];
        if (removal.span.start >= block.span.end) break;
        if (removal.text.empty()) continue;
        if (rest.starts_with(removal.text)) {
          pieces.push_back({visible(removal.text), true});
          rest.remove_prefix(removal.text.size());
        } else if (rest.ends_with(removal.text)) {
          behind.insert(behind.begin(), {visible(removal.text), true});
          rest.remove_suffix(removal.text.size());
        }
        if (rest.starts_with(' ')) rest.remove_prefix(1);
      }
    }
    pieces.push_back({visible(rest), false});
    pieces.insert(pieces.end(), behind.begin(), behind.end());
    return pieces;
  }

  void append_pieces(const std::vector<Piece>& pieces, Paint colour) {
    std::size_t columns = style_.columns - kLabelColumns;
    for (const Piece& piece : pieces) {
      const std::string text = piece.is_trimmed ? "[-" + piece.text + "-] " : piece.text;
      if (columns_of(text) > columns) {
        paint(piece.is_trimmed ? Paint::removed : colour, fit_columns(text, columns > 0 ? columns - 1 : 0));
        out_ += "…";
        return;
      }
      paint(piece.is_trimmed ? Paint::removed : colour, text);
      columns -= columns_of(text);
    }
  }

  // One line where all of it fits, else one for each part.
  void append_mark(const MarkTrace& mark) {
    std::string head = mark.decisive ? "> " : "- ";
    head += mark.verdict;
    if (mark.verdict != "keep" && mark.verdict != "title")
      head += " as " + std::string(name_of(mark.category));
    std::vector<std::string> parts = {head + " by " + visible(mark.decider)};
    if (!mark.score && !mark.span.empty() && mark.span.end <= bytes_.size()) {
      parts.push_back("bytes " + std::to_string(mark.span.start) + " to " + std::to_string(mark.span.end) +
                      ": " +
                      visible(bytes_.substr(mark.span.start, std::min(mark.span.size(), kMostMatched))));
    }
    if (mark.score) parts.push_back(score_of(mark));
    if (!mark.pattern.empty()) parts.push_back("pattern: " + visible(mark.pattern));
    std::string line;
    for (const std::string& part : parts) line += (line.empty() ? "" : "; ") + part;
    if (kMarkIndent + columns_of(line) <= style_.columns) return append_mark_line(line, 0);
    for (const std::string& part : parts) append_mark_line(part, &part == parts.data() ? 0 : 4);
  }

  // `score 0.07: known_share 0 (-1.2), run 9 (-0.8)`
  static std::string score_of(const MarkTrace& mark) {
    std::string text = score_text(*mark.score);
    char number[64];
    for (const EvidenceWeight& e : mark.evidence) {
      std::snprintf(number, sizeof number, " %.3g (%+.1f)", e.value, e.weight);
      text += (&e == mark.evidence.data() ? ": " : ", ") + e.name + number;
    }
    return text;
  }

  // `date_published  2024-03-01` where it is the field's first, and below it who says so.
  void append_evidence(const FieldEvidence& said, std::string_view field_before) {
    if (said.field != field_before) {
      paint(Paint::title, said.field);
      out_ += '\n';
    }
    const bool is_believed = said.doubt == Doubt::none;
    std::string line = is_believed ? "+ " : "- ";
    line += said.source;
    if (!said.name.empty()) line += " " + visible(said.name);
    line += ": " + visible(said.raw);
    if (!said.value.empty()) line += " = " + visible(said.value);
    if (!is_believed) line += "; " + std::string(name_of(said.doubt));
    if (said.weight) line += ", weight " + std::to_string(*said.weight);
    append_mark_line(line, 0);
  }

  void append_mark_line(const std::string& line, std::size_t further_indent) {
    const std::size_t indent = kMarkIndent + further_indent;
    const std::size_t columns = style_.columns - indent;
    out_.append(indent, ' ');
    paint(Paint::faint,
          columns_of(line) <= columns ? line : std::string(fit_columns(line, columns - 1)) + "…");
    out_ += '\n';
  }

  static constexpr std::size_t kMarkIndent = 12;
  static constexpr std::size_t kMostMatched = 200;  // bytes; the width cuts further

  const ResultView& result_;
  std::string_view bytes_;
  const ExplainStyle& style_;
  std::string& out_;
  std::size_t next_removal_ = 0;  // removals, as blocks, are in the order of the text
};

}  // namespace

void append_explanation(const ResultView& result, std::string_view name, std::string_view bytes,
                        const ExplainStyle& style, std::string& out) {
  Explanation(result, bytes, style, out).append(name);
}

}  // namespace kehraus
