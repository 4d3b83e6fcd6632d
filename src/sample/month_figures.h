#pragma once

#include <fmt/format.h>

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "sample/changes.h"
#include "sample/sample.h"
#include "sample/sample_tables.h"
#include "sample/staff_row.h"

namespace cadre::sample {

/// Invents the other files of a month beside the lists (docs/formats/layouts.md): finance establishment, bank and
/// agency, recruitment, absence, starters and leavers; of the last month job plans and a learner register. They follow
/// the people of the lists: budgets lie somewhat above who is there, bank staff work more than agency staff. Levels are
/// assumed; only their order of size matters.
class MonthFigures {
 public:
  /// The tables must outlive it. `months` are those of the lists.
  MonthFigures(const SampleTables& tables, const SampleOptions& options, const std::vector<MonthSpan>& months);

  /// Staff under substantive contracts who are alike; other staff groups have profession "NONE" and no band.
  struct Cell {
    std::size_t employer = 0;
    int cost_centre = 0;
    std::string profession, band;
    auto operator<=>(const Cell&) const = default;
  };
  using Series = std::vector<std::int64_t>;  ///< millionths of an FTE, by month

  /// What some of the people add; parts may be made on any thread and are added in order of the people.
  struct Part {
    std::map<Cell, Series> in_post;
    std::vector<std::string> absences, starters, leavers;  ///< lines by month
    std::string job_plans, learners;                       ///< lines of the last month

    void resize(std::size_t months);
    void clear();
  };

  /// Notes one record of a month. `sent` = the employer sends lists in this month; its absences come with them.
  void note(std::size_t month, const StaffRow& row, bool sent, Part& part) const;
  /// Notes somebody who came or went.
  void note(const Change& change, Part& part) const;
  void add(const Part& part);
  /// Writes the files into options.month_dir and returns their names, sorted. Throws base::InputError.
  std::vector<std::string> write() const;

 private:
  using Profile = std::map<Cell, std::vector<double>>;  ///< FTE by month

  Profile by_band() const;  ///< cost centres of an employer together
  std::string establishment() const;
  std::string temporary_staff() const;
  std::string recruitment() const;
  std::string learners() const;

  const SampleTables& tables_;
  SampleOptions options_;
  std::vector<MonthSpan> months_;
  Part all_;
};

}  // namespace cadre::sample
