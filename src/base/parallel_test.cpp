#include "base/parallel.h"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <string>
#include <vector>

namespace cadre::base {
namespace {

TEST(ParallelFor, RunsEachIndexOnce) {
  for (const int threads : {1, 2, 4}) {
    std::vector<int> seen(1000, 0);
    parallel_for(seen.size(), threads, [&](std::size_t i) { seen[i] += 1; });
    EXPECT_EQ(seen, std::vector<int>(1000, 1));
  }
}

TEST(ParallelFor, ReportsTheLowestFailureAndStillRunsTheRest) {
  std::atomic<int> ran{0};
  try {
    parallel_for(100, 4, [&](std::size_t i) {
      ++ran;
      if (i % 10 == 7) throw std::runtime_error(std::to_string(i));
    });
    FAIL() << "the failure was swallowed";
  } catch (const std::runtime_error& e) {
    EXPECT_STREQ(e.what(), "7");
  }
  EXPECT_EQ(ran, 100);
}

}  // namespace
}  // namespace cadre::base
