#include "sample/month_figures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <string_view>

#include "base/diagnostics.h"
#include "base/random_stream.h"
#include "sample/changes.h"
#include "sample/file_lines.h"
#include "sample/job_plan_lines.h"
#include "sample/learner_lines.h"
#include "sample/movement_lines.h"

namespace cadre::sample {
namespace {

using base::RandomStream;

constexpr double kMicro = 1e6;

/// Each file has a stream of its own, apart from those of the people.
enum class File : std::uint64_t { Establishment, Temporary, Recruitment, Absences };
RandomStream stream_for(std::uint64_t seed, File file, std::uint64_t item = 0) {
  return {seed ^ 0xC0FFEE5EED5ULL, item * 4 + static_cast<std::uint64_t>(file)};
}

/// The employer that sends everything but its establishment: what needs it must say so.
constexpr std::string_view kWithoutEstablishment = "ZY7";
/// The employer whose ledger says subjective codes and no profession (maps/subjective_codes.csv of the example).
constexpr std::string_view kCodesOnly = "ZY4";

/// 51101 and so on, in this order.
std::string subjective_code(std::string_view profession) {
  constexpr std::array<std::string_view, 17> kOrder = {"ART",     "DRAMA", "MUSIC", "DIET", "OT",   "ODP",
                                                       "ORTHOPT", "OSTEO", "POD",   "PO",   "PARA", "PT",
                                                       "DRAD",    "TRAD",  "SLT",   "AHP",  "NONE"};
  const auto at = std::find(kOrder.begin(), kOrder.end(), profession);
  return std::to_string(51101 + (at - kOrder.begin()));
}

/// Pay in pounds a year by band, roughly the middle of 2024/25. Assumed; only the shape matters.
double pay_of(std::string_view band) {
  struct Row {
    std::string_view band;
    double pounds;
  };
  static constexpr std::array<Row, 11> kPay = {{{"2", 24000},
                                                {"3", 25000},
                                                {"4", 28000},
                                                {"5", 33500},
                                                {"6", 40800},
                                                {"7", 50300},
                                                {"8a", 57000},
                                                {"8b", 66000},
                                                {"8c", 78000},
                                                {"8d", 92000},
                                                {"9", 110000}}};
  for (const Row& row : kPay)
    if (row.band == band) return row.pounds;
  return 40000;
}

double rounded(double value, double step) { return std::round(value / step) * step; }

double mean_of(const std::vector<double>& values, std::size_t from, std::size_t to) {
  return std::accumulate(values.begin() + static_cast<std::ptrdiff_t>(from),
                         values.begin() + static_cast<std::ptrdiff_t>(to), 0.0) /
         static_cast<double>(to - from);
}

/// First months of the stretches in which a service is about as large as before: a service that doubles or halves
/// within a month was passed over, and its budget with it.
std::vector<std::size_t> stretches(const std::vector<double>& service) {
  std::vector<std::size_t> starts{0};
  for (std::size_t m = 1; m < service.size(); ++m) {
    const double step = std::abs(service[m] - service[m - 1]);
    if (step >= 2 && step > 0.4 * std::max(service[m], service[m - 1])) starts.push_back(m);
  }
  return starts;
}

/// Posts under recruitment of one group of staff, by month from the first of the lists on.
struct Funnel {
  struct Month {
    double advertised = 0, offered = 0, started = 0, days = 0;
    int adverts = 0, applicants = 0;
  };
  std::vector<Month> months;
};

/// Adverts begin before the first month, so that the first months have offers and starters too.
Funnel recruit(double fte, std::size_t months, RandomStream& stream) {
  constexpr int kBefore = 4;
  constexpr double kAdvertsPerFte = 0.014, kOffered = 0.83, kStarted = 0.88;
  Funnel funnel{std::vector<Funnel::Month>(months)};
  const auto at = [&](int month) -> Funnel::Month* {
    return month >= 0 && month < static_cast<int>(months) ? &funnel.months[static_cast<std::size_t>(month)] : nullptr;
  };
  for (int month = -kBefore; month < static_cast<int>(months); ++month) {
    const double expected = kAdvertsPerFte * fte;
    int adverts = static_cast<int>(expected) + (stream.chance(expected - std::floor(expected)) ? 1 : 0);
    for (; adverts > 0; --adverts) {
      const double wte = stream.chance(0.75) ? 1.0 : 0.6;
      const int applicants = 1 + static_cast<int>(stream.below(12));
      const int offer = month + 1 + (stream.chance(0.3) ? 1 : 0), start = offer + 1 + static_cast<int>(stream.below(3));
      const double days = 30.4 * (start - month) + static_cast<double>(stream.below(20)) - 10;
      const bool offered = stream.chance(kOffered), started = stream.chance(kStarted);
      if (Funnel::Month* m = at(month)) {
        m->advertised += wte;
        ++m->adverts;
        m->applicants += applicants;
      }
      if (Funnel::Month* m = at(offer); m != nullptr && offered) m->offered += wte;
      if (Funnel::Month* m = at(start); m != nullptr && offered && started) {
        m->started += wte;
        m->days += wte * days;
      }
    }
  }
  return funnel;
}

struct Absence {
  std::string_view kind;
  double days = 0;
};

/// What somebody was away for in a month of `days` days: about 4.7% sickness over the year, more in winter.
std::vector<Absence> absences_of(const StaffRow& row, int month, double days, RandomStream& stream) {
  if (row[Field::Status] == "Maternity & Adoption") return {{"Maternity & Adoption", days}};
  const bool winter = month == 12 || month <= 2, summer = month >= 6 && month <= 8;
  const double season = winter ? 1.2 : summer ? 0.85 : 1.0;
  std::vector<Absence> out;
  const double drawn = stream.uniform();
  if (drawn < 0.045 * season)
    out.push_back({"Sickness", std::min(days, 14.0 + static_cast<double>(stream.below(18)))});
  else if (drawn < 0.175 * season)
    out.push_back({"Sickness", 1.0 + static_cast<double>(stream.below(6))});
  if (stream.chance(0.03)) out.push_back({"Special Leave", 1.0 + static_cast<double>(stream.below(3))});
  return out;
}

}  // namespace

MonthFigures::MonthFigures(const SampleTables& tables, const SampleOptions& options,
                           const std::vector<MonthSpan>& months)
    : tables_(tables), options_(options), months_(months) {
  all_.resize(months_.size());
}

void MonthFigures::Part::resize(std::size_t months) {
  for (std::vector<std::string>* lines : {&absences, &starters, &leavers}) lines->resize(months);
}

void MonthFigures::Part::clear() {
  in_post.clear();
  absences.clear();
  starters.clear();
  leavers.clear();
  job_plans.clear();
  learners.clear();
}

void MonthFigures::note(std::size_t month, const StaffRow& row, bool sent, Part& part) const {
  part.resize(months_.size());
  const bool last = month + 1 == months_.size();
  if (last && sent) part.learners += learner_line(options_.seed, months_[month], row);
  const std::string& category = row[Field::Category];
  const bool substantive = category == "Permanent" || category.starts_with("Fixed Term");
  if (row.duplicate || row.post->learner || !substantive || !std::isfinite(row.fte)) return;
  const bool allied = row.post->profession != "NONE";
  const double fte = std::clamp(row.fte, 0.0, 1.0);  // a planted fault may have made it anything
  Series& series = part.in_post[{static_cast<std::size_t>(row.employer - tables_.employers.data()),
                                 row.site == nullptr ? 0 : row.site->cost_centre, row.post->profession,
                                 allied ? row.band : std::string()}];
  series.resize(months_.size());
  series[month] += std::llround(fte * kMicro);
  const std::string& assignment = row[Field::AssignmentNumber];
  if (!sent || assignment.empty() || fte <= 0) return;
  const MonthSpan span = months_[month];
  const double days = span.last_day - span.first_day + 1;
  RandomStream stream = stream_for(options_.seed, File::Absences, number_of(assignment) + month);
  if (last) part.job_plans += job_plan_lines(options_.seed, months_[month], row);
  for (const Absence& absence : absences_of(row, base::civil_from_days(span.last_day).month, days, stream))
    put_line(part.absences[month],
             {month_text(months_[month]), row[Field::EmployeeNumber], assignment, row.employer->code,
              std::string(absence.kind), number(absence.days * fte), number(days * fte)});
}

void MonthFigures::note(const Change& change, Part& part) const {
  part.resize(months_.size());
  const MonthSpan& month = months_[change.month];
  if (change.kind == ChangeKind::Starter)
    part.starters[change.month] += starter_line(options_.seed, month, *change.row);
  else if (change.kind == ChangeKind::Leaver || change.kind == ChangeKind::Employer)
    part.leavers[change.month] += leaver_line(options_.seed, month, *change.row, change.to_employer != nullptr);
}

void MonthFigures::add(const Part& part) {
  for (const auto& [cell, series] : part.in_post) {
    Series& sum = all_.in_post[cell];
    sum.resize(months_.size());
    for (std::size_t m = 0; m < series.size(); ++m) sum[m] += series[m];
  }
  for (std::size_t m = 0; m < part.absences.size(); ++m) {
    all_.absences[m] += part.absences[m];
    all_.starters[m] += part.starters[m];
    all_.leavers[m] += part.leavers[m];
  }
  all_.job_plans += part.job_plans;
  all_.learners += part.learners;
}

MonthFigures::Profile MonthFigures::by_band() const {
  Profile out;
  for (const auto& [cell, series] : all_.in_post) {
    if (cell.profession == "NONE") continue;
    std::vector<double>& sum = out[{cell.employer, 0, cell.profession, cell.band}];
    sum.resize(months_.size());
    for (std::size_t m = 0; m < series.size(); ++m) sum[m] += static_cast<double>(series[m]) / kMicro;
  }
  return out;
}

std::string MonthFigures::establishment() const {
  RandomStream stream = stream_for(options_.seed, File::Establishment);
  std::map<std::pair<std::size_t, std::string>, std::vector<double>> services;
  for (const auto& [cell, fte] : by_band()) {
    std::vector<double>& sum = services[{cell.employer, cell.profession}];
    sum.resize(months_.size());
    for (std::size_t m = 0; m < fte.size(); ++m) sum[m] += fte[m];
  }
  std::vector<double> gap_of_employer;
  for (std::size_t e = 0; e < tables_.employers.size(); ++e) gap_of_employer.push_back(0.04 + 0.06 * stream.uniform());

  std::vector<std::string> lines(months_.size());
  const auto put = [&](std::size_t m, const MonthFigures::Cell& cell, double budget, double there, const char* account,
                       const std::string& end) {
    const double worked = there * (0.97 + 0.05 * stream.uniform());
    const std::string& employer = tables_.employers[cell.employer].code;
    const bool codes_only = employer == kCodesOnly;
    put_line(lines[m], {month_text(months_[m]), employer, std::to_string(cell.cost_centre),
                        codes_only ? subjective_code(cell.profession) : account,
                        codes_only ? std::string() : profession_words(cell.profession), band_words(cell.band),
                        number(budget), number(there), number(worked), end});
  };
  for (const auto& [cell, series] : all_.in_post) {
    if (tables_.employers[cell.employer].code == kWithoutEstablishment) continue;
    std::vector<double> fte;
    for (const std::int64_t micros : series) fte.push_back(static_cast<double>(micros) / kMicro);
    const double gap = std::max(-0.1, gap_of_employer[cell.employer] + 0.06 * stream.normal());
    const bool has_project = stream.chance(0.2);
    const std::string end =
        last_day_of(options_.last_month.ordinal() + 1 + static_cast<std::int32_t>(stream.below(15)));
    const auto service = services.find({cell.employer, cell.profession});
    std::vector<std::size_t> starts =
        service == services.end() ? std::vector<std::size_t>{0} : stretches(service->second);
    starts.push_back(months_.size());
    for (std::size_t s = 0; s + 1 < starts.size(); ++s) {
      const double budget = rounded(mean_of(fte, starts[s], starts[s + 1]) * (1 + gap), 0.1);
      const double project = has_project && budget >= 4 ? 1.0 : 0.0;
      for (std::size_t m = starts[s]; m < starts[s + 1]; ++m) {
        if (budget < 0.05 && fte[m] < 0.05) continue;
        put(m, cell, budget - project, fte[m], "50100", "");
        if (project > 0) put(m, cell, project, 0, "50190", end);
      }
    }
  }
  std::string out =
      "Ledger Period,Org Code,Cost Centre,Subjective Code,Profession,Band,Budgeted WTE,Contracted WTE,Worked WTE,"
      "Funding End Date\n";
  for (const std::string& of_month : lines) out += of_month;
  return out;
}

std::string MonthFigures::temporary_staff() const {
  RandomStream stream = stream_for(options_.seed, File::Temporary);
  constexpr double kBank = 0.032, kAgency = 0.011;
  std::vector<std::string> lines(months_.size());
  const auto put = [&](std::size_t m, const Cell& cell, const char* staffing, double wte, double price) {
    if (wte < 0.005) return;
    put_line(lines[m], {month_text(months_[m]), tables_.employers[cell.employer].code, staffing,
                        profession_words(cell.profession), band_words(cell.band), number(wte),
                        number(rounded(wte * pay_of(cell.band) / 12 * price, 1))});
  };
  for (const auto& [cell, fte] : by_band()) {
    const bool agency = stream.chance(0.6);  // most services, but not all, ever call an agency
    for (std::size_t m = 0; m < fte.size(); ++m) {
      const double bank_wte = rounded(fte[m] * kBank * (0.5 + stream.uniform()), 0.01);
      const double agency_wte = rounded(fte[m] * kAgency * (0.5 + stream.uniform()), 0.01);
      put(m, cell, "Bank", bank_wte, 1.3);
      if (agency && fte[m] >= 3) put(m, cell, "Agency", agency_wte, 1.8);
    }
  }
  std::string out = "Month,Org Code,Bank Or Agency,Profession,Band,Worked WTE,Cost\n";
  for (const std::string& of_month : lines) out += of_month;
  return out;
}

std::string MonthFigures::recruitment() const {
  RandomStream stream = stream_for(options_.seed, File::Recruitment);
  std::vector<std::string> lines(months_.size());
  for (const auto& [cell, fte] : by_band()) {
    const Funnel funnel = recruit(mean_of(fte, 0, fte.size()), months_.size(), stream);
    for (std::size_t m = 0; m < funnel.months.size(); ++m) {
      const Funnel::Month& month = funnel.months[m];
      if (month.advertised + month.offered + month.started <= 0) continue;
      put_line(lines[m],
               {month_text(months_[m]), tables_.employers[cell.employer].code, profession_words(cell.profession),
                band_words(cell.band), number(month.advertised), number(month.offered), number(month.started),
                std::to_string(month.adverts), std::to_string(month.applicants),
                month.started > 0 ? number(rounded(month.days / month.started, 1)) : std::string()});
    }
  }
  std::string out =
      "Month,Org Code,Profession,Band,Advertised WTE,Offered WTE,Started WTE,Adverts,Applicants,Days To Start\n";
  for (const std::string& of_month : lines) out += of_month;
  return out;
}

std::string MonthFigures::learners() const {
  std::string out = learner_heading() + all_.learners;
  std::map<std::pair<std::size_t, std::string>, double> services;
  for (const auto& [cell, fte] : by_band()) services[{cell.employer, cell.profession}] += fte.back();
  for (const auto& [service, fte] : services)
    out += student_lines(options_.seed, months_.back(), tables_.employers[service.first].code, service.second, fte);
  return out;
}

std::vector<std::string> MonthFigures::write() const {
  std::string absences =
      "Absence Month,Employee Number,Assignment Number,Org Code,Absence Type,FTE Days Lost,FTE Days Available\n";
  for (const std::string& of_month : all_.absences) absences += of_month;
  std::string starters = starter_heading(), leavers = leaver_heading();
  for (const std::string& of_month : all_.starters) starters += of_month;
  for (const std::string& of_month : all_.leavers) leavers += of_month;
  const std::array<std::pair<std::string, std::string>, 8> files = {
      {{"absences.csv", absences},
       {"establishment.csv", establishment()},
       {"job_plans.csv", job_plan_heading() + all_.job_plans},
       {"learners.csv", learners()},
       {"leavers.csv", leavers},
       {"recruitment.csv", recruitment()},
       {"starters.csv", starters},
       {"temporary_staff.csv", temporary_staff()}}};
  std::error_code failed;
  std::filesystem::create_directories(options_.month_dir, failed);
  std::vector<std::string> names;
  for (const auto& [name, text] : files) {
    const std::string path = options_.month_dir + "/" + name;
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file << text;
    file.flush();
    if (!file)
      throw base::InputError(base::Diagnostic{base::Severity::Error,
                                              {path, 0, 0},
                                              "cannot be written.",
                                              "Choose a folder that can be written and has room."});
    names.push_back(name);
  }
  return names;
}

}  // namespace cadre::sample
