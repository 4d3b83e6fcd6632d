#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/month.h"
#include "base/table.h"
#include "capacity/capacity.h"
#include "capacity/release_tables.h"
#include "publishing/further_page.h"
#include "publishing/labels.h"

namespace cadre::publishing {

/// Everything the report says beside the tables of capacity. Files are named without folders, hashes are the first 12
/// hexadecimal digits of SHA-256, marks are "published", "plan", "assumed", "assumed_example" (inputs: also
/// "synthetic").
struct ReportInputs {
  std::string plan_name, area;
  base::Month month;  ///< shown first; unknown = the latest with data
  bool synthetic = false, provisional = false;
  std::string provisional_reason, version;
  std::vector<std::pair<std::string, std::string>> generated_from;  ///< name, hash

  const capacity::CapacityResult* capacity = nullptr;
  std::vector<capacity::ReleaseTable> release_list;
  const base::Table* ledger = nullptr;  ///< curation::ledger_spec
  const base::Table* rules = nullptr;   ///< curation::rules_spec
  std::vector<FurtherPage> further;     ///< what the stages beyond capacity add; internal edition only
  Labels labels;

  struct Score {
    std::string employer;
    std::int64_t rows = 0, rows_with_error = 0;
  };
  struct Reject {
    std::string reason, remedy;
    std::int64_t rows = 0;
  };
  struct Fault {  ///< worst first, at most twenty
    std::string rule, file, field, shown, remedy;
    std::int64_t rows = 0;
    double fte = 0;
    double gain = 0;  ///< points that mending them adds to the score of all latest lists
  };
  struct InputFile {
    std::string name, layout, sha256, licence, date, mark;
    std::int64_t rows = 0;
  };
  struct Reference {
    std::string name, what, sha256, source, licence, date;
    std::int64_t rows = 0;
  };
  struct Override {
    std::string id, what, reason, who, date;
    std::int64_t records = 0;  ///< that it changed, all months
    double fte = 0;            ///< by which the headline of the month shown moved
  };
  struct Assumption {
    std::string id, name, value, low, high, unit, mark, source, date;
    std::optional<double> influence_fte;
    std::string influence_text;
  };
  struct Evidence {
    std::string id, what, measured_on;
    std::int64_t rows = 0;
    std::optional<double> confidence;  ///< %, nothing = unmeasured
  };
  struct RoleLabel {  ///< a job role as written, and what it was read as; internal edition only
    std::string label, profession;
    std::int64_t rows = 0;
  };
  std::vector<RoleLabel> role_labels;  ///< most rows first
  std::vector<Score> scores;
  std::vector<Reject> rejects;
  std::vector<Fault> worst;
  std::vector<InputFile> inputs;
  std::vector<Reference> references;
  std::vector<Override> overrides;
  std::vector<Assumption> assumptions;
  std::vector<Evidence> evidence;
};

}  // namespace cadre::publishing
