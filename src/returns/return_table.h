#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/month.h"
#include "returns/return_map.h"
#include "vocabulary/codes.h"

namespace cadre::returns {

/// FTE as whole thousand-millionths, so that blocks and staff in post agree to the last digit (as in capacity).
using NanoFte = std::int64_t;
inline constexpr double kNanoPerFte = 1e9;

/// Staff in post that are counted alike.
struct StaffCell {
  std::int32_t month = 0;  ///< base::Month ordinal
  std::string employer;
  vocabulary::Profession profession{};
  vocabulary::RoleLevel level{};
  std::string band;  ///< code; empty = unknown
  NanoFte fte = 0;
};

/// A number of another file: budgeted, bank or agency WTE, or FTE days lost. Files of finance and of temporary staff
/// say no role level.
struct FileCell {
  std::int32_t month = 0;
  std::string employer;
  std::string profession;  ///< code; empty = the file does not say which
  std::string band;
  double value = 0;
};

struct Turnover {
  std::int32_t month = 0;
  std::string profession;  ///< empty = all
  double rate = 0;         ///< % of the mean stock, over a year
};

/// What a return is filled from. A measure whose file is missing is nothing, never 0.
struct ReturnData {
  std::vector<StaffCell> staff;  ///< inside the plan's area
  std::optional<std::vector<FileCell>> establishment, bank, agency;
  /// Sickness as staff cells: FTE days lost by the record that lost them.
  std::optional<std::vector<StaffCell>> sickness;
  std::vector<Turnover> turnover;
  std::vector<std::pair<std::string, std::string>> employers;  ///< code, name; in the order of the return
  std::string plan_name;
};

/// A number of a row in a month, or why there is none.
struct ReturnValue {
  std::optional<double> value;
  std::string reason;  ///< when there is no value
};

/// Value of one row for one organisation ("" = the whole plan) in one month.
///
/// Substantive: FTE of staff in post. Total = substantive + bank + agency; agency share = agency / total (worked
/// example: 90 + 6 + 4 = 100, share 4.0 %). Vacancy = establishment - substantive. Sickness rate = FTE days lost to
/// sickness / FTE days available, available = FTE in post x days of the month. Turnover as in capacity_turnover.
ReturnValue value_of(const ReturnRow& row, const std::string& employer, base::Month month, const ReturnData& data);

/// A filled block: rows of the template, one after the other for each organisation, months side by side.
struct FilledBlock {
  std::string title;
  bool contracts = false;           ///< some row names its contract
  std::vector<base::Month> months;  ///< month 1, 2, …
  struct Row {
    std::string organisation, contract, label, unit;
    const ReturnRow* row = nullptr;
    std::string employer;
    std::vector<ReturnValue> values;
    std::string note;  ///< why nothing stands here, when that is so in every month
  };
  std::vector<Row> rows;
};

/// Months of the template's year that holds `month`.
std::vector<base::Month> months_of(const ReturnHead& head, base::Month month);
/// "2024-25" for a year that begins in April 2024; "2025" for a calendar year.
std::string year_name(const ReturnHead& head, base::Month first);

std::vector<FilledBlock> fill(const ReturnMap& map, const ReturnData& data, base::Month month);

/// Does a row select these staff?
bool selects(const ReturnRow& row, const StaffCell& cell);

}  // namespace cadre::returns
