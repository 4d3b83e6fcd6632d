#include "sample/learner_lines.h"

#include <fmt/format.h>

#include <cmath>

#include "base/month.h"
#include "base/random_stream.h"
#include "sample/file_lines.h"

namespace cadre::sample {
namespace {

constexpr std::uint64_t kStream = 0x1EA24E25ULL;
constexpr double kSmallService = 5, kStudentsPerFte = 0.12, kTraining = 0.08, kOnBreak = 0.05;

/// How a programme goes on: years, share of time off the job (assumed).
struct Programme {
  const char *name, *funder;
  int years;
  double off_the_job;
};
constexpr Programme kApprentice{"Degree apprenticeship", "Apprenticeship levy", 4, 0.2};
constexpr Programme kAdvanced{"Advanced clinical practice", "NHS England", 3, 0.3};
constexpr Programme kStudent{"BSc", "Student loan", 3, 1};

struct Learner {
  std::string employer, number, assignment, profession;
};

void put(std::string& out, const MonthSpan& month, const Learner& learner, const Programme& programme,
         base::RandomStream& stream) {
  const base::CivilDate now = base::civil_from_days(month.last_day);
  // Years begin in September.
  const int year = 1 + static_cast<int>(stream.below(static_cast<std::uint64_t>(programme.years)));
  const int began = now.year - (now.month < 9 ? 1 : 0) - (year - 1);
  put_line(out,
           {month_text(month), learner.employer, learner.number, learner.assignment,
            profession_words(learner.profession), programme.name, std::to_string(year), fmt::format("{}-09-01", began),
            fmt::format("{}-08-31", began + programme.years), stream.chance(kOnBreak) ? "Yes" : "No", "In progress",
            number(programme.off_the_job), programme.funder});
}

}  // namespace

std::string learner_heading() {
  return "Register Month,Org Code,Employee Number,Assignment Number,Profession,Programme,Year of Programme,Start Date,"
         "Expected End,On Break,Outcome,Supernumerary Share,Funded By\n";
}

std::string learner_line(std::uint64_t seed, const MonthSpan& month, const StaffRow& row) {
  const std::string& assignment = row[Field::AssignmentNumber];
  if (row.duplicate || assignment.empty() || row.post->profession == "NONE") return {};
  base::RandomStream stream(seed ^ kStream, number_of(assignment));
  const bool trains = row.band == "7" && !row.post->manager && stream.chance(kTraining);
  if (!row.post->learner && !trains) return {};
  std::string out;
  put(out, month, {row.employer->code, row[Field::EmployeeNumber], assignment, row.post->profession},
      row.post->learner ? kApprentice : kAdvanced, stream);
  return out;
}

std::string student_lines(std::uint64_t seed, const MonthSpan& month, const std::string& employer,
                          const std::string& profession, double fte) {
  if (fte < kSmallService || profession == "AHP") return {};
  base::RandomStream stream(seed ^ kStream, number_of(employer + "/" + profession));
  std::string out;
  const int students = static_cast<int>(std::lround(fte * kStudentsPerFte));
  for (int i = 0; i < students; ++i) put(out, month, {employer, "", "", profession}, kStudent, stream);
  return out;
}

}  // namespace cadre::sample
