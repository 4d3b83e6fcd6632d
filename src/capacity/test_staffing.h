#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>

#include "base/month.h"
#include "base/table.h"
#include "intake/companion_table.h"

/// For tests only: rows of the other files of a month.
namespace cadre::capacity::testing_staffing {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
inline const base::Month kMarch(2025, 3);

struct Post {
  std::string employer = "RHQ", profession = "PT", band = "6", cost_centre = "1";
  double funded = 0;
  base::Month month = kMarch;
  base::Month funding_end = {};
  double contracted = kNone, worked = kNone;
};
inline void add(base::Table& t, const Post& p) {
  t.integer(p.month.ordinal()).text(p.employer).text(p.cost_centre).text("").text(p.profession).text(p.band);
  t.decimal(p.funded).decimal(p.contracted).decimal(p.worked).integer(p.funding_end.ordinal());
  t.text("").text("").integer(1).integer(1).text("accepted").end_row();
}

struct Shift {
  std::string employer = "RHQ", staffing = "bank", profession = "PT", band = "6";
  double worked = 0, cost = kNone;
  base::Month month = kMarch;
};
inline void add(base::Table& t, const Shift& s) {
  t.integer(s.month.ordinal()).text(s.employer).text(s.staffing).text(s.profession).text(s.band);
  t.decimal(s.worked).decimal(s.cost).text("").text("").integer(1).integer(1).text("accepted").end_row();
}

struct Absent {
  std::uint64_t assignment = 0;
  std::string kind = "sickness";
  double lost = 0;
  std::string employer = "RHQ";
  base::Month month = kMarch;
};
inline void add(base::Table& t, const Absent& a) {
  t.integer(a.month.ordinal()).missing().integer(static_cast<std::int64_t>(a.assignment)).text(a.employer).text(a.kind);
  t.decimal(a.lost).missing().text("").text("").integer(1).integer(1).text("accepted").end_row();
}

struct Advert {
  std::string employer = "RHQ", profession = "PT", band = "6";
  double advertised = 0, offered = 0, started = kNone, days = kNone;
  base::Month month = kMarch;
};
inline void add(base::Table& t, const Advert& a) {
  t.integer(a.month.ordinal()).text(a.employer).text(a.profession).text(a.band);
  t.decimal(a.advertised).decimal(a.offered).decimal(a.started).missing().missing().decimal(a.days);
  t.text("").text("").integer(1).integer(1).text("accepted").end_row();
}

/// The row of a table whose named columns hold these texts; a month is the March of 2025 unless given.
struct Wanted {
  std::string employer = {}, profession = {}, place = {}, band = {};
  base::Month month = kMarch;
};
inline std::optional<std::size_t> row_of(const base::Table& t, const Wanted& wanted) {
  for (std::size_t row = 0; row < t.rows(); ++row) {
    bool found = t.integer_at(row, "month") == wanted.month.ordinal();
    for (const base::ColumnSpec& column : t.spec().columns) {
      if (column.name == "employer") found = found && t.text_at(row, "employer") == wanted.employer;
      if (column.name == "profession") found = found && t.text_at(row, "profession") == wanted.profession;
      if (column.name == "place") found = found && t.text_at(row, "place") == wanted.place;
      if (column.name == "band") found = found && t.text_at(row, "band") == wanted.band;
    }
    if (found) return row;
  }
  return std::nullopt;
}
/// Its decimal; NaN when it is missing, and when there is no such row.
inline double at(const base::Table& t, const Wanted& wanted, const char* column) {
  const auto row = row_of(t, wanted);
  return row ? t.decimal_at(*row, column) : kNone;
}

}  // namespace cadre::capacity::testing_staffing
