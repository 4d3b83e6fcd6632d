#include "run/input_sources.h"

#include <fmt/format.h>

#include <array>
#include <map>
#include <tuple>

#include "base/month.h"
#include "store/chunk_reader.h"
#include "store/sql_text.h"

namespace cadre::run {
namespace {

using base::ColumnKind;
using base::ColumnSpec;

constexpr std::array kColumns = {
    ColumnSpec{"month", ColumnKind::Month, "", "Month of the records."},
    ColumnSpec{"employer", ColumnKind::Code, "", "Organisation code of the employer."},
    ColumnSpec{"file", ColumnKind::Text, "", "Name of the file as the plan gives it."},
    ColumnSpec{"sha256", ColumnKind::Text, "", "Hash of the file."},
    ColumnSpec{"rows", ColumnKind::Integer, "rows", "Records of that employer and month in it, merged ones included."},
};
constexpr base::TableSpec kSpec = {"input_sources", "run", true,
                                   "Which file the records of an employer and month came from.", kColumns};

}  // namespace

const base::TableSpec& input_sources_spec() { return kSpec; }

base::Table input_sources(const std::vector<NumberedPartition>& partitions, const std::vector<FileSummary>& files,
                          int threads) {
  std::map<std::tuple<std::int32_t, std::string, std::uint16_t>, std::int64_t> rows;
  store::DatabaseOptions options;
  options.threads = threads;
  store::Database database({}, options);
  for (const NumberedPartition& partition : partitions)
    for (const std::string& part : part_files(partition, "staff")) {
      const std::string sql = fmt::format("SELECT month, employer, count(*) FROM read_parquet({}) GROUP BY 1, 2",
                                          store::quote_literal(part));
      store::read_chunks(database, sql, {}, [&](const store::Chunk& chunk) {
        for (std::size_t row = 0; row < chunk.rows(); ++row) {
          const base::CivilDate date = base::civil_from_days(chunk.column(0).days(row));
          const store::ChunkColumn& employer = chunk.column(1);
          rows[{base::Month(date.year, date.month).ordinal(),
                employer.missing(row) ? std::string() : std::string(employer.text(row)), partition.file_id}] +=
              chunk.column(2).integer(row);
        }
      });
    }
  base::Table table(kSpec);
  for (const auto& [key, count] : rows) {
    const auto& [month, employer, file_id] = key;
    const FileSummary& file = files.at(file_id - 1U);
    table.integer(month).text(employer).text(file.file).text(file.sha256).integer(count).end_row();
  }
  return table;
}

}  // namespace cadre::run
