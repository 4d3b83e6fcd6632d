#pragma once

#include <vector>

#include "base/table.h"
#include "curation/code_book.h"
#include "plan_file/plan.h"
#include "run/curate_file.h"
#include "supply/history.h"
#include "supply/past_model.h"
#include "supply/recorded_exits.h"

namespace cadre::run {

/// What a plan's records and series say of rates that are otherwise assumed.
struct SupplyRecords {
  std::vector<supply::RecordedExits> exits;  ///< of the last twelve months of lists
  std::vector<supply::CountedFte> history;   ///< of [supply] history
  std::vector<FileSummary> files;            ///< of [supply] history, for ledger and Sources page
  base::Diagnostics notes;
};

/// Exits out of capacity_turnover: found at no employer of the files from one month to the next, within the twelve
/// months up to the last. Empty where identifiers do not link months.
std::vector<supply::RecordedExits> recorded_exits(const base::Table& turnover);

/// Reads [supply] history and its breaks; nothing to read is no fault. A metric is a profession by its code, name or
/// published label, with or without "FTE:" before it; others are passed over, in a note. Throws base::InputError when a
/// file cannot be read or names no profession.
void read_supply_history(const plan_file::Plan& plan, const curation::CodeBook& codes, SupplyRecords& records);

/// What was learned, to be laid over the model of every scenario.
struct SupplyLearned {
  std::vector<supply::PooledExits> exits;
  std::vector<supply::Kin> kins;
  std::vector<supply::Learned> learned;  ///< of each kin
  int months = 0;                        ///< of history
};

/// Learns from the model of the base. History counts before recorded exits where a profession has both. Throws
/// base::InputError when a history cannot be followed.
SupplyLearned learn_supply(const supply::Model& base, const SupplyRecords& records, const plan_file::Plan& plan,
                           std::uint64_t seed, int threads);
/// What was learned in sentences: how many leavers against how many expected, and how history was followed.
base::Diagnostics learned_notes(const SupplyLearned& learned, const plan_file::Plan& plan);
supply::Model with_all_learned(supply::Model model, const SupplyLearned& learned);

/// supply_history: a row for each kin and multiplier.
const base::TableSpec& supply_history_spec();
base::Table supply_history_table(const SupplyLearned& learned, const supply::Model& model);

}  // namespace cadre::run
