#pragma once

#include <span>
#include <string_view>

#include "base/table_spec.h"
#include "intake/layout.h"

namespace cadre::intake {

/// The tables that the other files of a month fill, one for each kind of file. Every one has the columns `month`,
/// `file_id`, `line` and `status` (accepted or review). Record-level or small, so all of them are internal.
/// To add one: its description in a file of its own, its name here and in companion_specs(), a layout that fills it.
const base::TableSpec& absences_spec();
const base::TableSpec& establishment_spec();
const base::TableSpec& job_plans_spec();
const base::TableSpec& learners_spec();
const base::TableSpec& pack_ledger_spec();
const base::TableSpec& pack_rules_spec();
const base::TableSpec& recruitment_spec();
const base::TableSpec& starters_leavers_spec();
const base::TableSpec& temporary_staff_spec();

/// All of them, by name.
std::span<const base::TableSpec* const> companion_specs();
/// Null when there is none of that name.
const base::TableSpec* companion_spec(std::string_view name);

/// The column that a layout's column feeds; null when it feeds none. Columns of the same name feed each other; besides:
/// `employer_code` feeds `employer`; `X_id` and `X_id_national` feed `X_key`; month, year and month_of_year columns
/// feed `month`, the month of the row.
const base::ColumnSpec* companion_column(const base::TableSpec& table, const LayoutColumn& column);

/// Can a column of a file of this type fill one of this kind? A date fills a Month with its month.
bool fits_column(ColumnType type, base::ColumnKind kind);

}  // namespace cadre::intake
