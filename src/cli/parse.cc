#include "cli/parse.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <deque>
#include <iterator>

#include "cli/suggest.h"

namespace kehraus {
namespace {

std::string dashed(const Flag& flag) { return "--" + std::string(flag.name); }

std::string names_of(const Flag& flag) {
  return flag.letter ? std::string("-") + flag.letter + "," + dashed(flag) : dashed(flag);
}

std::string joined(const std::vector<std::string_view>& words) {
  std::string out;
  for (const std::string_view word : words) out.append(out.empty() ? "" : ", ").append(word);
  return out;
}

// Operands are what CLI11 leaves over: declared to it, `[a,b]` would be two.
void take_operands(const std::vector<std::string>& left, const std::vector<const Flag*>& flags,
                   std::vector<std::string>& operands) {
  for (const std::string& word : left) {
    if (word.size() < 2 || word[0] != '-') {
      operands.push_back(word);
      continue;
    }
    const std::string typed = word.substr(0, word.find('='));
    std::vector<std::string> names;
    for (const Flag* flag : flags) names.push_back(dashed(*flag));
    throw UsageError("unknown option '" + typed + "'" + suggestion(typed, names));
  }
}

void set_value(const Flag& flag, const std::string& value) {
  if (!flag.choices.empty() &&
      std::find(flag.choices.begin(), flag.choices.end(), value) == flag.choices.end()) {
    constexpr std::size_t kMostNamed = 8;
    const std::vector<std::string> words(flag.choices.begin(), flag.choices.end());
    const std::string nearest = suggestion(value, words);
    if (words.size() > kMostNamed && !nearest.empty()) throw UsageError("no '" + value + "'" + nearest);
    throw UsageError("'" + value + "' is not one of " + joined(flag.choices) + nearest);
  }
  flag.set(value);
}

}  // namespace

ParsedArguments parse_arguments(const std::vector<const Flag*>& flags,
                                const std::vector<std::string>& arguments) {
  CLI::App app;
  app.set_help_flag();
  ParsedArguments parsed;
  std::deque<std::vector<std::string>> values;  // elements stay in place
  std::deque<bool> switches;
  for (const Flag* flag : flags) {
    if (flag->value_name.empty()) {
      app.add_flag(names_of(*flag), switches.emplace_back(false))
          ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
      continue;
    }
    app.add_option(names_of(*flag), values.emplace_back())
        ->type_name(std::string(flag->value_name))
        ->allow_extra_args(false);
  }
  const auto end = std::find(arguments.begin(), arguments.end(), "--");
  // CLI11 would take the next argument for the value: `--output= article.txt` would write over the article.
  for (auto argument = arguments.begin(); argument != end; ++argument)
    if (argument->size() > 1 && argument->front() == '-' && argument->back() == '=')
      throw UsageError(argument->substr(0, argument->size() - 1) + " needs a value behind `=`");
  try {
    app.allow_extras();
    app.parse(std::vector<std::string>(std::make_reverse_iterator(end), arguments.rend()));
  } catch (const CLI::ArgumentMismatch& error) {
    const std::string what = error.what();
    throw UsageError(what.substr(0, what.find(':')) + " needs a value");
  } catch (const CLI::ParseError& error) {
    throw UsageError(error.what());
  }
  take_operands(app.remaining(), flags, parsed.operands);
  if (end != arguments.end()) parsed.operands.insert(parsed.operands.end(), end + 1, arguments.end());
  for (const Flag* flag : flags) {
    if (flag->value_name.empty()) {
      if (switches.front()) parsed.values.emplace_back(flag, "");
      switches.pop_front();
      continue;
    }
    for (std::string& value : values.front()) parsed.values.emplace_back(flag, std::move(value));
    values.pop_front();
  }
  return parsed;
}

void set_values(const ParsedArguments& parsed) {
  for (const auto& [flag, value] : parsed.values) {
    try {
      std::size_t start = 0;
      while (start != std::string::npos) {
        const std::size_t comma = flag->is_list ? value.find(',', start) : std::string::npos;
        set_value(*flag, value.substr(start, comma - start));
        start = comma == std::string::npos ? comma : comma + 1;
      }
    } catch (const UsageError& error) {
      throw UsageError(dashed(*flag) + ": " + error.what());
    }
  }
}

std::size_t parse_number(const std::string& text, std::size_t least, std::size_t most) {
  std::size_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || stopped != end || number < least || number > most) {
    throw UsageError("'" + text + "' is not a number from " + std::to_string(least) + " to " +
                     std::to_string(most));
  }
  return number;
}

}  // namespace kehraus
