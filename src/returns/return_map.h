#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "plan_file/option.h"

namespace cadre::returns {

/// What a row of a return reports.
enum class Measure : std::uint8_t {
  Establishment,  ///< budgeted WTE of the finance ledger
  Substantive,    ///< FTE of staff in post
  Bank,           ///< WTE worked
  Agency,         ///< WTE worked
  Total,          ///< substantive + bank + agency
  AgencyShare,    ///< % of the total
  Vacancy,        ///< establishment - substantive
  SicknessRate,   ///< % of FTE days available that were lost to sickness
  Turnover        ///< % of the mean stock of twelve months that left
};
inline constexpr std::size_t kMeasures = 9;
std::string_view code_of(Measure measure);
std::string_view unit_of(Measure measure);  ///< "FTE" or "%"

/// Part of the allied health workforce by level: national returns ask for registered and support staff apart.
enum class StaffGroup : std::uint8_t { All, Registered, Support };

enum class Per : std::uint8_t { Plan, Employer };

/// `[return]`
struct ReturnHead {
  std::string title;
  bool official = false;  ///< the template is the collecting body's own; otherwise every output says it is not
  std::string note;
  std::string source;  ///< where the rows and their order come from
  Per per = Per::Plan;
  int first_month = 4;  ///< calendar month that the template calls month 1
  int months = 12;
};

/// `[[block]]`: a part of the template that is pasted in one piece.
struct ReturnBlock {
  std::string id, title;
  base::SourceSpot spot;
};

/// `[[row]]`, in the template's own order.
struct ReturnRow {
  std::string block, label, contract;
  Measure measure = Measure::Substantive;
  StaffGroup group = StaffGroup::All;
  std::vector<std::string> profession, role_level, band;  ///< codes; empty = all
  bool total = false;                                     ///< repeats what other rows hold: not added up
  base::SourceSpot spot;
};

/// A template as data (docs/formats/returns.md).
struct ReturnMap {
  ReturnHead head;
  std::vector<ReturnBlock> blocks;
  std::vector<ReturnRow> rows;
};

/// Reads a template. Throws base::InputError with every fault: unknown keys and codes with the nearest known one, rows
/// of no block, blocks without rows. `name` stands in messages.
ReturnMap parse_return_map(std::string_view text, const std::string& name);
ReturnMap read_return_map(const std::string& path);

/// The keys, for the reader and the documentation.
const plan_file::OptionTable<ReturnHead>& return_head_table();
const plan_file::OptionTable<ReturnBlock>& return_block_table();
const plan_file::OptionTable<ReturnRow>& return_row_table();

}  // namespace cadre::returns
