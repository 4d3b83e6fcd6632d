#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/month.h"
#include "base/table.h"
#include "supply/outcome.h"

namespace cadre::run {

/// Hours a week of clinical care in the futures of supply. Each future's FTE by profession × area × role level is
/// spread over band, setting, employer and place as the table `hours` (capacity, future 0) has them at the opening:
///
///   hours of a group = its hours at the opening × FTE of its profession, area and level / the same at the opening
///
/// both FTE of the same future, so the opening month gives the table back exactly. Assumed where staff are few:
/// - below kFewFte at the opening (or with no hours of their own) what is there is kept in proportion, and who comes on
///   top is spread by band and setting like the staff of that profession and level in all areas (else of that level,
///   else all), at the employers of the area that have such staff, else at an unknown one;
/// - a row whose place or level is no cell with FTE follows its profession and level in all areas, else its profession;
///   a row whose profession supply does not follow stays as it is.
/// An unknown level counts as registered, as at the opening of supply. Between year ends the split by level is
/// interpolated and the FTE of profession × area is that of the month. `outcome` outlives the object.
class FutureHours {
 public:
  static constexpr double kFewFte = 5;

  /// A row of the table with its hours a week at the opening, or staff who appear later: hours 0, and contracted,
  /// available, low and high per clinical hour.
  struct Group {
    std::string id, profession, role_level, band, setting, employer, place;  ///< as in the table
    double contracted = 0, available = 0, hours = 0, low = 0, high = 0;
    double cost_per_hour = 0;  ///< pounds; NaN where not known
    bool later = false;
    bool assumed = false;  ///< its hours in the futures rest on staff elsewhere, or stay as they are
  };

  /// Rows of `month` and future 0 count; a month that is not known is the opening of the outcome.
  FutureHours(const base::Table& hours, base::Month month, const supply::ScenarioOutcome& outcome);

  /// In the order of the table, later groups after them.
  const std::vector<Group>& groups() const { return groups_; }
  /// Clinical hours a week of each group in a future (0 … futures - 1) at the end of a month of the run; `hours` gets
  /// the size of groups(). Throws std::out_of_range for another future or month.
  void fill(std::size_t future, base::Month month, std::vector<double>& hours) const;
  /// The same from the expected value.
  std::vector<double> expected(base::Month month) const;

 private:
  /// What a group's hours follow: an index in the vector of FTE sums, or kStays.
  struct Follows {
    std::size_t sum = 0;
    bool capped = false;  ///< growth beyond the opening is spread by `growth_`
  };
  /// Hours per FTE that a group gets of who comes to a cell on top.
  struct Growth {
    std::size_t cell = 0, group = 0;
    double hours_per_fte = 0;
  };
  struct Shares;  // by band and setting

  template <class Count>
  std::vector<double> sums(const supply::BasicRecord<Count>& record, std::size_t future, int step) const;
  template <class Count>
  void fill_from(const supply::BasicRecord<Count>& record, std::size_t future, base::Month month,
                 std::vector<double>& hours) const;
  std::size_t cell_of(std::size_t profession, std::size_t area, std::size_t level) const;
  std::size_t all_areas(std::size_t profession, std::size_t level) const;
  void read_rows(const base::Table& hours, base::Month month);
  void follow(const std::vector<double>& opening);
  bool grows(std::size_t cell, const std::vector<double>& opening) const;
  std::vector<Shares> shares(const std::vector<double>& opening) const;
  const Shares* donor(const std::vector<Shares>& all, std::size_t profession, std::size_t level) const;
  void spread_growth(std::size_t cell, const Shares& like);

  const supply::ScenarioOutcome& outcome_;
  std::size_t professions_ = 0, areas_ = 0, levels_ = 0;
  std::vector<Group> groups_;
  std::vector<Follows> follows_;
  std::vector<std::size_t> profession_, area_, level_;  ///< of each group: index in the axes, or kNone
  std::vector<Growth> growth_;
};

}  // namespace cadre::run
