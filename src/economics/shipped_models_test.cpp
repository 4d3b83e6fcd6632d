#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

#include "base/source_dir.h"
#include "economics/economics_tables.h"

namespace cadre::economics {
namespace {

using testing::HasSubstr;

Studied studied(const std::string& name) {
  std::stringstream text;
  text << std::ifstream(base::source_dir() + "/reference/economics/" + name + ".toml").rdbuf();
  Studied out{name, read_model(text.str(), name + ".toml"), {}};
  out.analysis = analyse(out.model, 1000, 1);
  return out;
}

TEST(ShippedModels, FirstContactGivesTheWorkedFigures) {  // METHODS 14
  const Studied s = studied("msk_first_contact");
  ASSERT_EQ(s.model.quantities[0].id, "patients");
  EXPECT_NEAR(s.analysis.quantities[0].estimate.value, 1545.6, 1e-9);
  const QuantityResult& released = s.analysis.quantities[1];
  EXPECT_NEAR(released.estimate.value, 609.5846, 5e-5);
  ASSERT_TRUE(released.span);  // never a single figure
  EXPECT_NEAR(released.span->first, 609.5846, 5e-5);
  EXPECT_NEAR(released.span->second, 609.5846 * 0.74 / 0.40, 1e-3);
  EXPECT_NEAR(s.analysis.quantities[2].span->first, 101.6, 0.005);
  EXPECT_NEAR(s.analysis.strategies[1].more_effect.value, 609.5846, 5e-5);  // the flow says the same
  const std::string csv = base::to_csv(economics_tables({s})[0]);
  EXPECT_THAT(csv, HasSubstr("gp_released,GP appointments released in a year,appointments,,"));
  EXPECT_EQ(s.analysis.mended, 0U);
}

TEST(ShippedModels, RotatingParamedicAvoidsConveyances) {
  const Studied s = studied("rotating_paramedic");
  EXPECT_NEAR(s.analysis.quantities[1].estimate.value, 12 * 400 * 0.58 * 0.25, 1e-6);
  EXPECT_TRUE(s.analysis.quantities[1].span);
  EXPECT_GT(s.analysis.strategies[1].more_effect.value, 0);
  EXPECT_LT(s.analysis.strategies[1].more_effect.value, s.analysis.quantities[1].estimate.value + 1);
}

TEST(ShippedModels, EveryParameterHasASource) {
  for (const std::string name : {"msk_first_contact", "rotating_paramedic"})
    for (const Parameter& p : studied(name).model.parameters) EXPECT_FALSE(p.row.source.empty()) << p.row.id;
}

}  // namespace
}  // namespace cadre::economics
