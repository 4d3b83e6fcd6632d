#include "capacity/profession_risks.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "capacity/dimension.h"

namespace cadre::capacity {
namespace {

using base::ColumnKind;
using base::ColumnSpec;

constexpr std::array kColumns = {
    ColumnSpec{"month", ColumnKind::Month, "", "Month."},
    ColumnSpec{"profession", ColumnKind::Code, "", "Profession."},
    ColumnSpec{"risk", ColumnKind::Code, "",
               "Share that is compared: vacancy_rate, leaver_rate (a year), share_55_plus, shrinking (FTE lost in a "
               "year), thin_places (FTE in places with one or two people), contract_ends (within 12 months), "
               "temporary_share, sickness_rate."},
    ColumnSpec{"rank", ColumnKind::Integer, "", "1 = exceeds all professions most; missing = no risk by this rule."},
    ColumnSpec{"value", ColumnKind::Decimal, "%", "Share of the profession."},
    ColumnSpec{"all_value", ColumnKind::Decimal, "%", "The same share of all allied health staff of the plan."},
    ColumnSpec{"excess", ColumnKind::Decimal, "percentage points", "The profession's share less that of all."},
    ColumnSpec{"excess_fte", ColumnKind::Decimal, "FTE", "Excess of the profession's FTE in post."},
};
constexpr base::TableSpec kSpec = {"capacity_profession_risks", "capacity", true,
                                   "Shares in which a profession stands worse than all professions together.",
                                   kColumns};

constexpr const char* kUnclear = "AHP";

/// Month ordinal and profession; "" = all.
using Key = std::pair<std::int64_t, std::string>;
using Numbers = std::map<Key, double>;

Key key_of(const base::Table& table, std::size_t row) {
  return {table.integer_at(row, "month"), table.text_at(row, "profession")};
}

void keep(Numbers& out, const Key& key, double value) {
  if (std::isfinite(value)) out[key] = value;
}

/// One column of the rows that `wanted` takes.
template <class Wanted>
Numbers column_of(const base::Table& table, const char* column, Wanted wanted) {
  Numbers out;
  for (std::size_t row = 0; row < table.rows(); ++row)
    if (wanted(row)) keep(out, key_of(table, row), table.decimal_at(row, column));
  return out;
}

Numbers quotients(const Numbers& parts, const Numbers& wholes) {
  Numbers out;
  for (const auto& [key, part] : parts) {
    const auto whole = wholes.find(key);
    if (whole != wholes.end() && whole->second > 0) out[key] = 100 * part / whole->second;
  }
  return out;
}

/// FTE lost since the same month a year before, on the employers that report throughout, of the FTE then.
Numbers shrinking(const base::Table& trend) {
  const Numbers fte = column_of(trend, "fte_matched", [](std::size_t) { return true; });
  Numbers out;
  for (const auto& [key, now] : fte) {
    const auto before = fte.find({key.first - 12, key.second});
    if (before != fte.end() && before->second > 0) out[key] = 100 * (before->second - now) / before->second;
  }
  return out;
}

/// FTE of a profession in places where it has one or two people, of its FTE in known places.
Numbers thin_places(const base::Table& cells) {
  Numbers thin, placed;
  for (std::size_t row = 0; row < cells.rows(); ++row) {
    if (cells.text_at(row, "table_id") != "profession_place" || cells.text_at(row, "place") == kUnknown) continue;
    const std::int64_t people = cells.integer_at(row, "people");
    const std::int64_t counted = people > 0 ? people : cells.integer_at(row, "roles");
    const double fte = cells.decimal_at(row, "fte");
    const Key own = key_of(cells, row), all = {own.first, ""};
    for (const Key& key : {own, all}) {
      placed[key] += fte;
      thin[key] += counted <= kThinPlace ? fte : 0;
    }
  }
  return quotients(thin, placed);
}

/// By risk, in the order of kProfessionRisks.
std::vector<Numbers> shares_of(const RiskSources& from) {
  const base::Table& position = *from.position;
  const auto whole = [&](std::size_t row) {
    return position.text_at(row, "employer").empty() && position.text_at(row, "place").empty();
  };
  const auto year = [&](std::size_t row) {
    return from.turnover->text_at(row, "period") == "year" && from.turnover->text_at(row, "left_what") == "all";
  };
  return {column_of(position, "vacancy_rate", whole),
          column_of(*from.turnover, "leaver_rate", year),
          column_of(*from.past_55, "share_55_plus", [](std::size_t) { return true; }),
          shrinking(*from.trend),
          thin_places(*from.cells),
          quotients(column_of(position, "contract_end_12", whole), column_of(position, "in_post", whole)),
          column_of(position, "temporary_share", whole),
          column_of(position, "sickness_rate", whole)};
}

struct Compared {
  std::size_t risk;
  double value, all;
  double excess() const { return value - all; }
};

void write_rows(base::Table& out, const Key& key, const std::vector<Compared>& rows, double fte) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].excess() >= kLeastExcess) order.push_back(i);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return rows[a].excess() > rows[b].excess(); });
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto at = std::find(order.begin(), order.end(), i);
    out.integer(key.first).text(key.second).text(kProfessionRisks[rows[i].risk]);
    if (at == order.end())
      out.missing();
    else
      out.integer(at - order.begin() + 1);
    out.decimal(rows[i].value).decimal(rows[i].all).decimal(rows[i].excess());
    out.decimal(rows[i].excess() / 100 * fte).end_row();
  }
}

}  // namespace

const base::TableSpec& capacity_profession_risks_spec() { return kSpec; }

base::Table capacity_profession_risks(const RiskSources& from) {
  const std::vector<Numbers> shares = shares_of(from);
  const Numbers fte = column_of(*from.cells, "fte", [&](std::size_t row) {
    return from.cells->text_at(row, "table_id") == "profession" && from.cells->text_at(row, "profession") != kUnclear;
  });
  base::Table out(kSpec);
  for (const auto& [key, own_fte] : fte) {
    std::vector<Compared> rows;
    for (std::size_t risk = 0; risk < shares.size(); ++risk) {
      const auto own = shares[risk].find(key), all = shares[risk].find({key.first, ""});
      if (own != shares[risk].end() && all != shares[risk].end()) rows.push_back({risk, own->second, all->second});
    }
    write_rows(out, key, rows, own_fte);
  }
  return out;
}

}  // namespace cadre::capacity
