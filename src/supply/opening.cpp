#include "supply/opening.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

namespace cadre::supply {
namespace {

using Curve = std::vector<double>;         // people by age from the youngest
using Kind = std::pair<std::string, int>;  // profession and level

/// Deals people of several ages, ascending, out to rows with room for them, so that each row gets its share of young
/// and old ones: the next person goes to the row that has the least of its due.
void deal(const std::vector<std::int32_t>& by_age, int youngest, const std::vector<const OpeningStock::Row*>& rows,
          std::vector<OpeningStock::Row>& out) {
  std::int64_t all = 0, dealt = 0;
  for (const auto* row : rows) all += row->people;
  std::vector<std::int64_t> given(rows.size(), 0);
  std::map<std::pair<std::size_t, int>, std::int32_t> ages;
  for (std::size_t a = 0; a < by_age.size(); ++a)
    for (std::int32_t person = 0; person < by_age[a]; ++person) {
      ++dealt;
      std::size_t best = 0;
      double most = -1e300;
      for (std::size_t r = 0; r < rows.size(); ++r) {
        if (given[r] >= rows[r]->people) continue;
        const double due =
            static_cast<double>(rows[r]->people) * static_cast<double>(dealt) / static_cast<double>(all) -
            static_cast<double>(given[r]);
        if (due > most) {
          most = due;
          best = r;
        }
      }
      ++given[best];
      ++ages[{best, youngest + static_cast<int>(a)}];
    }
  for (const auto& [key, people] : ages) {
    OpeningStock::Row row = *rows[key.first];
    row.fte = row.fte * people / row.people;
    row.people = people;
    row.age = key.second;
    out.push_back(std::move(row));
  }
}

}  // namespace

std::vector<std::int32_t> whole_shares(const std::vector<double>& weights, std::int64_t total) {
  std::vector<double> shares = weights;
  double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  if (!(sum > 0)) {
    std::fill(shares.begin(), shares.end(), 1.0);
    sum = static_cast<double>(shares.size());
  }
  std::vector<std::int32_t> out(shares.size(), 0);
  std::vector<std::pair<double, std::size_t>> rest;
  std::int64_t given = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const double exact = shares[i] / sum * static_cast<double>(total);
    out[i] = static_cast<std::int32_t>(std::floor(exact));
    given += out[i];
    rest.emplace_back(exact - std::floor(exact), i);
  }
  std::stable_sort(rest.begin(), rest.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  for (std::size_t i = 0; given < total && !rest.empty(); i = (i + 1) % rest.size(), ++given) ++out[rest[i].second];
  return out;
}

void spread_unknown_ages(OpeningStock& stock, int youngest, int oldest) {
  const auto ages = static_cast<std::size_t>(oldest - youngest + 1);
  std::map<Kind, Curve> of_level;
  std::map<std::string, Curve> of_profession;
  Curve of_all(ages, 0);
  std::map<Kind, std::vector<const OpeningStock::Row*>> unknown;
  std::vector<OpeningStock::Row> known;
  std::int64_t people = 0;
  for (const OpeningStock::Row& row : stock.rows) {
    if (row.people <= 0) continue;
    if (row.age == 0) {
      unknown[{row.profession, row.level}].push_back(&row);
      people += row.people;
      continue;
    }
    known.push_back(row);
    known.back().age = std::clamp(row.age, youngest, oldest);
    const auto a = static_cast<std::size_t>(known.back().age - youngest);
    for (Curve* curve : {&of_level[{row.profession, row.level}], &of_profession[row.profession], &of_all}) {
      curve->resize(ages, 0);
      (*curve)[a] += row.people;
    }
  }
  for (const auto& [kind, rows] : unknown) {
    const Curve* curve = &of_all;
    if (const auto at = of_profession.find(kind.first); at != of_profession.end()) curve = &at->second;
    if (const auto at = of_level.find(kind); at != of_level.end()) curve = &at->second;
    std::int64_t total = 0;
    for (const auto* row : rows) total += row->people;
    deal(whole_shares(*curve, total), youngest, rows, known);
  }
  stock.rows = std::move(known);
  if (people > 0)
    stock.notes.push_back({base::Severity::Note,
                           {},
                           fmt::format("supply: the age of {} people is not known; they are spread like the staff of "
                                       "their profession and level whose age is (assumed)",
                                       people),
                           "Ask for a staff list with ages"});
}

}  // namespace cadre::supply
