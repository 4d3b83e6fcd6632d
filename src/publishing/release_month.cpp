#include "publishing/release_month.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <utility>

namespace cadre::publishing {
namespace {

/// Unknown persons behind records are people too. Where fewer than 5 people are known and others are not, the records
/// that name nobody decide what is hidden; of 5 or more such the headcount is not published and FTE is. Where a whole
/// month names nobody, records stand for people.
void count_people(CountCell& cell, std::int64_t people, std::int64_t unlinked, bool by_roles) {
  cell.people = by_roles ? cell.roles : people;
  if (by_roles || people >= kSmallCount || unlinked <= 0) return;
  cell.people = people + unlinked;
  cell.uncounted = cell.people >= kSmallCount;
}

class MonthBuilder {
 public:
  MonthBuilder(const ReleaseRequest& request, std::int32_t month) : request_(request) { out_.month = month; }

  MonthInput build() {
    add_tables();
    keep_true_hierarchies();
    add_past_age();
    add_trend();
    add_last_release();
    return std::move(out_);
  }

 private:
  void add_tables();
  void keep_true_hierarchies();
  void add_past_age();
  void add_trend();
  void add_last_release();
  CountCell cell_at(std::size_t row, const std::vector<std::string>& dimensions) const;
  const CountTable* table_over(const std::vector<std::string>& dimensions) const;
  CountTable counted_over(const std::vector<std::string>& dimensions) const;
  std::map<std::string, std::int64_t> roles_by(const std::string& dimension) const;

  const ReleaseRequest& request_;
  MonthInput out_;
};

void MonthBuilder::add_tables() {
  const base::Table& cells = *request_.cells;
  std::map<std::string, std::size_t> at;
  for (const capacity::ReleaseTable& table : request_.list) {
    at.emplace(table.id, out_.input.tables.size());
    out_.input.tables.push_back({table.id, dimension_names(table), {}});
  }
  std::int64_t people = 0;
  for (std::size_t r = 0; r < cells.rows(); ++r) {
    if (cells.integer_at(r, "month") == out_.month) people += cells.integer_at(r, "people");
  }
  out_.by_roles = people == 0;
  for (std::size_t r = 0; r < cells.rows(); ++r) {
    if (cells.integer_at(r, "month") != out_.month) continue;
    const auto found = at.find(cells.text_at(r, "table_id"));
    if (found == at.end()) continue;
    CountTable& table = out_.input.tables[found->second];
    table.cells.push_back(cell_at(r, table.dimensions));
  }
}

CountCell MonthBuilder::cell_at(std::size_t row, const std::vector<std::string>& dimensions) const {
  const base::Table& cells = *request_.cells;
  CountCell cell;
  for (const std::string& name : dimensions) cell.values.push_back(cells.text_at(row, name));
  cell.roles = cells.integer_at(row, "roles");
  cell.fte = cells.decimal_at(row, "fte");
  count_people(cell, cells.integer_at(row, "people"), cells.integer_at(row, "roles_unlinked"), out_.by_roles);
  return cell;
}

const CountTable* MonthBuilder::table_over(const std::vector<std::string>& dimensions) const {
  for (const CountTable& table : out_.input.tables) {
    if (table.dimensions == dimensions) return &table;
  }
  return nullptr;
}

/// A grouping from which released sums are made, whether it is released itself or not.
CountTable MonthBuilder::counted_over(const std::vector<std::string>& dimensions) const {
  if (const CountTable* listed = table_over(dimensions)) return *listed;
  CountTable table{"", dimensions, {}};
  const base::Table& cells = *request_.cells;
  for (std::size_t r = 0; r < cells.rows(); ++r) {
    if (cells.integer_at(r, "month") != out_.month) continue;
    bool exactly = true;
    for (std::size_t d = 0; d < capacity::kDimensionCount; ++d) {
      const std::string name(code_of(static_cast<capacity::Dimension>(d)));
      const bool asked = std::find(dimensions.begin(), dimensions.end(), name) != dimensions.end();
      exactly = exactly && asked != cells.text_at(r, name).empty();
    }
    if (exactly) table.cells.push_back(cell_at(r, dimensions));
  }
  return table;
}

std::map<std::string, std::int64_t> MonthBuilder::roles_by(const std::string& dimension) const {
  std::map<std::string, std::int64_t> roles;
  if (const CountTable* table = table_over({dimension})) {
    for (const CountCell& cell : table->cells) roles[cell.values[0]] += cell.roles;
  }
  return roles;
}

/// A parent whose children's roles do not add up to its own (an employer that works in several systems) is no total.
void MonthBuilder::keep_true_hierarchies() {
  for (const Hierarchy& candidate : request_.hierarchies) {
    const auto children = roles_by(candidate.child), parents = roles_by(candidate.parent);
    std::map<std::string, std::int64_t> sums;
    for (const auto& [child, roles] : children) {
      const auto parent = candidate.parent_of.find(child);
      if (parent != candidate.parent_of.end()) sums[parent->second] += roles;
    }
    Hierarchy kept{candidate.child, candidate.parent, {}};
    for (const auto& [child, parent] : candidate.parent_of) {
      const auto whole = parents.find(parent);
      if (whole != parents.end() && sums[parent] == whole->second) kept.parent_of.emplace(child, parent);
    }
    if (!kept.parent_of.empty()) out_.input.hierarchies.push_back(std::move(kept));
  }
}

/// People past an age are sums of age bands; their share is a rate, so both its counts may become exactly known.
void MonthBuilder::add_past_age() {
  const CountTable bands = counted_over({"age_band"}), by_profession = counted_over({"profession", "age_band"});
  if (bands.cells.empty() || by_profession.cells.empty()) return;
  Hierarchy past{"age_band", kPastAge, {}}, known{kPastAge, kAgeKnown, {{kYes, kYes}, {kNo, kYes}, {"unknown", kNo}}};
  const std::string first = fmt::format("{}_", request_.past_age), last = fmt::format("{}_and_over", request_.past_age);
  bool begins = false;
  for (const CountCell& cell : bands.cells) {
    const std::string& band = cell.values[0];
    begins = begins || band.starts_with(first) || band == last;
    const bool numeric = !band.empty() && band[0] >= '0' && band[0] <= '9';
    const bool is_past =
        numeric && std::atoi(band.c_str()) >= request_.past_age;  // NOLINT(cert-err34-c): digits checked
    past.parent_of[band] = band == capacity::kUnknown ? "unknown" : is_past ? kYes : kNo;
  }
  if (!begins) return;
  CountTable table{kPastAgeId, {"profession", kPastAge, kAgeKnown}, {}};
  std::map<std::vector<std::string>, CountCell> groups;
  const auto add = [&](const std::string& profession, const CountCell& cell, const std::string& band) {
    const std::string& group = past.parent_of.at(band);
    std::vector<std::vector<std::string>> keys = {{profession, "", known.parent_of.at(group)}};
    if (group != "unknown") keys.push_back({profession, group, kYes});
    for (const auto& key : keys) {
      if (key[2] == kNo) continue;
      CountCell& sum = groups[key];
      sum.people += cell.people;  // a person has one age
      sum.roles += cell.roles;
      sum.uncounted = sum.uncounted || cell.uncounted;
      sum.fte += cell.fte;
    }
  };
  for (const CountCell& cell : bands.cells) add("", cell, cell.values[0]);
  for (const CountCell& cell : by_profession.cells) add(cell.values[0], cell, cell.values[1]);
  for (auto& [key, cell] : groups) {
    cell.values = key;
    cell.rate = true;
    cell.rate_part = !key[1].empty();
    table.cells.push_back(cell);
  }
  out_.input.tables.push_back(std::move(table));
  out_.input.hierarchies.push_back(std::move(past));
  out_.input.hierarchies.push_back(std::move(known));
}

/// The matched panel is a group of employers. Where the FTE counted for them is not the panel's, because a count by
/// employer is missing, the panel is not released.
void MonthBuilder::add_trend() {
  if (request_.trend == nullptr) return;
  const CountTable employers = counted_over({"employer"}), cross = counted_over({"profession", "employer"});
  if (employers.cells.empty() || cross.cells.empty()) return;
  Hierarchy panel{"employer", kPanel, {}};
  for (const std::string& employer : request_.panel) panel.parent_of.emplace(employer, kYes);
  std::map<std::string, CountCell> sums;
  const auto add = [&](const std::string& profession, const std::string& employer, const CountCell& cell) {
    if (!panel.parent_of.contains(employer)) return;
    sums[profession].roles += cell.roles;
    sums[profession].fte += cell.fte;
  };
  for (const CountCell& cell : employers.cells) add("", cell.values[0], cell);
  for (const CountCell& cell : cross.cells) add(cell.values[0], cell.values[1], cell);
  CountTable table{kTrendId, {"profession", kPanel}, {}};
  const base::Table& trend = *request_.trend;
  for (std::size_t r = 0; r < trend.rows(); ++r) {
    if (trend.integer_at(r, "month") != out_.month) continue;
    const std::string& profession = trend.text_at(r, "profession");
    const double fte = trend.decimal_at(r, "fte_matched");
    const auto sum = sums.find(profession);
    if (sum == sums.end() || !(std::abs(sum->second.fte - fte) < 1e-3)) continue;
    CountCell cell{{profession, kYes}, 0, sum->second.roles, fte};
    count_people(cell, trend.integer_at(r, "people_matched"), cell.roles, out_.by_roles);
    table.cells.push_back(std::move(cell));
  }
  if (table.cells.empty()) return;
  out_.input.tables.push_back(std::move(table));
  out_.input.hierarchies.push_back(std::move(panel));
}

void MonthBuilder::add_last_release() {
  if (request_.last == nullptr) return;
  std::int32_t nearest = 0;
  for (const std::int32_t month : request_.last->months) {
    if (month <= out_.month) nearest = std::max(nearest, month);
  }
  if (nearest == 0) return;
  EarlierRelease earlier{request_.last->options, nearest == out_.month, {}};
  for (const ReleasedTable& table : request_.last->tables) {
    PublishedTable then{table.id, table.dimensions, {}, {}};
    for (const ReleasedTable::Row& row : table.rows) {
      if (row.month != nearest) continue;
      then.values.push_back(row.values);
      then.cells.push_back(row.cell);
    }
    earlier.tables.push_back(std::move(then));
  }
  out_.input.earlier.push_back(std::move(earlier));
}

}  // namespace

std::vector<std::string> dimension_names(const capacity::ReleaseTable& table) {
  std::vector<std::string> names;
  for (const capacity::Dimension d : table.dims) names.emplace_back(code_of(d));
  return names;
}

MonthInput month_input(const ReleaseRequest& request, std::int32_t month) {
  return MonthBuilder(request, month).build();
}

}  // namespace cadre::publishing
