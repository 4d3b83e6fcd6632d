#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "supply/flow.h"
#include "supply/model.h"

namespace cadre::supply {

/// What is counted of a route in a year (by the month it happens).
enum class RouteCount : std::uint8_t {
  Asked,      ///< wanted to start
  Started,    ///< admitted to the first stage
  NoRoom,     ///< turned away at any stage by a limit
  Lost,       ///< attrition
  Finished,   ///< went through the last stage
  LeftField,  ///< finished, but joined nobody in the model
  Closed,     ///< 1 in the year in which the route closed for want of a viable cohort
};
inline constexpr std::size_t kRouteCounts = 7;
inline constexpr std::array<std::string_view, kRouteCounts> kRouteCountNames = {
    "asked", "started", "no_room", "lost", "finished", "left_field", "closed"};

/// What a run leaves behind. Count is int32 for futures (whole people) and double for the expected value (one
/// "future"). Month 0 is the opening stock, month m the end of step m - 1; year y covers steps 12y … 12y+11. Future
/// runs fastest.
template <class Count>
struct BasicRecord {
  int months = 0, years = 0;
  std::size_t futures = 0, groups = 0, levels = 0, ages = 0, routes = 0, limits = 0;
  std::uint64_t first_future = 0;
  std::vector<Count> people;        ///< group × month (0..months) × future
  std::vector<Count> fte;           ///< likewise, hundredths of an FTE
  std::vector<Count> level_people;  ///< group × level × year end (0..years) × future; 0 = opening
  std::vector<Count> level_fte;     ///< likewise, hundredths
  std::vector<Count> flows;         ///< group × Flow × year × future
  std::vector<Count> route_counts;  ///< route × RouteCount × year × future
  std::vector<Count> limit_used;    ///< limit × year × future: units used
  std::vector<Count> last_cells;    ///< cell × future at the end, where asked for; else empty
  std::vector<double> age_people;   ///< group × age × year end (0..years): mean over futures

  std::size_t at(std::size_t row, std::size_t column, std::size_t columns, std::size_t future) const {
    return (row * columns + column) * futures + future;
  }
  const Count* people_of(std::size_t group, int month) const {
    return &people[at(group, static_cast<std::size_t>(month), static_cast<std::size_t>(months) + 1, 0)];
  }
  const Count* fte_of(std::size_t group, int month) const {
    return &fte[at(group, static_cast<std::size_t>(month), static_cast<std::size_t>(months) + 1, 0)];
  }
  const Count* level_people_of(std::size_t group, std::size_t level, int year) const {
    return &level_people[at(group * levels + level, static_cast<std::size_t>(year), static_cast<std::size_t>(years) + 1,
                            0)];
  }
  const Count* level_fte_of(std::size_t group, std::size_t level, int year) const {
    return &level_fte[at(group * levels + level, static_cast<std::size_t>(year), static_cast<std::size_t>(years) + 1,
                         0)];
  }
  const Count* flow_of(std::size_t group, Flow flow, int year) const {
    return &flows[at(group * kFlows + static_cast<std::size_t>(flow), static_cast<std::size_t>(year),
                     static_cast<std::size_t>(years), 0)];
  }
  const Count* route_of(std::size_t route, RouteCount count, int year) const {
    return &route_counts[at(route * kRouteCounts + static_cast<std::size_t>(count), static_cast<std::size_t>(year),
                            static_cast<std::size_t>(years), 0)];
  }
  double age_of(std::size_t group, std::size_t age, int year) const {
    return age_people[(group * ages + age) * (static_cast<std::size_t>(years) + 1) + static_cast<std::size_t>(year)];
  }
};

template <class Count>
BasicRecord<Count> empty_record(const Model& model, std::size_t futures) {
  BasicRecord<Count> out;
  out.months = model.months;
  out.years = model.years();
  out.futures = futures;
  out.groups = model.groups();
  out.levels = model.axes.levels.size();
  out.ages = static_cast<std::size_t>(model.axes.ages());
  out.routes = model.routes.size();
  out.limits = model.limits.size();
  const auto months = static_cast<std::size_t>(out.months) + 1, years = static_cast<std::size_t>(out.years);
  out.people.resize(out.groups * months * futures);
  out.fte.resize(out.groups * months * futures);
  out.level_people.resize(out.groups * out.levels * (years + 1) * futures);
  out.level_fte.resize(out.level_people.size());
  out.flows.resize(out.groups * kFlows * years * futures);
  out.route_counts.resize(out.routes * kRouteCounts * years * futures);
  out.limit_used.resize(out.limits * years * futures);
  out.age_people.resize(out.groups * out.ages * (years + 1));
  return out;
}

using Record = BasicRecord<std::int32_t>;
using ExpectedRecord = BasicRecord<double>;

}  // namespace cadre::supply
