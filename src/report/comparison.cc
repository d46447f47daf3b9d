#include "report/comparison.h"

#include <algorithm>

#include "text/joined.h"

namespace kehraus {
namespace {

bool is_before(const Piece& a, const Piece& b) { return a.span.start < b.span.start; }

// By the blocks as they were read: what starts in one stands on its line.
void number_lines(std::vector<Piece>& pieces, const std::vector<BlockTrace>& blocks) {
  std::size_t next = 0;
  for (Piece& piece : pieces) {
    while (next < blocks.size() && blocks[next].span.start <= piece.span.start) ++next;
    piece.line = next;
  }
}

// Without them: where there is hardly anything between, or behind the text of, two pieces, they share a line.
void guess_lines(std::vector<Piece>& pieces) {
  std::size_t line = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const bool has_before = i > 0 && pieces[i - 1].span.size() <= pieces[i - 1].text.size() + 1 &&
                            pieces[i].span.start <= pieces[i - 1].span.end + 1;
    const bool is_trimmed = has_before && pieces[i].is_kept != pieces[i - 1].is_kept;
    if (!is_trimmed) ++line;
    pieces[i].line = line;
  }
}

std::size_t bytes_where(const std::vector<Piece>& pieces, bool is_kept) {
  std::size_t bytes = 0;
  for (const Piece& piece : pieces)
    if (piece.is_kept == is_kept && !piece.is_title()) bytes += piece.text.size();
  return bytes;
}

std::vector<Field> fields_of(const Metadata& m) {
  std::vector<Field> fields;
  const auto add = [&](std::string_view key, std::string value) {
    if (!value.empty()) fields.push_back({std::string(key), std::move(value), {}});
  };
  const auto add_text = [&](std::string_view key, const std::optional<std::string>& value) {
    add(key, value.value_or(std::string()));
  };
  add_text("url", m.url);
  add_text("site", m.site);
  add_text("title", m.title);
  add_text("title_raw", m.title_raw);
  add_text("description", m.description);
  add("authors", joined(m.authors, "; "));
  add_text("agency", m.agency);
  add_text("date_published", m.date_published);
  add_text("date_modified", m.date_modified);
  add_text("language", m.language);
  add("categories", joined(m.categories, "; "));
  add("tags", joined(m.tags, "; "));
  add("captions", joined(m.captions, "; "));
  add("sources", joined(m.sources, "; "));
  add_text("image", m.image);
  add_text("license", m.license);
  if (m.reading_time_minutes) add("reading_time_minutes", std::to_string(*m.reading_time_minutes));
  if (m.free_access) add("free_access", *m.free_access ? "true" : "false");
  add_text("page_type", m.page_type);
  return fields;
}

// Who says a value; the first of those that are believed.
void note_origins(const std::vector<FieldEvidence>& evidence, std::vector<Field>& fields) {
  for (Field& field : fields) {
    const auto said = std::find_if(evidence.begin(), evidence.end(), [&](const FieldEvidence& e) {
      return e.field == field.key && e.doubt == Doubt::none;
    });
    if (said == evidence.end()) continue;
    field.origin = std::string(said->source) + (said->name.empty() ? "" : " " + said->name);
  }
}

}  // namespace

std::string_view Comparison::field(std::string_view key) const noexcept {
  const auto found =
      std::find_if(metadata.begin(), metadata.end(), [&](const auto& f) { return f.key == key; });
  return found == metadata.end() ? std::string_view() : std::string_view(found->value);
}

std::size_t Comparison::kept_bytes() const noexcept { return bytes_where(pieces, true); }

std::size_t Comparison::removed_bytes() const noexcept { return bytes_where(pieces, false); }

double Comparison::removed_share() const noexcept {
  const std::size_t removed = removed_bytes(), all = removed + kept_bytes();
  return all == 0 ? 0 : static_cast<double>(removed) / static_cast<double>(all);
}

void arrange(std::vector<Piece>& pieces) {
  std::stable_sort(pieces.begin(), pieces.end(), is_before);
  guess_lines(pieces);
}

Comparison comparison_of(const ResultView& result, std::string_view id) {
  Comparison comparison;
  comparison.id = id;
  comparison.outcome = result.outcome;
  comparison.error = result.error;
  comparison.metadata = fields_of(result.metadata);
  note_origins(result.evidence, comparison.metadata);
  comparison.warnings = result.warnings;
  std::vector<Piece>& pieces = comparison.pieces;
  pieces.reserve(result.blocks.size() + result.removed.size());
  for (const BodyBlockView& block : result.blocks) {
    Piece& piece = pieces.emplace_back();
    piece.kind = block.kind;
    piece.level = block.level;
    piece.span = block.span;
    piece.text = block.text;
  }
  for (const RemovalView& removal : result.removed) {
    if (removal.text.empty()) continue;  // white space
    Piece& piece = pieces.emplace_back();
    piece.is_kept = false;
    piece.category = removal.category;
    piece.rule = removal.rule;
    piece.score = removal.score;
    piece.span = removal.span;
    piece.text = removal.text;
  }
  arrange(pieces);
  if (!result.trace.empty()) number_lines(pieces, result.trace);
  return comparison;
}

}  // namespace kehraus
