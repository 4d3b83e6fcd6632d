// bench_bridge [--rows N] [--threads T]: the bridge between two months of N contracts each, by employer and profession,
// by cadre (one thread) and by a self-join in SQL (DuckDB, T threads). Prints one JSON line; fails when the two differ.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <exception>
#include <map>
#include <string>
#include <vector>

#include "base/random_stream.h"
#include "capacity/bridge.h"
#include "store/database.h"
#include "store/table_exchange.h"

namespace {

using namespace cadre;  // a program of one file
using capacity::BridgePart;
using capacity::ChangeRow;
using capacity::ChangeRows;

constexpr std::uint32_t kEmployers = 250;

ChangeRow invent_row(base::RandomStream& random, std::uint64_t person) {
  ChangeRow row;
  row.person = person;
  row.assignment = person;
  row.post = person + 1;
  row.fte = static_cast<capacity::NanoFte>(random.below(100001)) * 10000;
  row.employer = static_cast<std::uint32_t>(random.below(kEmployers));
  row.profession = static_cast<std::uint8_t>(1 + random.below(14));
  row.level = 3, row.band = 6, row.staffing = 1;
  row.counted = row.linked = true;
  return row;
}

/// Two months of one contract each, so that SQL needs no rule for people with several: one in a hundred leaves, and of
/// a hundred each one changes hours, profession (half of them by coding only) and employer.
ChangeRows invent(std::size_t rows) {
  base::RandomStream random(1, 0);
  ChangeRows out;
  for (std::uint32_t e = 0; e < kEmployers; ++e) out.employers.push_back(fmt::format("U{:04}", e));
  out.places = {"unknown"};
  std::vector<ChangeRow> later;
  for (std::size_t person = 1; person <= rows; ++person) {
    const ChangeRow row = invent_row(random, person);
    out.rows.push_back(row);
    const std::uint64_t fate = random.below(100);
    ChangeRow now = row;
    if (fate == 1) now.fte = static_cast<capacity::NanoFte>(random.below(100001)) * 10000;
    if (fate == 2) now.profession = static_cast<std::uint8_t>(1 + row.profession % 14), now.post += random.below(2);
    if (fate == 3) now.employer = (row.employer + 1) % kEmployers, now.assignment += rows, now.post += rows;
    if (fate != 0) later.push_back(now);
  }
  for (std::size_t person = rows + 1; later.size() < rows; ++person) later.push_back(invent_row(random, person));
  out.months = {{24303, 0, rows}, {24304, rows, 2 * rows}};
  out.rows.insert(out.rows.end(), later.begin(), later.end());
  std::vector<std::uint32_t> all;
  for (std::uint32_t e = 0; e < kEmployers; ++e) all.push_back(e);
  out.reporting = {all, all};
  return out;
}

void load(store::Database& database, const char* name, std::span<const ChangeRow> rows) {
  std::vector<std::uint64_t> person, post;
  std::vector<std::int64_t> fte, employer, profession;
  for (const ChangeRow& row : rows) {
    person.push_back(row.person), post.push_back(row.post), fte.push_back(row.fte);
    employer.push_back(row.employer), profession.push_back(row.profession);
  }
  const std::vector<store::ColumnView> views = {
      {"person", store::Keys{person}},
      {"post", store::Keys{post}},
      {"fte", store::Integers<std::int64_t>{fte, std::nullopt}},
      {"employer", store::Integers<std::int64_t>{employer, std::nullopt}},
      {"profession", store::Integers<std::int64_t>{profession, std::nullopt}}};
  store::create_table(database, name, views);
}

constexpr const char* kSql = R"(
WITH pairs AS (
  SELECT a.person AS a_person, b.person AS b_person, a.fte AS a_fte, b.fte AS b_fte, a.employer AS a_employer,
         b.employer AS b_employer, a.profession AS a_profession, b.profession AS b_profession,
         CASE WHEN a.employer <> b.employer THEN 'transferred'
              WHEN a.profession <> b.profession THEN CASE WHEN a.post = b.post THEN 'recoded' ELSE 'moved' END END AS kind
  FROM earlier a FULL OUTER JOIN later b ON a.person = b.person),
parts AS (
  SELECT b_employer AS employer, b_profession AS profession, 'starters' AS part, b_fte AS fte FROM pairs WHERE a_person IS NULL
  UNION ALL SELECT a_employer, a_profession, 'leavers', -a_fte FROM pairs WHERE b_person IS NULL
  UNION ALL SELECT a_employer, a_profession, kind || '_out', -a_fte FROM pairs WHERE kind IS NOT NULL
  UNION ALL SELECT b_employer, b_profession, kind || '_in', a_fte FROM pairs WHERE kind IS NOT NULL
  UNION ALL SELECT b_employer, b_profession, CASE WHEN b_fte > a_fte THEN 'hours_up' ELSE 'hours_down' END, b_fte - a_fte
            FROM pairs WHERE a_fte <> b_fte)
SELECT employer, profession, part, count(*), sum(fte)::BIGINT FROM parts GROUP BY ALL)";

/// FTE by part, in thousand-millionths, over all cells; how many cells of a part there are.
using Sums = std::map<std::string, std::pair<std::int64_t, std::int64_t>>;

Sums by_cadre(const ChangeRows& rows) {
  Sums sums;
  const auto links = link_months(rows, 0, 1);
  for (const capacity::BridgeCell& cell :
       bridge_between(rows, 0, 1, links, {capacity::Dimension::Employer, capacity::Dimension::Profession}))
    for (std::size_t p = 0; p < capacity::kBridgeParts; ++p) {
      const capacity::BridgeAmount& part = cell.parts[p];
      if (part == capacity::BridgeAmount{}) continue;
      auto& [fte, cells] = sums[std::string(code_of(static_cast<BridgePart>(p)))];
      fte += part.fte, ++cells;
    }
  return sums;
}

Sums by_sql(store::Database& database) {
  Sums sums;
  const store::QueryResult found = database.query(kSql);
  for (std::size_t row = 0; row < found.rows(); ++row) {
    auto& [fte, cells] = sums[found.text(row, 2)];
    fte += found.integer(row, 4), ++cells;
  }
  return sums;
}

template <class Work>
double seconds_of(const Work& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

int bench(std::size_t rows, int threads) {
  const ChangeRows all = invent(rows);
  store::DatabaseOptions options;
  options.threads = threads;
  store::Database database({}, options);
  load(database, "earlier", std::span(all.rows).first(rows));
  load(database, "later", std::span(all.rows).subspan(rows));
  Sums cadre_sums, sql_sums;
  const double seconds = seconds_of([&] { cadre_sums = by_cadre(all); });
  const double sql = seconds_of([&] { sql_sums = by_sql(database); });
  fmt::print(
      "{{\"rows\":{},\"months\":2,\"parts\":{},\"seconds\":{:.3f},\"duckdb_threads\":{},\"duckdb_seconds\":{:.3f},"
      "\"ratio\":{:.3f}}}\n",
      rows, cadre_sums.size(), seconds, threads, sql, seconds / sql);
  if (cadre_sums == sql_sums) return 0;
  for (const auto& [part, sum] : cadre_sums)
    fmt::print(stderr, "{}: cadre {} in {} cells, SQL {} in {}\n", part, sum.first, sum.second, sql_sums[part].first,
               sql_sums[part].second);
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t rows = 1'000'000;
  int threads = 1;
  CLI::App app{"Time the bridge between two months"};
  app.add_option("--rows", rows, "contracts in each month");
  app.add_option("--threads", threads, "threads of DuckDB");
  CLI11_PARSE(app, argc, argv);
  try {
    return bench(rows, threads);
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 3;
  }
}
