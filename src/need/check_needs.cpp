#include "need/check_needs.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <span>
#include <string_view>

#include "plan_file/nearest.h"

namespace cadre::need {
namespace {

constexpr double kShareTolerance = 0.001;

class Checker {
 public:
  Checker(const Inputs& inputs, const KnownCodes& known) : in_(inputs), known_(known) {}

  base::Diagnostics all() {
    std::set<std::string> seen;
    for (const NeedLine& line : in_.lines) {
      if (!seen.insert(line.id).second)
        fault(line.given, fmt::format("line '{}' stands twice", line.id), "Give each line a name of its own");
      check_line(line);
    }
    for (const GrowthRow& row : in_.growth) {
      if (!row.line.empty()) check_code(row.given, "line", row.line, line_ids());
      if (!row.setting.empty()) check_code(row.given, "setting", row.setting, known_.settings);
    }
    for (const PopulationRow& row : in_.population) check_code(row.given, "place", row.place, known_.places);
    check_shares();
    return std::move(faults_);
  }

 private:
  void fault(const Given& given, std::string message, std::string remedy) {
    faults_.push_back({base::Severity::Error, given.where, std::move(message), std::move(remedy)});
  }

  void check_code(const Given& given, std::string_view what, const std::string& code,
                  const std::vector<std::string>& known) {
    if (known.empty() || std::find(known.begin(), known.end(), code) != known.end()) return;
    const std::vector<std::string_view> words(known.begin(), known.end());
    const plan_file::Nearest nearest = plan_file::nearest_of(code, words);
    fault(given, fmt::format("unknown {} '{}'", what, code),
          nearest.close ? fmt::format("Did you mean '{}'?", nearest.word)
                        : fmt::format("Write one of {}", fmt::join(words, ", ")));
  }

  std::vector<std::string> line_ids() const {
    std::vector<std::string> out;
    for (const NeedLine& line : in_.lines) out.push_back(line.id);
    return out;
  }

  template <class Row>
  std::vector<std::string> ids_of(const std::vector<Row>& rows) const {
    std::set<std::string> out;
    for (const Row& row : rows) out.insert(row.id);
    return {out.begin(), out.end()};
  }

  void check_line(const NeedLine& line) {
    const Given& at = line.given;
    check_code(at, "setting", line.setting, known_.settings);
    check_code(at, "function", line.function, known_.functions);
    if (line.competency != "all") check_code(at, "competency", line.competency, known_.competencies);
    if (!line.place.empty()) check_code(at, "place", line.place, known_.places);
    if (!line.standard.empty() && standard_of(in_, line.standard, line.place) == nullptr)
      fault(at, fmt::format("no standard '{}' holds for place '{}'", line.standard, line.place),
            fmt::format("Add a row to the table of standards, or name one of {}",
                        fmt::join(ids_of(in_.standards), ", ")));
    if (!line.staffing.empty()) check_staffing(line);
    if (row_of(line.method).segment && people_of(in_, line.segment, line.place).empty())
      fault(at, fmt::format("the table of population has no segment '{}' for place '{}'", line.segment, line.place),
            "Add the row to the table of population, or correct segment and place");
  }

  void check_staffing(const NeedLine& line) {
    const Staffing* staffing = staffing_of(in_, line.staffing);
    if (staffing == nullptr) {
      fault(line.given, fmt::format("no row of staffing is called '{}'", line.staffing),
            fmt::format("Add it to the table of staffing, or name one of {}", fmt::join(ids_of(in_.staffing), ", ")));
      return;
    }
    static const std::map<Method, StaffedUnit> kUnits = {{Method::Beds, StaffedUnit::Bed},
                                                         {Method::Theatres, StaffedUnit::Session},
                                                         {Method::Scanners, StaffedUnit::ScannerHour},
                                                         {Method::Ambulances, StaffedUnit::AmbulanceHour}};
    const StaffedUnit wanted = kUnits.at(line.method);
    if (staffing->unit != wanted)
      fault(line.given,
            fmt::format("staffing '{}' is for each {}, method {} counts {}", line.staffing,
                        kStaffedUnits[static_cast<std::size_t>(staffing->unit)], row_of(line.method).word,
                        row_of(line.method).quantity),
            fmt::format("Name a row of staffing with unit {}", kStaffedUnits[static_cast<std::size_t>(wanted)]));
  }

  void check_shares() {
    std::map<std::string, double> sums;
    std::set<std::pair<std::string, std::string>> seen;
    for (const ShareRow& row : in_.shares) {
      check_code(row.given, "line", row.line, line_ids());
      check_code(row.given, "competency", row.competency, known_.competencies);
      if (!seen.emplace(row.line, row.competency).second)
        fault(row.given, fmt::format("line '{}' has two shares of '{}'", row.line, row.competency), "Keep one of them");
      sums[row.line] += row.share.value;
    }
    std::set<std::string> told;
    for (const ShareRow& row : in_.shares)
      if (std::abs(sums[row.line] - 1) > kShareTolerance && told.insert(row.line).second)
        fault(row.given, fmt::format("the shares of line '{}' add up to {:.3f}", row.line, sums[row.line]),
              "Let the shares of a line add up to 1; competency 'all' may hold the rest");
    for (const NeedLine& line : in_.lines)
      if (line.competency != "all" && sums.contains(line.id))
        fault(line.given, fmt::format("line '{}' names a competency and is split by shares as well", line.id),
              "Leave its competency empty, or take its rows out of the table of shares");
  }

  const Inputs& in_;
  const KnownCodes& known_;
  base::Diagnostics faults_;
};

}  // namespace

base::Diagnostics check_inputs(const Inputs& inputs, const KnownCodes& known) { return Checker(inputs, known).all(); }

const Standard* standard_of(const Inputs& inputs, const std::string& id, const std::string& place) {
  const Standard* found = nullptr;
  for (const Standard& row : inputs.standards) {
    if (row.id != id || (!row.place.empty() && row.place != place)) continue;
    if (found == nullptr || !row.place.empty() || found->place.empty()) found = &row;
  }
  return found;
}

const Staffing* staffing_of(const Inputs& inputs, const std::string& id) {
  const Staffing* found = nullptr;
  for (const Staffing& row : inputs.staffing)
    if (row.id == id) found = &row;
  return found;
}

std::vector<const PopulationRow*> people_of(const Inputs& inputs, const std::string& segment,
                                            const std::string& place) {
  std::map<std::string, const PopulationRow*> by_place;
  for (const PopulationRow& row : inputs.population)
    if (row.segment == segment && (place.empty() || row.place == place)) by_place[row.place] = &row;
  std::vector<const PopulationRow*> out;
  for (const auto& [name, row] : by_place) out.push_back(row);
  return out;
}

std::vector<const ShareRow*> shares_of(const Inputs& inputs, const std::string& line) {
  std::vector<const ShareRow*> out;
  for (const ShareRow& row : inputs.shares)
    if (row.line == line) out.push_back(&row);
  return out;
}

}  // namespace cadre::need
