#include "cli/messages.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <memory>

#include "write/json.h"
#include "write/visible.h"

namespace kehraus {
namespace {

bool is_json = false;  // set once, at the start

// What stands for a message in a line of the log: safe to look at, and in one of JSON a string.
std::string shown(std::string_view message) {
  std::string safe = visible(message);
  if (!is_json) return safe;
  std::string json;
  append_json(
      JsonLayout::line, safe.size(), [&](Json& out) { out.string(safe); }, json);
  return json;
}

}  // namespace

void set_up_messages(Verbosity verbosity) {
  auto logger =
      std::make_shared<spdlog::logger>("kehraus", std::make_shared<spdlog::sinks::stderr_sink_mt>());
  logger->set_pattern("%n: %l: %v");
  logger->set_level(verbosity == Verbosity::quiet     ? spdlog::level::err
                    : verbosity == Verbosity::verbose ? spdlog::level::info
                                                      : spdlog::level::warn);
  logger->flush_on(spdlog::level::info);
  // What cannot be written to standard error cannot be reported anywhere.
  logger->set_error_handler([](const std::string&) {});
  spdlog::set_default_logger(std::move(logger));
}

void set_log_format(LogFormat format) {
  is_json = format == LogFormat::json;
  if (is_json)
    spdlog::set_pattern(R"({"time":"%Y-%m-%dT%H:%M:%S.%e%z","level":"%l","name":"%n","message":%v})");
}

void say_error(std::string_view message) { spdlog::error("{}", shown(message)); }

void say_warning(std::string_view message) { spdlog::warn("{}", shown(message)); }

void say_info(std::string_view message) { spdlog::info("{}", shown(message)); }

void say_summary(std::string_view message) {
  const spdlog::level::level_enum level = spdlog::get_level();
  spdlog::set_level(spdlog::level::info);
  say_info(message);
  spdlog::set_level(level);
}

bool is_verbose() { return spdlog::should_log(spdlog::level::info); }

bool is_quiet() { return !spdlog::should_log(spdlog::level::warn); }

}  // namespace kehraus
