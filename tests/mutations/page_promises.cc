#include "mutations/page_promises.h"

#include <rapidjson/document.h>
#include <sys/resource.h>

#include <algorithm>

#include "html/parser.h"
#include "html/shown_text.h"
#include "read/decode_page.h"
#include "write/markdown.h"
#include "write/record.h"

namespace testing {
namespace {

using namespace kehraus;

// Sanitizers take several times as long. The constant is for rules that are compiled at their first use.
#ifdef __SANITIZE_ADDRESS__
constexpr double kMaxSecondsPerMegabyte = 20;
constexpr double kMaxSecondsMore = 5;
#else
constexpr double kMaxSecondsPerMegabyte = 2;
constexpr double kMaxSecondsMore = 0.5;
#endif

double thread_seconds() {
  rusage usage{};
  getrusage(RUSAGE_THREAD, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

std::string record_of(const ResultView& result) {
  RecordOptions options;
  options.with_blocks = options.with_removed = true;
  std::string record;
  write_record(result, {}, options, record);
  return record;
}

std::string fault_of_text(const std::string& record, const std::string& markdown) {
  if (record.find('\n') != record.npos) return "the record is more than one line";
  rapidjson::Document json;
  json.Parse<rapidjson::kParseValidateEncodingFlag>(record.c_str(), record.size());
  if (json.HasParseError()) return "the record is no JSON at byte " + std::to_string(json.GetErrorOffset());
  if (!json.IsObject() || !json.HasMember("outcome")) return "the record lacks its outcome";
  // What holds the Markdown as a string is JSON only if that is UTF-8.
  std::string quoted = "\"";
  for (const char c : markdown)
    if (static_cast<unsigned char>(c) >= 0x80) quoted += c;
  json.Parse<rapidjson::kParseValidateEncodingFlag>((quoted + "\"").c_str());
  return json.HasParseError() ? "the Markdown is no UTF-8" : "";
}

std::string fault_of_removals(const Result& result) {
  for (const Removal& removal : result.removed) {
    if (removal.rule.empty()) return "a removal without a rule at byte " + std::to_string(removal.span.start);
    if (removal.text.empty()) return "a removal of nothing at byte " + std::to_string(removal.span.start);
  }
  return "";
}

}  // namespace

std::string first_broken_promise(const Cleaner& cleaner, std::string_view bytes, bool repeats) {
  const double start = thread_seconds();
  const Result result = cleaner.clean_page(bytes);
  const std::string record = record_of(result);
  std::string markdown;
  write_markdown(result, markdown);
  const double seconds = thread_seconds() - start;
  if (seconds > kMaxSecondsMore + kMaxSecondsPerMegabyte * static_cast<double>(bytes.size()) / 1e6)
    return "it took " + std::to_string(seconds) + " s";
  if (std::string fault = fault_of_text(record, markdown); !fault.empty()) return fault;
  if (std::string fault = fault_of_removals(result); !fault.empty()) return fault;
  if (result.outcome == Outcome::failed) return result.error.empty() ? "failed without a reason" : "";
  const Decoded decoded = decode_page(bytes);
  static thread_local html::Parser parser;
  const auto to_input = [&](std::size_t offset) { return decoded.offsets.to_input(offset); };
  if (std::string loss = first_loss(parser.parse(decoded.text), result, bytes.size(), to_input);
      !loss.empty())
    return loss;
  if (repeats && record_of(cleaner.clean_page_in_place(bytes)) != record)
    return "a second cleaning says otherwise";
  return "";
}

}  // namespace testing
