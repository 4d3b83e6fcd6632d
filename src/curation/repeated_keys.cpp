#include "curation/repeated_keys.h"

#include <algorithm>
#include <bit>
#include <vector>

#include "base/parallel.h"

namespace cadre::curation {
namespace {

struct Entry {
  std::uint64_t key;
  std::uint32_t row;
};

constexpr std::size_t kRowsPerBucket = 4096;  // 64 KiB of entries: sorts inside the cache
constexpr std::size_t kChunks = 16;  // work items of the two passes over all rows; any number gives the same result

struct Buckets {
  int shift = 63;
  std::size_t count = 2;
  std::size_t of(std::uint64_t key) const { return key >> shift; }
};

Buckets buckets_for(std::size_t rows) {
  const std::size_t wanted = std::bit_ceil(std::max<std::size_t>(2, rows / kRowsPerBucket));
  return {64 - std::countr_zero(wanted), wanted};
}

/// Entries grouped by bucket, rows ascending within a bucket; starts[b] is where bucket b begins.
void scatter(std::span<const std::uint64_t> keys, const Buckets& buckets, int threads, std::vector<Entry>& entries,
             std::vector<std::size_t>& starts) {
  const std::size_t chunk_rows = keys.size() / kChunks + 1;
  std::vector<std::vector<std::size_t>> at(kChunks, std::vector<std::size_t>(buckets.count, 0));
  auto for_rows = [&](std::size_t chunk, auto&& each) {
    const std::size_t end = std::min(keys.size(), (chunk + 1) * chunk_rows);
    for (std::size_t row = chunk * chunk_rows; row < end; ++row)
      if (keys[row] != 0) each(row);
  };
  base::parallel_for(kChunks, threads, [&](std::size_t chunk) {
    for_rows(chunk, [&](std::size_t row) { ++at[chunk][buckets.of(keys[row])]; });
  });
  std::size_t total = 0;
  starts.resize(buckets.count + 1);
  for (std::size_t b = 0; b < buckets.count; ++b) {
    starts[b] = total;
    for (auto& chunk : at) {
      const std::size_t rows = chunk[b];
      chunk[b] = total;
      total += rows;
    }
  }
  starts[buckets.count] = total;
  entries.resize(total);
  base::parallel_for(kChunks, threads, [&](std::size_t chunk) {
    for_rows(chunk, [&](std::size_t row) {
      entries[at[chunk][buckets.of(keys[row])]++] = {keys[row], static_cast<std::uint32_t>(row)};
    });
  });
}

void visit_bucket(std::span<Entry> bucket, const std::function<void(std::span<const std::uint32_t>)>& visit) {
  std::sort(bucket.begin(), bucket.end(),
            [](const Entry& a, const Entry& b) { return a.key != b.key ? a.key < b.key : a.row < b.row; });
  std::vector<std::uint32_t> rows;
  for (std::size_t first = 0; first < bucket.size();) {
    std::size_t last = first + 1;
    while (last < bucket.size() && bucket[last].key == bucket[first].key) ++last;
    if (last - first > 1) {
      rows.clear();
      for (std::size_t i = first; i < last; ++i) rows.push_back(bucket[i].row);
      visit(rows);
    }
    first = last;
  }
}

}  // namespace

void for_each_repeated(std::span<const std::uint64_t> keys, int threads,
                       const std::function<void(std::span<const std::uint32_t> rows)>& visit) {
  const Buckets buckets = buckets_for(keys.size());
  std::vector<Entry> entries;
  std::vector<std::size_t> starts;
  scatter(keys, buckets, threads, entries, starts);
  constexpr std::size_t kBucketsPerItem = 16;
  base::parallel_for((buckets.count + kBucketsPerItem - 1) / kBucketsPerItem, threads, [&](std::size_t item) {
    const std::size_t end = std::min(buckets.count, (item + 1) * kBucketsPerItem);
    for (std::size_t b = item * kBucketsPerItem; b < end; ++b)
      visit_bucket(std::span(entries).subspan(starts[b], starts[b + 1] - starts[b]), visit);
  });
}

std::uint64_t key_in_month(std::uint64_t key, std::int32_t month) {
  if (key == 0) return 0;
  std::uint64_t mixed = key ^ (static_cast<std::uint64_t>(month) * 0x9e3779b97f4a7c15ULL);
  mixed = (mixed ^ (mixed >> 32)) * 0xd6e8feb86659fd93ULL;
  return mixed == 0 ? 1 : mixed;
}

}  // namespace cadre::curation
