#include "vocabulary/geography.h"

#include <gtest/gtest.h>

#include "base/diagnostics.h"
#include "base/source_dir.h"

namespace cadre::vocabulary {
namespace {

using base::Month;

const std::string kReference = base::source_dir() + "/reference";
const Month kMarch2022(2022, 3);

const Geography& reference() {
  static const Geography geography = Geography::load(kReference);
  return geography;
}

TEST(Geography, BassetlawIsAPlaceOfTheOldSystemUnderTodaysNottinghamshire) {
  const auto at = reference().sub_icb("02Q", kMarch2022);
  ASSERT_TRUE(at.has_value());
  EXPECT_EQ(*at, (Placement{"bassetlaw", "02Q", "QT1", "Y60", PlaceEvidence::SubIcbColumn, "02Q"}));

  const Area syb = reference().area("syb").value();
  EXPECT_EQ(syb.name, "South Yorkshire and Bassetlaw");
  EXPECT_EQ(reference().in_area(syb, "U12345", *at), Membership::Inside);
  EXPECT_EQ(reference().in_area(reference().area("QF7").value(), "U12345", *at), Membership::Outside);
  EXPECT_EQ(reference().in_area(syb, "U12345", reference().sub_icb("52R", kMarch2022).value()), Membership::Outside);
}

TEST(Geography, AnIcsIsInsideOutsideOrPartlyInANamedArea) {
  const Area syb = reference().area("syb").value();
  auto at = [](const char* ics) { return Placement{"", "", ics, "", PlaceEvidence::OrganisationIcs, ""}; };
  EXPECT_EQ(reference().in_area(syb, "RFF", at("QF7")), Membership::Inside);
  EXPECT_EQ(reference().in_area(syb, "RK5", at("QT1")), Membership::Unknown);  // Bassetlaw or the rest of the county
  EXPECT_EQ(reference().in_area(syb, "RJ1", at("QKK")), Membership::Outside);
}

TEST(Geography, AnAreaMayIncludeFurtherCodes) {
  Area area = reference().area("QF7").value();
  area.include = {"02Q", "RX8"};  // the named area syb, said another way, and the ambulance trust
  const Placement bassetlaw = reference().sub_icb("02Q", kMarch2022).value();
  EXPECT_EQ(reference().in_area(area, "U12345", bassetlaw), Membership::Inside);
  EXPECT_EQ(reference().in_area(area, "U12345", reference().sub_icb("52R", kMarch2022).value()), Membership::Outside);
  EXPECT_EQ(reference().in_area(area, "RX8", {}), Membership::Inside);
  const Placement county{"", "", "QT1", "Y60", PlaceEvidence::OrganisationIcs, ""};
  EXPECT_EQ(reference().in_area(area, "RHA", county), Membership::Unknown);  // Bassetlaw or elsewhere in QT1
  EXPECT_EQ(reference().in_area(area, "RRU", {}), Membership::Outside);      // London's ambulances never
}

TEST(Geography, APlaceWithoutANameIsItsSubIcbLocation) {
  EXPECT_EQ(reference().sub_icb("36L", kMarch2022)->place, "36L");
  EXPECT_EQ(reference().sub_icb("36L", kMarch2022)->ics, "QWE");
  EXPECT_FALSE(reference().sub_icb("99Z", kMarch2022).has_value());
}

TEST(Geography, NeverPlacesAnAmbulanceTrustByItsHeadOffice) {
  PlaceQuestion q;
  q.employer = "RX8";
  q.month = Month(2024, 6);
  EXPECT_EQ(reference().place(q), Placement{});
  const Area syb = reference().area("syb").value();
  EXPECT_EQ(reference().in_area(syb, "RX8", {}), Membership::Unknown);
  EXPECT_EQ(reference().in_area(reference().area("QWO").value(), "RX8", {}), Membership::Unknown);
  EXPECT_EQ(reference().in_area(syb, "RRU", {}), Membership::Outside);  // London's
  EXPECT_EQ(reference().in_area(reference().area("england").value(), "RX8", {}), Membership::Inside);
  EXPECT_EQ(reference().in_area(reference().area("england").value(), "ZZ9", {}), Membership::Inside) << "not known";
  EXPECT_EQ(reference().in_area(reference().area("england").value(), "RQF", {}), Membership::Outside) << "Welsh";

  q.location = "S9 4EU";
  EXPECT_EQ(reference().place(q), (Placement{"sheffield", "03N", "QF7", "Y63", PlaceEvidence::WorkLocation, "S9"}));
}

TEST(Geography, EveryAmbulanceTrustOfEnglandIsMarkedAsSpanning) {
  int seen = 0;
  for (const Organisation& o : reference().organisations())
    if (o.sector == Sector::AmbulanceTrust) {
      ++seen;
      EXPECT_FALSE(o.spans.empty()) << o.code;
      EXPECT_TRUE(o.place.empty()) << o.code;
    }
  EXPECT_EQ(seen, 10);
}

struct PlaceCase {
  const char *name, *employer, *location, *cost_centre, *sub_icb, *place, *ics;
  PlaceEvidence evidence;
};
class PlaceOrder : public testing::TestWithParam<PlaceCase> {};

PlanGeography sheffield_plan() {
  PlanGeography plan;
  plan.locations = {{"RXE", "Tickhill Road  Site", "doncaster", ""}, {"", "RHQNG", "sheffield", ""}};
  plan.cost_centres = {{"RXE", "4711", "rotherham", ""}, {"RX8", "4711", "", "QOQ"}};
  plan.apportionments = {{"by_population", "RX9", "bassetlaw", "QT1", 0.1, "plan"}};
  return plan;
}

TEST_P(PlaceOrder, FollowsTheOrderOfTrust) {
  static const Geography geography = Geography::load(kReference, sheffield_plan());
  const PlaceCase& c = GetParam();
  const Placement at = geography.place({c.employer, c.location, c.cost_centre, c.sub_icb, Month(2024, 6)});
  EXPECT_EQ(at.place, c.place);
  EXPECT_EQ(at.ics, c.ics);
  EXPECT_EQ(at.evidence, c.evidence);
}
INSTANTIATE_TEST_SUITE_P(
    Evidence, PlaceOrder,
    testing::Values(
        PlaceCase{"label", "RXE", "tickhill road site", "4711", "02Q", "doncaster", "QF7", PlaceEvidence::WorkLocation},
        PlaceCase{"site", "ANY", "RHQNG", "", "", "sheffield", "QF7", PlaceEvidence::WorkLocation},
        PlaceCase{"postcode", "RX8", "dn221aa", "", "", "bassetlaw", "QT1", PlaceEvidence::WorkLocation},
        PlaceCase{"postcode_of_an_ics_only", "RX8", "WF2 0XQ", "", "", "", "QWO", PlaceEvidence::WorkLocation},
        PlaceCase{"column", "RXE", "unknown label", "4711", "02Q", "bassetlaw", "QT1", PlaceEvidence::SubIcbColumn},
        PlaceCase{"cost_centre", "RXE", "", "4711", "", "rotherham", "QF7", PlaceEvidence::CostCentre},
        PlaceCase{"cost_centre_of_another_employer", "RX8", "", "4711", "", "", "QOQ", PlaceEvidence::CostCentre},
        PlaceCase{"apportioned", "RX9", "", "", "", "", "", PlaceEvidence::Apportionment},
        PlaceCase{"one_place", "RFF", "", "", "", "barnsley", "QF7", PlaceEvidence::OrganisationSinglePlace},
        PlaceCase{"one_ics", "RJ1", "", "", "", "", "QKK", PlaceEvidence::OrganisationIcs},
        PlaceCase{"spanning_trust", "RP5", "", "", "", "", "", PlaceEvidence::None},
        PlaceCase{"unknown", "QQQ9", "nowhere", "1", "99Z", "", "", PlaceEvidence::None}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(Geography, PostcodesThatAreDividedOrUnreadableAreNotGuessed) {
  EXPECT_FALSE(reference().postcode("Ward 7").has_value());
  EXPECT_FALSE(reference().postcode("S10").has_value());
  EXPECT_FALSE(reference().postcode("ZZ99 3WZ").has_value());
  EXPECT_EQ(reference().postcode("s36 1aa").value().ics, "QF7");
}

TEST(Geography, RefusesAMapThatNamesAnUnknownPlace) {
  PlanGeography plan;
  plan.cost_centres = {{"RFF", "1", "barnsely", ""}};
  EXPECT_THROW(Geography::load(kReference, plan), base::InputError);
  plan.cost_centres.clear();
  plan.apportionments = {{"r", "RX8", "sheffield", "", 0.7, ""}, {"r", "RX8", "barnsley", "", 0.4, ""}};
  EXPECT_THROW(Geography::load(kReference, plan), base::InputError);
}

TEST(Geography, NamesCodesOfEveryLevel) {
  EXPECT_EQ(reference().name_of("bassetlaw"), "Bassetlaw");
  EXPECT_EQ(reference().name_of("QF7"), "South Yorkshire");
  EXPECT_EQ(reference().name_of("Y63"), "North East and Yorkshire");
  EXPECT_EQ(reference().name_of("RHQ"), "Sheffield Teaching Hospitals NHS Foundation Trust");
  EXPECT_EQ(reference().name_of("nothing"), "nothing");
}

}  // namespace
}  // namespace cadre::vocabulary
