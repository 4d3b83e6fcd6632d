#pragma once

#include <string>
#include <vector>

#include "corrections/corrections.h"
#include "plan_file/plan.h"
#include "publishing/answers.h"
#include "run/curate_file.h"
#include "run/further_results.h"
#include "run/load_staff.h"

namespace cadre::run {

inline constexpr const char* kExceptionsFile = "exceptions.csv";  ///< in the plan's folder

/// The plan's exceptions; none when the file is not there. Throws base::InputError with every fault in it.
corrections::ExceptionsFile read_plan_exceptions(const plan_file::Plan& plan);

/// Judges the findings of a run. `database` is the workforce.duckdb just written, which gains the tables of
/// corrections; `files` are in the order of file_id. No count of staff changes.
corrections::CorrectionResult correct_plan(const plan_file::Plan& plan, const std::string& database,
                                           const std::vector<FileSummary>& files,
                                           const std::vector<NumberedPartition>& partitions,
                                           const corrections::ExceptionsFile& exceptions, int threads);

/// `folder`/EMPLOYER.csv, the rows of corrections::fix_list_spec() of one employer each; "unknown.csv" where no
/// employer is known. The folder is made.
void write_fix_lists(const base::Table& fix_list, const std::string& folder);

/// Hands the tables over to the outputs, with what the Data quality page says of them. Returns the tables.
std::vector<const base::Table*> keep_corrections(corrections::CorrectionResult result, FurtherResults& further);

/// What the Data quality page says of corrections: how many findings are to be mended, quiet, mended and new.
std::vector<publishing::AnswerSentence> correction_sentences(const corrections::CorrectionResult& result);

}  // namespace cadre::run
