#include "run/reporting_employers.h"

#include <fmt/format.h>

#include "base/month.h"
#include "store/chunk_reader.h"
#include "store/sql_text.h"

namespace cadre::run {

std::vector<capacity::ReportingEmployer> load_reporting_employers(const std::vector<NumberedPartition>& partitions,
                                                                  int threads) {
  std::vector<capacity::ReportingEmployer> out;
  store::DatabaseOptions options;
  options.threads = threads;
  store::Database database({}, options);
  for (const NumberedPartition& partition : partitions)
    for (const std::string& file : part_files(partition, "staff")) {
      const std::string sql = fmt::format(
          "SELECT DISTINCT month, employer, sub_icb, ics, region FROM read_parquet({}) WHERE status <> 'merged' AND "
          "employer IS NOT NULL ORDER BY ALL",
          store::quote_literal(file));
      store::read_chunks(database, sql, {}, [&](const store::Chunk& chunk) {
        for (std::size_t row = 0; row < chunk.rows(); ++row) {
          auto text = [&](std::size_t column) {
            const store::ChunkColumn& c = chunk.column(column);
            return c.missing(row) ? std::string() : std::string(c.text(row));
          };
          const base::CivilDate date = base::civil_from_days(chunk.column(0).days(row));
          out.push_back({base::Month(date.year, date.month).ordinal(), text(1), text(2), text(3), text(4)});
        }
      });
    }
  return out;
}

}  // namespace cadre::run
