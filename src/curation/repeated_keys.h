#pragma once

#include <cstdint>
#include <functional>
#include <span>

namespace cadre::curation {

/// Calls `visit` once for every key that occurs at least twice, with its rows in ascending order. Key 0 means "no key"
/// and is never visited. Calls may come from several threads at once and in any order, but no row is in two calls, so
/// work that only writes to the rows it was given does not depend on threads.
///
/// Keys are spread into buckets by their top bits and each bucket is sorted where it fits the cache: about a tenth of
/// the time of one sort over all rows.
void for_each_repeated(std::span<const std::uint64_t> keys, int threads,
                       const std::function<void(std::span<const std::uint32_t> rows)>& visit);

/// Mixes a month into a key, so that the same assignment in two months is two keys. Never returns 0 for a key != 0.
std::uint64_t key_in_month(std::uint64_t key, std::int32_t month);

}  // namespace cadre::curation
