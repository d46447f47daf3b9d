// kehraus learn show: what batch --learn found.
#include <memory>

#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/learned_rules.h"
#include "cli/print.h"
#include "cli/shared_flags.h"
#include "cli/suggest.h"
#include "learn/learned_file.h"
#include "text/host.h"

namespace kehraus {
namespace {

struct ShowSettings {
  std::string learned_file = ".";
  bool is_json = false;
};

// `name`: a host, perhaps with www., or an address.
const LearnedSite& site_named(const LearnedBlocks& learned, const std::string& name) {
  const std::string host = site_host_of(name.find("://") == name.npos ? "://" + name : name);
  if (const LearnedSite* const site = learned.find(host)) return *site;
  std::vector<std::string> names;
  for (const auto& [known, site] : learned.sites()) names.push_back(known);
  throw UsageError("nothing was learned of a site '" + name + "'" + suggestion(name, names));
}

int run_show(const ShowSettings& settings, const std::vector<std::string>& operands) {
  const LearnedBlocks learned = load_learned(settings.learned_file);
  if (operands.empty())
    return print(settings.is_json ? sites_as_json(learned) : sites_as_columns(learned), kDone);
  const LearnedSite& site = site_named(learned, operands[0]);
  return print(settings.is_json ? learned_as_json(site) : learned_as_rule(site), kDone);
}

}  // namespace

Command learn_show_command() {
  auto settings = std::make_shared<ShowSettings>();
  Command command;
  command.name = "learn show";
  command.operands = "[SITE]";
  command.summary = "what batch --learn found on a site's documents";
  command.description =
      "Prints the blocks that stand on many documents of a site as a rule, to be put among your own: each "
      "with the number of documents that held it. With --to json all of them as a list. Without SITE: the "
      "sites, with the number of blocks and of documents.";
  command.examples = {
      {"kehraus learn show --learned clean", "the sites of the archive in that output folder"},
      {"kehraus learn show --learned clean example.org >my-rules/en/example.toml",
       "the blocks of one, as a rule"}};
  command.flags = {
      {"learned",
       0,
       "FILE",
       "The learned.jsonl of kehraus batch --learn, or the folder with it (the current one).",
       {},
       false,
       [settings](const std::string& value) { settings->learned_file = value; }},
      {"to",
       0,
       "FORMAT",
       "A rule or columns to read, or JSON (text).",
       {"text", "json"},
       false,
       [settings](const std::string& value) { settings->is_json = value == "json"; }},
  };
  command.max_operands = 1;
  command.run = [settings](const std::vector<std::string>& operands) {
    return run_show(*settings, operands);
  };
  return command;
}

}  // namespace kehraus
