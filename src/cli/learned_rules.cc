#include "cli/learned_rules.h"

#include <algorithm>
#include <cstdio>
#include <string_view>
#include <vector>

#include "cli/columns.h"
#include "learn/learned_file.h"
#include "text/letters.h"
#include "text/phrase.h"
#include "text/utf8.h"
#include "write/json.h"
#include "write/numbers.h"
#include "write/visible.h"

namespace kehraus {
namespace {

constexpr std::size_t kMostBlocks = 100;       // a rule of more is read by nobody
constexpr std::size_t kMostBytes = 24u << 10;  // of all; each stands there twice, and a file has 64 KiB
constexpr std::size_t kMaxPatternBytes = 100;  // longer ones could be too large a program

void append_escape(char32_t c, std::string& out) {
  char digits[16];
  std::snprintf(digits, sizeof digits, c > 0xFFFF ? "\\U%08X" : "\\u%04X", static_cast<unsigned>(c));
  out += digits;
}

// A string of TOML. What a terminal could act on is an escape.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    const std::string_view bytes = text.substr(at, c.size);
    if (c.value == '"' || c.value == '\\')
      out.append("\\").append(bytes);
    else if (visible(bytes) != bytes)
      append_escape(c.value, out);
    else
      out += bytes;
    at += c.size;
  }
  return out + '"';
}

// The block's beginning as a pattern.
std::string pattern_of(std::string_view text) {
  std::string out = "(?i)^";
  std::size_t at = 0;
  while (at < text.size() && out.size() < kMaxPatternBytes) {
    const CodePoint c = code_point_at(text, at);
    if (c.value < 0x80 && !is_word_character(c.value) && c.value != ' ') out += '\\';
    out += text.substr(at, c.size);
    at += c.size;
  }
  return at == text.size() ? out + '$' : out;
}

bool is_phrase(std::string_view text) { return text.size() <= kMaxPhraseBytes; }

// The blocks that most documents have; equal ones in the order of their texts.
std::vector<const LearnedBlock*> most_frequent(const LearnedSite& site) {
  std::vector<const LearnedBlock*> blocks;
  for (const LearnedBlock& block : site.blocks()) blocks.push_back(&block);
  std::stable_sort(blocks.begin(), blocks.end(),
                   [](const LearnedBlock* a, const LearnedBlock* b) { return a->count > b->count; });
  if (blocks.size() > kMostBlocks) blocks.resize(kMostBlocks);
  std::size_t bytes = 0;
  std::erase_if(
      blocks, [&](const LearnedBlock* block) { return (bytes += quoted(block->text).size()) > kMostBytes; });
  return blocks;
}

std::string frequency_of(const LearnedBlock& block) {
  return grouped(block.count) + " of " + grouped(block.documents) + " documents";
}

// `phrase_any = [` and a line for each block, or nothing where there is none.
template <class Wanted, class Entry>
void append_list(std::string_view key, const std::vector<const LearnedBlock*>& blocks, Wanted wanted,
                 Entry entry, std::string& out) {
  if (std::none_of(blocks.begin(), blocks.end(),
                   [&](const LearnedBlock* block) { return wanted(block->text); }))
    return;
  out.append(key).append(" = [\n");
  for (const LearnedBlock* const block : blocks)
    if (wanted(block->text))
      out.append("  ")
          .append(quoted(entry(block->text)))
          .append(",  # ")
          .append(frequency_of(*block))
          .append("\n");
  out += "]\n";
}

std::uint64_t documents_of(const LearnedSite& site) {
  std::uint64_t documents = 0;
  for (const LearnedBlock& block : site.blocks()) documents = std::max(documents, block.documents);
  return documents;
}

}  // namespace

std::string learned_as_rule(const LearnedSite& site) {
  const std::vector<const LearnedBlock*> blocks = most_frequent(site);
  std::string out = "# Learned from " + grouped(documents_of(site)) +
                    " documents. Put it into DIR/LANGUAGE/NAME.toml, one file for\n";
  out += "# each kind of thing, and say what it is. See doc/writing-rules.md for every key.\n";
  if (blocks.size() < site.blocks().size())
    out += "# Shown are the " + grouped(blocks.size()) + " most frequent of " +
           grouped(site.blocks().size()) + " blocks.\n";
  out += "summary  = " + quoted("Lines that repeat on " + site.name()) + "\n";
  out += "why      = \"They stand on many documents of the site, whatever these are about.\"\n";
  out += "source   = " + quoted(site.name()) + "\n";
  out += "category = \"other\"  # one of: kehraus rules list --categories\n";
  out += "action   = \"drop\"\n";
  out +=
      "status   = \"trial\"  # shown by `kehraus explain`, removes nothing; without this line it "
      "removes\n\n[match]\n";
  const auto same = [](const std::string& text) { return text; };
  append_list("phrase_any", blocks, is_phrase, same, out);
  append_list(
      "text_any", blocks, [](std::string_view text) { return !is_phrase(text); }, pattern_of, out);
  for (const LearnedBlock* const block : blocks)
    out += "\n[[example]]\ntext   = " + quoted(block->text) + "\nexpect = \"drop\"\n";
  out += "\n[[example]]\n";
  out +=
      "text   = \"The reporter wrote a sentence of her own about the harbour, and it stands in one article "
      "only.\"\n";
  out +=
      "expect = \"keep\"\nnote   = \"Put a sentence of an article here: as near a miss as you can find.\"\n";
  return out;
}

std::string learned_as_json(const LearnedSite& site) {
  std::string out;
  const auto fill = [&](Json& json) {
    json.start_array();
    for (const LearnedBlock& block : site.blocks()) {
      json.start_object();
      write_learned_block(site, block, json);
      json.end_object();
    }
    json.end_array();
  };
  append_json(JsonLayout::object, 1u << 12, fill, out);
  return out + "\n";
}

std::string sites_as_columns(const LearnedBlocks& learned) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& [name, site] : learned.sites())
    rows.push_back({grouped(site.blocks().size()), grouped(documents_of(site)), visible(name)});
  std::string out;
  for (const std::string& line : in_columns(rows, 2)) out += line;
  return out;
}

std::string sites_as_json(const LearnedBlocks& learned) {
  std::string out;
  const auto fill = [&](Json& json) {
    json.start_array();
    for (const auto& [name, site] : learned.sites()) {
      json.start_object();
      json.member("site", name);
      json.key("blocks");
      json.number(site.blocks().size());
      json.key("documents");
      json.number(static_cast<std::size_t>(documents_of(site)));
      json.end_object();
    }
    json.end_array();
  };
  append_json(JsonLayout::object, 1u << 12, fill, out);
  return out + "\n";
}

}  // namespace kehraus
