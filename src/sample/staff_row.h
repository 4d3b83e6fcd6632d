#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "sample/sample_tables.h"

namespace cadre::sample {

/// Text columns of a list, in the order of the heading (effective date, numbers and dates stand between them).
enum class Field : std::uint8_t {
  OrgCode,
  EmployeeNumber,
  NationalId,
  AssignmentNumber,
  StaffGroup,
  JobRole,
  OccCode,
  Area,
  Position,
  Title,
  Team,
  CostCentre,
  Location,
  PayGrade,
  SpinePoint,
  Category,
  Status,
  RegBody,
  RegNumber,
  Gender,
  Ethnic,
  Disability
};
inline constexpr std::size_t kFields = 22;

inline constexpr std::int32_t kNoDay = std::numeric_limits<std::int32_t>::min();
inline constexpr double kBlank = std::numeric_limits<double>::quiet_NaN();

/// One assignment as it will be written, and what is true of it. Days count from 1970-01-01.
struct StaffRow {
  std::array<std::string, kFields> text;
  double hours = kBlank, fte = kBlank;  ///< a week; 1.0 = 37.5 hours
  std::int32_t start = kNoDay, end = kNoDay, birth = kNoDay, registered = kNoDay;

  const Employer* employer = nullptr;
  const Site* site = nullptr;
  const Post* post = nullptr;
  std::string band;          ///< true band
  std::string true_level;    ///< of the post; empty = not to be measured
  std::string true_setting;  ///< as the area of work says before anything was planted
  bool duplicate = false;
  std::vector<std::uint16_t> marks;  ///< indexes of planted faults and decoys on this row

  std::string& operator[](Field f) { return text[static_cast<std::size_t>(f)]; }
  const std::string& operator[](Field f) const { return text[static_cast<std::size_t>(f)]; }
};

/// A person's rows of one month. The vector keeps its memory from person to person; `count` rows are in use.
struct Person {
  std::vector<StaffRow> rows;
  std::size_t count = 0;

  StaffRow& add() {
    if (count == rows.size()) rows.emplace_back();
    return rows[count++];
  }
  /// Adds a copy of a row and returns the copy.
  StaffRow& copy(std::size_t from) {
    add();
    rows[count - 1] = rows[from];
    rows[count - 1].marks.clear();
    return rows[count - 1];
  }
};

/// The month a list is drawn for.
struct MonthSpan {
  std::int32_t first_day = 0, last_day = 0;  ///< days since 1970-01-01
};

}  // namespace cadre::sample
