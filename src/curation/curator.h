#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "curation/context.h"
#include "curation/decision.h"
#include "curation/file_facts.h"
#include "curation/rules.h"
#include "curation/staff_table.h"

namespace cadre::curation {

/// A broken rule in a kept or rejected row.
struct Finding {
  std::uint32_t row;   ///< of the raw table
  std::uint16_t rule;  ///< index into rules()
  vocabulary::Profession profession;
};

/// Totals of one file or slice. read = accepted + review + rejected + merged.
struct CurationCounts {
  std::uint64_t accepted = 0, review = 0, rejected = 0, merged = 0;
  std::uint64_t allied = 0;            ///< accepted and review rows of a decided allied health profession
  double allied_fte = 0;               ///< their FTE as recorded
  std::vector<std::uint64_t> by_rule;  ///< findings by rule index

  CurationCounts();
  void add(const CurationCounts& other);
};

/// A slice of a file after curation. Rows rejected by a rule are not in `staff`; their findings say why.
struct CuratedSlice {
  StaffTable staff;
  std::vector<Finding> findings;  ///< in order of row and rule
  CurationCounts counts;
};

/// Curates one file: looks up every distinct text once, compares rows with each other, then decides and checks row by
/// row. Slices may be asked for from several threads at once; the same slice is the same whatever the threads.
class FileCurator {
 public:
  /// `raw` and `context` must outlive the curator. `file_id` counts from 1.
  FileCurator(const intake::RawTable& raw, const CurationContext& context, std::uint16_t file_id, int threads);

  /// Rows first … first + rows - 1 of the raw table.
  CuratedSlice curate(std::size_t first, std::size_t rows) const;
  const FileFacts& facts() const { return facts_; }

 private:
  struct CodeLists {  ///< dictionaries of the placed columns, shared by every slice
    std::vector<std::string> occupation_code, job_role, employer, place, sub_icb, ics, region;
    const intake::RawColumn* hosted_by = nullptr;  ///< of returns
    const intake::RawColumn* funded_by = nullptr;
    struct Codes {
      std::uint32_t employer, place, sub_icb, ics, region;
      Evidence evidence;
    };
    std::vector<Codes> of_answer;
  };
  static CodeLists list_codes(const Placements& placements);

  void append(StaffTable& staff, std::size_t row, const RowFacts& facts, const Decision& decision,
              vocabulary::RecordStatus status, const intake::RawColumn* assignment) const;

  std::uint64_t post_key_of(std::size_t row, std::int32_t start) const;

  std::uint16_t file_id_;
  FileFacts facts_;
  std::vector<std::uint8_t> repeats_;
  CodeLists lists_;
  std::vector<std::uint64_t> title_keys_;  ///< by code of the title; empty without titles
  std::vector<std::uint16_t> active_rules_;
  Publication publication_;
  Duplicates duplicates_;
};

}  // namespace cadre::curation
