#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cadre::publishing {

/// How released figures are protected; the three are never mixed within one release. Source: METHODS 17, after the
/// practice of NHS publications (Mental Health Bulletin 2013-14: counts under 5 as "*", others to the nearest 5).
enum class DisclosureMode : std::uint8_t {
  Round5,    ///< counts under 5 hidden, all others rounded to the nearest 5
  Suppress,  ///< exact figures; counts under 5 hidden, and others with them where they could be worked out
  Off,       ///< everything exact; for out/internal only
};
std::string_view code_of(DisclosureMode mode);  ///< "round5", "suppress", "off"
std::optional<DisclosureMode> disclosure_mode_of(std::string_view code);

struct DisclosureOptions {
  DisclosureMode mode = DisclosureMode::Round5;
  bool show_zero = true;  ///< false: a count of 0 is hidden like 1 to 4
};

/// What stands in the place of a figure. Readers are told the difference, so the attacker of the audit knows it too.
enum class Mark : std::uint8_t {
  Shown,
  Small,     ///< "*": fewer than 5 people (primary)
  Withheld,  ///< "c": hidden so that another figure cannot be worked out (complementary); may be any number
};
std::string_view text_of(Mark mark);  ///< "", "*", "c"

inline constexpr std::int64_t kSmallCount = 5;        ///< people; fewer are hidden
inline constexpr std::int64_t kRateDenominator = 20;  ///< people; rates and percentages need at least this many
inline constexpr double kMostFtePerPerson = 1.0;      ///< what an attacker takes for granted of one person …
inline constexpr double kLeastFtePerPerson = 0.1;     ///< … at most and at least
inline constexpr double kHiddenFteWidth = 1.0;        ///< FTE; the least width of what is left open of a hidden FTE
inline constexpr std::int64_t kWithheldWidth = 3;     ///< people; a withheld count keeps at least four values
inline constexpr double kFteStep = 0.1;               ///< FTE is published to one decimal

/// 5 x floor((n + 2) / 5): the nearest multiple of 5; integers have no ties. n >= 0.
constexpr std::int64_t round_to_five(std::int64_t people) { return 5 * ((people + 2) / 5); }

/// An interval of whole numbers, both ends included. kUnbounded stands for "no upper end".
inline constexpr std::int64_t kUnbounded = std::int64_t{1} << 40;
struct CountRange {
  std::int64_t low = 0, high = kUnbounded;
  bool holds(std::int64_t n) const { return low <= n && n <= high; }
  bool operator==(const CountRange&) const = default;
};
CountRange meet(CountRange a, CountRange b);

/// What one published cell says. `people` and `fte` mean something only where shown.
struct PublishedCell {
  Mark people_mark = Mark::Shown;
  Mark fte_mark = Mark::Shown;
  Mark rate_mark = Mark::Shown;  ///< of percentages and rates that would give the exact count away
  std::int64_t people = 0;       ///< as published: rounded in Round5
  double fte = 0;                ///< as published: to one decimal
  bool operator==(const PublishedCell&) const = default;
};

/// A count before anything is withheld to protect others: shown (rounded as the mode asks) or Small.
PublishedCell first_view(std::int64_t people, double fte, const DisclosureOptions& options);

/// Every true count that a reader who knows the rules holds possible on seeing the cell alone. A published 5 stands for
/// 5 to 7: 3 and 4 would have been hidden.
CountRange possible_counts(const PublishedCell& cell, const DisclosureOptions& options);

/// "1,235", "*", "c"; FTE "1,050.5".
std::string people_text(const PublishedCell& cell);
std::string fte_text(const PublishedCell& cell);

}  // namespace cadre::publishing
