#include "capacity/staffing_peers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "capacity/dimension.h"

namespace cadre::capacity {
namespace {

using base::ColumnKind;
using base::ColumnSpec;

constexpr std::array kColumns = {
    ColumnSpec{"month", ColumnKind::Month, "", "Month."},
    ColumnSpec{"employer", ColumnKind::Code, "", "Organisation code; empty = a place."},
    ColumnSpec{"place", ColumnKind::Code, "", "Place; empty = an employer."},
    ColumnSpec{"measure", ColumnKind::Code, "", "Rate, by its column in capacity_staffing_position."},
    ColumnSpec{"value", ColumnKind::Decimal, "%", "The rate of the employer or place itself."},
    ColumnSpec{"peers", ColumnKind::Integer, "", "Other employers of its sector, or other places, that have the rate."},
    ColumnSpec{"lower_quartile", ColumnKind::Decimal, "%", "A quarter of the peers lie below."},
    ColumnSpec{"median", ColumnKind::Decimal, "%", "Half of the peers lie below."},
    ColumnSpec{"upper_quartile", ColumnKind::Decimal, "%", "A quarter of the peers lie above."},
    ColumnSpec{"reason", ColumnKind::Code, "",
               "Why something is missing: no_own_figure or fewer_than_3_peers; empty = nothing is."},
};
constexpr base::TableSpec kSpec = {"capacity_staffing_peers", "capacity", true,
                                   "Rates of each employer and place beside its peers.", kColumns};

constexpr std::array kRates = {"vacancy_rate",  "temporary_share",    "agency_share",
                               "sickness_rate", "other_absence_rate", "away_share"};

/// An employer or a place in a month, and the group in which its peers are.
struct Subject {
  std::int64_t month;
  std::string group, employer, place;
  std::size_t row;
};

std::vector<Subject> subjects_of(const base::Table& position, const std::map<std::string, std::string>& sector) {
  std::vector<Subject> out;
  for (std::size_t row = 0; row < position.rows(); ++row) {
    const auto text = [&](const char* column) -> const std::string& { return position.text_at(row, column); };
    const std::string &employer = text("employer"), &place = text("place");
    if (!text("profession").empty() || (employer.empty() && place.empty())) continue;
    if (!position.flag_at(row, "known_employer") || place == kUnknown) continue;  // nobody's
    const auto known = sector.find(employer);
    const std::string group = employer.empty()        ? "place"
                              : known == sector.end() ? "employer:"
                                                      : "employer:" + known->second;
    out.push_back({position.integer_at(row, "month"), group, employer, place, row});
  }
  return out;
}

void write_row(base::Table& out, const Subject& subject, const char* rate, double value, std::vector<double> peers) {
  const bool enough = peers.size() >= kFewestPeers;
  out.integer(subject.month).text(subject.employer).text(subject.place).text(rate).decimal(value);
  out.integer(static_cast<std::int64_t>(peers.size()));
  if (enough) {
    const Quartiles q = quartiles_of(std::move(peers));
    out.decimal(q.lower).decimal(q.median).decimal(q.upper);
  } else {
    out.missing().missing().missing();
  }
  out.text(std::isnan(value) ? "no_own_figure" : enough ? "" : "fewer_than_3_peers").end_row();
}

}  // namespace

Quartiles quartiles_of(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const auto at = [&](double share) {
    const double place = share * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, values.size() - 1);
    return values[below] + (place - static_cast<double>(below)) * (values[above] - values[below]);
  };
  return {at(0.25), at(0.5), at(0.75)};
}

const base::TableSpec& capacity_staffing_peers_spec() { return kSpec; }

base::Table capacity_staffing_peers(const base::Table& position, const std::map<std::string, std::string>& sector) {
  const std::vector<Subject> subjects = subjects_of(position, sector);
  std::map<std::pair<std::int64_t, std::string>, std::vector<std::size_t>> groups;  // indexes of subjects
  for (std::size_t i = 0; i < subjects.size(); ++i) groups[{subjects[i].month, subjects[i].group}].push_back(i);
  base::Table out(kSpec);
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    for (const char* rate : kRates) {
      std::vector<double> peers;
      for (const std::size_t other : groups[{subjects[i].month, subjects[i].group}]) {
        const double value = position.decimal_at(subjects[other].row, rate);
        if (other != i && std::isfinite(value)) peers.push_back(value);
      }
      write_row(out, subjects[i], rate, position.decimal_at(subjects[i].row, rate), std::move(peers));
    }
  }
  return out;
}

}  // namespace cadre::capacity
