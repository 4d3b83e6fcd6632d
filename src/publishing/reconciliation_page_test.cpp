#include "publishing/reconciliation_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/source_dir.h"
#include "publishing/figures.h"

namespace cadre::publishing {
namespace {

using base::ColumnKind;
using base::ColumnSpec;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr ColumnSpec kColumns[] = {
    {"source", ColumnKind::Code, "", ""},        {"beside", ColumnKind::Code, "", ""},
    {"month", ColumnKind::Month, "", ""},        {"published_month", ColumnKind::Code, "", ""},
    {"employer", ColumnKind::Code, "", ""},      {"staff_group", ColumnKind::Code, "", ""},
    {"label", ColumnKind::Code, "", ""},         {"measure", ColumnKind::Code, "", ""},
    {"published", ColumnKind::Decimal, "", ""},  {"ours", ColumnKind::Decimal, "", ""},
    {"difference", ColumnKind::Decimal, "", ""}, {"scope", ColumnKind::Decimal, "", ""},
    {"recode", ColumnKind::Decimal, "", ""},     {"date", ColumnKind::Decimal, "", ""},
    {"duplicates", ColumnKind::Decimal, "", ""}, {"unexplained", ColumnKind::Decimal, "", ""},
    {"verdict", ColumnKind::Code, "", ""}};
constexpr base::TableSpec kSpec = {"reconciliation", "reconciliation", true, "Comparisons.", kColumns};
constexpr ColumnSpec kSourceColumns[] = {{"source", ColumnKind::Code, "", ""},
                                         {"beside", ColumnKind::Code, "", ""},
                                         {"measure", ColumnKind::Code, "", ""},
                                         {"comparisons", ColumnKind::Integer, "", ""},
                                         {"not_comparable", ColumnKind::Integer, "", ""},
                                         {"explained_exactly", ColumnKind::Integer, "", ""},
                                         {"largest_unexplained", ColumnKind::Decimal, "", ""}};
constexpr base::TableSpec kSourcesSpec = {"reconciliation_sources", "reconciliation", true, "Sources.", kSourceColumns};
constexpr ColumnSpec kRegisterColumns[] = {
    {"month", ColumnKind::Month, "", ""},         {"label", ColumnKind::Code, "", ""},
    {"registrants", ColumnKind::Integer, "", ""}, {"employed_source", ColumnKind::Code, "", ""},
    {"employed_label", ColumnKind::Code, "", ""}, {"employed_month", ColumnKind::Month, "", ""},
    {"employed", ColumnKind::Integer, "", ""},    {"per_100", ColumnKind::Decimal, "", ""}};
constexpr base::TableSpec kRegistersSpec = {"register_ratio", "reconciliation", true, "Registers.", kRegisterColumns};
constexpr ColumnSpec kEvidenceColumns[] = {{"step", ColumnKind::Code, "", ""}};
constexpr base::TableSpec kEvidenceSpec = {"reconciliation_evidence", "reconciliation", true, "Steps.",
                                           kEvidenceColumns};

class ReconciliationPage : public testing::Test {
 protected:
  /// A figure whose ours is published + parts + unexplained.
  void add(const char* employer, const char* label, double published, const std::vector<double>& parts,
           double unexplained, const char* verdict) {
    double ours = published + unexplained;
    for (const double part : parts) ours += part;
    rows_.text("nhs_workforce_excluding_medical").text("staff_records").integer(base::Month(2025, 3).ordinal());
    rows_.text("2025-03").text(employer).text("").text(label).text("fte").decimal(published).decimal(ours);
    rows_.decimal(ours - published);
    for (const double part : parts) rows_.decimal(part);
    rows_.decimal(unexplained).text(verdict).end_row();
  }
  std::vector<std::string> said(std::int64_t suppressed = 0) {
    const FurtherPage page = reconciliation_page({&rows_, &evidence_, &sources_, &registers_, suppressed, 0.02},
                                                 Labels::load(base::source_dir() + "/reference"), base::Month(2025, 3));
    std::vector<std::string> out;
    for (const AnswerSentence& sentence : page.answer) out.push_back(plain_text(sentence));
    return out;
  }

  base::Table rows_{kSpec}, sources_{kSourcesSpec}, registers_{kRegistersSpec}, evidence_{kEvidenceSpec};
};

TEST_F(ReconciliationPage, SaysNothingWhereNothingIsCompared) { EXPECT_THAT(said(), IsEmpty()); }

TEST_F(ReconciliationPage, DifferencePartsAndFindings) {
  add("", "all", 100, {5, -1.5, 0, -2}, 0.5, "agrees");
  add("RHQ", "Physiotherapy", 60, {3, 0, 0, 0}, 0.2, "agrees");
  add("RHQ", "Dietetics", 10, {0, 0, 0, 0}, 0.3, "finding");
  const auto sentences = said();
  EXPECT_THAT(
      sentences,
      ElementsAre("Here 102.0 FTE are counted in March 2025, where NHS Workforce Statistics (staff excluding "
                  "medical) has 100.0: 2.0 more (2.0%).",
                  "Of these FTE, 5.0 more because the publication means other staff, 2.0 fewer because copies are "
                  "counted once, 1.5 fewer by curation of codes; unexplained is 0.5 (0.5% of the published figure).",
                  HasSubstr("1 of 2 figures by organisation leaves more than 2% unexplained, which is a finding; "
                            "the largest is Dietetics at ")));
  EXPECT_THAT(sentences.back(), HasSubstr(": 0.3 FTE."));
}

TEST_F(ReconciliationPage, PublicationsYearlyMeansAndRegisters) {
  sources_.text("hchs_monthly").text("hchs_nationality").text("fte").integer(26).integer(0).integer(26).decimal(0);
  sources_.end_row();
  sources_.text("pcn_yearly").text("staff_records").text("mean_fte_per_record").integer(40).integer(2).integer(38);
  sources_.decimal(0).end_row();
  registers_.integer(base::Month(2021, 12).ordinal()).text("Paramedics").integer(31873).text("hchs_monthly");
  registers_.text("Ambulance staff").integer(base::Month(2021, 12).ordinal()).integer(19234).decimal(60.3).end_row();
  EXPECT_THAT(
      said(3),
      ElementsAre("26 of 26 staff groups and months are the same in the monthly series for England and the file by "
                  "nationality and organisation to within 0.001 FTE.",
                  "Of 40 figures of the yearly series of primary care networks, 38 follow from these records to "
                  "within 0.001 FTE; 2 stand there under several names and cannot be compared.",
                  HasSubstr("The register of December 2021 lists 31,873 Paramedics in the United Kingdom; 19,234 "
                            "people are employed as Ambulance staff in the monthly series for England (December "
                            "2021), 60.3 for each 100."),
                  "3 published figures hold no number and were left out."));
}

TEST_F(ReconciliationPage, FiguresOfSentencesCanBeExplained) {
  add("", "all", 100, {5, 0, 0, 0}, 0, "agrees");
  const FurtherPage page = reconciliation_page({&rows_, &evidence_, &sources_, &registers_, 0, 0.02},
                                               Labels::load(base::source_dir() + "/reference"), base::Month(2025, 3));
  int figures = 0;
  for (const AnswerSentence& sentence : page.answer)
    for (const AnswerPart& part : sentence)
      if (!part.figure.empty()) {
        EXPECT_NO_THROW(parse_figure(part.figure)) << part.figure;
        ++figures;
      }
  EXPECT_GE(figures, 4);
}

}  // namespace
}  // namespace cadre::publishing
