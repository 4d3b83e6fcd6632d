#pragma once

#include <compare>
#include <cstdint>

namespace cadre::base {

/// A number with a unit. Adding people to hours does not compile; value() is the only way back to a bare number.
template <class Tag, class Rep>
class Quantity {
 public:
  constexpr Quantity() = default;
  constexpr explicit Quantity(Rep value) : value_(value) {}
  constexpr Rep value() const { return value_; }
  constexpr auto operator<=>(const Quantity&) const = default;
  constexpr Quantity operator+(Quantity other) const { return Quantity(value_ + other.value_); }
  constexpr Quantity operator-(Quantity other) const { return Quantity(value_ - other.value_); }
  constexpr Quantity& operator+=(Quantity other) {
    value_ += other.value_;
    return *this;
  }

 private:
  Rep value_{};
};

using Headcount = Quantity<struct HeadcountTag, std::int64_t>;  ///< distinct people
using Roles = Quantity<struct RolesTag, std::int64_t>;          ///< assignments; one person may hold several
using Fte = Quantity<struct FteTag, double>;        ///< full-time equivalents, 1.0 = 37.5 contracted hours a week
using Hours = Quantity<struct HoursTag, double>;    ///< hours a week
using Pounds = Quantity<struct PoundsTag, double>;  ///< pounds sterling, nominal

/// Hours of a standard Agenda for Change week (NHS terms and conditions handbook, section 10).
inline constexpr Hours kFullTimeWeek{37.5};

constexpr Fte fte_of(Hours contracted) { return Fte(contracted.value() / kFullTimeWeek.value()); }
constexpr Hours hours_of(Fte fte) { return Hours(fte.value() * kFullTimeWeek.value()); }

}  // namespace cadre::base
