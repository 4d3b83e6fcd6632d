#include "corrections/fix_list.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <stdexcept>
#include <tuple>

#include "corrections/tables.h"
#include "curation/finding_name.h"
#include "curation/rules.h"

namespace cadre::corrections {
namespace {

constexpr double kPoints = 100;
constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

const curation::Rule& rule_of(const Fault& fault) { return curation::rules()[fault.rule]; }
bool rejected(const Fault& fault) { return rule_of(fault).severity == curation::RuleSeverity::Reject; }

/// Rows of the latest list of each employer, and of all of them.
struct LatestRows {
  std::vector<std::int64_t> of_employer;
  std::int64_t all = 0;
};

LatestRows latest_rows(const CorrectionInputs& inputs, const FaultHistory& history) {
  LatestRows rows{std::vector<std::int64_t>(inputs.employers.size()), 0};
  for (const ListScore& list : inputs.lists) {
    if (list.month != history.latest(list.employer)) continue;
    rows.of_employer[list.employer] = list.rows;
    rows.all += list.rows;
  }
  return rows;
}

/// The share of a fault in what mending its whole row would bring, in rows.
double share_of(const Fault& fault) { return fault.scored ? 1.0 / fault.row_faults : 0; }
double points(double rows_mended, std::int64_t rows) {
  return rows > 0 ? kPoints * rows_mended / static_cast<double>(rows) : 0;
}

struct Entry {
  const Fault* fault;
  FaultState state;
};

bool worse(const Entry& a, const Entry& b) {
  const auto order = [](const Entry& e) {
    const double fte = std::isnan(e.fault->fte) ? 0 : std::abs(e.fault->fte);
    return std::tuple(e.fault->employer, !rejected(*e.fault), -share_of(*e.fault), e.state != FaultState::Overdue, -fte,
                      e.fault->file_id, e.fault->line, e.fault->rule);
  };
  return order(a) < order(b);
}

void add_reason(base::Table& table, const ExceptionRow* row) { table.text(row == nullptr ? "" : row->reason); }

void month_or_missing(base::Table& table, std::int32_t ordinal) {
  if (ordinal == 0) {
    table.missing();
  } else {
    table.integer(ordinal);
  }
}

}  // namespace

base::Table fix_list_table(const CorrectionInputs& inputs, const FaultHistory& history) {
  const LatestRows rows = latest_rows(inputs, history);
  std::vector<Entry> entries;
  for (const Fault& fault : inputs.faults)
    if (history.in_latest_list(fault) && is_active(history.state(fault)))
      entries.push_back({&fault, history.state(fault)});
  std::sort(entries.begin(), entries.end(), worse);
  base::Table table(fix_list_spec());
  std::int64_t rank = 0;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Fault& fault = *entries[i].fault;
    rank = i > 0 && entries[i - 1].fault->employer == fault.employer ? rank + 1 : 1;
    const curation::Rule& rule = rule_of(fault);
    const FaultHistory::Seen& seen = *history.find(fault.finding);
    const std::int64_t of_list = rows.of_employer[fault.employer];
    table.text(inputs.employers[fault.employer]).integer(rank).text(curation::finding_name(fault.finding));
    table.text(code_of(entries[i].state)).text(rule.id).text(code_of(rule.severity)).text(rule.meaning);
    table.text(rule.remedy).text(inputs.files[fault.file_id - 1U]).integer(fault.line);
    table.integer(fault.column == 0 ? base::kNoInteger : fault.column).text(fault.field).text(fault.shown);
    table.text(fault.profession).decimal(points(share_of(fault), of_list));
    table.decimal(fault.row_faults == 1 ? points(share_of(fault), of_list) : 0).integer(fault.row_faults);
    table.decimal(fault.fte).integer(seen.months.front()).integer(static_cast<std::int64_t>(seen.months.size()));
    add_reason(table, history.judgement(fault.finding));
    table.end_row();
  }
  return table;
}

base::Table fix_rules_table(const CorrectionInputs& inputs, const FaultHistory& history) {
  struct Sum {
    double share = 0, alone = 0;
    std::int64_t states[6] = {};
  };
  std::map<std::pair<std::uint32_t, std::uint16_t>, Sum> sums;
  for (const Fault& fault : inputs.faults) {
    if (!history.in_latest_list(fault)) continue;
    Sum& sum = sums[{fault.employer, fault.rule}];
    const FaultState state = history.state(fault);
    ++sum.states[static_cast<std::size_t>(state)];
    if (!is_active(state)) continue;
    sum.share += share_of(fault);
    if (fault.row_faults == 1) sum.alone += share_of(fault);
  }
  std::vector<std::pair<std::pair<std::uint32_t, std::uint16_t>, Sum>> sorted(sums.begin(), sums.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.second.share > b.second.share; });
  const LatestRows rows = latest_rows(inputs, history);
  base::Table table(fix_rules_spec());
  for (const auto& entry : sorted) {
    const auto& key = entry.first;
    const Sum& sum = entry.second;
    const auto count = [&](FaultState state) { return sum.states[static_cast<std::size_t>(state)]; };
    const curation::Rule& rule = curation::rules()[key.second];
    const std::int64_t of_list = rows.of_employer[key.first];
    table.text(inputs.employers[key.first])
        .integer(history.latest(key.first))
        .text(rule.id)
        .text(code_of(rule.severity));
    table.integer(count(FaultState::Open) + count(FaultState::Overdue) + count(FaultState::Expired));
    table.decimal(points(sum.share, of_list)).decimal(points(sum.alone, of_list)).decimal(points(sum.share, rows.all));
    table.integer(count(FaultState::Overdue)).integer(count(FaultState::Accepted)).integer(count(FaultState::Wrong));
    table.integer(count(FaultState::Promised)).text(rule.meaning).text(rule.remedy).end_row();
  }
  return table;
}

base::Table fix_progress_table(const CorrectionInputs& inputs, const FaultHistory& history) {
  std::map<std::pair<std::uint32_t, std::int32_t>, ListScore> scores;
  for (const ListScore& list : inputs.lists) scores[{list.employer, list.month}] = list;
  base::Table table(fix_progress_spec());
  for (std::uint32_t employer = 0; employer < inputs.employers.size(); ++employer) {
    const FaultHistory::List* before = nullptr;
    for (const std::int32_t month : history.months(employer)) {
      const FaultHistory::List& list = history.list(employer, month);
      std::int64_t states[6] = {}, fresh = 0, mended = 0, record_gone = 0;
      for (const auto& [finding, at] : list) {
        ++states[static_cast<std::size_t>(history.state(inputs.faults[at]))];
        if (before != nullptr && !before->contains(finding)) ++fresh;
      }
      if (before != nullptr)
        for (const auto& [finding, at] : *before) {
          if (list.contains(finding)) continue;
          const std::uint64_t assignment = inputs.faults[at].assignment;
          ++(assignment != 0 && !history.listed(assignment, month) ? record_gone : mended);
        }
      const auto found = static_cast<std::int64_t>(list.size());
      if (before != nullptr && static_cast<std::int64_t>(before->size()) + fresh != found + mended + record_gone)
        throw std::logic_error("the account of findings does not close");
      const auto count = [&](FaultState state) { return states[static_cast<std::size_t>(state)]; };
      const auto since = [&](std::int64_t value) { table.integer(before == nullptr ? base::kNoInteger : value); };
      const ListScore score = scores[{employer, month}];
      table.text(inputs.employers[employer]).integer(month).integer(score.rows).integer(score.rows_with_error);
      table.decimal(score.rows > 0 ? points(static_cast<double>(score.rows - score.rows_with_error), score.rows)
                                   : kMissing);
      table.integer(found).integer(count(FaultState::Open) + count(FaultState::Overdue) + count(FaultState::Expired));
      since(fresh);
      since(mended);
      since(record_gone);
      table.integer(count(FaultState::Accepted)).integer(count(FaultState::Wrong)).integer(count(FaultState::Promised));
      table.integer(count(FaultState::Overdue)).integer(count(FaultState::Expired)).end_row();
      before = &list;
    }
  }
  return table;
}

base::Table judgements_table(const CorrectionInputs& inputs, const FaultHistory& history) {
  base::Table table(judgements_spec());
  for (const ExceptionRow& row : inputs.exceptions) {
    const FaultHistory::Seen* seen = history.find(row.finding);
    table.integer(static_cast<std::int64_t>(row.line)).text(curation::finding_name(row.finding));
    table.text(code_of(row.decision)).text(code_of(history.state(row)));
    if (seen == nullptr) {
      table.text(row.employer).text(row.rule).missing().missing().missing().missing().missing();
    } else {
      const Fault& last = inputs.faults[seen->last];
      table.text(inputs.employers[last.employer]).text(rule_of(last).id).text(last.field);
      table.text(inputs.files[last.file_id - 1U]).integer(last.line);
      table.integer(seen->months.front()).integer(seen->months.back());
    }
    table.text(row.reason).text(row.by);
    month_or_missing(table, row.expiry.ordinal());
    table.text(row.note).end_row();
  }
  return table;
}

base::Table false_alarms_table(const CorrectionInputs& inputs, const FaultHistory& history) {
  struct Findings {
    std::set<std::uint64_t> all, wrong;
  };
  std::map<std::uint16_t, Findings> by_rule;
  for (const Fault& fault : inputs.faults) {
    if (!history.in_latest_list(fault)) continue;
    by_rule[fault.rule].all.insert(fault.finding);
    if (history.state(fault) == FaultState::Wrong) by_rule[fault.rule].wrong.insert(fault.finding);
  }
  base::Table table(false_alarms_spec());
  for (const auto& [rule, findings] : by_rule) {
    if (findings.wrong.empty()) continue;
    const auto all = static_cast<std::int64_t>(findings.all.size()),
               wrong = static_cast<std::int64_t>(findings.wrong.size());
    table.text(curation::rules()[rule].id).integer(all).integer(wrong);
    table.decimal(points(static_cast<double>(wrong), all)).text(curation::rules()[rule].meaning).end_row();
  }
  return table;
}

}  // namespace cadre::corrections
