#include "run/subjective_codes.h"

#include "run/plan_map.h"
#include "vocabulary/codes.h"

namespace cadre::run {
namespace {

const std::string kNone;

void copy_cell(base::Table& out, const base::Table& from, std::size_t row, const base::ColumnSpec& column) {
  switch (column.kind) {
    case base::ColumnKind::Code:
    case base::ColumnKind::Text:
      out.text(from.text_at(row, column.name));
      return;
    case base::ColumnKind::Decimal:
      out.decimal(from.decimal_at(row, column.name));
      return;
    case base::ColumnKind::Flag:
      out.flag(from.flag_at(row, column.name));
      return;
    case base::ColumnKind::Integer:
    case base::ColumnKind::Month:
    case base::ColumnKind::Key:
      out.integer(from.integer_at(row, column.name));
  }
}

}  // namespace

SubjectiveCodes SubjectiveCodes::read(const plan_file::Plan& plan) {
  SubjectiveCodes out;
  for_each_map_row(plan, plan.area.subjective_codes, [&](const MapRow& row) {
    const std::string code = row.text("subjective_code"), profession = row.text("profession");
    if (code.empty()) row.refuse("subjective_code", "Name the code that the row explains");
    const vocabulary::Profession known = vocabulary::profession_of(profession);
    if (profession.empty() || vocabulary::code_of(known) != profession)
      row.refuse("profession", "Write a code of reference/professions.csv, AHP for several, or NONE for other staff");
    const auto [at, fresh] = out.meanings_.try_emplace({row.text("employer"), code}, profession);
    if (!fresh && at->second != profession)
      row.refuse("profession", "A row before says " + at->second + " of the same code: keep one of the two");
  });
  return out;
}

const std::string& SubjectiveCodes::profession(const std::string& employer, const std::string& code) const {
  for (const std::string& whose : {employer, kNone})
    if (const auto found = meanings_.find({whose, code}); found != meanings_.end()) return found->second;
  return kNone;
}

base::Table SubjectiveCodes::attributed(const base::Table& establishment) const {
  base::Table out(establishment.spec());
  for (std::size_t row = 0; row < establishment.rows(); ++row) {
    const std::string& said = establishment.text_at(row, "profession");
    for (const base::ColumnSpec& column : establishment.spec().columns) {
      if (column.name == "profession" && said.empty())
        out.text(profession(establishment.text_at(row, "employer"), establishment.text_at(row, "subjective_code")));
      else
        copy_cell(out, establishment, row, column);
    }
    out.end_row();
  }
  return out;
}

}  // namespace cadre::run
