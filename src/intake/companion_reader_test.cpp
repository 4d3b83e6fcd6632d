#include "intake/companion_reader.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include "base/diagnostics.h"
#include "base/source_dir.h"
#include "base/test_data.h"
#include "intake/companion_table.h"
#include "intake/header_finder.h"

namespace cadre::intake {
namespace {

const std::vector<Layout>& layouts() {
  static const auto all = load_layouts(base::source_dir() + "/reference");
  return all;
}

ReadOptions options() {
  ReadOptions reading;
  reading.hash_key = "a key for tests";
  reading.display_name = "file 2025-03.csv";
  return reading;
}

class CompanionReader : public testing::Test {
 protected:
  std::string write(const std::string& text) {
    path_ = (std::filesystem::path(base::own_temp_dir()) / "companion.csv").string();
    std::ofstream(path_, std::ios::binary) << text;
    return path_;
  }
  void TearDown() override { std::filesystem::remove(path_); }

  TableFile read(const std::string& text, const ReadOptions& reading = options(), const WordReaders& words = {}) {
    const std::string path = write(text);
    return read_companion_file(path, detect_layout(path, reading.display_name, layouts()), reading, words);
  }
  std::string path_;
};

std::string message_of(const std::function<void()>& act) {
  try {
    act();
  } catch (const base::InputError& error) {
    return error.diagnostics().front().message + " | " + error.diagnostics().front().remedy;
  }
  return "no error";
}

TEST_F(CompanionReader, AbsencesKeepTheKindAndNotTheReason) {
  const TableFile file = read(
      "Absences of the month\n"
      "Org Code,Employee Number,Assignment Number,Absence Type,Absence Reason,FTE Days Lost,Absence Month\n"
      "RHQ,1234567,1234567,Sickness,S10 Anxiety,4.8,2025-03\n"
      "RHQ,1234568,1234568,Maternity,,31,2025-03\n"
      "RHQ,1234569,1234569,Special Leave,,2.5,2025-03\n");
  ASSERT_EQ(file.layout, "esr_absences");
  ASSERT_EQ(file.rows.rows(), 3U);
  EXPECT_EQ(file.rows.text_at(0, "kind"), "sickness");
  EXPECT_EQ(file.rows.text_at(1, "kind"), "maternity");
  EXPECT_EQ(file.rows.text_at(2, "kind"), "other");
  EXPECT_EQ(file.rows.decimal_at(0, "fte_days_lost"), 4.8);
  EXPECT_EQ(file.rows.integer_at(0, "line"), 3);
  EXPECT_EQ(file.rows.text_at(0, "status"), "accepted");
  EXPECT_EQ(base::to_csv(file.rows).find("Anxiety"), std::string::npos);
  EXPECT_EQ(base::to_csv(file.rows).find("1234567"), std::string::npos);
}

// Keys must be those of the staff list, or nothing joins.
TEST_F(CompanionReader, KeysAreThoseOfTheStaffList) {
  const TableFile file = read(
      "Org Code,Employee Number,Assignment Number,Absence Type,FTE Days Lost\n"
      "RHQ,1234567,1234567-2,Sickness,1\n");
  const std::string staff = write(
      "Effective Date,Org Code,Employee Number,Assignment Number,Occupation Code,FTE\n"
      "2025-03-31,RHQ,1234567,1234567-2,S1E,1.0\n");
  const RawTable raw = read_staff_file(staff, detect_layout(staff, "staff", layouts()), options());
  EXPECT_EQ(static_cast<std::uint64_t>(file.rows.integer_at(0, "person_key")), raw.find("person_id")->keys[0]);
  EXPECT_EQ(static_cast<std::uint64_t>(file.rows.integer_at(0, "assignment_key")), raw.find("assignment_id")->keys[0]);
}

TEST_F(CompanionReader, TheNationalIdentifierGoesBeforeTheEmployersOwn) {
  const std::string heading =
      "Org Code,Employee Number,NHS Unique Identifier,Assignment Number,Absence Type,FTE Days Lost\n";
  const TableFile file = read(heading + "RHQ,1,900,1,Sickness,1\nRFF,2,900,2,Sickness,1\nRHQ,1,,1,Sickness,2\n");
  EXPECT_EQ(file.rows.integer_at(0, "person_key"), file.rows.integer_at(1, "person_key"));
  EXPECT_NE(file.rows.integer_at(0, "person_key"), file.rows.integer_at(2, "person_key"));
}

TEST_F(CompanionReader, AFileWithoutEmployersNeedsOneFromThePlan) {
  const std::string text = "Assignment Number,Absence Type,FTE Days Lost\n7,Sickness,1\n";
  const std::string message = message_of([&] { read(text); });
  EXPECT_NE(message.find("employer = "), std::string::npos) << message;
  ReadOptions reading = options();
  reading.employer = "RHQ";
  const TableFile own = read(text, reading);
  EXPECT_EQ(own.rows.text_at(0, "employer"), "RHQ");
  const TableFile same = read("Org Code,Assignment Number,Absence Type,FTE Days Lost\nRHQ,7,Sickness,1\n");
  EXPECT_EQ(own.rows.integer_at(0, "assignment_key"), same.rows.integer_at(0, "assignment_key"));
}

TEST_F(CompanionReader, EveryRowIsAcceptedReviewedRejectedOrMerged) {
  const TableFile file = read(
      "Org Code,Assignment Number,Absence Type,FTE Days Lost\n"
      "RHQ,1,Sickness,1.5\n"
      "RHQ,2,Sickness,many\n"  // no number
      "RHQ,3,,2\n"             // no kind
      "RHQ,1,Sickness,1.5\n"   // once more
      "RHQ,4\n"                // torn
      "Total,,,6\n");          // a sum is no row
  EXPECT_EQ(file.rows_read, 5U);
  EXPECT_EQ(file.rows.rows(), 3U);
  EXPECT_EQ(file.review, 2U);
  EXPECT_EQ(file.merged, 1U);
  EXPECT_EQ(file.rejected, 1U);
  EXPECT_EQ(file.rows.text_at(1, "status"), "review");
  std::vector<std::pair<std::uint64_t, FaultKind>> faults;
  for (const ReadFault& fault : file.faults) faults.emplace_back(fault.line, fault.kind);
  EXPECT_EQ(faults, (std::vector<std::pair<std::uint64_t, FaultKind>>{{3, FaultKind::NotANumber},
                                                                      {4, FaultKind::MissingValue},
                                                                      {5, FaultKind::RepeatedRow},
                                                                      {6, FaultKind::WrongFieldCount},
                                                                      {7, FaultKind::TotalRow}}));
}

TEST_F(CompanionReader, WordsBecomeCodesAndUnknownOnesAreNamed) {
  const WordReaders words = {{"profession", [](std::string_view word, base::Month) -> std::optional<std::string> {
                                if (word == "Physiotherapy") return "PT";
                                return std::nullopt;
                              }}};
  const TableFile file = read(
      "Org Code,Month,Bank Or Agency,Profession,Band,Worked WTE,Cost (£)\n"
      "RHQ,2025-03,Bank,Physiotherapy,6,3.25,\"£12,345.60\"\n"
      "RHQ,2025-03,Off-framework agency,Phisio,6,1,9000\n"
      "RHQ,2025-03,Volunteer,Physiotherapy,6,1,0\n",
      options(), words);
  ASSERT_EQ(file.layout, "temporary_staff");
  EXPECT_EQ(file.rows.text_at(0, "profession"), "PT");
  EXPECT_EQ(file.rows.decimal_at(0, "cost"), 12345.60);
  EXPECT_EQ(file.rows.text_at(1, "staffing"), "agency") << "letters and digits decide";
  EXPECT_EQ(file.rows.text_at(1, "profession"), "");
  ASSERT_EQ(file.faults.size(), 2U);
  EXPECT_EQ(file.faults[0].kind, FaultKind::UnknownWord);
  EXPECT_EQ(file.faults[0].column, 4U);
  EXPECT_EQ(file.faults[0].shown, "Phisio");
  EXPECT_EQ(file.faults[1].shown, "Volunteer");
  EXPECT_EQ(file.review, 2U);
}

TEST_F(CompanionReader, AnEstablishmentMayEnd) {
  const TableFile file = read(
      "Cost Centre;Subjective Code;Band;Budgeted WTE;Worked WTE;Funding End Date;Org Code\n"
      "CC1;5211;Band 6;4.5;4.1;31/03/2026;RHQ\n"
      "CC1;5211;Band 7;-0.5;;;RHQ\n");
  ASSERT_EQ(file.layout, "finance_establishment");
  EXPECT_EQ(file.rows.integer_at(0, "funding_end"), base::Month(2026, 3).ordinal());
  EXPECT_EQ(file.rows.decimal_at(1, "budgeted_wte"), -0.5);
  EXPECT_EQ(file.rows.integer_at(0, "month"), base::Month(2025, 3).ordinal()) << "from the name of the file";
}

TEST_F(CompanionReader, StartersAndLeaversSayWhichTheyAre) {
  const TableFile leavers = read(
      "Org Code,Employee Number,Assignment Number,Occupation Code,FTE,Leaving Date,Leaving Reason,Destination On "
      "Leaving\n"
      "RHQ,1,1,S1E,0.6,14-MAR-2025,Voluntary Resignation - Work Life Balance,NHS Organisation\n");
  ASSERT_EQ(leavers.layout, "esr_leavers");
  EXPECT_EQ(leavers.rows.text_at(0, "event"), "leaver");
  EXPECT_EQ(leavers.rows.text_at(0, "reason"), "resignation");
  EXPECT_EQ(leavers.rows.text_at(0, "destination"), "nhs");
  EXPECT_EQ(leavers.rows.integer_at(0, "month"), base::Month(2025, 3).ordinal());
  const TableFile starters = read(
      "Org Code,Employee Number,Assignment Number,Occupation Code,FTE,Starting Date,Recruitment Source\n"
      "RHQ,1,1,S1E,0.6,01/03/2025,Newly Qualified\n");
  ASSERT_EQ(starters.layout, "esr_starters");
  EXPECT_EQ(starters.rows.text_at(0, "origin"), "newly_qualified");
}

TEST(CompanionLayout, FaultsAreNamed) {
  const auto parse = [](const std::string& text) { return message_of([&] { parse_layout(text, "x.toml"); }); };
  const std::string column = "[[column]]\nname = \"cost\"\ntype = \"decimal\"\n";
  EXPECT_NE(parse("id = \"x\"\nkind = \"companion\"\ntable = \"temporary_stuff\"\n" + column).find("'temporary_staff'"),
            std::string::npos);
  EXPECT_NE(parse("id = \"x\"\nkind = \"companion\"\ntable = \"temporary_staff\"\n[[column]]\nname = \"costs\"\n")
                .find("Did you mean 'cost'?"),
            std::string::npos);
  EXPECT_NE(parse("id = \"x\"\nkind = \"companion\"\ntable = \"temporary_staff\"\n[[column]]\nname = \"cost\"\n")
                .find("of a type that 'cost' cannot hold"),
            std::string::npos);
  EXPECT_NE(parse("id = \"x\"\nkind = \"staff\"\ntable = \"absences\"\n" + column).find("only a layout of kind"),
            std::string::npos);
}

// What run and the reports rely on for every table, also for those added later.
TEST(CompanionTables, HaveTheColumnsThatTheMachineryFills) {
  std::set<std::string_view> filled;
  for (const Layout& layout : layouts())
    if (layout.kind == LayoutKind::Companion) filled.insert(layout.table);
  for (const base::TableSpec* spec : companion_specs()) {
    EXPECT_TRUE(spec->internal_only) << spec->name;
    EXPECT_TRUE(filled.contains(spec->name)) << "a layout fills " << spec->name;
    EXPECT_EQ(companion_spec(spec->name), spec);
    for (const auto* name : {"month", "file_id", "line", "status"})
      EXPECT_NO_THROW(base::Table(*spec).index_of(name)) << spec->name << "." << name;
    // what stands behind a pack is told by file and rule, over all its employers
    if (spec->name.starts_with("pack_")) continue;
    EXPECT_NO_THROW(base::Table(*spec).index_of("employer")) << spec->name;
  }
}

}  // namespace
}  // namespace cadre::intake
