#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <vector>

namespace cadre::planning {

/// Bank holidays of England and Wales in a year, as days since 1970-01-01, rising. By rule (Banking and Financial
/// Dealings Act 1971, schedule 1, and the proclamations that give substitute days) with a table of those that were
/// moved or added: 1995, 1999, 2002, 2011, 2012, 2020, 2022, 2023. Years before 1978 lack what came later.
std::vector<std::int32_t> bank_holidays(int year);

/// Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher; Nature 1876).
std::int32_t easter_sunday(int year);

/// Monday to Friday, without bank holidays when wanted. Days are since 1970-01-01.
class WorkingDays {
 public:
  explicit WorkingDays(bool without_bank_holidays) : holidays_(without_bank_holidays) {}
  bool works(std::int32_t day) const;
  /// Working days from `first` to `last`, both counted; 0 when last is before first.
  int between(std::int32_t first, std::int32_t last) const;
  /// The working day on or after `day`, and `steps` working days on from there; steps >= 0.
  std::int32_t on(std::int32_t day, int steps) const;

 private:
  bool is_holiday(std::int32_t day) const;
  bool holidays_;
};

}  // namespace cadre::planning
