// bench_capacity [--rows N] [--months M] [--threads T]: every release table counted by cadre, and by the plain way: a
// hash map of cells with a hash set of people each. Prints one JSON line; fails when the two count differently.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "base/random_stream.h"
#include "base/source_dir.h"
#include "capacity/cells.h"
#include "capacity/staff_view.h"
#include "intake/raw_table.h"

namespace {

using namespace cadre;  // a program of one file
using capacity::Dimension;
using capacity::StaffView;

curation::StaffTable invent_staff(std::size_t rows, int months) {
  base::RandomStream random(1, 0);
  curation::StaffTable staff;
  auto fill = [](base::CodedColumn& column, const char* prefix, int values) {
    for (int i = 0; i < values; ++i) column.values.push_back(fmt::format("{}{:04}", prefix, i));
  };
  fill(staff.employer, "U", 250);
  fill(staff.place, "P", 106);
  fill(staff.ics, "Q", 42);
  fill(staff.region, "Y", 7);
  auto byte = [&](std::size_t values) { return static_cast<std::uint8_t>(random.below(values)); };
  for (std::size_t i = 0; i < rows; ++i) {
    const auto place = static_cast<std::uint32_t>(random.below(107));
    staff.month.push_back(base::Month(2025, 1).ordinal() + static_cast<int>(i % static_cast<std::size_t>(months)));
    staff.person_key.push_back(random.chance(0.05) ? 0 : 1 + random.below(rows));
    staff.assignment_key.push_back(0);
    staff.post_key.push_back(0);
    staff.occupation_code.codes.push_back(0);
    staff.job_role.codes.push_back(0);
    staff.person_scope.push_back(static_cast<std::uint8_t>(intake::IdentifierScope::National));
    staff.employer.codes.push_back(1 + static_cast<std::uint32_t>(random.below(250)));
    staff.place.codes.push_back(place);
    staff.sub_icb.codes.push_back(0);
    staff.ics.codes.push_back(place % 43);
    staff.region.codes.push_back(place % 8);
    staff.sector.push_back(byte(vocabulary::kSectorCount));
    staff.setting.push_back(byte(vocabulary::kSettingCount));
    staff.profession.push_back(static_cast<std::uint8_t>(1 + random.below(15)));
    staff.alternatives.push_back(0);
    staff.role_level.push_back(byte(vocabulary::kRoleLevelCount));
    staff.manager.push_back(0);
    staff.band.push_back(byte(vocabulary::kBandCount));
    staff.staffing.push_back(static_cast<std::uint8_t>(vocabulary::Staffing::Permanent));
    staff.presence.push_back(static_cast<std::uint8_t>(vocabulary::Presence::Active));
    staff.age.push_back(static_cast<std::uint8_t>(20 + random.below(48)));
    staff.fte.push_back(static_cast<double>(random.below(100001)) / 100000.0);
    staff.status.push_back(static_cast<std::uint8_t>(random.chance(0.1) ? vocabulary::RecordStatus::Review
                                                                        : vocabulary::RecordStatus::Accepted));
    staff.file_id.push_back(1);
    staff.line.push_back(static_cast<std::uint32_t>(i + 2));
  }
  return staff;
}

struct Tally {
  std::uint64_t cells = 0, people = 0, roles = 0;
  double fte = 0;
  bool same_counts(const Tally& o) const { return cells == o.cells && people == o.people && roles == o.roles; }
};

struct PlainCell {
  std::unordered_set<std::uint64_t> people;
  std::int64_t roles = 0;
  double fte = 0;
};

Tally count_plainly(const StaffView& view, const std::vector<capacity::ReleaseTable>& tables) {
  Tally tally;
  for (const capacity::ReleaseTable& table : tables)
    for (const StaffView::MonthRange& range : view.months) {
      std::unordered_map<std::uint64_t, PlainCell> cells;
      for (std::size_t row = range.begin; row < range.end; ++row) {
        std::uint64_t key = 0;
        for (const Dimension d : table.dims) key = key << 16U | view.codes(d)[row];
        PlainCell& cell = cells[key];
        if (view.person[row] != 0) cell.people.insert(view.person[row]);
        ++cell.roles;
        cell.fte += capacity::fte_of(view.fte[row]);
      }
      for (const auto& [key, cell] : cells) {
        ++tally.cells;
        tally.people += cell.people.size();
        tally.roles += static_cast<std::uint64_t>(cell.roles);
        tally.fte += cell.fte;
      }
    }
  return tally;
}

Tally tally_of(const base::Table& table) {
  Tally tally;
  tally.cells = table.rows();
  for (std::size_t i = 0; i < table.rows(); ++i) {
    tally.people += static_cast<std::uint64_t>(table.integer_at(i, "people"));
    tally.roles += static_cast<std::uint64_t>(table.integer_at(i, "roles"));
    tally.fte += table.decimal_at(i, "fte");
  }
  return tally;
}

template <class Work>
double seconds_of(const Work& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

int bench(std::size_t rows, int months, int threads) {
  const auto tables = capacity::load_release_tables(cadre::base::source_dir() + "/reference");
  const curation::StaffTable staff = invent_staff(rows, months);
  capacity::CapacityOptions options;
  options.threads = threads;
  StaffView view;
  const double view_seconds = seconds_of(
      [&] { view = make_staff_view(staff, capacity::area_membership(staff, nullptr, std::nullopt), options); });
  Tally cadre_tally, plain_tally;
  const double seconds = seconds_of([&] { cadre_tally = tally_of(capacity_cells(view, tables, options)); });
  const double plain = seconds_of([&] { plain_tally = count_plainly(view, tables); });
  fmt::print(
      "{{\"rows\":{},\"months\":{},\"tables\":{},\"threads\":{},\"cells\":{},\"view_seconds\":{:.3f},\"seconds\":{:.3f}"
      ","
      "\"plain_seconds\":{:.3f},\"ratio\":{:.3f}}}\n",
      rows, months, tables.size(), threads, cadre_tally.cells, view_seconds, seconds, plain, seconds / plain);
  if (cadre_tally.same_counts(plain_tally)) return 0;
  fmt::print(stderr, "the two ways count differently\n");
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Counts every release table, against the plain way"};
  std::size_t rows = 300000;
  int months = 12, threads = 2;
  app.add_option("--rows", rows, "allied health records")->check(CLI::Range(1, 50000000));
  app.add_option("--months", months, "months they are spread over")->check(CLI::Range(1, 240));
  app.add_option("--threads", threads, "threads")->check(CLI::Range(1, 256));
  CLI11_PARSE(app, argc, argv);
  return bench(rows, months, threads);
}
