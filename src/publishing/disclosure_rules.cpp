#include "publishing/disclosure_rules.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "publishing/numbers.h"

namespace cadre::publishing {
namespace {

constexpr std::array<std::pair<DisclosureMode, std::string_view>, 3> kModes = {{
    {DisclosureMode::Round5, "round5"},
    {DisclosureMode::Suppress, "suppress"},
    {DisclosureMode::Off, "off"},
}};

}  // namespace

std::string_view code_of(DisclosureMode mode) { return kModes[static_cast<std::size_t>(mode)].second; }

std::optional<DisclosureMode> disclosure_mode_of(std::string_view code) {
  for (const auto& [mode, name] : kModes) {
    if (name == code) return mode;
  }
  return std::nullopt;
}

std::string_view text_of(Mark mark) {
  switch (mark) {
    case Mark::Small:
      return "*";
    case Mark::Withheld:
      return "c";
    case Mark::Shown:
      break;
  }
  return "";
}

CountRange meet(CountRange a, CountRange b) { return {std::max(a.low, b.low), std::min(a.high, b.high)}; }

PublishedCell first_view(std::int64_t people, double fte, const DisclosureOptions& options) {
  PublishedCell cell;
  if (options.mode != DisclosureMode::Off && people < kSmallCount && (people > 0 || !options.show_zero)) {
    cell.people_mark = cell.fte_mark = cell.rate_mark = Mark::Small;
    return cell;
  }
  if (options.mode != DisclosureMode::Off && people < kRateDenominator) cell.rate_mark = Mark::Small;
  cell.people = options.mode == DisclosureMode::Round5 ? round_to_five(people) : people;
  cell.fte = std::round(fte / kFteStep) / (1 / kFteStep);
  return cell;
}

CountRange possible_counts(const PublishedCell& cell, const DisclosureOptions& options) {
  const std::int64_t least = options.show_zero ? 1 : 0;
  if (cell.people_mark == Mark::Small) return {least, kSmallCount - 1};
  if (cell.people_mark == Mark::Withheld) return {};
  if (options.mode != DisclosureMode::Round5 || cell.people == 0) return {cell.people, cell.people};
  return {std::max(cell.people - 2, kSmallCount), cell.people + 2};
}

std::string people_text(const PublishedCell& cell) {
  return cell.people_mark == Mark::Shown ? spoken_count(cell.people) : std::string(text_of(cell.people_mark));
}

std::string fte_text(const PublishedCell& cell) {
  return cell.fte_mark == Mark::Shown ? spoken_decimal(cell.fte, 1) : std::string(text_of(cell.fte_mark));
}

}  // namespace cadre::publishing
