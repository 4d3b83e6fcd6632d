#include "planning/mix_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/random_stream.h"
#include "intake/input_sheet.h"
#include "intake/number_values.h"

namespace cadre::planning {
namespace {

using intake::InputColumn;
using intake::InputSheet;
using Places = std::map<std::string, std::size_t>;

constexpr double kLargest = 1e12;
constexpr int kFirst = 1990, kLast = 2150, kMostYears = 50;
constexpr std::size_t kMostProjects = 500, kMostMeasures = 10;
constexpr std::string_view kYesNo[] = {"no", "yes"};

/// FNV-1a: a stream for each id.
std::uint64_t stream_of(const std::string& id) {
  std::uint64_t hash = 1469598103934665603U;
  for (const char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return hash;
}

std::size_t place_of(InputSheet& sheet, std::string_view column, const Places& places, std::string_view what) {
  const std::string id = sheet.name(column);
  const auto at = places.find(id);
  if (at != places.end()) return at->second;
  if (!id.empty())
    sheet.fault(column, fmt::format("no {} is called '{}'", what, id.substr(0, 40)), "Write one that is listed");
  return 0;
}

/// "P01:1; P02" as pairs of name and number.
std::vector<std::pair<std::string, double>> pairs_of(InputSheet& sheet, std::string_view column, double usual) {
  std::vector<std::pair<std::string, double>> out;
  const std::string& cell = sheet.text(column);
  for (std::size_t first = 0; first < cell.size();) {
    const std::size_t end = std::min(cell.find(';', first), cell.size());
    std::string part = cell.substr(first, end - first);
    part.erase(0, std::min(part.find_first_not_of(' '), part.size()));
    const std::size_t colon = part.find(':');
    double number = usual;
    if (colon != std::string::npos) {
      const auto read = intake::parse_decimal(part.substr(colon + 1));
      if (!read || !(*read >= 0 && *read <= kLargest))
        sheet.fault(column, fmt::format("'{}' has no number behind ':'", part.substr(0, 40)), "Write it like P01:1");
      number = read.value_or(usual);
      part.resize(colon);
    }
    while (part.ends_with(' ')) part.pop_back();
    if (!part.empty()) out.emplace_back(std::move(part), number);
    first = end + 1;
  }
  return out;
}

class MixReader {
 public:
  MixReader(const MixFiles& files, double probability) : files_(files) { plan_.problem.probability = probability; }

  MixPlan read() {
    read_budget();
    if (!files_.capacity.text.empty()) read_capacity();
    read_measures();
    read_projects();
    read_effects();
    if (!files_.gaps.text.empty()) read_gaps();
    return std::move(plan_);
  }

 private:
  InputSheet open(const NamedText& file, std::span<const InputColumn> columns) {
    return InputSheet(file.text, file.name, columns, true);
  }

  void read_budget() {
    static constexpr InputColumn kColumns[] = {{"year"}, {"pounds", false}};
    InputSheet sheet = open(files_.budget, kColumns);
    while (sheet.next()) {
      const int year = sheet.whole("year", kFirst, kLast);
      if (plan_.problem.budget.empty()) plan_.first_year = year;
      if (sheet.sound() && year != plan_.first_year + static_cast<int>(plan_.problem.budget.size()))
        sheet.fault("year", "years do not follow each other", "Write a row for each year, in order");
      plan_.problem.budget.push_back(sheet.blank("pounds") ? kNoLimit : sheet.number("pounds", 0, kLargest));
    }
    if (plan_.problem.budget.empty())
      sheet.fault("year", "no year stands under the headings", "Write the years of the plan");
    if (plan_.problem.budget.size() > kMostYears) sheet.fault("year", "these are more than 50 years", "Write fewer");
    sheet.finish();
    plan_.problem.years = static_cast<int>(plan_.problem.budget.size());
  }

  void read_capacity() {
    static constexpr InputColumn kColumns[] = {{"resource"}, {"year", false}, {"amount"}};
    InputSheet sheet = open(files_.capacity, kColumns);
    while (sheet.next()) {
      const std::string id = sheet.name("resource");
      const auto [at, fresh] = resources_.emplace(id, resources_.size());
      if (fresh) {
        plan_.problem.resources.push_back(id);
        plan_.problem.capacity.emplace_back(plan_.problem.budget.size(), kNoLimit);
      }
      const double amount = sheet.number("amount", 0, kLargest);
      std::vector<double>& years = plan_.problem.capacity[at->second];
      if (sheet.blank("year"))
        years.assign(years.size(), amount);
      else if (const int year = year_of(sheet, "year", -1); sheet.sound())
        years[static_cast<std::size_t>(year)] = amount;
    }
    sheet.finish();
  }

  int year_of(InputSheet& sheet, std::string_view column, int usual) {
    if (sheet.blank(column) && usual >= 0) return usual;
    return sheet.whole(column, plan_.first_year, plan_.first_year + plan_.problem.years - 1) - plan_.first_year;
  }

  void read_measures() {
    static constexpr InputColumn kColumns[] = {{"measure"},    {"year", false}, {"gap"},
                                               {"low", false}, {"high", false}, {"target", false}};
    InputSheet sheet = open(files_.measures, kColumns);
    while (sheet.next()) {
      const std::string id = sheet.name("measure");
      if (!measures_.emplace(id, measures_.size()).second)
        sheet.fault("measure", "this measure stands here already", "Give each one row");
      measure_years_.push_back(year_of(sheet, "year", plan_.problem.years - 1));
      const intake::Range gap = range_of(sheet, "gap");
      plan_.gaps.push_back({gap.value, gap.low, gap.high});
      plan_.problem.measures.push_back({id, sheet.number("target", -kLargest, kLargest, 0.0), {}});
    }
    if (measures_.empty()) sheet.fault("measure", "no measure stands under the headings", "Write one to ten");
    if (measures_.size() > kMostMeasures)
      sheet.fault("measure", "these are more than ten measures", "Take some together");
    sheet.finish();
  }
  static intake::Range range_of(InputSheet& sheet, std::string_view column) {
    return sheet.range(column, -kLargest, kLargest);
  }

  void read_projects() {
    static constexpr InputColumn kColumns[] = {
        {"project"},           {"least", false},      {"most", false},         {"whole", false},
        {"repeats", false},    {"first_year", false}, {"last_year", false},    {"lead_years", false},
        {"fixed_cost", false}, {"unit_cost", false},  {"running_cost", false}, {"running_years", false},
        {"needs", false},      {"uses", false},       {"effect_low", false},   {"effect_high", false},
        {"title", false},      {"mark", false},       {"source", false}};
    InputSheet sheet = open(files_.projects, kColumns);
    std::vector<std::pair<base::SourceSpot, std::vector<std::pair<std::string, double>>>> needs;
    while (sheet.next()) {
      MixProject p;
      p.id = sheet.name("project");
      if (!projects_.emplace(p.id, projects_.size()).second)
        sheet.fault("project", "this project stands here already", "Give each one row");
      p.most = sheet.number("most", 1e-6, kLargest, 1.0);
      p.least = sheet.number("least", 1e-6, kLargest, std::min(1.0, p.most));
      if (sheet.sound() && p.least > p.most) sheet.fault("least", "least is above most", "Write them in rising order");
      p.whole = sheet.choice("whole", kYesNo, 0) == 1;
      if (p.whole && (p.least != std::floor(p.least) || p.most != std::floor(p.most)))
        sheet.fault("least", "sizes of a whole project are not whole", "Write least and most without a point");
      p.repeats = sheet.choice("repeats", kYesNo, 0) == 1;
      p.first_year = year_of(sheet, "first_year", 0);
      p.last_year = year_of(sheet, "last_year", plan_.problem.years - 1);
      leads_.push_back(sheet.whole("lead_years", 0, kMostYears, 0));
      const double running = sheet.number("running_cost", 0, kLargest, 0.0);
      const int running_years = sheet.whole("running_years", 0, kMostYears, running > 0 ? kMostYears : 0);
      p.fixed = {sheet.number("fixed_cost", 0, kLargest, 0.0)};
      p.per_unit.assign(static_cast<std::size_t>(running_years) + 1, running);
      p.per_unit.front() = sheet.number("unit_cost", 0, kLargest, 0.0);
      for (const auto& [id, amount] : pairs_of(sheet, "uses", 1)) {
        const auto at = resources_.find(id);
        if (at == resources_.end())
          sheet.fault("uses", fmt::format("no resource is called '{}'", id.substr(0, 40)),
                      "Write one of the capacity file");
        else
          p.uses.push_back({at->second, amount});
      }
      needs.emplace_back(sheet.spot("needs"), pairs_of(sheet, "needs", 0));
      plan_.effects.push_back({1, sheet.number("effect_low", 0, 1, 1.0), sheet.number("effect_high", 1, 100, 1.0)});
      p.response.assign(plan_.problem.measures.size(), std::vector<double>(plan_.problem.budget.size(), 0.0));
      plan_.problem.projects.push_back(std::move(p));
    }
    if (projects_.empty()) sheet.fault("project", "no project stands under the headings", "Write a row for each");
    if (projects_.size() > kMostProjects) sheet.fault("project", "these are more than 500 projects", "Leave some out");
    sheet.finish();
    tie(needs);
  }

  void tie(const std::vector<std::pair<base::SourceSpot, std::vector<std::pair<std::string, double>>>>& needs) {
    base::Diagnostics faults;
    for (std::size_t i = 0; i < needs.size(); ++i)
      for (const auto& [id, lag] : needs[i].second) {
        const auto at = projects_.find(id);
        if (at == projects_.end() || at->second == i || lag > kMostYears)
          faults.push_back({base::Severity::Error, needs[i].first,
                            fmt::format("'{}' cannot come before this project", id.substr(0, 40)),
                            "Name another project of this file, and years between them"});
        else
          plan_.problem.projects[i].needs.push_back({at->second, static_cast<int>(lag)});
      }
    if (!faults.empty()) throw base::InputError(std::move(faults));
  }

  void read_effects() {
    static constexpr InputColumn kColumns[] = {
        {"project"}, {"measure"}, {"per_unit"}, {"mark", false}, {"source", false}};
    InputSheet sheet = open(files_.effects, kColumns);
    while (sheet.next()) {
      const std::size_t i = place_of(sheet, "project", projects_, "project");
      const std::size_t m = place_of(sheet, "measure", measures_, "measure");
      const double effect = sheet.number("per_unit", -kLargest, kLargest);
      if (!sheet.sound()) continue;
      std::vector<double>& by_year = plan_.problem.projects[i].response[m];
      for (std::size_t y = 0; y < by_year.size(); ++y)
        if (static_cast<int>(y) + leads_[i] <= measure_years_[m]) by_year[y] = effect;
    }
    sheet.finish();
  }

  void read_gaps() {
    static constexpr InputColumn kColumns[] = {{"measure"}, {"future"}, {"gap"}};
    InputSheet sheet = open(files_.gaps, kColumns);
    plan_.given.resize(measures_.size());
    while (sheet.next()) {
      const std::size_t m = place_of(sheet, "measure", measures_, "measure");
      const int future = sheet.whole("future", 1, 10'000'000);
      const double gap = sheet.number("gap", -kLargest, kLargest);
      if (!sheet.sound()) continue;
      if (future != static_cast<int>(plan_.given[m].size()) + 1)
        sheet.fault("future", "futures of a measure do not follow each other from 1", "Write them in order");
      plan_.given[m].push_back(gap);
    }
    if (sheet.sound())
      for (const auto& row : plan_.given)
        if (row.empty() || row.size() != plan_.given.front().size()) {
          sheet.fault("future", "measures have different numbers of futures", "Write every measure in every future");
          break;
        }
    sheet.finish();
  }

  const MixFiles& files_;
  MixPlan plan_;
  Places resources_, measures_, projects_;
  std::vector<int> measure_years_, leads_;
};

double normal_in(const MixPlan::Spread& spread, base::RandomStream& random) {
  constexpr double kInterval = 3.92;
  return spread.high > spread.low ? spread.value + (spread.high - spread.low) / kInterval * random.normal()
                                  : spread.value;
}

}  // namespace

MixPlan read_mix(const MixFiles& files, double probability) { return MixReader(files, probability).read(); }

MixProblem with_futures(const MixPlan& plan, std::size_t futures, std::uint64_t first, std::uint64_t seed) {
  MixProblem out = plan.problem;
  for (std::size_t m = 0; m < out.measures.size(); ++m)
    for (std::size_t f = 0; f < futures; ++f) {
      base::RandomStream random(seed ^ stream_of("gap " + out.measures[m].id), first + f);
      out.measures[m].gaps.push_back(plan.given.empty() ? normal_in(plan.gaps[m], random)
                                                        : plan.given[m][(first + f) % plan.given[m].size()]);
    }
  const auto spread = [](const MixPlan::Spread& s) { return s.high > s.low; };
  if (std::none_of(plan.effects.begin(), plan.effects.end(), spread)) return out;
  for (std::size_t i = 0; i < out.projects.size(); ++i) {
    out.effect.emplace_back();
    for (std::size_t f = 0; f < futures; ++f) {
      base::RandomStream random(seed ^ stream_of("effect " + out.projects[i].id), first + f);
      out.effect.back().push_back(std::max(0.0, normal_in(plan.effects[i], random)));
    }
  }
  return out;
}

}  // namespace cadre::planning
