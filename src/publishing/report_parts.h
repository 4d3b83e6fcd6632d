#pragma once

#include <map>
#include <string>
#include <vector>

#include "publishing/answers.h"
#include "publishing/release_tables.h"
#include "publishing/report_inputs.h"
#include "publishing/report_tables.h"

namespace cadre::publishing {

/// The tables of a report and what its sentences say, in one edition.
struct ReportParts {
  ReportTable cells, rates, trend, age_profile, past_age, support_mix, turnover;
  AnswerFacts facts;

  ReportParts();
};

ReportParts internal_parts(const ReportInputs& inputs, base::Month month);
ReportParts released_parts(const ReportInputs& inputs, const ReleaseSet& release, base::Month month);

/// The month that pages show first: as asked, else the latest of capacity_cells.
base::Month shown_month(const ReportInputs& inputs);
/// Months of capacity_cells, ascending.
std::vector<base::Month> report_months(const ReportInputs& inputs);

/// Parts of the facts that both editions find alike.
void keep_largest(AnswerFacts& facts);
void consider_rate(AnswerFacts& facts, const std::string& place, const std::string& label, double rate);
void find_change(AnswerFacts& facts, const std::map<std::int32_t, double>& matched_fte_by_month);

/// A count of rows or findings as the released edition shows it: to the nearest 5, 1 to 4 as "*".
Json released_count(std::int64_t count);

}  // namespace cadre::publishing
