#include "stream/warc_reader.h"

#include <algorithm>
#include <utility>

#include "stream/header_fields.h"

namespace kehraus {
namespace {

constexpr std::size_t kMaxHeaderBytes = 64u << 10;
constexpr std::size_t kMostForContent = 256u << 10;  // what content_of looks at
constexpr std::string_view kRecordEnd = "\r\n\r\n";

// Some write more or fewer line ends behind a record than the format has.
constexpr std::size_t kMostLineEnds = 64;

std::size_t behind_line_ends(std::string_view bytes, std::size_t from, std::size_t most) {
  const std::size_t end = std::min(bytes.size(), from + most);
  while (from < end && (bytes[from] == '\r' || bytes[from] == '\n')) ++from;
  return from;
}

}  // namespace

bool WarcReader::next(WarcRecord& record) {
  while (begin_record()) {
    record = {};
    record.number = ++number_;
    record.offset = start_;
    if (read_record(record) != Found::nothing) return true;
  }
  return false;
}

// Whether there is something more: a record, or damage.
bool WarcReader::begin_record() {
  do {
    in_.use(behind_line_ends(in_.bytes(), 0, in_.bytes().size()));
  } while (in_.bytes().empty() && in_.fill());
  in_.fill_to(kWarcStartBytes);
  start_ = in_.offset();
  const std::size_t checked = in_.checked_bytes();
  is_first_of_member_ = checked <= start_ && start_ - checked <= kRecordEnd.size();
  return !is_over_ && (!in_.bytes().empty() || !in_.failure().empty());
}

WarcReader::Found WarcReader::read_record(WarcRecord& record) {
  std::size_t header_bytes = 0;
  if (const std::string fault = read_header(record, header_bytes); !fault.empty())
    return damage(fault, record);
  is_behind_damage_ = false;
  const bool is_large = record.header.block_bytes > max_block_bytes_;
  return is_large ? pass_over_large(record, header_bytes) : read_block(record, header_bytes);
}

// What is wrong with the header; empty for nothing. Uses no bytes.
std::string WarcReader::read_header(WarcRecord& record, std::size_t& header_bytes) {
  if (in_.bytes().empty()) return in_.failure();
  if (!in_.bytes().starts_with(kWarcMark)) return failure_or("no WARC record begins here");
  while (true) {
    const std::string_view window = in_.bytes().substr(0, kMaxHeaderBytes);
    // A header that was cut off must not take the next one's end for its own.
    const std::size_t next = find_warc_header(window, kWarcMark.size());
    header_bytes = end_of_fields(window.substr(0, next));
    if (header_bytes != window.npos) break;
    if (next != window.npos || window.size() == kMaxHeaderBytes) return "the record's header has no end";
    if (!in_.fill()) return failure_or("the record's header is cut off");
  }
  auto header = parse_warc_header(in_.bytes().substr(0, header_bytes));
  if (!header) return "the record's header has no WARC-Type or no clear Content-Length";
  record.header = std::move(*header);
  return {};
}

WarcReader::Found WarcReader::read_block(WarcRecord& record, std::size_t header_bytes) {
  const std::size_t end = header_bytes + record.header.block_bytes;
  in_.fill_to(end + kRecordEnd.size() + kWarcMark.size());
  if (in_.bytes().size() < end) return damage(failure_or("the record is cut off"), record);
  if (const std::string fault = fault_of_end(end); !fault.empty()) return damage(fault, record);
  const std::string_view block = in_.bytes().substr(header_bytes, record.header.block_bytes);
  record.content = content_of(record.header, block);
  const auto passed_over = record.content.passed_over;
  if (passed_over) {
    ++passed_over_[static_cast<std::size_t>(*passed_over)];
  } else {
    record.block = block;
  }
  in_.use(end);
  return passed_over ? Found::nothing : Found::document;
}

// Why the record that ends there is not to be trusted; empty for nothing.
std::string WarcReader::fault_of_end(std::size_t end) const {
  const std::string_view bytes = in_.bytes();
  const std::string_view tail = bytes.substr(end);
  const std::string_view rest = tail.substr(behind_line_ends(tail, 0, kMostLineEnds));
  const bool has_next = !rest.empty() && rest.starts_with(kWarcMark.substr(0, rest.size()));
  const bool has_line_ends = rest.size() < tail.size();
  if ((has_next && has_line_ends) || (rest.empty() && in_.failure().empty())) return {};
  // What stands alone in a member is damaged if that is.
  const bool is_checked = !is_first_of_member_ || in_.checked_bytes() >= start_ + end;
  // Without what ends a record, or with what that became, it may be two halves that happen to fit.
  const bool is_next_near =
      has_next || tail.substr(std::min(tail.size(), kRecordEnd.size())).starts_with(kWarcMark);
  const bool has_end =
      rest.empty() || tail.starts_with(kRecordEnd) ||
      (is_next_near && find_warc_header(bytes.substr(0, end), kWarcMark.size()) == bytes.npos);
  if (is_checked && has_end) return {};
  return failure_or("the record does not end where its Content-Length says");
}

WarcReader::Found WarcReader::pass_over_large(WarcRecord& record, std::size_t header_bytes) {
  in_.fill_to(header_bytes + kMostForContent);
  record.content = content_of(record.header, in_.bytes().substr(header_bytes, kMostForContent));
  const auto passed_over = record.content.passed_over;
  const bool is_whole = pass_over(header_bytes + record.header.block_bytes);
  if (!passed_over) {
    record.failure = "larger than " + std::to_string(max_block_bytes_) + " bytes (--max-document-bytes)";
    return Found::failure;
  }
  if (!is_whole) return report("another record begins within its Content-Length", record);
  ++passed_over_[static_cast<std::size_t>(*passed_over)];
  return Found::nothing;
}

// Uses so many bytes, or all up to a header within them: a length that is wrong must not cost all records
// behind it, though a file of that size that holds WARC records as its content is cut into them.
//   out  false: there is such a header
bool WarcReader::pass_over(std::size_t size) {
  std::size_t searched = kWarcMark.size();
  while (true) {
    const std::string_view bytes = in_.bytes().substr(0, size);
    const std::size_t next = find_warc_header(bytes, searched);
    if (next != bytes.npos) {
      in_.use(next);
      return false;
    }
    const std::size_t used =
        bytes.size() == size ? size : bytes.size() - std::min(bytes.size(), kWarcStartBytes);
    in_.use(used);
    size -= used;
    searched -= std::min(searched, used);
    if (size == 0) return true;
    if (in_.fill()) continue;
    in_.use(in_.bytes().size());
    is_cut_off_ = true;
    return true;
  }
}

WarcReader::Found WarcReader::damage(const std::string& why, WarcRecord& record) {
  find_next_header();
  is_cut_off_ = is_at_end();
  // A second failure in one damaged place says nothing new.
  if (!std::exchange(is_behind_damage_, true)) return report(why, record);
  --number_;
  return Found::nothing;
}

WarcReader::Found WarcReader::report(const std::string& why, WarcRecord& record) {
  record.header = {};
  record.failure = "damaged at byte " + std::to_string(start_) + ": " + why;
  // What ended the search may say more than what began it.
  if (is_over_ && why != in_.failure()) record.failure += "; " + in_.failure();
  record.failure +=
      is_at_end() ? "; no record follows" : "; the next record is at byte " + std::to_string(in_.offset());
  return Found::failure;
}

// Of a search for the next header.
bool WarcReader::is_at_end() const noexcept {
  return is_over_ || (in_.bytes().empty() && in_.failure().empty());
}

// Goes on to the next header behind the record's own, over as many damaged members as there are.
void WarcReader::find_next_header() {
  std::size_t searched = in_.bytes().starts_with(kWarcMark) ? kWarcMark.size() : 0;
  while (true) {
    const std::size_t next = find_warc_header(in_.bytes(), searched);
    if (next != std::string_view::npos) {
      in_.use(next);
      return;
    }
    const std::size_t used = in_.bytes().size() - std::min(in_.bytes().size(), kWarcStartBytes);
    in_.use(used);
    searched -= std::min(searched, used);
    if (in_.fill()) continue;
    in_.use(in_.bytes().size());
    searched = 0;
    if (in_.failure().empty()) return;
    is_over_ = !in_.resume();
    if (is_over_) return;
  }
}

// Damage to the compressed data explains all else.
std::string WarcReader::failure_or(std::string_view otherwise) const {
  return in_.failure().empty() ? std::string(otherwise) : in_.failure();
}

}  // namespace kehraus
