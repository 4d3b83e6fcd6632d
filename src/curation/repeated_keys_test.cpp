#include "curation/repeated_keys.h"

#include <gtest/gtest.h>

#include <map>
#include <mutex>
#include <vector>

#include "base/random_stream.h"

namespace cadre::curation {
namespace {

using Groups = std::map<std::uint32_t, std::vector<std::uint32_t>>;  // first row -> rows

Groups found(const std::vector<std::uint64_t>& keys, int threads) {
  Groups groups;
  std::mutex mutex;
  for_each_repeated(keys, threads, [&](std::span<const std::uint32_t> rows) {
    const std::lock_guard lock(mutex);
    groups[rows.front()].assign(rows.begin(), rows.end());
  });
  return groups;
}

Groups slow(const std::vector<std::uint64_t>& keys) {
  std::map<std::uint64_t, std::vector<std::uint32_t>> by_key;
  for (std::uint32_t row = 0; row < keys.size(); ++row)
    if (keys[row] != 0) by_key[keys[row]].push_back(row);
  Groups groups;
  for (const auto& [key, rows] : by_key)
    if (rows.size() > 1) groups[rows.front()] = rows;
  return groups;
}

TEST(ForEachRepeated, AgreesWithAPlainMapAtEverySizeAndThreadCount) {
  for (const std::size_t size : {0U, 1U, 2U, 100U, 5000U, 40000U}) {
    base::RandomStream random(1, size);
    std::vector<std::uint64_t> keys(size);
    for (auto& key : keys) key = random.below(5) == 0 ? 0 : key_in_month(1 + random.below(size + 1), 24000);
    for (const int threads : {1, 2, 4}) EXPECT_EQ(found(keys, threads), slow(keys)) << size;
  }
}

TEST(KeyInMonth, TellsMonthsApartAndKeepsNoKey) {
  EXPECT_EQ(key_in_month(0, 24000), 0U);
  EXPECT_NE(key_in_month(7, 24000), key_in_month(7, 24001));
}

}  // namespace
}  // namespace cadre::curation
