#include "publishing/release_audit.h"

#include <ClpSimplex.hpp>
#include <CoinPackedMatrix.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace cadre::publishing {
namespace {

constexpr double kSlack = 1e-5;  // of CLP's answers
constexpr double kHalfStep = kFteStep / 2 + 1e-9;

/// One distinct cell as the attacker sees it, with the truth to judge by.
struct Seen {
  std::map<std::string, std::string> values;
  CellPlace place;
  PublishedCell view;
  std::int64_t people = 0, roles = 0;
  double fte = 0;
  bool rate = false, uncounted = false;
  double low = 0, high = 0, fte_low = 0, fte_high = 0;  // what can be read off the cell alone
};
using Values = std::map<std::string, std::string>;

class Attack {
 public:
  Attack(const ReleaseInput& input, const ProtectedRelease& release, const AuditOptions& options)
      : input_(input), release_(release), options_(options) {
    collect();
    read_cells();
    read_earlier();
    relate();
  }
  AuditReport run(base::Progress& progress);

 private:
  /// To show: the column can be as low (sign -1) or as high (sign +1) as `bound`.
  struct Goal {
    std::size_t cell;
    int column;
    int sign;
    double bound;
  };
  Values complete(const std::vector<std::string>& dimensions, const std::vector<std::string>& values) const;
  void collect();
  void read_cells();
  void read_earlier();
  void relate();
  void relate(const std::set<std::string>& coarse, const std::vector<std::size_t>& parts);
  void sum_row(std::size_t total, const std::vector<std::size_t>& parts);
  void usual_rows();
  void row(std::initializer_list<std::pair<int, double>> terms, double low, double high);
  void load(ClpSimplex& model);
  bool solve(ClpSimplex& model, const std::vector<Goal>& goals, std::size_t first, std::size_t last);
  std::vector<Goal> goals() const;
  bool met(const Goal& goal) const;
  void judge(AuditReport& report) const;
  void measure(ClpSimplex& model, AuditFinding& finding);

  int people_column(std::size_t cell) const { return static_cast<int>(cell); }
  int fte_column(std::size_t cell) const { return static_cast<int>(cells_.size() + cell); }

  const ReleaseInput& input_;
  const ProtectedRelease& release_;
  AuditOptions options_;
  std::vector<Seen> cells_;
  std::map<Values, std::size_t> index_;
  std::vector<int> row_index_, column_index_;
  std::vector<double> element_, row_low_, row_high_;
  std::vector<double> least_, most_;  // of each column, over all solutions seen
  std::int64_t programs_ = 0;
};

Values Attack::complete(const std::vector<std::string>& dimensions, const std::vector<std::string>& values) const {
  Values out;
  for (std::size_t d = 0; d < dimensions.size(); ++d) {
    if (!values[d].empty()) out[dimensions[d]] = values[d];
  }
  for (bool grew = true; grew;) {
    grew = false;
    for (const Hierarchy& h : input_.hierarchies) {
      const auto child = out.find(h.child);
      if (child == out.end() || out.contains(h.parent)) continue;
      const auto parent = h.parent_of.find(child->second);
      if (parent == h.parent_of.end()) continue;
      out.emplace(h.parent, parent->second);
      grew = true;
    }
  }
  return out;
}

void Attack::collect() {
  for (std::size_t t = 0; t < input_.tables.size(); ++t) {
    const CountTable& truth = input_.tables[t];
    const PublishedTable& published = release_.tables.at(t);
    for (std::size_t r = 0; r < truth.cells.size(); ++r) {
      Values values = complete(published.dimensions, published.values.at(r));
      const auto [at, fresh] = index_.emplace(values, cells_.size());
      const CountCell& cell = truth.cells[r];
      if (!fresh) {
        cells_[at->second].rate = cells_[at->second].rate || cell.rate;
        // Were one copy shown and another hidden, the attacker would read the shown one.
        PublishedCell& known = cells_[at->second].view;
        if (known.people_mark != Mark::Shown) known = published.cells.at(r);
        continue;
      }
      cells_.push_back({std::move(values),
                        {t, r},
                        published.cells.at(r),
                        cell.people,
                        cell.roles,
                        cell.fte,
                        cell.rate,
                        cell.uncounted});
    }
  }
}

void Attack::read_cells() {
  std::int64_t largest = 0;
  for (const Seen& cell : cells_) largest = std::max(largest, cell.people);
  const auto ceiling = static_cast<double>(2 * largest + 100);
  for (Seen& cell : cells_) {
    const CountRange range = possible_counts(cell.view, release_.options);
    cell.low = static_cast<double>(range.low);
    cell.high = std::min(ceiling, static_cast<double>(range.high));
    if (cell.rate && cell.view.rate_mark == Mark::Shown) cell.low = cell.high = static_cast<double>(cell.people);
    const bool told = cell.view.fte_mark == Mark::Shown;
    cell.fte_low = told ? std::max(0.0, cell.view.fte - kHalfStep) : 0;
    cell.fte_high = told ? cell.view.fte + kHalfStep : ceiling;
  }
}

void Attack::read_earlier() {
  for (const EarlierRelease& earlier : input_.earlier) {
    for (const PublishedTable& table : earlier.tables) {
      for (std::size_t r = 0; r < table.cells.size(); ++r) {
        const Values values = complete(table.dimensions, table.values[r]);
        const auto at = index_.find(values);
        if (at == index_.end()) continue;
        if (!options_.nothing_changed && !earlier.same_period && !values.contains("month")) continue;
        Seen& cell = cells_[at->second];
        const CountRange range = possible_counts(table.cells[r], earlier.options);
        if (!range.holds(cell.people)) continue;
        cell.low = std::max(cell.low, static_cast<double>(range.low));
        cell.high = std::min(cell.high, static_cast<double>(range.high));
        const double fte = table.cells[r].fte;
        if (table.cells[r].fte_mark != Mark::Shown || std::abs(cell.fte - fte) > kHalfStep) continue;
        cell.fte_low = std::max(cell.fte_low, fte - kHalfStep);
        cell.fte_high = std::min(cell.fte_high, fte + kHalfStep);
      }
    }
  }
}

void Attack::row(std::initializer_list<std::pair<int, double>> terms, double low, double high) {
  for (const auto& [column, factor] : terms) {
    row_index_.push_back(static_cast<int>(row_low_.size()));
    column_index_.push_back(column);
    element_.push_back(factor);
  }
  row_low_.push_back(low);
  row_high_.push_back(high);
}

/// Tables meet where one leaves open what the other tells. Coarse and fine sets of dimensions are compared unless a
/// published set lies between them, through which they meet anyway.
void Attack::relate() {
  std::map<std::set<std::string>, std::vector<std::size_t>> by_dimensions;
  for (std::size_t c = 0; c < cells_.size(); ++c) {
    std::set<std::string> names;
    for (const auto& [dimension, value] : cells_[c].values) names.insert(dimension);
    by_dimensions[names].push_back(c);
  }
  const auto within = [](const std::set<std::string>& a, const std::set<std::string>& b) {
    return a.size() < b.size() && std::includes(b.begin(), b.end(), a.begin(), a.end());
  };
  for (const auto& finer : by_dimensions) {
    for (const auto& coarser : by_dimensions) {
      const std::set<std::string>&fine = finer.first, &coarse = coarser.first;
      if (!within(coarse, fine)) continue;
      const bool between = std::any_of(by_dimensions.begin(), by_dimensions.end(), [&](const auto& other) {
        return within(coarse, other.first) && within(other.first, fine);
      });
      if (!between) relate(coarse, finer.second);
    }
  }
  usual_rows();
}

void Attack::relate(const std::set<std::string>& coarse, const std::vector<std::size_t>& parts) {
  std::map<std::size_t, std::vector<std::size_t>> parts_of;
  for (const std::size_t part : parts) {
    Values values;
    for (const auto& [dimension, value] : cells_[part].values) {
      if (coarse.contains(dimension)) values.emplace(dimension, value);
    }
    const auto total = index_.find(values);
    if (total != index_.end()) parts_of[total->second].push_back(part);
  }
  for (const auto& [total, members] : parts_of) sum_row(total, members);
}

void Attack::sum_row(std::size_t total, const std::vector<std::size_t>& parts) {
  std::int64_t people = -cells_[total].people, roles = -cells_[total].roles;
  double fte = -cells_[total].fte;
  const auto people_row = static_cast<int>(row_low_.size());
  for (const std::size_t part : parts) {
    people += cells_[part].people;
    roles += cells_[part].roles;
    fte += cells_[part].fte;
    row_index_.insert(row_index_.end(), {people_row, people_row + 1});
    column_index_.insert(column_index_.end(), {people_column(part), fte_column(part)});
    element_.insert(element_.end(), {1.0, 1.0});
  }
  row_index_.insert(row_index_.end(), {people_row, people_row + 1});
  column_index_.insert(column_index_.end(), {people_column(total), fte_column(total)});
  element_.insert(element_.end(), {-1.0, -1.0});
  // Where not all parts are listed the attacker only knows that they do not exceed the total by more than the overlap.
  const bool whole = roles == 0;
  const double overlap =
      options_.people_add ? 0.0 : static_cast<double>(whole ? people : std::max<std::int64_t>(0, people));
  row_low_.push_back(whole ? std::min(0.0, overlap) : -COIN_DBL_MAX);
  row_high_.push_back(overlap);
  row_low_.push_back(whole ? fte : -COIN_DBL_MAX);
  row_high_.push_back(whole ? fte : std::max(0.0, fte));
  if (people == 0 || options_.people_add) return;
  for (const std::size_t part : parts) {
    if (cells_[part].people <= cells_[total].people && cells_[part].high > cells_[total].low)
      row({{people_column(total), 1}, {people_column(part), -1}}, 0, COIN_DBL_MAX);
  }
}

/// What is usual of one person; left out where the truth is unusual, as the attacker would only go wrong. Where the FTE
/// is published this is a limit of the count, which keeps the programme small.
void Attack::usual_rows() {
  for (std::size_t c = 0; c < cells_.size(); ++c) {
    Seen& cell = cells_[c];
    const auto people = static_cast<double>(cell.people);
    const bool most = cell.fte <= people * kMostFtePerPerson, least = cell.fte >= people * kLeastFtePerPerson;
    if (cell.view.fte_mark == Mark::Shown) {
      if (most) cell.low = std::max(cell.low, std::ceil(cell.fte_low / kMostFtePerPerson));
      if (least) cell.high = std::min(cell.high, std::floor(cell.fte_high / kLeastFtePerPerson));
      continue;
    }
    if (most) row({{people_column(c), kMostFtePerPerson}, {fte_column(c), -1}}, 0, COIN_DBL_MAX);
    if (least) row({{people_column(c), -kLeastFtePerPerson}, {fte_column(c), 1}}, 0, COIN_DBL_MAX);
  }
}

void Attack::load(ClpSimplex& model) {
  const std::size_t n = 2 * cells_.size();
  std::vector<double> low(n), high(n), objective(n, 0.0);
  for (std::size_t c = 0; c < cells_.size(); ++c) {
    low[c] = cells_[c].low;
    high[c] = cells_[c].high;
    low[cells_.size() + c] = cells_[c].fte_low;
    high[cells_.size() + c] = cells_[c].fte_high;
  }
  CoinPackedMatrix matrix(true, row_index_.data(), column_index_.data(), element_.data(),
                          static_cast<CoinBigIndex>(element_.size()));
  matrix.setDimensions(static_cast<int>(row_low_.size()), static_cast<int>(n));
  model.setLogLevel(0);
  model.loadProblem(matrix, low.data(), high.data(), objective.data(), row_low_.data(), row_high_.data());
  least_.assign(n, COIN_DBL_MAX);
  most_.assign(n, -COIN_DBL_MAX);
}

bool Attack::solve(ClpSimplex& model, const std::vector<Goal>& goals, std::size_t first, std::size_t last) {
  for (std::size_t g = first; g < last; ++g) model.setObjectiveCoefficient(goals[g].column, -goals[g].sign);
  model.primal();
  ++programs_;
  for (std::size_t g = first; g < last; ++g) model.setObjectiveCoefficient(goals[g].column, 0);
  if (!model.isProvenOptimal()) return false;
  const double* solution = model.primalColumnSolution();
  for (std::size_t i = 0; i < least_.size(); ++i) {
    least_[i] = std::min(least_[i], solution[i]);
    most_[i] = std::max(most_[i], solution[i]);
  }
  return true;
}

std::vector<Attack::Goal> Attack::goals() const {
  std::vector<Goal> out;
  for (std::size_t c = 0; c < cells_.size(); ++c) {
    const Seen& cell = cells_[c];
    if (cell.view.people_mark == Mark::Shown) continue;
    const int column = people_column(c);
    const auto people = static_cast<double>(cell.people);
    if (cell.uncounted && cell.people >= kSmallCount) continue;  // nobody's headcount
    if (cell.people >= kSmallCount) {
      out.push_back({c, column, 1, people + kWithheldWidth});
      out.push_back({c, column, -1, people - kWithheldWidth});
    } else if (cell.people > 0 || cell.view.people_mark == Mark::Small) {
      out.push_back({c, column, 1, static_cast<double>(kSmallCount - 1)});
      out.push_back({c, column, -1, 1.0});
      const double low = std::min(cell.fte, kMostFtePerPerson);
      out.push_back({c, fte_column(c), 1, low + kHiddenFteWidth});
      out.push_back({c, fte_column(c), -1, low});
    }
  }
  return out;
}

bool Attack::met(const Goal& goal) const {
  const auto column = static_cast<std::size_t>(goal.column);
  const bool by_width = column >= cells_.size() || cells_[goal.cell].people >= kSmallCount;
  const auto width = column >= cells_.size() ? kHiddenFteWidth : static_cast<double>(kWithheldWidth);
  if (by_width && most_[column] - least_[column] >= width - kSlack) return true;
  return goal.sign > 0 ? most_[column] >= goal.bound - kSlack : least_[column] <= goal.bound + kSlack;
}

void Attack::judge(AuditReport& report) const {
  std::size_t last = cells_.size() * 2;
  for (const Goal& goal : goals()) {
    const auto column = static_cast<std::size_t>(goal.column);
    // A count of 5 or more needs its width only; one end falling short is no finding.
    const bool width_met = cells_[goal.cell].people >= kSmallCount &&
                           most_[column] - least_[column] >= static_cast<double>(kWithheldWidth) - kSlack;
    if (met(goal) || width_met || column == last) continue;
    last = column;
    report.exposed.push_back(
        {cells_[goal.cell].place, column < cells_.size() ? "people" : "fte", least_[column], most_[column]});
  }
}

/// The exact range of a finding, for the report.
void Attack::measure(ClpSimplex& model, AuditFinding& finding) {
  const PublishedTable& table = release_.tables[finding.place.table];
  const std::size_t cell = index_.at(complete(table.dimensions, table.values[finding.place.row]));
  const int column = finding.measure == "fte" ? fte_column(cell) : people_column(cell);
  const std::vector<Goal> both = {{cell, column, -1, 0}, {cell, column, 1, 0}};
  solve(model, both, 0, 1);
  solve(model, both, 1, 2);
  finding.low = least_[static_cast<std::size_t>(column)];
  finding.high = most_[static_cast<std::size_t>(column)];
}

AuditReport Attack::run(base::Progress& progress) {
  AuditReport report;
  for (const Seen& cell : cells_) report.hidden += cell.view.people_mark != Mark::Shown;
  std::vector<Goal> open = goals();
  progress.start("Attack on the release", open.size(), "questions");
  ClpSimplex model;
  load(model);
  if (!open.empty()) report.consistent = solve(model, open, 0, 0);
  const auto drop_met = [&] {
    const std::size_t before = open.size();
    std::erase_if(open, [&](const Goal& goal) { return met(goal); });
    progress.advance(before - open.size());
    return before - open.size();
  };
  // One program answers many questions: ask for all that are open at once, until few answers come; then one by one.
  while (report.consistent && !open.empty()) {
    drop_met();
    if (open.empty() || !solve(model, open, 0, open.size())) break;
    if (drop_met() * 20 < open.size() + 20) break;
  }
  while (report.consistent && !open.empty()) {
    solve(model, open, open.size() - 1, open.size());  // what stays short of the bound now is proven
    open.pop_back();
    progress.advance(1);
    drop_met();
  }
  if (report.consistent) judge(report);
  for (AuditFinding& finding : report.exposed) measure(model, finding);
  report.programs = programs_;
  progress.finish();
  return report;
}

}  // namespace

AuditReport audit_release(const ReleaseInput& input, const ProtectedRelease& release, const AuditOptions& options,
                          base::Progress& progress) {
  return Attack(input, release, options).run(progress);
}

}  // namespace cadre::publishing
