#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "base/progress.h"
#include "base/table.h"
#include "capacity/release_tables.h"
#include "publishing/count_table.h"
#include "publishing/disclosure_rules.h"
#include "publishing/released.h"

namespace cadre::publishing {

/// One grouping over all months, as published. Rows in the order of capacity_cells.
struct ReleasedTable {
  std::string id, caption;
  std::vector<std::string> dimensions;  ///< without the month
  struct Row {
    std::int32_t month = 0;           ///< base::Month ordinal
    std::vector<std::string> values;  ///< one per dimension; never empty
    PublishedCell cell;
  };
  std::vector<Row> rows;
};

/// A trend on matched employers, and staff past an age, as published.
struct ReleasedTrendRow {
  std::int32_t month = 0;
  std::string profession;  ///< empty = all
  PublishedCell raw, matched;
  bool matched_known = false;  ///< false: not on the panel's months, or it could not be tied to the other tables
  std::int64_t employers_reporting = 0, employers_matched = 0;
};
struct ReleasedPastAgeRow {
  std::int32_t month = 0;
  std::string profession;
  PublishedCell known_age, past_age;
  double share = 0;  ///< %, of unrounded numbers, to whole percent; NaN = withheld
};

struct ReleaseSet {
  DisclosureOptions options;
  std::vector<ReleasedTable> tables;
  std::vector<ReleasedTrendRow> trend;
  std::vector<ReleasedPastAgeRow> past_age;
  std::vector<std::int32_t> months;
  bool roles_for_people = false;  ///< some month names no person: its counts are of records
  std::int64_t cells = 0, small = 0, withheld = 0, fte_withheld = 0, narrowed_by_last_month = 0;
};

struct ReleaseRequest {
  const base::Table* cells = nullptr;        ///< capacity_cells
  const base::Table* trend = nullptr;        ///< capacity_trend; may be null
  std::vector<capacity::ReleaseTable> list;  ///< capacity::released_only
  DisclosureOptions options;
  std::vector<Hierarchy> hierarchies;  ///< candidates; used where the counts bear them out
  const ReleaseSet* last = nullptr;    ///< what stands published now
  std::vector<std::string> panel;      ///< capacity::CapacityResult::matched_employers
  int past_age = 55;                   ///< must begin an age band, else no figures past an age are released
  int threads = 0;
};

/// The release cannot be made safe; nothing may be published.
class ReleaseRefused : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Protects each month's tables together, attacks the result, and only then lets it pass. Months run in parallel; the
/// result does not depend on it. Throws ReleaseRefused when the attack succeeds, std::logic_error for mode Off.
Released<ReleaseSet> protect(const ReleaseRequest& request, base::Progress& progress);

/// What was done to the figures, for readers.
std::string disclosure_sentence(const DisclosureOptions& options);
/// Id and text of each note that must go with the release: disclosure, star, c, sums, hidden …
std::vector<std::pair<std::string, std::string>> release_notes(const ReleaseSet& release);

/// Writes dir/ID.csv and dir/ID.parquet of every table, and dir/notes.csv. Columns: month, the table's dimensions,
/// people, people_mark, fte, fte_mark; a hidden figure is missing and its mark says why. `dir` must exist. Throws
/// base::InputError when a file cannot be written.
void write_release_tables(const Released<ReleaseSet>& release, const std::string& dir);

/// Reads back the tables written so, to protect the next release against them. An empty set when `dir` holds none.
/// Throws base::InputError with file and line when a file was changed by hand.
ReleaseSet read_release_tables(const std::string& dir, const std::vector<capacity::ReleaseTable>& list);

}  // namespace cadre::publishing
