#include "store/content_hash.h"

#include <gtest/gtest.h>

#include <limits>
#include <set>

namespace cadre::store {
namespace {

struct Example {
  base::CodedColumn title;
  std::vector<double> fte{0.5, 1.0, std::numeric_limits<double>::quiet_NaN(), 0.0};
  std::vector<std::uint64_t> keys{1, 2, 0, 4};

  Example() {
    title.values = {"", "Dietitian", "Paramedic"};
    title.codes = {1, 2, 0, 1};
  }
  std::vector<ColumnView> views() const {
    return {coded_view("title", title), {"fte", Decimals{fte}}, {"key", Keys{keys}}};
  }
  std::string hash() const { return content_hash(views()); }
};

TEST(ContentHash, IsTheSameForTheSameContent) {
  Example recoded;
  recoded.title.values = {"", "unused", "Paramedic", "Dietitian"};
  recoded.title.codes = {3, 2, 0, 3};
  recoded.fte[3] = -0.0;
  EXPECT_EQ(recoded.hash(), Example().hash());
  EXPECT_EQ(Example().hash().size(), 32U);
}

TEST(ContentHash, DoesNotDependOnPartsOrTheirOrder) {
  const Example example;
  const auto views = example.views();
  ContentHash first;
  ContentHash second;
  second.add(slice(views, 3, 1), 3);
  first.add(slice(views, 1, 2), 1);
  second.add(slice(views, 0, 1), 0);
  first.merge(second);
  EXPECT_EQ(first.hex(), example.hash());
}

TEST(ContentHash, ChangesWithEveryChange) {
  std::set<std::string> seen{Example().hash()};
  const auto is_new = [&](const std::string& hash) { return seen.insert(hash).second; };
  {
    Example changed;
    changed.fte[0] = 0.25;
    EXPECT_TRUE(is_new(changed.hash())) << "a value";
  }
  {
    Example changed;
    std::swap(changed.title.codes[0], changed.title.codes[1]);
    EXPECT_TRUE(is_new(changed.hash())) << "the order of rows";
  }
  {
    Example changed;
    changed.title.values[1] = "Dietician";
    EXPECT_TRUE(is_new(changed.hash())) << "a text";
  }
  {
    Example changed;
    changed.fte[2] = 0;
    EXPECT_TRUE(is_new(changed.hash())) << "missing is not nought";
  }
  const Example example;
  auto renamed = example.views();
  renamed[1].name = "wte";
  EXPECT_TRUE(is_new(content_hash(renamed))) << "a name";
  EXPECT_TRUE(is_new(content_hash(slice(example.views(), 0, 3)))) << "a row less";
  EXPECT_TRUE(is_new(content_hash(slice(example.views(), 0, 0)))) << "no rows";
}

}  // namespace
}  // namespace cadre::store
