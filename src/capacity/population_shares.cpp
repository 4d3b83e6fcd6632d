#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/csv_text.h"
#include "base/diagnostics.h"
#include "capacity/characteristics.h"
#include "capacity/representation.h"

namespace cadre::capacity {
namespace {

bool is_known(std::string_view characteristic, std::string_view group) {
  for (std::size_t c = 0; c < kCharacteristicCount; ++c) {
    const auto of = static_cast<Characteristic>(c);
    const auto groups = groups_of(of);
    if (code_of(of) == characteristic)
      return std::any_of(groups.begin(), groups.end(), [&](const auto& known) { return known.code == group; });
  }
  return false;
}

}  // namespace

std::vector<PopulationShare> load_population_shares(const std::string& reference_dir) {
  const base::SmallCsv csv = base::read_small_csv(reference_dir + "/population_shares.csv");
  std::vector<PopulationShare> out;
  for (std::size_t i = 0; i < csv.rows.size(); ++i) {
    const auto text = [&](std::string_view column) -> const std::string& { return csv.rows[i][csv.column(column)]; };
    const auto refuse = [&](std::string_view column, const char* expected) {
      throw base::InputError({base::Severity::Error,
                              {csv.file, csv.lines[i], csv.column(column) + 1},
                              fmt::format("{} = '{}' is not known", column, text(column)),
                              expected});
    };
    const auto number = [&](std::string_view column) {
      const std::string& digits = text(column);
      double value = 0;
      const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
      if (error != std::errc{} || end != digits.data() + digits.size() || value < 0)
        refuse(column, "Write digits, with a point before decimals");
      return value;
    };
    if (!is_known(text("characteristic"), text("group")))
      refuse("group", "Write a group of docs/methods/representation.md that the characteristic has");
    PopulationShare share{text("characteristic"), text("group"),  {},           number("share"), text("geography"),
                          text("ages"),           text("period"), text("mark"), text("source")};
    if (!text("people").empty()) share.people = static_cast<std::int64_t>(number("people"));
    out.push_back(std::move(share));
  }
  return out;
}

}  // namespace cadre::capacity
