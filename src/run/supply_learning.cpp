#include "run/supply_learning.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>

#include "curation/rules.h"
#include "forecast/series_file.h"
#include "intake/byte_stream.h"
#include "vocabulary/codes.h"

namespace cadre::run {
namespace {

using base::ColumnKind;
using base::Severity;

// Below this FTE a profession alone says too little; such professions are learned from together.
constexpr double kAloneFte = 50;
constexpr std::string_view kFtePrefix = "FTE:";

constexpr base::ColumnSpec kColumns[] = {
    {"kin", ColumnKind::Text, "", "Professions learned from together."},
    {"professions", ColumnKind::Text, "", "Their codes."},
    {"multiplier", ColumnKind::Code, "",
     "exits = leaving, retiring and breaks; inflow; participation = FTE of a person."},
    {"mean", ColumnKind::Decimal, "", "Multiplies what is assumed: mean over the particles."},
    {"lower_80", ColumnKind::Decimal, "", "A tenth of the particles lies below."},
    {"upper_80", ColumnKind::Decimal, "", "A tenth of the particles lies above."},
    {"months", ColumnKind::Integer, "months", "Length of the history followed."},
    {"observations", ColumnKind::Integer, "counts", "Counts on the way."},
    {"particles", ColumnKind::Integer, "particles", "Particles."},
    {"least_effective", ColumnKind::Decimal, "particles", "Smallest effective sample size on the way."},
    {"log_evidence", ColumnKind::Decimal, "", "Natural logarithm of the likelihood of all counts."},
};
constexpr base::TableSpec kSpec = {"supply_history", "run", true,
                                   "What following the history of each profession made of the assumed rates.",
                                   kColumns};

std::string profession_of_metric(std::string_view metric, const curation::CodeBook& codes) {
  if (metric.starts_with(kFtePrefix)) metric.remove_prefix(kFtePrefix.size());
  while (metric.starts_with(' ')) metric.remove_prefix(1);
  if (vocabulary::profession_of(metric) != vocabulary::Profession::None) return std::string(metric);
  for (std::size_t p = 1; p < vocabulary::kProfessionCount; ++p)
    if (vocabulary::name_of(static_cast<vocabulary::Profession>(p)) == metric)
      return std::string(vocabulary::code_of(static_cast<vocabulary::Profession>(p)));
  const vocabulary::ProfessionSet labelled = codes.care_setting(metric).professions;
  return labelled.size() == 1 ? std::string(vocabulary::code_of(labelled.only())) : std::string();
}

std::pair<double, double> tenths(std::vector<double> values) {
  std::ranges::sort(values);
  const auto at = [&](double share) {
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
  };
  return {at(0.1), at(0.9)};
}

double mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double v : values) sum += v;
  return sum / static_cast<double>(values.size());
}

void cut_at_breaks(forecast::Series& series, const std::vector<forecast::Break>& breaks) {
  for (const forecast::Break& b : breaks) {
    if (!b.metric.empty() && b.metric != series.metric) continue;
    const int gone = b.month.ordinal() - series.first.ordinal();
    if (gone <= 0 || gone >= static_cast<int>(series.values.size())) continue;
    series.values.erase(series.values.begin(), series.values.begin() + gone);
    series.first = b.month;
  }
}

FileSummary summary_of(const plan_file::Plan& plan, const forecast::SeriesFile& file) {
  FileSummary summary;
  summary.file = plan.supply.history;
  summary.layout = "monthly_series";
  summary.sha256 = intake::sha256_of_file(plan.resolve(plan.supply.history), summary.file);
  std::error_code ignored;
  summary.bytes = std::filesystem::file_size(plan.resolve(plan.supply.history), ignored);
  summary.rows_read = file.rows;
  summary.accepted = file.used;
  summary.rejected = file.rows - file.used;
  summary.by_rule.assign(curation::rules().size(), 0);
  summary.of_people = false;
  return summary;
}

}  // namespace

std::vector<supply::RecordedExits> recorded_exits(const base::Table& turnover) {
  const auto& months = std::get<std::vector<std::int64_t>>(turnover.column(turnover.index_of("month")));
  const auto& start = std::get<std::vector<std::int64_t>>(turnover.column(turnover.index_of("people_start")));
  const auto& leavers = std::get<std::vector<std::int64_t>>(turnover.column(turnover.index_of("leavers")));
  const auto& from = std::get<std::vector<std::int64_t>>(turnover.column(turnover.index_of("from_month")));
  const auto& period = std::get<base::CodedColumn>(turnover.column(turnover.index_of("period")));
  const auto& what = std::get<base::CodedColumn>(turnover.column(turnover.index_of("left_what")));
  const auto& profession = std::get<base::CodedColumn>(turnover.column(turnover.index_of("profession")));
  std::int64_t last = 0;
  for (const std::int64_t month : months) last = std::max(last, month);
  std::map<std::string, supply::RecordedExits> sums;
  for (std::size_t row = 0; row < turnover.rows(); ++row) {
    if (period.text(row) != "step" || what.text(row) != "all" || profession.text(row).empty()) continue;
    if (months[row] <= last - 12) continue;
    supply::RecordedExits& sum = sums[std::string(profession.text(row))];
    sum.profession = profession.text(row);
    sum.leavers += static_cast<double>(leavers[row]);
    sum.person_years += static_cast<double>(start[row] * (months[row] - from[row])) / 12;
  }
  std::vector<supply::RecordedExits> out;
  for (auto& [code, sum] : sums) out.push_back(std::move(sum));
  return out;
}

void read_supply_history(const plan_file::Plan& plan, const curation::CodeBook& codes, SupplyRecords& records) {
  if (plan.supply.history.empty()) return;
  const auto text = [&](const std::string& path) { return forecast::series_text(plan.resolve(path), path); };
  forecast::SeriesFile file = forecast::read_series(text(plan.supply.history), plan.supply.history);
  std::vector<forecast::Break> breaks;
  if (!plan.supply.history_breaks.empty())
    breaks = forecast::read_breaks(text(plan.supply.history_breaks), plan.supply.history_breaks, file.metrics);
  records.notes.insert(records.notes.end(), file.faults.begin(), file.faults.end());
  for (forecast::Series& series : file.series) {
    const std::string profession = profession_of_metric(series.metric, codes);
    if (profession.empty()) {
      records.notes.push_back({Severity::Note,
                               {plan.supply.history, 0, 0},
                               fmt::format("'{}' is no single profession and is not learned from", series.metric),
                               {}});
      continue;
    }
    cut_at_breaks(series, breaks);
    records.history.push_back({profession, series.first, std::move(series.values)});
  }
  if (records.history.empty())
    throw base::InputError({Severity::Error,
                            {plan.supply.history, 0, 0},
                            "no series of this file is called like a profession",
                            "Call them by code, as PT, or by published label, as Physiotherapy"});
  records.files.push_back(summary_of(plan, file));
}

SupplyLearned learn_supply(const supply::Model& base, const SupplyRecords& records, const plan_file::Plan& plan,
                           std::uint64_t seed, int threads) {
  SupplyLearned out;
  out.exits = supply::pooled_exits(base, records.exits);
  const auto past = supply::past_of(base, records.history, plan.supply.history_months, kAloneFte);
  if (!past) return out;
  supply::HistoryOptions options;
  options.seed = seed;
  options.error = plan.supply.history_error;
  options.threads = threads;
  out.months = past->model.months;
  for (const supply::Past::OfKin& of : past->kins) {
    out.learned.push_back(supply::learn(past->model, of.kin, of.observations, options));
    out.kins.push_back(of.kin);
  }
  return out;
}

base::Diagnostics learned_notes(const SupplyLearned& learned, const plan_file::Plan& plan) {
  base::Diagnostics out;
  double leavers = 0, expected = 0;
  for (const supply::PooledExits& e : learned.exits) {
    leavers += e.leavers;
    expected += e.expected;
  }
  if (!learned.exits.empty())
    out.push_back(
        {Severity::Note,
         {plan.file, 0, 0},
         fmt::format(
             "supply: {:.0f} people left between the lists of the last twelve months, where the assumed rates lead "
             "to expect {:.0f}; the rates of {} professions are scaled to it, small ones with the help of all",
             leavers, expected, learned.exits.size()),
         {}});
  for (std::size_t i = 0; i < learned.kins.size(); ++i)
    out.push_back({Severity::Note,
                   {plan.supply.history, 0, 0},
                   fmt::format("supply: in {} years of counts of {}, people left {:.2f} times as often as assumed and "
                               "joined {:.2f} times as often; "
                               "{:.0f} of {} trial histories still fitted at the hardest count (log evidence {:.1f})",
                               learned.months / 12, learned.kins[i].name, mean(learned.learned[i].exits),
                               mean(learned.learned[i].inflow), learned.learned[i].least_particles,
                               learned.learned[i].exits.size(), learned.learned[i].log_evidence),
                   {}});
  return out;
}

supply::Model with_all_learned(supply::Model model, const SupplyLearned& learned) {
  model = supply::with_exits(std::move(model), learned.exits);
  for (std::size_t i = 0; i < learned.kins.size(); ++i)
    model = supply::with_learned(std::move(model), learned.kins[i], learned.learned[i]);
  return model;
}

const base::TableSpec& supply_history_spec() { return kSpec; }

base::Table supply_history_table(const SupplyLearned& learned, const supply::Model& model) {
  base::Table out(kSpec);
  for (std::size_t i = 0; i < learned.kins.size(); ++i) {
    const supply::Learned& of = learned.learned[i];
    std::string codes;
    for (const int p : learned.kins[i].professions)
      codes += (codes.empty() ? "" : " ") + model.axes.professions[static_cast<std::size_t>(p)];
    const auto add = [&](std::string_view name, const std::vector<double>& values) {
      const auto [low, high] = tenths(values);
      out.text(learned.kins[i].name).text(codes).text(name).decimal(mean(values)).decimal(low).decimal(high);
      out.integer(learned.months).integer(of.observations).integer(static_cast<std::int64_t>(values.size()));
      out.decimal(of.least_particles).decimal(of.log_evidence);
      out.end_row();
    };
    add("exits", of.exits);
    add("inflow", of.inflow);
    add("participation", of.participation);
  }
  return out;
}

}  // namespace cadre::run
