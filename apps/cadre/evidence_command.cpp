#include "cadre/evidence_command.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>

#include "cadre/plain_files.h"
#include "cadre/shared_files.h"
#include "evidence/evidence.h"
#include "store/durable_file.h"

namespace cadre::app {
namespace {

using base::ExitCode;

struct EvidenceWish {
  evidence::Query query;
  std::string since, own, out;
};

std::vector<evidence::Item> library(const std::string& own) {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(reference_dir() + "/evidence"))
    if (entry.path().extension() == ".csv") files.push_back(entry.path().string());
  std::sort(files.begin(), files.end());
  std::vector<evidence::Item> items;
  for (const std::string& file : files)
    evidence::read_items(plain_text(file), std::filesystem::path(file).filename().string(), false, items);
  if (!own.empty()) evidence::read_items(plain_text(own), own, true, items);
  return items;
}

ExitCode find_evidence(Console& console, EvidenceWish wish) {
  if (!wish.since.empty()) {
    const bool year = wish.since.size() == 4;
    const auto month = base::parse_month(year ? wish.since + "-01" : wish.since);
    if (!month)
      throw base::UsageError(fmt::format("--since: '{}' is no year or month; write 2018 or 2018-11.", wish.since));
    wish.query.since = *month;
  }
  const std::vector<evidence::Item> items = library(wish.own);
  const std::vector<evidence::Found> found = evidence::search(items, wish.query);
  for (const evidence::Found& hit : found) {
    const evidence::Item& item = items[hit.item];
    fmt::print(console.out, "{}  {}\n  {}{}{}{}; {}\n", item.id, item.title, item.kind,
               item.setting.empty() ? "" : ", " + item.setting, item.place.empty() ? "" : ", " + item.place,
               item.date_text.empty() ? "" : ", " + item.date_text, item.source);
  }
  fmt::print(console.err, "{} of {} items.\n", found.size(), items.size());
  if (!wish.out.empty()) store::write_durable_file(wish.out, base::to_csv(evidence::evidence_table(items, found)));
  return ExitCode::Done;
}

}  // namespace

void add_evidence_command(CLI::App& app, Console& console, std::function<ExitCode()>& action) {
  const auto wish = std::make_shared<EvidenceWish>();
  CLI::App* command = app.add_subcommand("evidence", "Search case studies, evaluations, frameworks and policy");
  command->footer(
      "Examples:\n"
      "  cadre evidence first contact physiotherapist\n"
      "  cadre evidence restraint --profession SLT\n"
      "  cadre evidence --enabler SUPPLY --since 2018 --out found.csv");
  command->add_option("WORDS", wish->query.words, "Words, or beginnings of words, that must all stand in an item");
  command->add_option("--setting", wish->query.setting, "Part of the words of the setting")->type_name("WORDS");
  command->add_option("--profession", wish->query.profession, "Code of a profession, e.g. OT")->type_name("CODE");
  command->add_option("--enabler", wish->query.enabler, "SUPPLY, UPSKILLING, NEW_ROLES, NEW_WAYS or LEADERSHIP")
      ->type_name("CODE")
      ->check(CLI::IsMember({"SUPPLY", "UPSKILLING", "NEW_ROLES", "NEW_WAYS", "LEADERSHIP"}));
  command->add_option("--strength", wish->query.strength, "review, evaluation, described, guidance or policy")
      ->type_name("WORD")
      ->check(CLI::IsMember({"review", "evaluation", "described", "guidance", "policy"}));
  command->add_option("--since", wish->since, "Published in this year or month, or later")->type_name("DATE");
  command->add_option("--items", wish->own, "CSV file of items of one's own")->type_name("FILE");
  command->add_option("--out", wish->out, "CSV file to write as well")->type_name("FILE");
  command->callback([&action, &console, wish] { action = [&console, wish] { return find_evidence(console, *wish); }; });
}

}  // namespace cadre::app
