#include "cli/messages.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <memory>

#include "write/visible.h"

namespace kehraus {

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

void say_error(std::string_view message) { spdlog::error("{}", visible(message)); }

void say_warning(std::string_view message) { spdlog::warn("{}", visible(message)); }

void say_info(std::string_view message) { spdlog::info("{}", visible(message)); }

bool is_verbose() { return spdlog::should_log(spdlog::level::info); }

}  // namespace kehraus
