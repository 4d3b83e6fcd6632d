#include "supply/check_model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <limits>

#include "supply/engine.h"
#include "supply/test_inputs.h"
#include "supply/test_models.h"

namespace cadre::supply {
namespace {

using testing::HasSubstr;

/// What breaks a sound model, and what must be said of it.
struct Fault {
  const char* name;
  std::function<void(Model&)> harm;
  const char* said;
};

const double kNan = std::numeric_limits<double>::quiet_NaN();

const Fault kFaults[] = {
    {"months", [](Model& m) { m.months = 0; }, "the run has 0 months"},
    {"tooManyMonths", [](Model& m) { m.months = 601; }, "the run has 601 months"},
    {"opening", [](Model& m) { m.opening = {}; }, "the month of the opening stock is not known"},
    {"noColumns", [](Model& m) { m.columns.clear(); }, "the model has no staff group"},
    {"ages", [](Model& m) { m.axes.oldest = 10; }, "the ages run from 20 to 10"},
    {"cells", [](Model& m) { m.people.pop_back(); }, "the opening stock has"},
    {"negativePeople", [](Model& m) { m.people[3] = -1; }, "a cell of the opening stock holds -1 people"},
    {"tooManyPeople", [](Model& m) { m.people[3] = 4'000'000; }, "a cell of the opening stock holds 4000000 people"},
    {"columnRates", [](Model& m) { m.columns[0].rates = 9; }, "the rates of column 0 is number 9 of 2"},
    {"columnArea", [](Model& m) { m.columns[0].area = -1; }, "the area of column 0 is number -1 of 2"},
    {"rateOver1", [](Model& m) { m.rates[0].rows[0].yearly = 1.5; }, "rate 'leave' of table 0 is 1.5"},
    {"rateNegative", [](Model& m) { m.rates[0].rows[0].yearly = -0.1; }, "rate 'leave' of table 0 is -0.1"},
    {"rateNan", [](Model& m) { m.rates[0].rows[0].yearly = kNan; }, "rate 'leave' of table 0 is nan"},
    {"rateNone", [](Model& m) { m.rates[0].rows[0].yearly = Path(); }, "rate 'leave' of table 0 is not stated"},
    {"rateLaterMonth",
     [](Model& m) {
       m.rates[0].rows[0].yearly = Path(std::vector<double>{0.1, 2});
     },
     "rate 'leave' of table 0 is 2"},
    {"rateAges", [](Model& m) { m.rates[0].rows[0].age_to = 61; }, "is for ages 20 to 61"},
    {"rateLevels", [](Model& m) { m.rates[0].rows[0].level_to = 3; },
     "the level of rate 'leave' of table 0 is number 3"},
    {"missingAges",
     [](Model& m) {
       m.rates[0].rows.push_back({Risk::Promote, 1, 1, 50, 55, 0.1});
     },
     "rate 'promote' of table 0 says nothing of ages 46 to 49 at level registered"},
    {"riskFactor", [](Model& m) { m.rates[0].factor[0] = 99; }, "the factor of rate 'leave' of table 0 is number 99"},
    {"participation", [](Model& m) { m.rates[0].participation[0] = 1001; }, "is 1001 thousandths"},
    {"participationSize", [](Model& m) { m.rates[0].participation.pop_back(); }, "gives participation for"},
    {"retireReturn", [](Model& m) { m.rates[0].retire_return = 1.1; }, "returns after retiring is 1.1"},
    {"moves", [](Model& m) { m.moves.pop_back(); }, "destinations are given for 7 columns instead of 8"},
    {"moveWeights", [](Model& m) { m.moves[0][0].weight = 0.5; },
     "the weights of the destinations of column 0 add up to"},
    {"moveNan", [](Model& m) { m.moves[0][0].weight = kNan; }, "a weight of the destinations of column 0"},
    {"moveProfession", [](Model& m) { m.moves[0][0].column = 5; }, "column 5 of another profession"},
    {"moveHome", [](Model& m) { m.moves[0][0].column = 0; }, "column 0 is its own destination"},
    {"entryAges", [](Model& m) { m.entry_ages[0][0] += 0.5; }, "the weights of the entry ages 0 add up to"},
    {"inflowColumn", [](Model& m) { m.inflows[0].column = 8; }, "the column of inflow 0 is number 8 of 8"},
    {"inflowSource", [](Model& m) { m.inflows[0].source = Source::RetireAndReturn; }, "inflow 0 comes from no source"},
    {"inflowBeyondCounting", [](Model& m) { m.inflows[0].per_year = 1e9; }, "would come to hold"},
    {"inflowNegative", [](Model& m) { m.inflows[0].per_year = -1; }, "the people a year of inflow 0 is -1"},
    {"posts", [](Model& m) { m.establishment.resize(2); }, "funded posts are given for 2 columns and levels"},
    {"limitMonth",
     [](Model& m) {
       m.limits.push_back({"weeks", "weeks", 5, 13});
     },
     "limit 'weeks' is month 13"},
    {"limitPath",
     [](Model& m) {
       m.limits.push_back({"weeks", "weeks", {}, 9});
     },
     "limit 'weeks' is not stated"},
    {"stages", [](Model& m) { m.routes[0].stages.clear(); }, "has no stage"},
    {"stageMonths", [](Model& m) { m.routes[0].stages[0].months = 601; }, "takes 601 months"},
    {"attrition", [](Model& m) { m.routes[0].stages[0].attrition = 1.2; }, "is 1.2"},
    {"stageLimit",
     [](Model& m) {
       m.routes[0].stages[0].uses = {{99, 1}};
     },
     "a limit of stage"},
    {"startMonth", [](Model& m) { m.routes[0].start_month = 0; }, "is month 0"},
    {"targetWeights", [](Model& m) { m.routes[0].targets[0].weight = 2; }, "the weights of the targets of route"},
    {"learners",
     [](Model& m) {
       m.routes[0].in_training = {{0, 1000, 3}};
     },
     "learners on route"},
    {"factor",
     [](Model& m) {
       m.factors.push_back({"f", 1.2, 1, 1.5});
     },
     "factor 'f' has low 1.2, mode 1 and high 1.5"},
    {"firstFactor", [](Model& m) { m.factors[0].high = 2; }, "factor 0 is not 1"},
};

class FaultyModel : public testing::TestWithParam<Fault> {};

TEST_P(FaultyModel, IsToldOfClearly) {
  Model m = lively_model(24);
  GetParam().harm(m);
  const std::string said = text_of(check(m));
  EXPECT_THAT(said, HasSubstr(GetParam().said));
  EXPECT_THROW(require_valid(m), base::InputError);
}

INSTANTIATE_TEST_SUITE_P(Check, FaultyModel, testing::ValuesIn(kFaults),
                         [](const auto& fault) { return std::string(fault.param.name); });

TEST(CheckModel, ASoundModelHasNoFault) {
  EXPECT_TRUE(check(lively_model(24)).empty()) << text_of(check(lively_model(24)));
  EXPECT_TRUE(check(still_model(5, 12)).empty());
}

TEST(CheckModel, ManyFaultsAreCountedAndNotAllTold) {
  Model m = lively_model(24);
  for (Inflow& inflow : m.inflows) inflow.column = -1;
  for (int i = 0; i < 50; ++i) m.limits.push_back({"l", "u", -1, 9});
  const base::Diagnostics faults = check(m);
  EXPECT_EQ(faults.size(), 21U);
  EXPECT_THAT(faults.back().message, HasSubstr("more faults were found"));
}

}  // namespace
}  // namespace cadre::supply
