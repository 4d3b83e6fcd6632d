#include "intake/companion_table.h"

#include <algorithm>
#include <array>
#include <string>

namespace cadre::intake {

std::span<const base::TableSpec* const> companion_specs() {
  static const std::array kSpecs = {
      &absences_spec(),   &establishment_spec(), &job_plans_spec(),        &learners_spec(),        &pack_ledger_spec(),
      &pack_rules_spec(), &recruitment_spec(),   &starters_leavers_spec(), &temporary_staff_spec(),
  };
  return kSpecs;
}

const base::TableSpec* companion_spec(std::string_view name) {
  const auto specs = companion_specs();
  const auto found = std::find_if(specs.begin(), specs.end(), [&](const auto* spec) { return spec->name == name; });
  return found == specs.end() ? nullptr : *found;
}

const base::ColumnSpec* companion_column(const base::TableSpec& table, const LayoutColumn& column) {
  std::string name = column.name;
  if (column.type == ColumnType::Month || column.type == ColumnType::Year || column.type == ColumnType::MonthOfYear)
    name = "month";
  if (name == "employer_code") name = "employer";
  if (column.type == ColumnType::Identifier)
    for (const std::string_view ending : {"_id", "_id_national"})
      if (name.ends_with(ending)) name.replace(name.size() - ending.size(), ending.size(), "_key");
  for (const base::ColumnSpec& known : table.columns)
    if (known.name == name) return &known;
  return nullptr;
}

bool fits_column(ColumnType type, base::ColumnKind kind) {
  using base::ColumnKind;
  switch (type) {
    case ColumnType::Text:
    case ColumnType::Registration:
      return kind == ColumnKind::Code || kind == ColumnKind::Text || kind == ColumnKind::Flag;
    case ColumnType::Decimal:
    case ColumnType::BirthDate:
      return kind == ColumnKind::Decimal || kind == ColumnKind::Integer;
    case ColumnType::Identifier:
      return kind == ColumnKind::Key;
    case ColumnType::Date:
    case ColumnType::Month:
    case ColumnType::Year:
    case ColumnType::MonthOfYear:
      break;
  }
  return kind == ColumnKind::Month;
}

}  // namespace cadre::intake
