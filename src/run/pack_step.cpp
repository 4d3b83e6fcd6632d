#include "run/pack_step.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "base/diagnostics.h"
#include "intake/companion_table.h"
#include "packs/contents_sheet.h"
#include "packs/pack_table.h"
#include "run/checksums.h"
#include "run/last_output.h"
#include "run/load_staff.h"
#include "run/private_file.h"
#include "store/durable_file.h"
#include "store/sql_text.h"
#include "store/table_exchange.h"

namespace cadre::run {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBookkeeping = 3;  // file_id, line and status are given by who reads the pack

/// Columns of a companion table as a sender writes them.
base::TableSpec sent(const base::TableSpec& spec) {
  base::TableSpec out = spec;
  out.columns = spec.columns.first(spec.columns.size() - kBookkeeping);
  return out;
}
const base::TableSpec& ledger_spec() {
  static const base::TableSpec spec = sent(intake::pack_ledger_spec());
  return spec;
}
const base::TableSpec& rules_spec() {
  static const base::TableSpec spec = sent(intake::pack_rules_spec());
  return spec;
}

base::Table ledger_of(store::Database& database, const std::string& title) {
  return store::read_table(
      database,
      fmt::format(
          "SELECT coalesce((SELECT max(s.month) FROM staff s WHERE s.file_id = l.file_id), (SELECT max(month) FROM "
          "staff)) AS month, {} AS pack, l.file, l.layout, l.rows_read, l.accepted, l.review, l.rejected, l.merged "
          "FROM ledger l ORDER BY l.file_id",
          store::quote_literal(title)),
      ledger_spec());
}

base::Table rules_of(store::Database& database, const std::string& title) {
  return store::read_table(
      database,
      fmt::format("SELECT (SELECT max(month) FROM staff) AS month, {} AS pack, rule, severity, findings "
                  "FROM rules WHERE findings > 0 ORDER BY rule",
                  store::quote_literal(title)),
      rules_spec());
}

void check_rows(const base::Table& pack) {
  for (std::size_t row = 0; row < pack.rows(); ++row)
    if (pack.integer_at(row, "roles") > packs::kMostOfRow)
      throw base::InputError(
          {base::Severity::Error,
           {"", 0, 0},
           fmt::format("{} records of {} fall into one row of the pack, more than {}", pack.integer_at(row, "roles"),
                       pack.text_at(row, "profession"), packs::kMostOfRow),
           "Give places to the records, or make a pack for each employer"});
}

/// What leaves must be what is there.
void check_totals(const curation::StaffTable& staff, const base::Table& pack) {
  double fte = 0, packed = 0;
  for (const double one : staff.fte) fte += std::isfinite(one) ? one : 0;
  for (std::size_t row = 0; row < pack.rows(); ++row) packed += pack.decimal_at(row, "fte");
  if (std::abs(fte - packed) > 1e-6 * std::max(1.0, std::abs(fte)))
    throw std::logic_error(fmt::format("the pack holds {} FTE, its records {}", packed, fte));
}

std::string finished_of(const std::string& out) {
  std::ifstream file(out + "/run.json", std::ios::binary);
  const auto record = nlohmann::json::parse(file, nullptr, false);
  return record.is_object() ? record.value("finished", std::string()) : std::string();
}

void write_files(const fs::path& dir, const packs::PackFacts& facts, const base::Table& pack, const base::Table& ledger,
                 const base::Table& rules) {
  store::write_durable_file((dir / "pack.csv").string(), base::to_csv(pack));
  store::write_durable_file((dir / "ledger.csv").string(), base::to_csv(ledger));
  store::write_durable_file((dir / "rules.csv").string(), base::to_csv(rules));
  store::write_durable_file((dir / "contents.html").string(), packs::contents_sheet(facts, pack, ledger));
  store::write_durable_file((dir / kSums).string(), sums_of(dir.string()));
  for (const auto& entry : fs::directory_iterator(dir)) ::chmod(entry.path().c_str(), 0600);
}

}  // namespace

base::Table write_pack(const plan_file::Plan& plan, const PackRequest& request) {
  check_private_path(request.to);
  store::Database database = open_output(plan, request.out_dir);
  const curation::StaffTable staff = load_output_staff(database);
  capacity::CapacityOptions options;
  options.age_bands = plan.capacity.age_bands;
  base::Table pack = packs::pack_table(staff, options);
  if (pack.rows() == 0)
    throw base::InputError({base::Severity::Error,
                            {output_folder_of(plan, request.out_dir), 0, 0},
                            "holds no record of allied health staff to pack",
                            "Add a staff list to the plan and run it"});
  check_rows(pack);
  check_totals(staff, pack);
  const packs::PackFacts facts = {plan.plan.title,
                                  request.version,
                                  finished_of(output_folder_of(plan, request.out_dir)),
                                  plan.plan.synthetic,
                                  {{"pack.csv", "the staff as counts"},
                                   {"ledger.csv", "what became of every row that was read, by file"},
                                   {"rules.csv", "faults found, by data-quality rule"},
                                   {"contents.html", "this page"},
                                   {kSums, "SHA-256 of each of these files"}}};
  const base::Table ledger = ledger_of(database, plan.plan.title), rules = rules_of(database, plan.plan.title);
  const fs::path final = fs::path(request.to), working = fs::path(request.to + ".new");
  std::error_code failed;
  fs::remove_all(working, failed);  // of a run that was killed
  fs::create_directories(working, failed);
  if (failed) store::refuse_write(request.to, failed.message());
  ::chmod(working.c_str(), 0700);
  try {
    write_files(working, facts, pack, ledger, rules);
    fs::rename(working, final);
  } catch (const fs::filesystem_error& error) {
    fs::remove_all(working, failed);
    store::refuse_write(request.to, error.code().message());
  } catch (...) {
    fs::remove_all(working, failed);
    throw;
  }
  return pack;
}

}  // namespace cadre::run
