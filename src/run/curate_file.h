#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/month.h"
#include "base/progress.h"
#include "curation/context.h"
#include "intake/layout.h"
#include "intake/raw_table.h"

namespace cadre::run {

/// A file of a plan and how to read it.
struct StaffFile {
  std::string path;
  std::string shown;  ///< how messages and the ledger name it
  const intake::Layout* layout = nullptr;
  std::optional<base::Month> month;  ///< of the plan; wins over the file's own
  std::string employer;              ///< organisation code for a file without such a column
  std::string licence;               ///< as the plan states it
};

/// How often a job role was read as a profession. Only labels that the layout calls safe to quote.
struct LabelCount {
  std::string label, profession;
  std::uint64_t rows = 0;
};

/// What became of one file: a row of the ledger, and what later stages need to know without reading it again.
struct FileSummary {
  std::string file, layout, sha256;
  std::uint64_t bytes = 0;
  std::uint64_t rows_read = 0, accepted = 0, review = 0, rejected = 0, merged = 0;
  std::uint64_t allied = 0;
  double allied_fte = 0;
  std::uint64_t findings = 0;
  std::vector<std::uint64_t> by_rule;       ///< findings by index into curation::rules()
  std::vector<std::string> months;          ///< "2022-03", ascending
  std::vector<std::string> missing_fields;  ///< standard columns the layout knows and the file lacks
  std::string person_scope;                 ///< "file", "employer", "national" or "" when nobody can be counted
  bool of_people = true;                    ///< false: published figures or another file of a month, no staff list
  std::vector<LabelCount> labels;           ///< job roles as read, by label and profession
  std::uint32_t parts = 0;
  std::string content_hash;  ///< of the curated rows, in order
};

/// What reading alone tells of a file: everything but the counts of curation, which stay 0.
FileSummary summary_of_reading(const intake::RawTable& raw, const StaffFile& file);

/// Reads one file, hashes its identifiers, applies every rule, and writes `dir`/staff-NNN.parquet,
/// findings-NNN.parquet and rejects.parquet (zstd, flushed to the disk). The bytes do not depend on `threads`. `dir`
/// must exist. Throws base::InputError when the file cannot be used; std::logic_error when a row were lost.
FileSummary curate_file(const StaffFile& file, const curation::CurationContext& context, const std::string& hash_key,
                        const std::string& dir, int threads, base::Progress& progress);

/// Rows of one part of a partition; a fixed number, so that parts do not depend on threads.
inline constexpr std::size_t kPartRows = std::size_t{1} << 19U;

}  // namespace cadre::run
