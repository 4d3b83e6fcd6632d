#include "capacity/learners.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>
#include <tuple>

namespace cadre::capacity {
namespace {

using base::ColumnKind;

constexpr std::array kColumns = {
    base::ColumnSpec{"month", ColumnKind::Month, "", "Month of the register."},
    base::ColumnSpec{"profession", ColumnKind::Code, "", "Profession learnt; empty = all."},
    base::ColumnSpec{"programme", ColumnKind::Code, "",
                     "degree, apprenticeship, advanced_practice, return_to_practice or other."},
    base::ColumnSpec{"in_stock", ColumnKind::Flag, "",
                     "Whether these learners hold a post and are counted as staff; students are not."},
    base::ColumnSpec{"people", ColumnKind::Integer, "people", "Learners who have not finished."},
    base::ColumnSpec{"on_break", ColumnKind::Integer, "people", "Of them on a break."},
    base::ColumnSpec{"due_within_12_months", ColumnKind::Integer, "people",
                     "Of them expected to finish within 12 months, breaks aside."},
    base::ColumnSpec{
        "supernumerary_share", ColumnKind::Decimal, "share",
        "Mean share of their time in which they are no pair of hands, of those with one; missing = none said."},
};
constexpr base::TableSpec kSpec = {"capacity_learners", "capacity", true,
                                   "Learners by programme, beside the staff of the month.", kColumns};

bool finished(const base::Table& learners, std::size_t row) { return !learners.text_at(row, "outcome").empty(); }
bool on_break(const base::Table& learners, std::size_t row) { return learners.text_at(row, "on_break") == "yes"; }

struct Count {
  std::int64_t people = 0, on_break = 0, due = 0, shares = 0;
  std::int64_t share_sum = 0;  // millionths, so that the order of rows leaves no trace
};

}  // namespace

bool holds_post(std::string_view programme) {
  return programme == "apprenticeship" || programme == "advanced_practice";
}

std::unordered_map<std::uint64_t, double> supernumerary_shares(const base::Table* learners, std::int32_t month) {
  std::unordered_map<std::uint64_t, double> shares;
  if (learners == nullptr) return shares;
  std::int64_t register_month = 0;
  for (std::size_t row = 0; row < learners->rows(); ++row)
    if (const std::int64_t of = learners->integer_at(row, "month"); of <= month)
      register_month = std::max(register_month, of);
  for (std::size_t row = 0; row < learners->rows(); ++row) {
    const auto key = static_cast<std::uint64_t>(learners->integer_at(row, "assignment_key"));
    const double share = learners->decimal_at(row, "supernumerary_share");
    if (key == 0 || learners->integer_at(row, "month") != register_month || !std::isfinite(share)) continue;
    if (!holds_post(learners->text_at(row, "programme")) || on_break(*learners, row) || finished(*learners, row))
      continue;
    double& known = shares[key];
    known = std::max(known, std::clamp(share, 0.0, 1.0));
  }
  return shares;
}

const base::TableSpec& capacity_learners_spec() { return kSpec; }

base::Table capacity_learners(const base::Table* learners) {
  base::Table out(kSpec);
  if (learners == nullptr) return out;
  std::map<std::tuple<std::int64_t, std::string, std::string>, Count> counts;
  for (std::size_t row = 0; row < learners->rows(); ++row) {
    if (finished(*learners, row)) continue;
    const std::int64_t month = learners->integer_at(row, "month"), end = learners->integer_at(row, "expected_end");
    const std::string& profession = learners->text_at(row, "profession");
    if (profession == "NONE") continue;
    const double share = learners->decimal_at(row, "supernumerary_share");
    const bool away = on_break(*learners, row);
    std::string programme = learners->text_at(row, "programme");
    if (programme.empty()) programme = "other";
    for (const std::string& p : {std::string(), profession.empty() ? std::string("AHP") : profession}) {
      Count& count = counts[{month, p, programme}];
      ++count.people;
      count.on_break += away ? 1 : 0;
      count.due += !away && end != 0 && end >= month && end <= month + 12 ? 1 : 0;
      if (!std::isfinite(share)) continue;
      ++count.shares;
      count.share_sum += std::llround(std::clamp(share, 0.0, 1.0) * 1e6);
    }
  }
  for (const auto& [key, count] : counts) {
    const auto& [month, profession, programme] = key;
    out.integer(month).text(profession).text(programme).flag(holds_post(programme));
    out.integer(count.people).integer(count.on_break).integer(count.due);
    if (count.shares > 0)
      out.decimal(static_cast<double>(count.share_sum) / (1e6 * static_cast<double>(count.shares)));
    else
      out.missing();
    out.end_row();
  }
  return out;
}

}  // namespace cadre::capacity
