// Returns that count people and name nobody: from what a partner wrote to staff records.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <string>

#include "base/source_dir.h"
#include "base/test_data.h"
#include "curation/curator.h"
#include "intake/staff_reader.h"

namespace cadre::curation {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using vocabulary::Profession;
using vocabulary::RecordStatus;
using vocabulary::RoleLevel;

const CurationContext& context() {
  static const CurationContext kContext = CurationContext::load(base::source_dir() + "/reference", {}, {});
  return kContext;
}

const intake::Layout& layout() {
  static const std::vector<intake::Layout> all = intake::load_layouts(base::source_dir() + "/reference");
  for (const intake::Layout& one : all)
    if (one.id == "partner_return") return one;
  throw std::logic_error("no layout partner_return");
}

constexpr const char* kHead =
    "Organisation,Kind of organisation,Month,Profession,Role level,Band,Setting,Place or postcode,People,Hours a "
    "week,FTE,"
    "Staffing,Vacant FTE,Employed by,Paid for by\n";

struct Curated {
  intake::RawTable raw;
  CuratedSlice slice;
  std::vector<std::string> ids(std::uint32_t row) const {
    std::vector<std::string> found;
    for (const Finding& finding : slice.findings)
      if (finding.row == row) found.emplace_back(rules()[finding.rule].id);
    return found;
  }
  RecordStatus status(std::size_t row) const { return static_cast<RecordStatus>(slice.staff.status[row]); }
};

Curated curated(const std::string& rows) {
  const std::string path = base::own_temp_dir() + "partner.csv";
  std::ofstream(path) << kHead << rows;
  Curated out{intake::read_staff_file(path, layout(), {}), {}};
  out.slice = FileCurator(out.raw, context(), 1, 1).curate(0, out.raw.rows());
  return out;
}

TEST(Returns, AFaultlessRowIsWhatItSays) {
  const Curated c = curated(
      "Hill Hospice,Hospice,2025-03,Physiotherapist,Advanced practitioner,Band "
      "7,Hospice,S11,3,,2.1,Permanent,0.4,,City "
      "Council\n");
  ASSERT_EQ(c.slice.staff.rows(), 1U);
  const StaffTable& staff = c.slice.staff;
  EXPECT_THAT(c.ids(0), ElementsAre("RETURN-ORG"));
  EXPECT_EQ(c.status(0), RecordStatus::Accepted);
  EXPECT_EQ(static_cast<Profession>(staff.profession[0]), Profession::Physiotherapist);
  EXPECT_EQ(static_cast<Evidence>(staff.profession_evidence[0]), Evidence::StatedColumn);
  EXPECT_EQ(static_cast<RoleLevel>(staff.role_level[0]), RoleLevel::Advanced);
  EXPECT_EQ(static_cast<vocabulary::Band>(staff.band[0]), vocabulary::Band::B7);
  EXPECT_EQ(static_cast<vocabulary::Setting>(staff.setting[0]), vocabulary::Setting::Community);
  EXPECT_EQ(static_cast<vocabulary::Sector>(staff.sector[0]), vocabulary::Sector::Third);
  EXPECT_EQ(static_cast<vocabulary::Staffing>(staff.staffing[0]), vocabulary::Staffing::Permanent);
  EXPECT_EQ(staff.employer.text(0), "HILL HOSPICE");
  EXPECT_EQ(staff.ics.text(0), "QF7");  // S11 is Sheffield, by the postcodes of its general practices
  EXPECT_EQ(curated("Hill,Charity,2025-03,Dietitian,,Band 6,,bassetlaw,1,,1,Permanent,,,\n").slice.staff.place.text(0),
            "bassetlaw");
  EXPECT_EQ(staff.headcount[0], 3);
  EXPECT_EQ(staff.vacancy_fte[0], 0.4);
  EXPECT_EQ(staff.funded_by.text(0), "City Council");
  EXPECT_NE(staff.person_key[0], 0U);
  EXPECT_EQ(staff.person_scope[0], static_cast<std::uint8_t>(intake::IdentifierScope::File));
}

TEST(Returns, WordsOfTheirOwnAreUnderstoodOrTold) {
  const Curated c = curated(
      "Hill,Charity,2025-03,physio,qualified,6,GP practice,,1,,1,substantive,,,\n"
      "Hill,Charity,2025-03,Juggler,senior,Band 6,moon,,1,,1,Permanent,,,\n"
      "Hill,Charity,2025-03,Not an allied health profession,,Band 6,Hospice,,1,,1,Permanent,,,\n"
      "Hill,Charity,2025-03,Several professions or not known,Support worker,Not on NHS "
      "bands,Hospice,,1,,1,Permanent,,,\n");
  EXPECT_THAT(c.ids(0), ElementsAre("RETURN-ORG"));
  EXPECT_EQ(static_cast<Profession>(c.slice.staff.profession[0]), Profession::Physiotherapist);
  EXPECT_THAT(c.ids(1),
              ElementsAre("PROFESSION-UNCLEAR", "RETURN-PROFESSION", "RETURN-LEVEL", "RETURN-SETTING", "RETURN-ORG"));
  EXPECT_EQ(static_cast<Profession>(c.slice.staff.profession[1]), Profession::Unclear);
  EXPECT_EQ(static_cast<RoleLevel>(c.slice.staff.role_level[1]), RoleLevel::Registered);  // by the band
  EXPECT_EQ(static_cast<Profession>(c.slice.staff.profession[2]), Profession::None);
  EXPECT_THAT(c.ids(2), Not(Contains("RETURN-PROFESSION")));
  EXPECT_EQ(static_cast<Profession>(c.slice.staff.profession[3]), Profession::Unclear);
  EXPECT_EQ(static_cast<vocabulary::Band>(c.slice.staff.band[3]), vocabulary::Band::NonAfc);
}

TEST(Returns, PeopleHoursAndVacancies) {
  const Curated c = curated(
      "Hill,Charity,2025-03,Dietitian,Registered practitioner,Band 6,Hospice,,4,75,,Permanent,,,\n"
      "Hill,Charity,2025-03,Dietitian,Registered practitioner,Band 6,Hospice,,2,,2.5,Permanent,,,\n"
      "Hill,Charity,2025-03,Dietitian,Registered practitioner,Band 6,Hospice,,0,,,Permanent,1.5,,\n"
      "Hill,Charity,2025-03,Dietitian,Registered practitioner,Band 6,Hospice,,,,0.8,Permanent,,,\n"
      "Hill,Charity,2025-03,Dietitian,Registered practitioner,Band 6,Hospice,,1.5,,0.8,Permanent,-1,,\n");
  EXPECT_THAT(c.ids(0), ElementsAre("RETURN-ORG", "RETURN-HOURS"));
  EXPECT_DOUBLE_EQ(c.slice.staff.fte[0], 2.0);  // 75 hours of 37.5
  EXPECT_THAT(c.ids(1), ElementsAre("FTE-RANGE", "RETURN-ORG"));
  EXPECT_THAT(c.ids(2), ElementsAre("RETURN-ORG"));
  EXPECT_EQ(c.slice.staff.headcount[2], 0);
  EXPECT_EQ(c.slice.staff.person_key[2], 0U);
  EXPECT_THAT(c.ids(3), ElementsAre("RETURN-ORG", "RETURN-HEADCOUNT"));
  EXPECT_EQ(c.slice.staff.person_key[3], 0U);  // a role of nobody known
  EXPECT_THAT(c.ids(4), ElementsAre("RETURN-ORG", "RETURN-HEADCOUNT", "RETURN-VACANCY"));
}

/// A post that its host and its payer both list is in the range, not in both totals for certain.
TEST(Returns, StaffOfAnotherEmployerAreARange) {
  const Curated c = curated(
      "Hill,Charity,2025-03,Dietitian,Registered practitioner,Band 6,Hospice,,1,,1,Permanent,,RHQ,\n"
      "Hill,Charity,2025-03,Dietitian,Registered practitioner,Band 6,Hospice,,1,,1,Permanent,,hill,Council\n");
  EXPECT_THAT(c.ids(0), ElementsAre("RETURN-ORG", "RETURN-HOSTED"));
  EXPECT_EQ(c.status(0), RecordStatus::Review);
  EXPECT_EQ(c.slice.staff.hosted_by.text(0), "RHQ");
  EXPECT_EQ(c.status(1), RecordStatus::Accepted);
}

TEST(Returns, RowsOfOneReturnHavePeopleOfTheirOwn) {
  std::string rows;
  for (int i = 0; i < 200; ++i) rows += "Hill,Charity,2025-03,Dietitian,,Band 6,Hospice,,9999,,1,Permanent,,,\n";
  const Curated c = curated(rows);
  std::vector<std::uint64_t> keys = c.slice.staff.person_key;
  std::sort(keys.begin(), keys.end());
  ASSERT_EQ(keys.size(), 200U);
  for (std::size_t i = 0; i + 1 < keys.size(); ++i) EXPECT_GE(keys[i + 1] - keys[i], 9999U);
  EXPECT_THAT(curated("").slice.findings, IsEmpty());
}

}  // namespace
}  // namespace cadre::curation
