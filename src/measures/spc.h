#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cadre::measures {

/// Which way is better.
enum class Direction : std::int8_t { Down = -1, None = 0, Up = 1 };

/// What is told of an XmR chart before it is drawn.
struct SpcOptions {
  Direction direction = Direction::None;
  std::optional<double> target = {};
  int run_length = 7;                    ///< points of a trend or shift: 7 as NHS England draws, or 6
  bool screen_outliers = false;          ///< leave moving ranges of 3.267 times their mean or more out of the limits
  std::vector<std::size_t> rebase = {};  ///< points at which mean and limits start anew; rising, none of them 0
};

/// The first rule that a point fits; in the order in which they are tried.
enum class SpcRule : std::uint8_t { None, Outside, Trend, TwoOfThree, Shift };
/// What a point says.
enum class Variation : std::uint8_t { Common, Improvement, Concern, NeutralHigh, NeutralLow };
/// What the last point's limits say of the target.
enum class Assurance : std::uint8_t { None, Inconsistent, Pass, Fail };

/// Limits of a part of the series; the same for all its points. Fewer than two points have no limits: NaN.
struct SpcLimits {
  std::size_t first = 0, points = 0;
  double mean = 0, moving_range = 0, lower = 0, upper = 0, near_lower = 0, near_upper = 0;
  bool firm() const;  ///< of twelve points or more; otherwise trial limits
};

struct SpcPoint {
  std::size_t part = 0;  ///< of Spc::parts
  SpcRule rule = SpcRule::None;
  bool high = false;  ///< above the mean, or rising for a trend
  Variation variation = Variation::Common;
};

/// XmR chart (individual values and moving ranges). METHODS 9: limits = mean ± 2.66 × mean moving range, near limits
/// two thirds of that way; rules as in NHSRplotthedots 0.2 (ptd_spc_standard, ptd_calculate_point_type), which is NHS
/// England's Making Data Count: outside a limit; a trend of `run_length` points; two of three beyond a near limit with
/// all three on one side; `run_length` points on one side of the mean. A point equal to the mean breaks a shift, two
/// equal points a trend.
struct Spc {
  std::vector<SpcLimits> parts;
  std::vector<SpcPoint> points;
  Assurance assurance = Assurance::None;
  /// A point from which a new mean and limits are worth a thought: from it to the end twelve points or more lie on one
  /// side of the mean. Never applied.
  std::optional<std::size_t> suggested_rebase;
};

/// Throws std::invalid_argument for options outside their ranges.
Spc spc_of(std::span<const double> values, const SpcOptions& options);

/// "Above UCL", "7 Point Trend (Increasing)", "2 in 3 Below CL", "7 Points Above CL" as NHSRplotthedots names them;
/// empty for none.
std::string rule_text(const SpcPoint& point, int run_length);
/// "common_cause", "special_cause_improvement", "special_cause_concern", "special_cause_neutral_high", "…_low".
std::string_view variation_text(Variation variation);
/// "consistent_pass", "consistent_fail", "inconsistent"; empty without a target or direction.
std::string_view assurance_text(Assurance assurance);

}  // namespace cadre::measures
