#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "supply/draw.h"
#include "supply/draw_batch.h"

namespace cadre::supply {

/// What routes and recruitment reckon with: whole people drawn at random in kLanes futures side by side …
struct DrawnPeople {
  using Count = std::int32_t;
  static constexpr std::size_t kWidth = kLanes;
  std::uint64_t seed = 0;
  std::uint32_t first_future = 0;

  DrawName name(std::size_t lane, std::size_t cell, int step, Stream stream) const {
    return {seed, first_future + static_cast<std::uint32_t>(lane), static_cast<std::uint32_t>(cell),
            static_cast<std::uint32_t>(step), static_cast<std::uint32_t>(stream)};
  }
  Count binomial(Count n, double p, const DrawName& draw) const { return draw_binomial(n, p, draw); }
  Count rounded(double mean, const DrawName& draw) const { return draw_rounded(mean, draw); }
  /// Whole people that `room` people's worth of room takes.
  static Count that_fit(double room) { return static_cast<Count>(std::min(std::max(room + 1e-9, 0.0), 1e9)); }
};

/// … or expected numbers.
struct ExpectedPeople {
  using Count = double;
  static constexpr std::size_t kWidth = 1;

  DrawName name(std::size_t, std::size_t, int, Stream) const { return {}; }
  Count binomial(Count n, double p, const DrawName&) const { return n * std::clamp(p, 0.0, 1.0); }
  Count rounded(double mean, const DrawName&) const { return mean; }
  static Count that_fit(double room) { return std::max(room, 0.0); }
};

}  // namespace cadre::supply
