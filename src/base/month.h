#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cadre::base {

/// A calendar month. The ordinal counts months since January of year 0, so that differences are months.
class Month {
 public:
  constexpr Month() = default;
  /// `month` is 1..12.
  constexpr Month(int year, int month) : ordinal_(year * 12 + month - 1) {}
  static constexpr Month from_ordinal(std::int32_t ordinal) {
    Month m;
    m.ordinal_ = ordinal;
    return m;
  }
  constexpr int year() const { return ordinal_ / 12; }
  constexpr int month() const { return ordinal_ % 12 + 1; }
  constexpr std::int32_t ordinal() const { return ordinal_; }
  constexpr bool known() const { return ordinal_ != 0; }
  constexpr auto operator<=>(const Month&) const = default;

  std::string iso() const;        ///< "2022-03"; empty when unknown
  std::string spoken() const;     ///< "March 2022"; empty when unknown
  std::int32_t last_day() const;  ///< days since 1970-01-01 of the month's last day

 private:
  std::int32_t ordinal_ = 0;
};

/// Reads "2022-03", "2022-03-31", "202203", "2022-MAR", "March 2022", "Mar-22", "31/03/2022"; nothing otherwise.
std::optional<Month> parse_month(std::string_view text);

/// Days since 1970-01-01 of a civil date; `month` 1..12, `day` 1..31 (not checked).
std::int32_t days_from_civil(int year, int month, int day);
struct CivilDate {
  int year = 0, month = 0, day = 0;
};
CivilDate civil_from_days(std::int32_t days);

}  // namespace cadre::base
