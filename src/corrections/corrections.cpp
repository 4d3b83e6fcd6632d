#include "corrections/corrections.h"

#include <fmt/format.h>

#include <cmath>
#include <map>
#include <optional>
#include <stdexcept>

#include "corrections/fix_list.h"
#include "corrections/judgement.h"
#include "curation/finding_name.h"
#include "curation/rules.h"
#include "plan_file/nearest.h"

namespace cadre::corrections {
namespace {

constexpr std::size_t kToldOfEach = 5;  // the table has them all

/// The shares of all faults of a list add up to its rows with an error; otherwise a gain would be wrong.
void require_shares(const CorrectionInputs& inputs) {
  std::map<std::pair<std::uint32_t, std::int32_t>, double> shares;
  for (const Fault& fault : inputs.faults)
    if (fault.scored) shares[{fault.employer, fault.month}] += 1.0 / fault.row_faults;
  for (const ListScore& list : inputs.lists) {
    const double sum = shares[{list.employer, list.month}];
    if (std::abs(sum - static_cast<double>(list.rows_with_error)) > 1e-6 * (1 + sum))
      throw std::logic_error(
          fmt::format("{} rows with an error, but the gains of their faults make {}", list.rows_with_error, sum));
  }
}

/// The known name that a mistyped one was probably meant to be.
std::string meant(const CorrectionInputs& inputs, std::uint64_t finding) {
  const std::string name = curation::finding_name(finding);
  for (const Fault& fault : inputs.faults) {
    const std::string known = curation::finding_name(fault.finding);
    if (plan_file::edit_distance(name, known) <= 2) return fmt::format("Did you mean '{}'?", known);
  }
  return "Take the row out, or copy the name again; a new key gives every finding a new name";
}

struct Remark {
  std::string message, remedy;
};

std::optional<Remark> remark_on(const CorrectionInputs& inputs, const ExceptionRow& row, JudgementState state,
                                bool look_for_name) {
  const std::string name = curation::finding_name(row.finding);
  switch (state) {
    case JudgementState::Unmatched:
      return Remark{
          fmt::format("no list holds the finding {}", name),
          look_for_name ? meant(inputs, row.finding) : std::string("Take the row out, or copy the name again")};
    case JudgementState::Expired:
      return Remark{
          fmt::format("{} {} until {} and is open again", name,
                      row.decision == Decision::Wrong ? "was judged wrong" : "was accepted", row.expiry.spoken()),
          "Judge it anew, or have it mended"};
    case JudgementState::Overdue:
      return Remark{fmt::format("{} was said to be fixed and is still there", name),
                    "Ask the employer; the next list should be without it"};
    default:
      return std::nullopt;
  }
}

void add_remarks(const CorrectionInputs& inputs, const FaultHistory& history, base::Diagnostics& remarks) {
  std::map<JudgementState, std::size_t> told;
  const auto say = [&](const ExceptionRow& row, std::string message, std::string remedy) {
    remarks.push_back(
        {base::Severity::Warning, {inputs.exceptions_name, row.line, 0}, std::move(message), std::move(remedy)});
  };
  for (const ExceptionRow& row : inputs.exceptions) {
    const JudgementState state = history.state(row);
    const bool listed = told[state] < kToldOfEach;
    if (const auto remark = remark_on(inputs, row, state, listed); remark && ++told[state] <= kToldOfEach)
      say(row, remark->message, remark->remedy);
    const FaultHistory::Seen* seen = history.find(row.finding);
    if (seen == nullptr) continue;
    const Fault& fault = inputs.faults[seen->last];
    const std::string_view rule = curation::rules()[fault.rule].id;
    const std::string& employer = inputs.employers[fault.employer];
    if (!row.rule.empty() && row.rule != rule)
      say(row, fmt::format("the finding is of rule {}, not {}", rule, row.rule), "Correct the rule, or the name");
    if (!row.employer.empty() && row.employer != employer)
      say(row, fmt::format("the finding is of employer {}", employer), "Correct the employer, or the name");
  }
  for (const auto& [state, count] : told)
    if (count > kToldOfEach)
      remarks.push_back({base::Severity::Warning,
                         {inputs.exceptions_name, 0, 0},
                         fmt::format("{} more rows are {}", count - kToldOfEach, code_of(state)),
                         "See tables/judgements.csv of the internal output"});
}

}  // namespace

CorrectionResult correct(const CorrectionInputs& inputs) {
  require_shares(inputs);
  const FaultHistory history(inputs);
  CorrectionResult result{fix_list_table(inputs, history),     fix_rules_table(inputs, history),
                          fix_progress_table(inputs, history), judgements_table(inputs, history),
                          false_alarms_table(inputs, history), {}};
  add_remarks(inputs, history, result.remarks);
  return result;
}

}  // namespace cadre::corrections
