#include "forecast/flows.h"

#include <cctype>
#include <string_view>

namespace cadre::forecast {
namespace {

/// Words in small letters, one blank between them.
std::string plain_words(std::string_view name) {
  std::string out;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0 || byte >= 0x80)
      out += static_cast<char>(std::tolower(byte));
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

const Series* flow_named(std::string_view word, const std::string& stock, std::span<const Series> all) {
  const std::string after = stock + ' ' + std::string(word), before = std::string(word) + ' ' + stock;
  for (const Series& s : all)
    if (const std::string name = plain_words(s.metric); name == after || name == before) return &s;
  return nullptr;
}

/// Shares of the stock a month before; empty where not whole.
std::vector<double> shares(const Series& stock, const Series* flow) {
  std::vector<double> out;
  if (flow == nullptr) return out;
  out.push_back(0);
  for (std::size_t i = 1; i < stock.values.size(); ++i) {
    const int at = stock.first.ordinal() + static_cast<int>(i) - flow->first.ordinal();
    if (at < 0 || at >= static_cast<int>(flow->values.size())) return {};
    const double value = flow->values[static_cast<std::size_t>(at)];
    if (!(value >= 0) || !(stock.values[i - 1] > 0)) return {};
    out.push_back(value / stock.values[i - 1]);
  }
  return out;
}

}  // namespace

Flows flows_of(const Series& stock, std::span<const Series> all) {
  const std::string name = plain_words(stock.metric);
  Flows out{shares(stock, flow_named("joiners", name, all)), shares(stock, flow_named("leavers", name, all))};
  if (out.joined.empty() || out.left.empty() || !(stock.values.back() > 0)) return {};
  return out;
}

std::vector<Continuous> family_of(std::span<const Series> series, std::span<const Break> breaks) {
  std::vector<Continuous> out;
  for (const Series& s : series) out.emplace_back(s, breaks, flows_of(s, series));
  return out;
}

}  // namespace cadre::forecast
