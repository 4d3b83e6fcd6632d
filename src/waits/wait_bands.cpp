#include "waits/wait_bands.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <limits>

namespace cadre::waits {
namespace {

constexpr double kOpen = std::numeric_limits<double>::infinity();

std::string lower(std::string_view text) {
  std::string out;
  for (const char c : text) out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

bool has(const std::string& text, std::string_view word) { return text.find(word) != std::string::npos; }

/// Numbers written as words, as far as published headings use them.
struct NumberWord {
  std::string_view word;
  double value;
};
constexpr std::array kWords = {NumberWord{"four", 4}, NumberWord{"twelve", 12}, NumberWord{"sixteen", 16}};

std::vector<double> numbers_in(const std::string& text) {
  std::vector<double> out;
  for (std::size_t i = 0; i < text.size();) {
    if (std::isdigit(static_cast<unsigned char>(text[i])) == 0) {
      ++i;
      continue;
    }
    double value = 0;
    for (; i < text.size() && std::isdigit(static_cast<unsigned char>(text[i])) != 0; ++i)
      value = value * 10 + (text[i] - '0');
    out.push_back(value);
  }
  for (const NumberWord& word : kWords)
    if (out.empty() && has(text, word.word)) out.push_back(word.value);
  return out;
}

/// "0-1", "52+", ">52", "18 to 52": nothing but a band even without the word weeks.
bool bare(const std::string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return std::isdigit(static_cast<unsigned char>(c)) != 0 ||
           std::string_view(" -+<>to").find(c) != std::string_view::npos;
  });
}

}  // namespace

std::optional<BandLabel> parse_band(std::string_view label) {
  std::string text = lower(label);
  if (has(text, "percentile") || has(text, "median") || has(text, "mean") || has(text, "day of")) return std::nullopt;
  BandLabel out;
  out.percent = has(text, "%") || has(text, "percent");
  text.erase(std::min(text.find('('), text.size()));
  while (!text.empty() && (text.back() == ' ' || text.back() == '%')) text.pop_back();
  if (!has(text, "week") && !has(text, "wk") && !bare(text)) return std::nullopt;
  const std::vector<double> numbers = numbers_in(text);
  const bool open = has(text, "+") || has(text, "more than") || has(text, "over") || has(text, ">") ||
                    has(text, "greater") || has(text, "and above") || has(text, "or more");
  const bool under = has(text, "<") || has(text, "less than") || has(text, "under") || has(text, "up to");
  if (numbers.size() == 1 && open) {
    out.from = numbers[0];
    out.to = kOpen;
  } else if (numbers.size() == 1 && under) {
    out.to = numbers[0];
  } else if (numbers.size() == 2 && numbers[0] < numbers[1]) {
    out.from = numbers[0];
    out.to = numbers[1];
  } else {
    return std::nullopt;
  }
  return out;
}

BandCover cover_of(const std::vector<std::string>& labels) {
  BandCover out;
  double covered = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const std::optional<BandLabel> band = parse_band(labels[i]);
    if (!band || band->percent || std::isinf(covered)) continue;
    if (std::isinf(band->to)) continue;
    if (band->to <= covered) continue;  // a subtotal of bands before it
    if (out.bands.empty() && band->from > 0) return {};
    if (band->from != covered && band->from != covered + 1) out.odd.push_back(i);
    out.bands.push_back({i, covered, band->to});
    covered = band->to;
  }
  if (out.bands.empty()) return {};
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const std::optional<BandLabel> band = parse_band(labels[i]);
    if (!band || band->percent || !std::isinf(band->to) || band->from != covered) continue;
    out.bands.push_back({i, covered, kOpen});
    break;
  }
  return out;
}

double middle_of(double from, double to) { return std::isinf(to) ? from * kOpenBandMean : (from + to) / 2; }

}  // namespace cadre::waits
