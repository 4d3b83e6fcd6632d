#include "curation/curator.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>
#include <string>

#include "base/diagnostics.h"
#include "base/source_dir.h"

namespace cadre::curation {
namespace {

using testing::IsEmpty;
using testing::UnorderedElementsAre;

const CurationContext& context() {
  static const CurationContext kContext = CurationContext::load(base::source_dir() + "/reference", {}, {});
  return kContext;
}

/// A file of one or more rows, each a faultless physiotherapist unless a field says otherwise.
class FileOfRows {
 public:
  using Fields = std::map<std::string, std::string>;

  explicit FileOfRows(const std::vector<Fields>& rows) {
    raw_.file = "test.csv";
    raw_.layout = "esr_staff_in_post";
    std::set<std::string> absent;
    for (const Fields& fields : rows)
      for (const auto& [name, value] : fields)
        if (value == "<absent>") absent.insert(name);
    for (const auto& [name, value] : kFaultless)
      if (!absent.contains(name)) add_column(name, rows);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      raw_.line.push_back(static_cast<std::uint32_t>(i + 2));
      raw_.month.push_back(base::Month(2025, 3).ordinal());
    }
    raw_.rows_read = rows.size();
  }

  CuratedSlice curated(const CurationContext& with = context(), int threads = 1) const {
    return FileCurator(raw_, with, 1, threads).curate(0, raw_.rows());
  }

  std::vector<std::string> findings(std::uint32_t row = 0, const CurationContext& with = context()) const {
    std::vector<std::string> ids;
    for (const Finding& finding : curated(with).findings)
      if (finding.row == row) ids.emplace_back(rules()[finding.rule].id);
    return ids;
  }

 private:
  static inline const std::map<std::string, std::string> kFaultless = {
      {"person_id", "1"},
      {"person_id_national", "1"},
      {"assignment_id", "1"},
      {"position_id", "1"},
      {"employer_code", "RHQ"},
      {"staff_group", "Allied Health Professionals"},
      {"job_role", "Physiotherapist"},
      {"occupation_code", "S1E"},
      {"area_of_work", "Physiotherapy"},
      {"position_title", "Physiotherapist"},
      {"team", "Musculoskeletal Team"},
      {"band", "Band 6"},
      {"spine_point", "6 Year 2"},
      {"contracted_hours", "37.5"},
      {"contracted_fte", "1"},
      {"assignment_category", "Permanent"},
      {"assignment_status", "Active"},
      {"start_date", "2015-06-01"},
      {"fixed_term_end", ""},
      {"birth_date", "40"},
      {"registration_body", "HCPC"},
      {"registration_number", "PH"},
      {"registration_date", "2010-09-01"},
  };

  static std::int32_t day(const std::string& iso) {
    if (iso.empty()) return intake::kNoDate;
    return base::days_from_civil(std::stoi(iso.substr(0, 4)), std::stoi(iso.substr(5, 2)), std::stoi(iso.substr(8, 2)));
  }

  void add_column(const std::string& name, const std::vector<Fields>& rows) {
    intake::RawColumn column;
    column.name = name;
    column.safe = true;
    if (name.ends_with("_id") || name == "person_id_national") {
      column.type = intake::ColumnType::Identifier;
      column.scope =
          name == "person_id_national" ? intake::IdentifierScope::National : intake::IdentifierScope::Employer;
    }
    std::size_t row_number = 0;
    for (const Fields& fields : rows) {
      ++row_number;
      std::string value = fields.contains(name) ? fields.at(name) : kFaultless.at(name);
      const bool identifier = column.type == intake::ColumnType::Identifier;
      if (identifier) {
        // Unless a test names an identifier, every row is another person.
        const std::string own = fields.contains(name) ? value : "row" + std::to_string(row_number);
        column.keys.push_back(own.empty() ? 0 : std::hash<std::string>{}(own) | 1);
      } else if (name == "contracted_hours" || name == "contracted_fte" || name == "birth_date") {
        column.numbers.push_back(value.empty() ? std::nan("") : std::stod(value));
      } else if (name.ends_with("_date") || name == "fixed_term_end") {
        column.dates.push_back(day(value));
      } else {
        auto& values = column.text.values;
        auto found = std::find(values.begin(), values.end(), value);
        if (found == values.end()) found = values.insert(values.end(), value);
        column.text.codes.push_back(static_cast<std::uint32_t>(found - values.begin()));
      }
    }
    raw_.columns.push_back(std::move(column));
  }

  intake::RawTable raw_;
};

std::vector<std::string> broken(const FileOfRows::Fields& fields) {
  return FileOfRows(std::vector<FileOfRows::Fields>{fields}).findings();
}

TEST(Curator, AFaultlessRowIsAcceptedAsWhatItIs) {
  const CuratedSlice slice = FileOfRows(std::vector<FileOfRows::Fields>(1)).curated();
  EXPECT_THAT(broken({}), IsEmpty());
  ASSERT_EQ(slice.staff.rows(), 1U);
  EXPECT_EQ(slice.staff.profession[0], static_cast<std::uint8_t>(vocabulary::Profession::Physiotherapist));
  EXPECT_EQ(slice.staff.profession_evidence[0], static_cast<std::uint8_t>(Evidence::OccupationCode));
  EXPECT_EQ(slice.staff.role_level[0], static_cast<std::uint8_t>(vocabulary::RoleLevel::Registered));
  EXPECT_EQ(slice.staff.band[0], static_cast<std::uint8_t>(vocabulary::Band::B6));
  EXPECT_EQ(slice.staff.status[0], static_cast<std::uint8_t>(vocabulary::RecordStatus::Accepted));
  EXPECT_EQ(slice.counts.accepted, 1U);
  EXPECT_EQ(slice.counts.allied, 1U);
}

TEST(Curator, KeepsTheMonthInWhichAFixedTermEnds) {
  const FileOfRows::Fields ends = {{"assignment_category", "Fixed Term"}, {"fixed_term_end", "2025-09-30"}};
  const CuratedSlice slice = FileOfRows(std::vector<FileOfRows::Fields>{ends, {}}).curated();
  ASSERT_EQ(slice.staff.rows(), 2U);
  EXPECT_EQ(slice.staff.contract_end[0], base::Month(2025, 9).ordinal());
  EXPECT_EQ(slice.staff.contract_end[1], 0);
}

struct RuleCase {
  const char* name;
  FileOfRows::Fields fields;
  std::vector<std::string> expected;
};
class BrokenRule : public testing::TestWithParam<RuleCase> {};
TEST_P(BrokenRule, FiresExactlyWhereTheRowIsWrong) {
  EXPECT_THAT(broken(GetParam().fields), testing::UnorderedElementsAreArray(GetParam().expected));
}

// Rows of docs/methods/rules.md: what fires, and under each what looks alike and must not.
INSTANTIATE_TEST_SUITE_P(
    Rules, BrokenRule,
    testing::Values(
        RuleCase{"code_blank", {{"occupation_code", ""}}, {"OCC-BLANK"}},
        RuleCase{"code_lower_case", {{"occupation_code", " s1e "}}, {}},
        RuleCase{"code_unknown", {{"occupation_code", "S1Z"}}, {"OCC-UNKNOWN"}},
        RuleCase{"coded_as_other",
                 {{"occupation_code", "S1X"},
                  {"job_role", "Orthotist"},
                  {"position_title", "Orthotist"},
                  {"area_of_work", "Orthotics"},
                  {"registration_number", "PO"}},
                 {"OCC-OTHER"}},
        RuleCase{"nothing_known",
                 {{"occupation_code", ""}, {"job_role", ""}, {"position_title", ""}, {"registration_number", ""}},
                 {"EVIDENCE-NONE"}},
        RuleCase{"role_of_another_profession",
                 {{"job_role", "Dietitian"}, {"area_of_work", "Rehabilitation"}},
                 {"ROLE-OCC"}},
        RuleCase{"generic_role", {{"job_role", "Care Coordinator"}}, {"ROLE-GENERIC"}},
        RuleCase{"mental_health_team_generic_area",
                 {{"area_of_work", "Allied Health Professionals"}, {"team", "Doncaster CMHT"}},
                 {"AREA-GENERIC"}},
        RuleCase{"other_team_generic_area",
                 {{"area_of_work", "Allied Health Professionals"}, {"team", "Health and Wellbeing Team"}},
                 {}},
        RuleCase{"staff_group_of_nurses", {{"staff_group", "Nursing and Midwifery Registered"}}, {"SG-REGISTERED"}},
        RuleCase{"band_unreadable", {{"band", "Sixish"}, {"spine_point", ""}}, {"BAND-UNKNOWN"}},
        RuleCase{"band_above", {{"band", "Band 9"}, {"spine_point", ""}}, {"BAND-ABOVE"}},
        RuleCase{"registered_at_band_3", {{"band", "Band 3"}, {"spine_point", ""}}, {"LEVEL-REGISTERED-LOW"}},
        RuleCase{"advanced_at_band_6", {{"position_title", "Advanced Physiotherapist"}}, {"ADV-BAND"}},
        RuleCase{"trainee_advanced", {{"position_title", "Trainee Advanced Clinical Practitioner"}}, {}},
        RuleCase{"advanced_hidden",
                 {{"position_title", "Advanced Clinical Practitioner"}, {"band", "8a"}, {"spine_point", ""}},
                 {"ADV-ROLE"}},
        RuleCase{"spine_of_another_band", {{"spine_point", "5 Year 1"}}, {"SPINE-BAND"}},
        RuleCase{"fte_blank", {{"contracted_fte", ""}}, {"FTE-BLANK"}},
        RuleCase{"fte_zero", {{"contracted_fte", "0"}}, {"FTE-RANGE"}},
        RuleCase{"fte_negative", {{"contracted_fte", "-0.4"}}, {"FTE-RANGE"}},
        RuleCase{"fte_above_one", {{"contracted_fte", "1.2"}}, {"FTE-RANGE"}},
        RuleCase{"bank_above_one", {{"contracted_fte", "1.2"}, {"assignment_category", "Bank"}}, {}},
        RuleCase{"hours_disagree", {{"contracted_fte", "0.6"}}, {"FTE-HOURS"}},
        RuleCase{"hours_rounded", {{"contracted_fte", "0.67"}, {"contracted_hours", "25"}}, {}},
        RuleCase{"contract_of_no_hours", {{"contracted_hours", "0"}}, {"HOURS-ZERO"}},
        RuleCase{"not_registered", {{"registration_number", ""}}, {"REG-MISSING"}},
        RuleCase{"register_of_dietitians", {{"registration_number", "DT"}}, {"REG-PREFIX"}},
        RuleCase{"no_known_register", {{"registration_number", "ZZ"}}, {"REG-FORMAT"}},
        RuleCase{"wrong_body", {{"registration_body", "General Osteopathic Council"}}, {"REG-BODY"}},
        RuleCase{"registered_as_a_child", {{"registration_date", "2000-09-01"}}, {"REG-DATE"}},
        RuleCase{"age_blank", {{"birth_date", ""}}, {"AGE-BLANK"}},
        RuleCase{"age_15", {{"birth_date", "15"}}, {"AGE-RANGE"}},
        RuleCase{"starts_next_month", {{"start_date", "2025-04-01"}}, {"START-FUTURE"}},
        RuleCase{"starts_on_the_last_day", {{"start_date", "2025-03-31"}}, {}},
        RuleCase{"started_at_12", {{"start_date", "1997-06-01"}}, {"START-CHILD"}},
        RuleCase{"fixed_without_end", {{"assignment_category", "Fixed Term Temp"}}, {"FIXED-NO-END"}},
        RuleCase{"fixed_ended",
                 {{"assignment_category", "Fixed Term"}, {"fixed_term_end", "2025-02-28"}},
                 {"FIXED-EXPIRED"}},
        RuleCase{"permanent_with_end", {{"fixed_term_end", "2026-01-01"}}, {"FIXED-PERMANENT"}},
        RuleCase{"category_unknown", {{"assignment_category", "Sometimes"}}, {"CATEGORY-UNKNOWN"}},
        RuleCase{"status_unknown", {{"assignment_status", ""}}, {"STATUS-UNKNOWN"}},
        RuleCase{"bank_on_maternity",
                 {{"assignment_category", "Bank"}, {"assignment_status", "Maternity"}},
                 {"STATUS-BANK"}},
        RuleCase{"nobody", {{"person_id", ""}, {"person_id_national", ""}}, {"PERSON-NONE"}},
        RuleCase{"no_organisation", {{"employer_code", ""}}, {"ORG-BLANK"}},
        RuleCase{"organisation_unknown", {{"employer_code", "XX99"}}, {"ORG-UNKNOWN"}},
        RuleCase{"title_of_another_profession", {{"position_title", "Podiatrist"}}, {"TITLE-OCC"}},
        RuleCase{"column_absent", {{"registration_number", "<absent>"}}, {}}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(Curator, TwoPiecesThatAgreeOutweighACode) {
  const FileOfRows::Fields dietitian = {
      {"job_role", "Dietitian"}, {"registration_number", "DT"}, {"position_title", "Dietitian"}};
  const auto slice = FileOfRows(std::vector{dietitian}).curated();
  EXPECT_EQ(slice.staff.profession[0], static_cast<std::uint8_t>(vocabulary::Profession::Dietitian));
  EXPECT_EQ(slice.staff.status[0], static_cast<std::uint8_t>(vocabulary::RecordStatus::Review));
  EXPECT_EQ(slice.staff.profession_evidence[0], static_cast<std::uint8_t>(Evidence::JobRole));
}

TEST(Curator, ACodeSharedByThreeArtsNeedsMore) {
  const FileOfRows::Fields bare = {{"occupation_code", "S1H"},
                                   {"job_role", ""},
                                   {"position_title", ""},
                                   {"registration_number", "AS"},
                                   {"area_of_work", "Rehabilitation"}};
  const auto unclear = FileOfRows(std::vector{bare}).curated();
  EXPECT_EQ(unclear.staff.profession[0], static_cast<std::uint8_t>(vocabulary::Profession::Unclear));
  EXPECT_EQ(unclear.staff.alternatives[0], vocabulary::kArtsTherapists.bits());
  EXPECT_EQ(unclear.counts.allied, 0U);
  auto with_role = bare;
  with_role["job_role"] = "Music Therapist";
  const auto music = FileOfRows(std::vector{with_role}).curated();
  EXPECT_EQ(music.staff.profession[0], static_cast<std::uint8_t>(vocabulary::Profession::Music));
  EXPECT_EQ(music.staff.profession_evidence[0], static_cast<std::uint8_t>(Evidence::OccupationAndRole));
}

TEST(Curator, MergesCopiesAndReportsTwoVersionsOfOneAssignment) {
  const FileOfRows::Fields person = {
      {"person_id", "7"}, {"person_id_national", "7"}, {"assignment_id", "7-1"}, {"position_id", "p"}};
  auto other_hours = person;
  other_hours["contracted_hours"] = "30";
  other_hours["contracted_fte"] = "0.8";
  const FileOfRows file({person, person, other_hours});
  EXPECT_THAT(file.findings(0), IsEmpty());
  EXPECT_THAT(file.findings(1), UnorderedElementsAre("DUP-EXACT"));
  EXPECT_THAT(file.findings(2), UnorderedElementsAre("DUP-ASSIGNMENT"));
  const auto counts = file.curated().counts;
  EXPECT_EQ(counts.merged, 1U);
  EXPECT_EQ(counts.accepted + counts.review + counts.merged + counts.rejected, 3U);
}

TEST(Curator, AddsUpTheContractsOfOnePerson) {
  const FileOfRows::Fields first = {{"person_id", "7"},
                                    {"person_id_national", "7"},
                                    {"assignment_id", "7-1"},
                                    {"contracted_fte", "0.8"},
                                    {"contracted_hours", "30"}};
  auto second = first;
  second["assignment_id"] = "7-2";
  EXPECT_THAT(FileOfRows(std::vector{first, second}).findings(1), UnorderedElementsAre("PERSON-FTE", "PERSON-HOURS"));
  second["assignment_category"] = "Bank";
  EXPECT_THAT(FileOfRows(std::vector{first, second}).findings(1), IsEmpty());
}

TEST(Curator, ARuleSwitchedOffIsSilent) {
  const CurationContext without = CurationContext::load(base::source_dir() + "/reference", {}, {"FTE-RANGE"});
  EXPECT_THAT(FileOfRows(std::vector<FileOfRows::Fields>{{{"contracted_fte", "0"}}}).findings(0, without), IsEmpty());
  EXPECT_THROW(CurationContext::load(base::source_dir() + "/reference", {}, {"NO-SUCH-RULE"}), base::InputError);
}

TEST(Curator, SlicesAndThreadsChangeNothing) {
  std::vector<FileOfRows::Fields> rows;
  rows.reserve(300);
  for (int i = 0; i < 300; ++i)
    rows.push_back({{"contracted_fte", std::to_string(i % 7 * 0.25)}, {"employer_code", i % 3 == 0 ? "RHQ" : "RFF"}});
  const FileOfRows file(rows);
  const auto one = file.curated(context(), 1), two = file.curated(context(), 4);
  EXPECT_EQ(one.staff.employer.values, two.staff.employer.values);
  EXPECT_EQ(one.staff.employer.codes, two.staff.employer.codes);
  EXPECT_EQ(one.staff.status, two.staff.status);
  EXPECT_EQ(one.counts.by_rule, two.counts.by_rule);
}

TEST(Rules, IdsAreUniqueAndEveryRuleSaysWhatToDo) {
  std::set<std::string_view> ids;
  for (const Rule& rule : rules()) {
    EXPECT_TRUE(ids.insert(rule.id).second) << rule.id;
    EXPECT_FALSE(rule.meaning.empty()) << rule.id;
    EXPECT_FALSE(rule.remedy.empty()) << rule.id;
    EXPECT_FALSE(rule.source.empty()) << rule.id;
  }
  EXPECT_GE(ids.size(), 30U);
}

}  // namespace
}  // namespace cadre::curation
