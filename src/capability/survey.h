#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/table.h"
#include "capability/capability_model.h"
#include "capability/hand_sheet.h"
#include "capability/inputs.h"

namespace cadre::capability {

/// The level from which somebody counts as trained: 0 not at all, 1 in training or under supervision, 2 does it alone,
/// 3 teaches it, 4 leads it.
inline constexpr int kTrainedLevel = 2;
inline constexpr int kHighestLevel = 4;

/// A place as files name it and as the report codes it.
struct PlaceName {
  std::string code, name;
};

/// One level that a person or a team gave. Nothing of it names anybody: rows are known by file, sheet and line.
struct SurveyAnswer {
  std::string file, profession, place, competency;  ///< place "" = not said or not known
  std::uint64_t line = 0;
  int level = 0;            ///< 0..kHighestLevel
  std::int64_t people = 1;  ///< of a team; 1 for a person
  bool in_use = false, in_training = false, has_evidence = false;
};

struct Survey {
  std::vector<SurveyAnswer> answers;
  base::Diagnostics notes;  ///< faults by sheet, cell and remedy; what is missing
  std::size_t rows = 0;     ///< people and teams read
};

/// Reads one workbook (docs/formats/capability.md): the sheet of levels is the one whose headings name a profession
/// and at least one competency, the sheet of details the one with row, competency and one of in use, in training,
/// evidence; their names, order and further columns do not matter. A cell that cannot be used is told and left out, a
/// blank one is no answer. Without a sheet of levels a note says so, of severity Warning.
Survey read_survey(const std::string& file, const std::vector<SheetText>& sheets, const Inputs& inputs,
                   std::span<const PlaceName> places);

/// Share trained by profession, competency and place, and over all places (place ""). A team counts by its people in
/// the share and as one answer in the range.
std::vector<FoundShare> found_shares(std::span<const SurveyAnswer> answers);

/// Wilson's score interval at 95% of a share `p` of `n` answers (E. B. Wilson, JASA 22, 1927); 0..1 for n = 0.
Range wilson(double p, double n);

/// capability_survey: profession x place x competency.
const base::TableSpec& survey_spec();
base::Table survey_table(const Inputs& inputs, std::span<const SurveyAnswer> answers,
                         const std::map<std::string, std::string>& names);

/// How headings and words of the workbook are written; the template writes them and the reader reads them.
inline constexpr std::string_view kSurveyRow = "Row", kSurveyKind = "Person or team", kSurveyPeople = "People",
                                  kSurveyProfession = "Profession", kSurveyLevel = "Role level", kSurveyPlace = "Place",
                                  kSurveyCompetency = "Competency", kSurveyUse = "In use",
                                  kSurveyTraining = "In training", kSurveyEvidence = "Evidence";

}  // namespace cadre::capability
