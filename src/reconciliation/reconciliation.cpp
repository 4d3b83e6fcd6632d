#include "reconciliation/reconciliation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <string>
#include <tuple>
#include <utility>

#include "reconciliation/publications.h"
#include "reconciliation/staff_comparisons.h"
#include "reconciliation/staff_split.h"

namespace cadre::reconciliation {
namespace {

using base::ColumnKind;
using base::ColumnSpec;

constexpr std::string_view kAs = "as the measure says";

constexpr std::array kColumns = {
    ColumnSpec{"source", ColumnKind::Code, "", "Publication of the figure: source_id of the table published."},
    ColumnSpec{"beside", ColumnKind::Code, "", "staff_records of this plan, or the publication it is compared with."},
    ColumnSpec{"month", ColumnKind::Month, "", "Month of ours."},
    ColumnSpec{"published_month", ColumnKind::Code, "", "Month of the published figure; an earlier one where it lags."},
    ColumnSpec{"employer", ColumnKind::Code, "", "Organisation; empty = all of ours together, or England."},
    ColumnSpec{"staff_group", ColumnKind::Code, "", "Staff group as published; empty = all labels together."},
    ColumnSpec{"label", ColumnKind::Code, "",
               "Profession as published; empty = the whole staff group, all = every label of the publication."},
    ColumnSpec{"measure", ColumnKind::Code, "", "fte, headcount or mean_fte_per_record."},
    ColumnSpec{"published", ColumnKind::Decimal, kAs, "The published figure."},
    ColumnSpec{"ours", ColumnKind::Decimal, kAs, "Ours: published + all parts + unexplained, exactly."},
    ColumnSpec{"difference", ColumnKind::Decimal, kAs, "Ours less published."},
    ColumnSpec{"scope", ColumnKind::Decimal, kAs, "Records that only one of the two means to count."},
    ColumnSpec{"recode", ColumnKind::Decimal, kAs,
               "Records whose profession or level is another after curation than their occupation code says."},
    ColumnSpec{"date", ColumnKind::Decimal, kAs, "Change from the published month to ours."},
    ColumnSpec{"duplicates", ColumnKind::Decimal, kAs, "Rows that repeat others, which we count once."},
    ColumnSpec{"unexplained", ColumnKind::Decimal, kAs, "What the parts leave over."},
    ColumnSpec{"unexplained_share", ColumnKind::Decimal, "%", "Of the published figure; missing when that is 0."},
    ColumnSpec{"verdict", ColumnKind::Code, "",
               "agrees, finding (more is unexplained than the limit), other_month (the published month is not loaded), "
               "renamed (published under several names)."},
};
constexpr base::TableSpec kSpec = {"reconciliation", "reconciliation", true,
                                   "Published figures beside ours, and what makes the difference.", kColumns};

constexpr std::array kEvidenceColumns = {
    ColumnSpec{"source", ColumnKind::Code, "", "As in reconciliation."},
    ColumnSpec{"month", ColumnKind::Month, "", "Month of ours."},
    ColumnSpec{"published_month", ColumnKind::Code, "", "Month of the published figure."},
    ColumnSpec{"employer", ColumnKind::Code, "", "Organisation; empty = all of ours together, or England."},
    ColumnSpec{"staff_group", ColumnKind::Code, "", "Staff group as published."},
    ColumnSpec{"label", ColumnKind::Code, "", "Profession as published."},
    ColumnSpec{"measure", ColumnKind::Code, "", "fte, headcount or mean_fte_per_record."},
    ColumnSpec{"part", ColumnKind::Code, "", "scope, recode, date or duplicates."},
    ColumnSpec{"step", ColumnKind::Code, "", "Which rule: docs/methods/reconciliation.md."},
    ColumnSpec{"detail", ColumnKind::Text, "", "Occupation code, and the profession and level it is read as here."},
    ColumnSpec{"records", ColumnKind::Integer, "records", "Records (of absent: figures missing) it is about."},
    ColumnSpec{"amount", ColumnKind::Decimal, kAs, "More here than published (negative: fewer)."},
};
constexpr base::TableSpec kEvidenceSpec = {"reconciliation_evidence", "reconciliation", true,
                                           "The steps of each part of a difference.", kEvidenceColumns};

constexpr std::array kSourcesColumns = {
    ColumnSpec{"source", ColumnKind::Code, "", "Publication."},
    ColumnSpec{"beside", ColumnKind::Code, "", "staff_records of this plan, or another publication."},
    ColumnSpec{"measure", ColumnKind::Code, "", "fte, headcount or mean_fte_per_record."},
    ColumnSpec{"month", ColumnKind::Month, "", "Month of ours."},
    ColumnSpec{"comparisons", ColumnKind::Integer, "figures", "Figures compared, sums left aside."},
    ColumnSpec{"agree", ColumnKind::Integer, "figures", "Of these, what is unexplained lies within the limit."},
    ColumnSpec{"findings", ColumnKind::Integer, "figures", "Of these, more is unexplained."},
    ColumnSpec{"not_comparable", ColumnKind::Integer, "figures", "Of these, other_month or renamed."},
    ColumnSpec{"explained_exactly", ColumnKind::Integer, "figures", "Of these, nothing above 0.001 is unexplained."},
    ColumnSpec{"largest_unexplained", ColumnKind::Decimal, kAs, "Largest amount unexplained of a comparable figure."},
};
constexpr base::TableSpec kSourcesSpec = {"reconciliation_sources", "reconciliation", true,
                                          "How far each publication agrees.", kSourcesColumns};

double shown(Amount amount) { return capacity::fte_of(amount); }
std::string iso(std::int32_t month) { return base::Month::from_ordinal(month).iso(); }

auto order_of(const Comparison& c) {
  return std::tie(c.source, c.beside, c.our_month, c.month, c.employer, c.staff_group, c.label, c.measure);
}

/// Appends what one kind of comparison found.
void append(Comparisons more, Comparisons& all) {
  const std::size_t offset = all.rows.size();
  for (Evidence& e : more.evidence) {
    e.comparison += offset;
    all.evidence.push_back(std::move(e));
  }
  std::move(more.rows.begin(), more.rows.end(), std::back_inserter(all.rows));
  all.suppressed += more.suppressed;
}

/// Puts comparisons into their order; evidence follows them.
void sort(Comparisons& all) {
  std::vector<std::size_t> order(all.rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return order_of(all.rows[a]) < order_of(all.rows[b]); });
  std::vector<std::size_t> place(order.size());
  std::vector<Comparison> rows;
  rows.reserve(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    place[order[i]] = i;
    rows.push_back(std::move(all.rows[order[i]]));
  }
  all.rows = std::move(rows);
  for (Evidence& e : all.evidence) e.comparison = place[e.comparison];
  std::stable_sort(all.evidence.begin(), all.evidence.end(),
                   [](const Evidence& a, const Evidence& b) { return a.comparison < b.comparison; });
}

void add_row(const Comparison& c, base::Table& out) {
  out.text(c.source).text(c.beside).integer(c.our_month).text(iso(c.month)).text(c.employer).text(c.staff_group);
  out.text(c.label).text(code_of(c.measure)).decimal(shown(c.published)).decimal(shown(c.ours));
  out.decimal(shown(c.difference()));
  for (const Amount part : c.parts) out.decimal(shown(part));
  const double share = c.unexplained_share();
  out.decimal(shown(c.unexplained)).decimal(std::isinf(share) ? std::nan("") : 100 * share);
  out.text(code_of(c.verdict)).end_row();
}

void add_evidence(const Evidence& e, const Comparison& c, base::Table& out) {
  out.text(c.source).integer(c.our_month).text(iso(c.month)).text(c.employer).text(c.staff_group).text(c.label);
  out.text(code_of(c.measure)).text(code_of(e.part)).text(e.step).text(e.detail).integer(e.records);
  out.decimal(shown(e.amount)).end_row();
}

/// A sum over organisations repeats what stands in its rows.
bool is_sum(const Comparison& c) { return c.beside == "staff_records" && c.employer.empty(); }

void add_sources(const std::vector<Comparison>& rows, base::Table& out) {
  struct Count {
    std::int64_t all = 0, agree = 0, findings = 0, other = 0, exact = 0;
    Amount largest = 0;
  };
  std::map<std::tuple<std::string, std::string, Measure, std::int32_t>, Count> counts;
  for (const Comparison& c : rows) {
    if (is_sum(c)) continue;
    Count& count = counts[{c.source, c.beside, c.measure, c.our_month}];
    ++count.all;
    count.agree += c.verdict == Verdict::Agrees ? 1 : 0;
    count.findings += c.verdict == Verdict::Finding ? 1 : 0;
    if (c.verdict != Verdict::Agrees && c.verdict != Verdict::Finding) {
      ++count.other;
      continue;
    }
    count.exact += std::abs(c.unexplained) <= 1'000'000 ? 1 : 0;
    count.largest = std::max<Amount>(count.largest, std::abs(c.unexplained));
  }
  for (const auto& [key, count] : counts) {
    out.text(std::get<0>(key)).text(std::get<1>(key)).text(code_of(std::get<2>(key))).integer(std::get<3>(key));
    out.integer(count.all).integer(count.agree).integer(count.findings).integer(count.other).integer(count.exact);
    out.decimal(shown(count.largest)).end_row();
  }
}

/// The largest share unexplained of the figures that can be compared.
std::optional<double> largest(const std::vector<Comparison>& rows, bool headcount) {
  std::optional<double> most;
  for (const Comparison& c : rows)
    if ((c.measure == Measure::Headcount) == headcount &&
        (c.verdict == Verdict::Agrees || c.verdict == Verdict::Finding))
      most = std::max(most.value_or(0), c.unexplained_share());
  return most;
}

}  // namespace

ReconciliationTables::ReconciliationTables()
    : comparisons(kSpec), evidence(kEvidenceSpec), sources(kSourcesSpec), registers(register_ratio_spec()) {}

const base::TableSpec& reconciliation_spec() { return kSpec; }
const base::TableSpec& reconciliation_evidence_spec() { return kEvidenceSpec; }
const base::TableSpec& reconciliation_sources_spec() { return kSourcesSpec; }

ReconciliationTables reconcile(const ReconciliationInputs& inputs, const ReconciliationReference& reference) {
  const capacity::CapacityOptions options;
  Comparisons all;
  {
    const StaffSplit staff(*inputs.staff, *inputs.membership, reference, options);
    append(compare_staff(*inputs.published, staff, reference, inputs.limits, inputs.shown), all);
  }
  if (inputs.primary_care != nullptr)
    append(compare_yearly_means(*inputs.published, *inputs.primary_care, inputs.limits), all);
  append(compare_publications(*inputs.published, reference, inputs.limits), all);
  sort(all);
  ReconciliationTables out;
  for (const Comparison& c : all.rows) add_row(c, out.comparisons);
  for (const Evidence& e : all.evidence) add_evidence(e, all.rows[e.comparison], out.evidence);
  add_sources(all.rows, out.sources);
  out.registers = register_ratio(*inputs.published, inputs.cells, reference);
  out.suppressed = all.suppressed;
  out.largest_fte = largest(all.rows, false);
  out.largest_headcount = largest(all.rows, true);
  return out;
}

RecordsNeeded records_needed(const base::Table& published, const ReconciliationReference& reference) {
  RecordsNeeded needed;
  std::map<std::tuple<std::string, std::string, std::string, std::string>, const PublishedGroup*> known;
  for (std::size_t row = 0; row < published.rows(); ++row) {
    needed.yearly = needed.yearly || published.text_at(row, "measure") == "mean_fte_per_record";
    const std::tuple key{published.text_at(row, "source_id"), published.text_at(row, "staff_group_main"),
                         published.text_at(row, "staff_group"), published.text_at(row, "profession_label")};
    const auto [at, fresh] = known.try_emplace(key, nullptr);
    if (fresh) {
      at->second = reference.group_of(std::get<0>(key), std::get<1>(key), std::get<2>(key), std::get<3>(key));
      if (at->second != nullptr) needed.code_lists.insert(at->second->code_lists.begin(), at->second->code_lists.end());
    }
    if (at->second != nullptr) needed.months.insert(static_cast<std::int32_t>(published.integer_at(row, "month")));
  }
  return needed;
}

}  // namespace cadre::reconciliation
