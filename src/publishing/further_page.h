#pragma once

#include <string>
#include <vector>

#include "base/table.h"
#include "publishing/answers.h"
#include "publishing/report_tables.h"

namespace cadre::publishing {

/// A table that a stage beyond capacity adds to the internal edition, whole: report, workbook, tables/*.csv and
/// workforce.duckdb hold it under its own name.
struct FurtherTable {
  const base::Table* table;  ///< outlives the report; described by its TableSpec, columns of kind Key are left out
  std::vector<std::string> notes;  ///< sentences for below the table
  bool in_report = true;           ///< false: too long for a page; workbook, CSV and database only
};

/// What such a stage says on one page. A page of report_pages() appears when one of these names it and has an answer;
/// for a page that is there anyhow, the sentences follow its own.
struct FurtherPage {
  std::string page;  ///< id of report_pages()
  std::vector<AnswerSentence> answer;
  std::vector<FurtherTable> tables;
  /// Said instead of the page in the released edition, in one sentence: nothing of a FurtherPage is released.
  std::string withheld;
};

/// The table as the report holds it: months, codes, texts and flags ("yes", "no") as codes, whole numbers without and
/// decimals with one digit after the point (ratios two, shares three), missing as no data.
ReportTable report_table(const FurtherTable& further);

}  // namespace cadre::publishing
