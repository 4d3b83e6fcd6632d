#pragma once

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "base/csv_text.h"

/// For tests only: the other files of a plan, made to fit its invented staff lists.
namespace cadre::scenario {

/// A plan of 80% direct clinical care for every assignment but one in ten, whose plan is ten hours short; a register
/// that makes apprentices of all allied health professionals, half supernumerary, and has students.
inline void write_job_plans_and_learners(const std::filesystem::path& dir) {
  std::ofstream plans(dir / "data/job_plans.csv"), register_(dir / "data/learners.csv");
  plans << "Org Code,Assignment Number,Category,Hours per Week,Job Plan Status,Linked to Output\n";
  register_ << "Org Code,Assignment Number,Profession,Programme,Supernumerary Share\n";
  int row_number = 0;
  for (const auto& entry : std::filesystem::directory_iterator(dir / "data")) {
    if (!entry.path().filename().string().starts_with("esr_")) continue;
    const base::SmallCsv list = base::read_small_csv(entry.path().string());
    for (const auto& row : list.rows) {
      const std::string& hours = row[list.column("Contracted Hours")];
      const std::string& number = row[list.column("Assignment Number")];
      const std::string& employer = row[list.column("Org Code")];
      if (hours.empty()) continue;
      const bool short_plan = ++row_number % 10 == 0;
      const double week = std::strtod(hours.c_str(), nullptr);
      plans << fmt::format("{},{},DCC,{},Published,Yes\n", employer, number, 0.8 * week - (short_plan ? 10 : 0));
      plans << fmt::format("{},{},SPA,{},Published,Yes\n", employer, number, 0.2 * week);
    }
    const std::string employer = list.rows.empty() ? "" : list.rows.front()[list.column("Org Code")];
    if (employer.empty()) continue;
    for (const auto& row : list.rows)
      if (row[list.column("Staff Group")] == "Allied Health Professionals")
        register_ << fmt::format("{},{},Physiotherapy,Apprentice,0.5\n", employer,
                                 row[list.column("Assignment Number")]);
    register_ << fmt::format("{},,Podiatry,BSc,1\n", employer);
  }
  std::ofstream(dir / "plan.toml", std::ios::app)
      << "\n[[input]]\npath = \"data/job_plans.csv\"\nlayout = \"e_job_plans\"\nmonth = \"2025-03\"\n"
         "[[input]]\npath = \"data/learners.csv\"\nlayout = \"learner_register\"\nmonth = \"2025-03\"\n";
}

}  // namespace cadre::scenario
