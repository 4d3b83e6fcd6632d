#include "capacity/reference.h"

#include <fmt/format.h>

#include <charconv>

#include "base/csv_text.h"
#include "base/diagnostics.h"

namespace cadre::capacity {
namespace {

/// One row of a reference table, cells by the name of their column.
struct Row {
  const base::SmallCsv& csv;
  std::size_t index;

  const std::string& operator[](std::string_view column) const { return csv.rows[index][csv.column(column)]; }
  double number(std::string_view column) const {
    const std::string& text = (*this)[column];
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
      throw base::InputError({base::Severity::Error,
                              {csv.file, csv.lines[index], csv.column(column) + 1},
                              fmt::format("{} = '{}' is not a number", column, text),
                              "Write digits, with a point before decimals"});
    return value;
  }
};

template <class Read>
void for_each_row(const std::string& path, const Read& read) {
  const base::SmallCsv csv = base::read_small_csv(path);
  for (std::size_t i = 0; i < csv.rows.size(); ++i) read(Row{csv, i});
}

}  // namespace

CapacityReference CapacityReference::load(const std::string& dir) {
  CapacityReference out;
  out.release_tables = load_release_tables(dir);
  for_each_row(dir + "/denominators.csv", [&](const Row& row) {
    out.denominators.push_back(
        {row["level"], row["code"], row["measure"], row.number("value"), row["year"], row["mark"], row["source"]});
  });
  for_each_row(dir + "/professions.csv", [&](const Row& row) {
    out.professions.push_back(
        {vocabulary::profession_of(row["code"]), row["small_and_vulnerable"] == "yes", row["regulator"]});
  });
  for_each_row(dir + "/ap_counts.csv", [&](const Row& row) {
    out.assistant_counts.push_back({row["geography"], row["contains"], static_cast<std::int64_t>(row.number("total")),
                                    static_cast<std::int64_t>(row.number("mental_health")), row["source"]});
  });
  for_each_row(dir + "/published_figures.csv", [&](const Row& row) {
    out.published_figures.push_back({row["topic"], row["profession"], row["geography"], row["period"], row["measure"],
                                     row.number("value"), row["source"], row["note"]});
  });
  return out;
}

}  // namespace cadre::capacity
