#pragma once

#include <array>
#include <cstdint>

namespace cadre::supply {

/// What a draw is for: with future, cell and step it names the draw, so that no two share random bits. The low byte of
/// a stream word is free for the number of an attempt.
enum class Stream : std::uint32_t {
  Filter = 1U << 8,             ///< first eight bits of exits; `cell` is the number of sixteen cells
  Exit = 2U << 8,               ///< how many leave a cell by any risk
  Split = 3U << 8,              ///< + risk << 8: how many of those by this risk
  Destination = 9U << 8,        ///< where movers of a cell go
  Return = 10U << 8,            ///< who of those retiring comes back
  Inflow = 11U << 8,            ///< `cell` is the inflow
  EntryAge = 12U << 8,          ///< `cell` is column × levels + level
  Stage = 13U << 8,             ///< attrition; `cell` is the stage, counted over all routes
  Start = 14U << 8,             ///< `cell` is the route
  Join = 15U << 8,              ///< where those who finish a route go; `cell` is the route
  Apprentice = 16U << 8,        ///< who moves; `cell` is the target
  Factor = 17U << 8,            ///< `cell` is the factor
  ManyDestinations = 1U << 20,  ///< + destination << 8: as Destination, of many movers together
  ManyAges = 2U << 20,          ///< + age << 8: as EntryAge, of many people together
  ManyTargets = 3U << 20,       ///< + target << 8
};

/// Philox 4×32 of ten rounds: a counter and a key in, 128 random bits out; the same counter always gives the same bits.
/// Source: Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3", SC'11, section 3.3.
inline constexpr std::uint32_t kPhiloxMultiply0 = 0xD2511F53U, kPhiloxMultiply1 = 0xCD9E8D57U;
inline constexpr std::uint32_t kPhiloxWeyl0 = 0x9E3779B9U, kPhiloxWeyl1 = 0xBB67AE85U;
inline constexpr int kPhiloxRounds = 10;

using PhiloxBlock = std::array<std::uint32_t, 4>;

constexpr PhiloxBlock philox(PhiloxBlock c, std::uint64_t key) {
  auto k0 = static_cast<std::uint32_t>(key);
  auto k1 = static_cast<std::uint32_t>(key >> 32);
  for (int round = 0; round < kPhiloxRounds; ++round) {
    const std::uint64_t p0 = std::uint64_t{kPhiloxMultiply0} * c[0];
    const std::uint64_t p1 = std::uint64_t{kPhiloxMultiply1} * c[2];
    c = {static_cast<std::uint32_t>(p1 >> 32) ^ c[1] ^ k0, static_cast<std::uint32_t>(p1),
         static_cast<std::uint32_t>(p0 >> 32) ^ c[3] ^ k1, static_cast<std::uint32_t>(p0)};
    k0 += kPhiloxWeyl0;
    k1 += kPhiloxWeyl1;
  }
  return c;
}

/// One name of a draw. Counter words: future, cell, step, stream.
struct DrawName {
  std::uint64_t seed = 0;
  std::uint32_t future = 0, cell = 0, step = 0, stream = 0;
  DrawName with(std::uint32_t other) const { return {seed, future, cell, step, other}; }
};

struct Bits {
  std::uint64_t first = 0, second = 0;
};
constexpr Bits bits_of(const DrawName& name) {
  const PhiloxBlock w = philox({name.future, name.cell, name.step, name.stream}, name.seed);
  return {std::uint64_t{w[1]} << 32 | w[0], std::uint64_t{w[3]} << 32 | w[2]};
}

/// [0, 1) in steps of 2^-53.
constexpr double unit_of(std::uint64_t bits) { return static_cast<double>(bits >> 11) * 0x1p-53; }
/// The same with the first eight bits given.
constexpr double unit_of(std::uint8_t top, std::uint64_t bits) {
  return static_cast<double>(std::uint64_t{top} << 45 | bits >> 19) * 0x1p-53;
}

}  // namespace cadre::supply
