#include "supply/draw_batch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/random_stream.h"
#include "supply/draw.h"

namespace cadre::supply {
namespace {

class EveryPath : public testing::TestWithParam<VectorPath> {
 protected:
  void SetUp() override {
    force_vector_path(GetParam());
    ASSERT_EQ(vector_path(), GetParam());
  }
  void TearDown() override { release_vector_path(); }
};

DrawBatch mixed_rows() {
  base::RandomStream random(7, 0);
  DrawBatch batch;
  const double chances[] = {0, 1e-12, 0.0007, 0.012, 0.3, 0.5, 0.51, 0.97, 0.999999, 1};
  for (int i = 0; i < 20011; ++i) {
    const std::int32_t sizes[] = {0, 1, 2, 6, 23, 400, 20000, 3'000'000};
    batch.add(sizes[random.below(8)] + static_cast<std::int32_t>(random.below(3)), chances[random.below(10)],
              static_cast<std::uint32_t>(random.next()), static_cast<std::uint32_t>(random.next()),
              static_cast<std::uint8_t>(random.next()));
  }
  return batch;
}

TEST_P(EveryPath, BinomialsAreThoseDrawnOneByOne) {
  DrawBatch batch = mixed_rows();
  const DrawName name{0x123456789abcdef0, 0, 0, 31, static_cast<std::uint32_t>(Stream::Exit)};
  for (const bool with_top : {false, true}) {
    draw_binomials(batch, name, with_top);
    for (std::size_t i = 0; i < batch.size(); ++i) {
      const DrawName row{name.seed, batch.future[i], batch.cell[i], name.step, name.stream};
      const std::int32_t one = with_top ? draw_binomial(batch.n[i], batch.p[i], batch.top[i], row)
                                        : draw_binomial(batch.n[i], batch.p[i], row);
      ASSERT_EQ(batch.x[i], one) << i << ": n " << batch.n[i] << " p " << batch.p[i];
      ASSERT_EQ(batch.second[i], bits_of(row).second);
    }
  }
}

TEST_P(EveryPath, PoissonsAreThoseDrawnOneByOne) {
  base::RandomStream random(8, 0);
  DrawBatch batch;
  for (int i = 0; i < 5003; ++i) {
    const double means[] = {0, 0.003, 0.8, 5, 9.999, 10, 80, 12345};
    batch.add(0, means[random.below(8)], static_cast<std::uint32_t>(random.next()), static_cast<std::uint32_t>(i));
  }
  const DrawName name{99, 0, 0, 4, static_cast<std::uint32_t>(Stream::Inflow)};
  draw_poissons(batch, name);
  for (std::size_t i = 0; i < batch.size(); ++i)
    ASSERT_EQ(batch.x[i], draw_poisson(batch.p[i], {name.seed, batch.future[i], batch.cell[i], name.step, name.stream}))
        << i << ": mean " << batch.p[i];
}

TEST_P(EveryPath, BitsAreThoseOfTheRowsName) {
  DrawBatch batch;
  for (std::uint32_t i = 0; i < 101; ++i) batch.add(static_cast<std::int32_t>(i % 7), 0, i * 77, i + 3);
  draw_bits(batch, {31, 0, 0, 4, static_cast<std::uint32_t>(Stream::EntryAge)});
  for (std::uint32_t i = 0; i < 101; ++i) {
    const Bits bits = bits_of({31, i * 77, i + 3, 4, static_cast<std::uint32_t>(Stream::EntryAge) | i % 7});
    EXPECT_EQ(batch.first[i], bits.first);
    EXPECT_EQ(batch.second[i], bits.second);
  }
}

TEST_P(EveryPath, TheFilterKeepsJustTheCellsWhoseFirstBitsAreBelowTheBound) {
  base::RandomStream random(9, 0);
  constexpr std::size_t kCells = 53;
  std::vector<std::int32_t> stock(kCells * kLanes);
  std::vector<std::int32_t> threshold(kCells);
  for (std::size_t c = 0; c < kCells; ++c) {
    const auto low = static_cast<std::int32_t>(random.below(2000));
    threshold[c] = random.below(5) == 0 ? kFilterUnits : low < 2 ? 0 : low;
    for (std::size_t l = 0; l < kLanes; ++l)
      stock[c * kLanes + l] = c / 16 == 1 ? 0 : static_cast<std::int32_t>(random.below(l == 3 ? 2'000'000'000 : 20));
  }
  const DrawName name{77, 1000, 0, 8, static_cast<std::uint32_t>(Stream::Filter)};
  std::vector<std::uint32_t> found(stock.size() + kLanes), truth;
  const std::size_t count = filter_cells(stock.data(), threshold.data(), kCells, name, 40, found.data());
  for (std::uint32_t c = 0; c < kCells; ++c)
    for (std::uint32_t l = 0; l < kLanes; ++l) {
      const PhiloxBlock words = philox({1000 + l, 40 + c / 16, 8, name.stream}, 77);
      const std::uint32_t byte = words[c % 16 / 4] >> (c % 4 * 8) & 255U;
      if (std::int64_t{byte} * 256 >= std::int64_t{stock[c * kLanes + l]} * threshold[c]) continue;
      truth.push_back(static_cast<std::uint32_t>(c * kLanes + l) << 8 | byte);
    }
  found.resize(count);
  EXPECT_EQ(found, truth);
}

TEST_P(EveryPath, SumsAreSums) {
  std::vector<std::int32_t> stock;
  std::vector<std::int16_t> weight;
  for (int c = 0; c < 37; ++c) {
    weight.push_back(static_cast<std::int16_t>(1000 - c));
    for (int l = 0; l < static_cast<int>(kLanes); ++l) stock.push_back(c * l);
  }
  const std::vector<std::int16_t> later(37, 3);
  std::int32_t people[kLanes], weighted[kLanes], next[kLanes];
  sum_cells(stock.data(), weight.data(), later.data(), weight.size(), {people, weighted, next});
  for (int l = 0; l < static_cast<int>(kLanes); ++l) {
    std::int32_t all = 0, sum = 0;
    for (int c = 0; c < 37; ++c) {
      all += c * l;
      sum += c * l * (1000 - c);
    }
    EXPECT_EQ(people[l], all);
    EXPECT_EQ(weighted[l], sum);
    EXPECT_EQ(next[l], 3 * all);
  }
}

INSTANTIATE_TEST_SUITE_P(Paths, EveryPath, testing::ValuesIn(vector_paths()), [](const auto& path) {
  return std::string(kVectorPathNames[static_cast<std::size_t>(path.param)]);
});

TEST(VectorPaths, TheScalarOneIsAlwaysThere) {
  EXPECT_THAT(vector_paths(), testing::Contains(VectorPath::Scalar));
  EXPECT_EQ(vector_path(), vector_paths().back());
}

}  // namespace
}  // namespace cadre::supply
