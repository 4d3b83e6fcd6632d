#include "sample/movement_lines.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <span>

#include "base/month.h"
#include "base/random_stream.h"
#include "sample/file_lines.h"

namespace cadre::sample {
namespace {

constexpr std::uint64_t kStream = 0x30BE5ULL;
constexpr double kDaysOfYear = 365.25;

struct Words {
  const char* words;
  double weight;
};
constexpr std::array kReasons = {Words{"Voluntary Resignation - Work Life Balance", 0.2},
                                 Words{"Voluntary Resignation - Relocation", 0.17},
                                 Words{"Voluntary Resignation - Promotion", 0.16},
                                 Words{"Voluntary Resignation - Other/Not Known", 0.22},
                                 Words{"End of Fixed Term Contract", 0.12},
                                 Words{"Voluntary Resignation - Better Reward Package", 0.07},
                                 Words{"Employee Transfer", 0.04},
                                 Words{"Dismissal - Capability", 0.02}};
constexpr std::array kDestinations = {Words{"NHS Organisation", 0.4},
                                      Words{"No Employment", 0.17},
                                      Words{"Private Health/Social Care", 0.12},
                                      Words{"Abroad - Non EU Country", 0.05},
                                      Words{"Education Sector", 0.05},
                                      Words{"Social Services", 0.04},
                                      Words{"", 0.17}};
constexpr std::array kOrigins = {Words{"Newly Qualified", 0.34},
                                 Words{"NHS Organisation", 0.33},
                                 Words{"Private Health/Social Care", 0.09},
                                 Words{"Abroad - Non EU Country", 0.09},
                                 Words{"No Employment", 0.07},
                                 Words{"Education Sector", 0.03},
                                 Words{"", 0.05}};

std::string drawn(std::span<const Words> from, base::RandomStream& stream) {
  std::array<double, 16> weights{};
  for (std::size_t i = 0; i < from.size(); ++i) weights[i] = from[i].weight;
  return from[stream.pick(std::span(weights).first(from.size()))].words;
}

std::string day_text(std::int32_t day) {
  const base::CivilDate date = base::civil_from_days(day);
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

/// A day of the month.
std::int32_t day_of(const MonthSpan& month, base::RandomStream& stream) {
  const auto days = static_cast<std::uint64_t>(month.last_day - month.first_day) + 1;
  return month.first_day + static_cast<std::int32_t>(stream.below(days));
}

std::string fte_text(const StaffRow& row) { return std::isfinite(row.fte) ? number(row.fte) : std::string(); }

}  // namespace

std::string starter_heading() {
  return "Start Date,Employee Number,Assignment Number,Org Code,Occupation Code,Payscale,FTE,Recruitment Source\n";
}

std::string leaver_heading() {
  return "Termination Date,Employee Number,Assignment Number,Org Code,Occupation Code,Payscale,FTE,Leaving Reason,"
         "Destination On Leaving\n";
}

std::string starter_line(std::uint64_t seed, const MonthSpan& month, const StaffRow& row) {
  const std::string& assignment = row[Field::AssignmentNumber];
  if (assignment.empty()) return {};
  base::RandomStream stream(seed ^ kStream, number_of("starter " + assignment));
  std::string out;
  put_line(out, {day_text(day_of(month, stream)), row[Field::EmployeeNumber], assignment, row.employer->code,
                 row[Field::OccCode], band_words(row.band), fte_text(row), drawn(kOrigins, stream)});
  return out;
}

std::string leaver_line(std::uint64_t seed, const MonthSpan& month, const StaffRow& row, bool stays_in_nhs) {
  const std::string& assignment = row[Field::AssignmentNumber];
  if (assignment.empty()) return {};
  base::RandomStream stream(seed ^ kStream, number_of("leaver " + assignment));
  const double age = row.birth == kNoDay ? 0 : (month.first_day - row.birth) / kDaysOfYear;
  const bool retires = !stays_in_nhs && (age >= 60 || (age >= 55 && stream.chance(0.9)));
  const std::string reason = retires ? "Retirement Age" : drawn(kReasons, stream);
  const std::string destination = stays_in_nhs ? "NHS Organisation"
                                  : retires    ? "No Employment"
                                               : drawn(kDestinations, stream);
  std::string out;
  put_line(out, {day_text(day_of(month, stream)), row[Field::EmployeeNumber], assignment, row.employer->code,
                 row[Field::OccCode], band_words(row.band), fte_text(row), reason, destination});
  return out;
}

}  // namespace cadre::sample
