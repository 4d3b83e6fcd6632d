#include "need/factors.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace cadre::need {
namespace {

/// As people write a number: up to four digits after the point, commas from 1,000.
std::string shown(double value) {
  std::string text = fmt::format("{:.4f}", value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  std::size_t end = std::min(text.find('.'), text.size());
  while (end > first + 3) {
    end -= 3;
    text.insert(end, ",");
  }
  return text;
}

Range as_multiplier(const Factor& factor) {
  if (!factor.divides) return factor.range;
  return {1 / factor.range.value, 1 / factor.range.high, 1 / factor.range.low};
}

}  // namespace

Range product(const std::vector<Factor>& factors) {
  double value = 1, of_limits = 1, below = 0, above = 0;
  for (const Factor& factor : factors) {
    const Range r = as_multiplier(factor);
    value *= r.value;
    if (r.value > 0) {
      of_limits *= r.value;
      below += std::pow(std::log(r.value / r.low), 2);
      above += std::pow(std::log(r.high / r.value), 2);
    } else {
      of_limits *= r.high;
    }
  }
  if (value == 0) return {0, 0, of_limits * std::exp(std::sqrt(above))};
  return {value, value * std::exp(-std::sqrt(below)), value * std::exp(std::sqrt(above))};
}

void RangeSum::add(const Range& part) {
  value_ += part.value;
  below_ += std::pow(part.value - part.low, 2);
  above_ += std::pow(part.high - part.value, 2);
}

Range RangeSum::total() const {
  return {value_, std::max(0.0, value_ - std::sqrt(below_)), value_ + std::sqrt(above_)};
}

std::string in_words(const std::vector<Factor>& factors) {
  std::string out;
  for (const Factor& factor : factors) {
    if (!out.empty()) out += factor.divides ? " ÷ " : " × ";
    out += factor.words;
  }
  return out;
}

std::string in_numbers(const std::vector<Factor>& factors) {
  std::string out;
  for (const Factor& factor : factors) {
    if (!out.empty()) out += factor.divides ? " ÷ " : " × ";
    const Range& r = factor.range;
    out += shown(r.value);
    if (r.low != r.high) out += fmt::format(" ({} to {})", shown(r.low), shown(r.high));
  }
  return out;
}

}  // namespace cadre::need
