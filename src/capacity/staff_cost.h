#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "vocabulary/codes.h"

namespace cadre::capacity {

/// One element of what an employer pays beside pay (reference/on_costs.csv).
struct OnCost {
  std::string element;  ///< "pension", "national_insurance" …
  double rate = 0;      ///< of pay above `above`
  double above = 0;     ///< pounds a year
  std::string paid_by;  ///< "employer", "NHS England"
};

/// Pay of one band in one year: pounds a year, full time, by step from entry to top.
struct BandPay {
  std::vector<double> steps;  ///< rising, not empty

  double entry() const { return steps.front(); }
  double middle() const { return steps[steps.size() / 2]; }  ///< of two steps the upper
  double top() const { return steps.back(); }
};

/// Pay and on-costs of one financial year.
struct PayYear {
  std::string year;  ///< "2025-26"
  std::map<vocabulary::Band, BandPay> bands;
  std::vector<OnCost> on_costs;
};

/// On-costs of a full-time post as a share of its pay. With the rates of 2025/26 a band 6 has about 37% (METHODS 3).
double on_cost_share(const std::vector<OnCost>& on_costs, double pay);

/// Cost in pounds = FTE x pay x (1 + on-cost). METHODS 3: 2.0 FTE at 32,306 and 25% cost 80,765.
double cost_of(double fte, double pay, double on_cost);

/// First year of a financial year's name: 2025 of "2025-26"; 0 when it is none.
int first_year_of(const std::string& year);

/// The year that holds the month (April to March), else the nearest one, the earlier of two; nullptr when there is
/// none.
const PayYear* pay_year_for(const std::vector<PayYear>& years, int month_ordinal);

}  // namespace cadre::capacity
