#include "run/overrides.h"

#include <gtest/gtest.h>

#include <limits>

#include "base/diagnostics.h"
#include "base/month.h"
#include "vocabulary/codes.h"

namespace cadre::run {
namespace {

using vocabulary::Profession;

/// Two physiotherapists of one employer and one of another, permanent, FTE 1, 0.5 and 0.8.
curation::StaffTable three_physiotherapists() {
  curation::StaffTable staff;
  staff.employer.values = {"", "A", "B"};
  staff.employer.codes = {1, 1, 2};
  for (base::CodedColumn* column : {&staff.place, &staff.sub_icb, &staff.ics, &staff.region})
    column->codes.assign(3, 0);
  staff.month.assign(3, base::Month(2025, 3).ordinal());
  for (auto* column : {&staff.sector, &staff.setting, &staff.role_level, &staff.band, &staff.presence, &staff.status})
    column->assign(3, 0);
  staff.profession.assign(3, static_cast<std::uint8_t>(Profession::Physiotherapist));
  staff.staffing.assign(3, static_cast<std::uint8_t>(vocabulary::Staffing::Permanent));
  staff.fte = {1.0, 0.5, 0.8};
  staff.file_id = {1, 1, 2};
  staff.line = {2, 3, 2};
  return staff;
}

plan_file::Plan plan_with(const std::string& field, const plan_file::Scalar& value,
                          const std::string& table = "staff") {
  plan_file::Override own;
  own.name = "judgement";
  own.table = table;
  own.where = {{"employer", "A"}, {"profession", "PT"}};
  own.field = field;
  own.value = value;
  plan_file::Plan plan;
  plan.overrides.push_back(own);
  return plan;
}

AppliedOverrides apply(const plan_file::Plan& plan, curation::StaffTable& staff) {
  return apply_overrides(plan, std::vector(staff.rows(), vocabulary::Membership::Inside), staff);
}

TEST(Overrides, ReplaceOnlyTheRowsTheyNameAndSayWhatTheyChanged) {
  curation::StaffTable staff = three_physiotherapists();
  const auto effects = apply(plan_with("profession", std::string("NONE")), staff).effects;
  ASSERT_EQ(effects.size(), 1U);
  EXPECT_EQ(effects[0].records, 2);
  EXPECT_DOUBLE_EQ(effects[0].fte_before, 2.3);
  EXPECT_DOUBLE_EQ(effects[0].fte_after, 0.8);
  EXPECT_EQ(staff.profession[2], static_cast<std::uint8_t>(Profession::Physiotherapist));
}

TEST(Overrides, TakeNumbersAndNewPlaces) {
  curation::StaffTable staff = three_physiotherapists();
  apply(plan_with("fte", 0.25), staff);
  EXPECT_EQ(staff.fte, (std::vector<double>{0.25, 0.25, 0.8}));
  apply(plan_with("place", std::string("sheffield")), staff);
  EXPECT_EQ(staff.place.text(1), "sheffield");
  EXPECT_EQ(staff.place.text(2), "");
}

TEST(Overrides, KeepWhatStoodThereBefore) {
  curation::StaffTable staff = three_physiotherapists();
  staff.fte[1] = std::numeric_limits<double>::quiet_NaN();
  plan_file::Plan plan = plan_with("fte", 0.25);
  plan.overrides.push_back(plan_with("fte", 0.75).overrides.front());
  const base::Table changes = apply(plan, staff).changes;
  EXPECT_EQ(base::to_csv(changes),
            "number,override,file_id,line,field,original,value\n"
            "1,judgement,1,2,fte,1,0.25\n"
            "1,judgement,1,3,fte,,0.25\n"
            "2,judgement,1,2,fte,0.25,0.75\n"
            "2,judgement,1,3,fte,0.25,0.75\n");
}

TEST(Overrides, MoveTheHeadlineByRecordsOfTheAreaAndTheMonthShownOnly) {
  curation::StaffTable staff = three_physiotherapists();
  staff.month[0] = base::Month(2025, 2).ordinal();
  plan_file::Plan plan = plan_with("profession", std::string("NONE"));
  plan.overrides.front().where = {{"profession", "PT"}};
  using vocabulary::Membership;
  const auto effect =
      apply_overrides(plan, {Membership::Inside, Membership::Inside, Membership::Outside}, staff).effects.front();
  EXPECT_EQ(effect.records, 3);
  EXPECT_DOUBLE_EQ(effect.fte_after - effect.fte_before, -0.5) << "March, and the first employer";
}

TEST(Overrides, RefuseWhatTheyCannotDo) {
  curation::StaffTable staff = three_physiotherapists();
  EXPECT_THROW(apply(plan_with("profession", std::string("WIZARD")), staff), base::InputError);
  EXPECT_THROW(apply(plan_with("profesion", std::string("OT")), staff), base::InputError);
  EXPECT_THROW(apply(plan_with("employer", std::string("B")), staff), base::InputError);
  EXPECT_THROW(apply(plan_with("fte", std::string("0.5 or so")), staff), base::InputError);
  EXPECT_THROW(apply(plan_with("profession", std::string("OT"), "ledger"), staff), base::InputError);
}

}  // namespace
}  // namespace cadre::run
