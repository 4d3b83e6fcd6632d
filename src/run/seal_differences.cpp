#include "run/seal_differences.h"

#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "base/month.h"

namespace cadre::run {
namespace {

using base::ColumnKind;
using base::ColumnSpec;

constexpr std::array kColumns = {
    ColumnSpec{"seal", ColumnKind::Code, "", "Name of the seal."},
    ColumnSpec{"sealed", ColumnKind::Text, "", "When the sealed run ended, UTC."},
    ColumnSpec{"month", ColumnKind::Month, "", "Month of the figure."},
    ColumnSpec{"employer", ColumnKind::Code, "", "Organisation code of the employer; empty = all."},
    ColumnSpec{"profession", ColumnKind::Code, "", "Profession; empty = all."},
    ColumnSpec{"people_sealed", ColumnKind::Integer, "people", "People as sealed; 0 = there was no such figure."},
    ColumnSpec{"people_now", ColumnKind::Integer, "people", "People now."},
    ColumnSpec{"fte_sealed", ColumnKind::Decimal, "FTE", "FTE as sealed."},
    ColumnSpec{"fte_now", ColumnKind::Decimal, "FTE", "FTE now."},
    ColumnSpec{"fte_difference", ColumnKind::Decimal, "FTE", "Now less sealed."},
    ColumnSpec{"cause", ColumnKind::Code, "",
               "none, inputs (the files changed), rules (rules, reference tables or version changed), both, or plan "
               "(neither: settings, overrides or other files)."},
};
constexpr base::TableSpec kSpec = {"seal_differences", "run", true,
                                   "What was sealed, and what the same figures are now.", kColumns};

struct Figure {
  std::int64_t people = 0;
  double fte = 0;
};
/// month (iso), employer, profession; "" = all
using Key = std::tuple<std::string, std::string, std::string>;
using Figures = std::map<Key, Figure>;
/// Hashes of the files by month and employer.
using Sources = std::map<std::pair<std::string, std::string>, std::set<std::string>>;

bool compared(const std::string& table_id) {
  return table_id == "total" || table_id == "profession" || table_id == "employer" || table_id == "profession_employer";
}

template <class Number>
Number number_of(const std::string& text) {
  Number value{};
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

Figures sealed_figures(const base::SmallCsv& cells) {
  Figures out;
  for (const auto& row : cells.rows) {
    const auto text = [&](const char* column) -> const std::string& { return row[cells.column(column)]; };
    if (compared(text("table_id")))
      out[{text("month"), text("employer"), text("profession")}] = {number_of<std::int64_t>(text("people")),
                                                                    number_of<double>(text("fte"))};
  }
  return out;
}

Figures figures_now(const base::Table& cells) {
  Figures out;
  for (std::size_t row = 0; row < cells.rows(); ++row) {
    if (!compared(cells.text_at(row, "table_id"))) continue;
    const auto month = base::Month::from_ordinal(static_cast<std::int32_t>(cells.integer_at(row, "month")));
    out[{month.iso(), cells.text_at(row, "employer"), cells.text_at(row, "profession")}] = {
        cells.integer_at(row, "people"), cells.decimal_at(row, "fte")};
  }
  return out;
}

Sources sealed_sources(const base::SmallCsv& sources) {
  Sources out;
  for (const auto& row : sources.rows)
    out[{row[sources.column("month")], row[sources.column("employer")]}].insert(row[sources.column("sha256")]);
  return out;
}

Sources sources_now(const base::Table& sources) {
  Sources out;
  for (std::size_t row = 0; row < sources.rows(); ++row) {
    const auto month = base::Month::from_ordinal(static_cast<std::int32_t>(sources.integer_at(row, "month")));
    out[{month.iso(), sources.text_at(row, "employer")}].insert(sources.text_at(row, "sha256"));
  }
  return out;
}

/// Hashes of one employer's files in a month, or of everybody's.
std::set<std::string> files_of(const Sources& sources, const std::string& month, const std::string& employer) {
  std::set<std::string> out;
  for (const auto& [key, files] : sources)
    if (key.first == month && (employer.empty() || key.second == employer)) out.insert(files.begin(), files.end());
  return out;
}

const char* cause_of(bool other_files, bool other_rules, const Figure& sealed, const Figure& now) {
  if (other_files) return other_rules ? "both" : "inputs";
  if (sealed.people == now.people && sealed.fte == now.fte) return "none";
  return other_rules ? "rules" : "plan";
}

}  // namespace

const base::TableSpec& seal_differences_spec() { return kSpec; }

base::Table seal_differences(const std::vector<Seal>& seals, const base::Table& cells, const base::Table& sources,
                             const std::string& rules_hash) {
  base::Table table(kSpec);
  const Figures now = figures_now(cells);
  const Sources files_now = sources_now(sources);
  for (const Seal& seal : seals) {
    const Figures sealed = sealed_figures(seal.cells);
    const Sources files_sealed = sealed_sources(seal.sources);
    std::set<std::string> months;
    for (const auto& [key, figure] : sealed) months.insert(std::get<0>(key));
    std::map<Key, std::pair<Figure, Figure>> both;
    for (const auto& [key, figure] : sealed) both[key].first = figure;
    for (const auto& [key, figure] : now)
      if (months.contains(std::get<0>(key))) both[key].second = figure;
    for (const auto& [key, pair] : both) {
      const auto& [month, employer, profession] = key;
      const bool other_files = files_of(files_sealed, month, employer) != files_of(files_now, month, employer);
      const auto ordinal = base::parse_month(month);
      if (!ordinal) continue;
      table.text(seal.name).text(seal.finished).integer(ordinal->ordinal()).text(employer).text(profession);
      table.integer(pair.first.people).integer(pair.second.people).decimal(pair.first.fte).decimal(pair.second.fte);
      table.decimal(pair.second.fte - pair.first.fte);
      table.text(cause_of(other_files, seal.rules_hash != rules_hash, pair.first, pair.second)).end_row();
    }
  }
  return table;
}

}  // namespace cadre::run
