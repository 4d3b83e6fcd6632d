#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cadre::supply {

/// Ways out of a cell, drawn together: in a month a person takes one of them or none.
enum class Risk : std::uint8_t {
  Leave,    ///< leaves active service before retirement
  Retire,   ///< leaves for good at 55 and above
  Break,    ///< career break
  Move,     ///< goes to another area or sector: same profession, level and age
  Promote,  ///< goes to the next role level of the same column
};
inline constexpr std::size_t kRisks = 5;
inline constexpr std::array<std::string_view, kRisks> kRiskNames = {"leave", "retire", "break", "move", "promote"};

/// Ways into a column.
enum class Source : std::uint8_t {
  NewlyQualified,
  ReturnToPractice,
  International,
  WiderMarket,      ///< from other employers' staff outside the model, and from breaks
  RetireAndReturn,  ///< back after retirement: RateTable::retire_return, never an Inflow
  Support,          ///< support staff recruited from outside the service
};
inline constexpr std::size_t kSources = 6;
inline constexpr std::array<std::string_view, kSources> kSourceNames = {
    "newly_qualified", "return_to_practice", "international", "wider_market", "retire_and_return", "support"};

/// What is counted of a group (profession in an area) in a year.
enum class Flow : std::uint8_t {
  Left,
  Retired,
  CareerBreak,
  MovedOut,        ///< to another area or sector
  MovedIn,         ///< from another area or sector
  Promoted,        ///< within the group: in and out at once
  Qualified,       ///< apprentices moved to the level they trained for: within the group
  NewlyQualified,  ///< hired, from here on by Source
  ReturnToPractice,
  International,
  WiderMarket,
  RetireAndReturn,
  Support,
  TurnedAway,     ///< would have joined, but no funded post was open
  UnfilledMonths  ///< funded posts without a person, added up over the months of the year (whole posts)
};
inline constexpr std::size_t kFlows = 15;
inline constexpr std::array<std::string_view, kFlows> kFlowNames = {
    "left",         "retired",           "career_break",    "moved_out",          "moved_in",
    "promoted",     "qualified",         "newly_qualified", "return_to_practice", "international",
    "wider_market", "retire_and_return", "support",         "turned_away",        "unfilled_months"};

constexpr Flow flow_of(Source source) {
  return static_cast<Flow>(static_cast<std::size_t>(Flow::NewlyQualified) + static_cast<std::size_t>(source));
}

}  // namespace cadre::supply
