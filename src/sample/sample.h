#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/month.h"

namespace cadre::sample {

/// What to invent. The same options give the same bytes, whatever the threads.
struct SampleOptions {
  std::string out_dir;              ///< made when missing; files of the same names are replaced
  std::string reference_dir;        ///< the folder with occupation_codes.csv and sample/
  std::int64_t people = 3000;       ///< posts filled at any time; 1..14,000,000
  int months = 1;                   ///< consecutive months ending at last_month; 1..60
  base::Month last_month{2025, 3};  ///< effective dates are month ends
  std::uint64_t seed = 1;           ///< chooses the people, their posts and the faults
  bool faults = true;               ///< plant faults and near-miss decoys
  double fault_rate = 1.0 / 16;     ///< share of people with planted faults, in (0, 0.25]; decoys are twice as many
  bool allied_only = false;         ///< leave out nurses, doctors, administration …
  bool single_file = false;         ///< one file staff.csv instead of one per employer and month
  bool truth = true;                ///< write truth.csv and truth_staff.csv beside the lists
  std::string truth_dir;            ///< where the truth goes; empty = out_dir
  std::string month_dir;            ///< where the other files of a month go (month_figures.h); empty = none
  int threads = 1;                  ///< 0 = all cores
};

struct SampleSummary {
  std::int64_t rows = 0;                 ///< data rows of all staff lists, duplicates included
  std::int64_t planted = 0;              ///< faults on rows of the lists; one row may carry several
  std::int64_t decoys = 0;               ///< near misses that must not be found
  std::uint64_t bytes = 0;               ///< of the staff lists
  std::vector<std::string> files;        ///< names of the staff lists within out_dir, sorted
  std::vector<std::string> month_files;  ///< names of the other files within month_dir, sorted
};

/// Writes synthetic ESR staff-in-post lists (METHODS 1.1), one row per assignment, and the truth about them:
///   truth.csv        file,line,rule_id,fault_id,kind,detail   what each rule must (planted) and must not (decoy) find
///   truth_staff.csv  file,line,profession,role_level,band,setting,place,is_duplicate   what each row is; an empty
///                    cell is not to be measured; lines count from 1, the heading being line 1
///   truth_changes.csv  month,employer,profession,kind,people,fte,to_employer,to_profession   what became different
///   since
///                    the month before, of allied health professionals under substantive contracts (changes.h: kinds)
///   truth_reconciliation.csv  why published_MONTH.csv differs from the lists (published.h)
/// and beside the lists, when they are one for each employer, published_MONTH.csv: the last month as a central
/// publication would count it, and series/fte.csv, breaks.csv and parts.csv (series_lines.h). With a
/// month_dir also the files that month_figures.h names, of all the months, one file each. An employer has no list for a
/// month in which reference/sample/events.csv says that it sends none. Throws base::UsageError for options out of range
/// and base::InputError when a table or the folder cannot be used.
SampleSummary write_sample(const SampleOptions& options);

/// One kind of planted fault or near miss, as reference/sample/faults.csv describes it.
struct FaultKind {
  std::string id;                  ///< stable, "occ-blank"
  std::vector<std::string> rules;  ///< of docs/methods/rules.md: those that fire (planted) or must stay silent (decoy)
  bool planted = true;             ///< false: a near miss
};
std::vector<FaultKind> fault_kinds();

}  // namespace cadre::sample
