#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "capacity/staff_view.h"

namespace cadre::reconciliation {

/// FTE, people or FTE per record in whole thousand-millionths, so that parts add up exactly in any order.
using Amount = capacity::NanoFte;

enum class Measure : std::uint8_t { Fte, Headcount, MeanFte };
std::string_view code_of(Measure measure);  ///< "fte", "headcount", "mean_fte_per_record"
std::string_view unit_of(Measure measure);  ///< "FTE", "people", "FTE per record"

/// The parts of a difference, in the order in which they are taken off.
enum class Part : std::uint8_t { Scope, Recode, Date, Duplicates };
inline constexpr std::size_t kParts = 4;
std::string_view code_of(Part part);  ///< "scope"

enum class Verdict : std::uint8_t {
  Agrees,      ///< what is unexplained lies within the limit
  Finding,     ///< it does not
  OtherMonth,  ///< the published month is not loaded, so a change between months cannot be told from a difference
  Renamed      ///< published in several rows under other names, which our records do not tell apart
};
std::string_view code_of(Verdict verdict);  ///< "agrees"

/// One published figure beside ours: published + scope + recode + date + duplicates + unexplained = ours, exactly.
struct Comparison {
  std::string source;      ///< source id of the publication
  std::string beside;      ///< "staff_records", or the source id of another publication
  std::int32_t month = 0;  ///< base::Month ordinal of the published figure
  std::int32_t our_month = 0;
  std::string employer;     ///< empty = all of ours together, or England
  std::string staff_group;  ///< as published
  std::string label;        ///< profession as published; empty = the whole staff group; "all" = all labels of ours
  Measure measure = Measure::Fte;
  Amount published = 0, ours = 0;
  Amount parts[kParts] = {};
  Amount unexplained = 0;
  Verdict verdict = Verdict::Agrees;

  Amount& part(Part p) { return parts[static_cast<std::size_t>(p)]; }
  Amount part(Part p) const { return parts[static_cast<std::size_t>(p)]; }
  Amount difference() const { return ours - published; }
  /// |unexplained| as a share of the published figure; infinity when 0 was published and something is unexplained.
  double unexplained_share() const;
  /// Sets `unexplained` to what the parts leave over, and the verdict unless another stands already.
  void close(double limit);
  /// Does the equation above hold?
  bool adds_up() const;
};

/// One step of a part, and how many records it is about.
struct Evidence {
  std::size_t comparison = 0;  ///< index into the comparisons
  Part part = Part::Scope;
  std::string step;    ///< "level", "footing", "code" …
  std::string detail;  ///< e.g. "S1C, read as Physiotherapist, support"; no identifier
  std::int64_t records = 0;
  Amount amount = 0;
};

struct Comparisons {
  std::vector<Comparison> rows;
  std::vector<Evidence> evidence;
  std::int64_t suppressed = 0;  ///< published figures without a number that were left out
};

/// The most that may stay unexplained, as a share of the published figure.
struct Limits {
  double fte = 0.02;
  double headcount = 0.02;
  double of(Measure measure) const { return measure == Measure::Headcount ? headcount : fte; }
};

}  // namespace cadre::reconciliation
