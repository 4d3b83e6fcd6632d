#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostics.h"
#include "base/table.h"
#include "corrections/exceptions_file.h"

namespace cadre::corrections {

/// A fault in one row of one list: it keeps the row under review, or out of the records.
struct Fault {
  std::uint64_t finding = 0, assignment = 0;
  std::uint32_t employer = 0;  ///< index into CorrectionInputs::employers
  std::int32_t month = 0;      ///< base::Month ordinal
  std::uint16_t file_id = 0;
  std::uint32_t line = 0, column = 0;
  std::uint16_t rule = 0;        ///< index into curation::rules()
  std::uint16_t row_faults = 1;  ///< faults of its row, this one included
  bool scored = false;           ///< its row counts in the quality score: kept, and of an allied health profession
  double fte = 0;                ///< of the record; NaN = missing
  std::string field, shown, profession;
};

/// One employer's list of one month: rows of allied health professions that were kept, and those with any fault.
struct ListScore {
  std::uint32_t employer = 0;
  std::int32_t month = 0;
  std::int64_t rows = 0, rows_with_error = 0;
};

struct CorrectionInputs {
  std::vector<std::string> employers;                           ///< codes; "" = not known
  std::vector<std::string> files;                               ///< names by file_id - 1
  std::vector<ListScore> lists;                                 ///< every list of every employer
  std::vector<Fault> faults;                                    ///< in order of file and line
  std::vector<std::pair<std::uint64_t, std::int32_t>> present;  ///< assignment, month: of every assignment with a fault
  std::vector<ExceptionRow> exceptions;
  std::string exceptions_name;  ///< for messages
};

struct CorrectionResult {
  base::Table fix_list, fix_rules, fix_progress, judgements, false_alarms;
  base::Diagnostics remarks;  ///< judgements that match nothing, have expired, are overdue, disagree with the finding
};

/// Judges every fault, and makes the fix-lists of the latest month of each employer (docs/methods/corrections.md).
/// Quality score of a list = 1 - rows with any error / rows; the gain of a row is divided among its faults, so that the
/// gains of a list add up to what its score lacks. Changes no record. Throws std::logic_error when the account of
/// months does not close: faults before + new = faults now + mended + gone with their record.
CorrectionResult correct(const CorrectionInputs& inputs);

}  // namespace cadre::corrections
