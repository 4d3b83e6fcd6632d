#pragma once

#include <cstdint>
#include <string_view>

namespace cadre::waits {

/// Queueing measures of a waiting list (METHODS 8: Fong, Mushtaq, House, Gordon, Chen, Griffiths, Ahmad and Walton,
/// "Understanding waiting lists pressures", medRxiv 2022.08.23.22279117; functions of the package NHSRwaitinglist).
/// Time is in weeks throughout: demand and capacity in people a week, waits and targets in weeks.

inline constexpr double kWeeksToTarget = 26;  ///< in which a backlog is to be worked off
inline constexpr double kUsualFactor = 4;     ///< target / mean wait: 1.83 % miss the target; 6: 0.25 %
inline constexpr double kUsualVariation = 1;  ///< coefficient of variation where dates do not tell it

/// Demand / capacity; 1 or more: the list grows for ever.
double load(double demand, double capacity);
/// Mean wait at which the target holds for nearly all.
double target_mean_wait(double target, double factor);
/// Share that misses the target at that mean, with waits like an exponential distribution: exp(-factor).
double miss_share(double factor);
/// People on a list whose mean wait is the target mean (Little): demand x target / factor.
double target_queue(double demand, double target, double factor);
/// People a week to see, for the queue to reach its target in `weeks`.
double relief_capacity(double demand, double queue, double target_queue, double weeks = kWeeksToTarget);

/// The form of the target capacity: the package's current one, and the one that its older text had.
enum class TargetForm : std::uint8_t { Current, Earlier };
inline constexpr std::string_view kTargetForms[] = {"current", "earlier"};
/// People a week to see for ever, once the queue is at its target. Current: demand + (cv_demand^2 + cv_capacity^2) / 2
/// x factor / target. Earlier: demand + 2 (1 + 4 factor) / target, whatever the variation.
double target_capacity(TargetForm form, double demand, double target, double factor, double cv_demand,
                       double cv_capacity);
/// 2 x mean wait / target; over 1: likely to miss. The package's own note calls the 2 questioned; the number is kept.
double pressure(double mean_wait, double target);
/// Staff to add for as long as relief lasts: (relief - capacity) / attended contacts of one WTE a week.
double relief_wte(double relief, double capacity, double attended_a_week);

}  // namespace cadre::waits
