#include "sample/job_plan_lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "base/random_stream.h"
#include "sample/file_lines.h"

namespace cadre::sample {
namespace {

constexpr std::uint64_t kStream = 0x10B91A25ULL;
constexpr double kShort = 1.0 / 30, kQuarter = 0.25;

/// Who has such a system: share of staff with a plan, share of plans linked to output.
struct PlanningEmployer {
  std::string_view code;
  double covered, linked;
};
constexpr std::array kEmployers = {
    PlanningEmployer{"ZY1", 0.995, 0.995},
    PlanningEmployer{"ZY2", 0.98, 0.4},
    PlanningEmployer{"ZY3", 0.78, 0.2},
    PlanningEmployer{"ZY6", 0.96, 0.7},
};

double clinical_share(std::string_view band) {
  struct Row {
    std::string_view band;
    double share;
  };
  constexpr std::array kShares = {Row{"2", 0.88}, Row{"3", 0.88}, Row{"4", 0.86}, Row{"5", 0.82},
                                  Row{"6", 0.77}, Row{"7", 0.7},  Row{"8a", 0.58}};
  for (const Row& row : kShares)
    if (row.band == band) return row.share;
  return 0.45;
}

double quarters(double hours) { return std::round(hours / kQuarter) * kQuarter; }

}  // namespace

std::string job_plan_heading() {
  return "Export Month,Org Code,Assignment Number,Job Plan Category,Hours per Week,Job Plan Status,Linked to Output\n";
}

std::string job_plan_lines(std::uint64_t seed, const MonthSpan& month, const StaffRow& row) {
  const auto employer = std::find_if(kEmployers.begin(), kEmployers.end(),
                                     [&](const PlanningEmployer& e) { return e.code == row.employer->code; });
  const std::string& assignment = row[Field::AssignmentNumber];
  if (employer == kEmployers.end() || row.post->profession == "NONE" || !(row.hours > 0)) return {};
  base::RandomStream stream(seed ^ kStream, number_of(assignment));
  if (!stream.chance(employer->covered)) return {};
  const char* linked = stream.chance(employer->linked) ? "Yes" : "No";
  const double share = std::clamp(clinical_share(row.band) + 0.05 * stream.normal(), 0.2, 0.95);
  double clinical = quarters(row.hours * share);
  const double additional = stream.chance(0.1) ? std::min(quarters(row.hours * 0.05), row.hours - clinical) : 0;
  const double supporting = row.hours - clinical - additional;
  if (stream.chance(kShort)) clinical = std::max(0.0, clinical - 6);
  std::string out;
  const auto put = [&](const char* category, double hours) {
    if (hours > 0)
      put_line(out, {month_text(month), row.employer->code, assignment, category, number(hours), "Published", linked});
  };
  put("DCC", clinical);
  put("SPA", supporting);
  put("ANR", additional);
  return out;
}

}  // namespace cadre::sample
