#include "batch/safe_path.h"

#include <cstdio>

#include "batch/content_hash.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace kehraus {
namespace {

// File systems allow 255; behind the name there must be room for a hash, an ending and that of compression.
constexpr std::size_t kMaxNameBytes = 200;
constexpr std::size_t kHashDigits = 16;

std::string short_hash(std::string_view bytes) {
  return "~" + content_hash(bytes).hex().substr(0, kHashDigits);
}

void append_escaped(unsigned char byte, std::string& out) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  out += '%';
  out += kDigits[byte >> 4];
  out += kDigits[byte & 15];
}

// Malformed bytes are read as U+FFFD of one byte; the character itself has three.
bool is_plain(const CodePoint& c) {
  const bool is_malformed = c.value == 0xFFFD && c.size == 1;
  const bool is_control =
      c.value < 0x20 || (c.value >= 0x7F && c.value < 0xA0) || (c.value >= 0x200E && c.value <= 0x200F) ||
      (c.value >= 0x2028 && c.value <= 0x202E) || (c.value >= 0x2066 && c.value <= 0x2069);
  return !is_malformed && !is_control && c.value != '/' && c.value != '%';
}

// Behind a name that was cut stands the hash of all of it.
std::string shortened(std::string safe) {
  if (safe.size() <= kMaxNameBytes) return safe;
  std::string hash = short_hash(safe);
  std::size_t end = kMaxNameBytes - hash.size();
  while ((safe[end] & 0xC0) == 0x80) --end;  // not within a character
  return safe.substr(0, end) + hash;
}

// The files of a run itself, which stand beside the outputs.
bool is_reserved(std::string_view name) {
  std::string lower(name);
  for (char& c : lower) c = static_cast<char>(fold(static_cast<unsigned char>(c) < 0x80 ? c : '?'));
  return lower.starts_with("manifest.sqlite") || lower == "quarantine.jsonl" || lower == "learned.jsonl";
}

void append_folder(std::string_view name, std::string_view ending, std::string& out) {
  std::string safe = safe_name(name);
  const bool clashes = safe.ends_with(ending) || (out.empty() && is_reserved(safe));
  if (clashes) safe.replace(safe.rfind('.'), 1, "%2E");
  out.append(safe).append("/");
}

std::string_view without_compression(std::string_view name) {
  for (const std::string_view ending : {".gz", ".zst", ".zstd"})
    if (name.size() > ending.size() && name.ends_with(ending))
      return name.substr(0, name.size() - ending.size());
  return name;
}

// The path without its ending.
std::string stem_of(std::string_view path, std::int64_t record, std::string_view ending) {
  std::string out;
  std::string_view name;
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    const std::string_view part = path.substr(0, slash);
    path.remove_prefix(slash == path.npos ? path.size() : slash + 1);
    if (part.empty() || part == ".") continue;
    if (!name.empty()) append_folder(name, ending, out);
    name = part;
  }
  name = without_compression(name);
  if (record == 0) return out + safe_name(name);
  append_folder(name, ending, out);
  char digits[24];
  std::snprintf(digits, sizeof digits, "%06lld", static_cast<long long>(record));
  return out + digits;
}

}  // namespace

std::string safe_name(std::string_view name) {
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    const CodePoint c = code_point_at(name, at);
    const bool is_dot_in_front = at == 0 && c.value == '.';
    for (std::size_t i = 0; i < c.size; ++i) {
      if (is_plain(c) && !is_dot_in_front)
        out += name[at + i];
      else
        append_escaped(static_cast<unsigned char>(name[at + i]), out);
    }
    at += c.size;
  }
  return out.empty() ? "%" : shortened(std::move(out));
}

std::string output_path(std::string_view path, std::int64_t record, std::string_view ending) {
  return stem_of(path, record, ending).append(ending);
}

std::string other_output_path(std::string_view path, std::int64_t record, std::string_view ending) {
  const std::string place = std::string(path) + '\n' + std::to_string(record);
  return stem_of(path, record, ending) + short_hash(place).append(ending);
}

std::int64_t number_of_path(std::string_view path) {
  std::string folded;
  for (std::size_t at = 0; at < path.size();) {
    const CodePoint c = code_point_at(path, at);
    append_utf8(folded, fold(c.value));
    at += c.size;
  }
  return content_number(folded);
}

}  // namespace kehraus
