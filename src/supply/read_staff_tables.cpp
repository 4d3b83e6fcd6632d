// Tables about staff in post: rates, participation, entry ages, moves, inflows, funded posts.
#include <fmt/format.h>

#include <array>

#include "intake/input_sheet.h"
#include "supply/read_tables.h"

namespace cadre::supply {

using intake::InputColumn;
using intake::InputSheet;
namespace {

constexpr int kYoungestRead = 16, kOldestRead = 100;  // years
constexpr double kMostPeople = 1e6;                   // a year

using Columns = std::span<const InputColumn>;

template <class Row, class Fill>
void read_rows(std::string text, const std::string& name, bool own, Columns columns, std::vector<Row>& into,
               Fill fill) {
  InputSheet sheet(std::move(text), name, columns, own);
  while (sheet.next()) {
    Row row;
    fill(sheet, row);
    row.given = sheet.given();
    if (sheet.sound()) into.push_back(std::move(row));
  }
  sheet.finish();
}

void read_ages(InputSheet& sheet, int& from, int& to) {
  from = sheet.whole("age_from", kYoungestRead, kOldestRead, kYoungestRead);
  to = sheet.whole("age_to", kYoungestRead, kOldestRead, kOldestRead);
  if (sheet.sound() && from > to)
    sheet.fault("age_to", fmt::format("the ages from {} to {} are none", from, to), "Write the younger age first");
}

}  // namespace

void read_rates(std::string text, const std::string& name, bool own, Inputs& into) {
  static constexpr std::array kColumns = {InputColumn{"risk"},          InputColumn{"profession", false},
                                          InputColumn{"level", false},  InputColumn{"age_from", false},
                                          InputColumn{"age_to", false}, InputColumn{"value"},
                                          InputColumn{"low", false},    InputColumn{"high", false},
                                          InputColumn{"from", false},   InputColumn{"mark"},
                                          InputColumn{"source"},        InputColumn{"date", false}};
  std::vector<std::string_view> risks(kRiskNames.begin(), kRiskNames.end());
  risks.emplace_back("retire_return");
  read_rows(std::move(text), name, own, kColumns, into.rates, [&](InputSheet& sheet, RateInput& row) {
    const std::size_t risk = sheet.choice("risk", risks);
    row.retire_return = risk == kRisks;
    if (!row.retire_return) row.risk = static_cast<Risk>(risk);
    row.scope = sheet.scope();
    if (row.retire_return)
      for (const std::string_view column : {"level", "age_from", "age_to"})
        if (!sheet.blank(column))
          sheet.fault(column, "retire_return is one share for all levels and ages", "Leave this cell empty");
    read_ages(sheet, row.age_from, row.age_to);
    row.yearly = sheet.range("value", 0, 1);
    row.from = sheet.month("from");
  });
}

void read_participation(std::string text, const std::string& name, bool own, Inputs& into) {
  static constexpr std::array kColumns = {
      InputColumn{"profession", false}, InputColumn{"level", false}, InputColumn{"age_from", false},
      InputColumn{"age_to", false},     InputColumn{"value"},        InputColumn{"low", false},
      InputColumn{"high", false},       InputColumn{"mark"},         InputColumn{"source"},
      InputColumn{"date", false}};
  read_rows(std::move(text), name, own, kColumns, into.participation, [](InputSheet& sheet, ParticipationInput& row) {
    row.scope = sheet.scope();
    read_ages(sheet, row.age_from, row.age_to);
    row.share = sheet.range("value", 0, 1);
  });
}

void read_entry_ages(std::string text, const std::string& name, bool own, Inputs& into) {
  static constexpr std::array kColumns = {InputColumn{"inflow"},   InputColumn{"profession", false},
                                          InputColumn{"age_from"}, InputColumn{"age_to"},
                                          InputColumn{"weight"},   InputColumn{"mark"},
                                          InputColumn{"source"},   InputColumn{"date", false}};
  read_rows(std::move(text), name, own, kColumns, into.entry_ages, [](InputSheet& sheet, EntryAgeInput& row) {
    row.inflow = static_cast<Source>(sheet.choice("inflow", kSourceNames));
    row.profession = sheet.profession();
    read_ages(sheet, row.age_from, row.age_to);
    row.weight = sheet.number("weight", 0, kMostPeople);
  });
}

void read_moves(std::string text, const std::string& name, bool own, Inputs& into) {
  static constexpr std::array kColumns = {InputColumn{"profession", false},
                                          InputColumn{"from_area", false},
                                          InputColumn{"from_sector", false},
                                          InputColumn{"to_area", false},
                                          InputColumn{"to_sector", false},
                                          InputColumn{"weight"},
                                          InputColumn{"mark"},
                                          InputColumn{"source"},
                                          InputColumn{"date", false}};
  read_rows(std::move(text), name, own, kColumns, into.moves, [](InputSheet& sheet, MoveInput& row) {
    row.profession = sheet.profession();
    row.from_area = sheet.text("from_area");
    row.from_sector = sheet.sector("from_sector");
    row.to_area = sheet.text("to_area");
    row.to_sector = sheet.sector("to_sector");
    row.weight = sheet.number("weight", 0, kMostPeople);
  });
}

void read_inflows(std::string text, const std::string& name, bool own, Inputs& into) {
  static constexpr std::array kColumns = {InputColumn{"inflow"},       InputColumn{"profession", false},
                                          InputColumn{"area", false},  InputColumn{"sector", false},
                                          InputColumn{"level", false}, InputColumn{"per_year"},
                                          InputColumn{"low", false},   InputColumn{"high", false},
                                          InputColumn{"unit", false},  InputColumn{"from", false},
                                          InputColumn{"mark"},         InputColumn{"source"},
                                          InputColumn{"date", false}};
  read_rows(std::move(text), name, own, kColumns, into.inflows, [](InputSheet& sheet, InflowInput& row) {
    row.inflow = static_cast<Source>(sheet.choice("inflow", kSourceNames));
    if (row.inflow == Source::RetireAndReturn)
      sheet.fault("inflow", "retire_and_return is no number of people but a share of those who retire",
                  "Write it as risk retire_return in the table of rates");
    row.scope = sheet.scope();
    row.amount = static_cast<Amount>(sheet.choice("unit", kAmounts, 0));
    row.per_year = sheet.range("per_year", 0, row.amount == Amount::People ? kMostPeople : 100);
    row.from = sheet.month("from");
  });
}

void read_establishment(std::string text, const std::string& name, bool own, Inputs& into) {
  static constexpr std::array kColumns = {InputColumn{"profession", false},
                                          InputColumn{"area", false},
                                          InputColumn{"sector", false},
                                          InputColumn{"level", false},
                                          InputColumn{"fte"},
                                          InputColumn{"from", false},
                                          InputColumn{"mark"},
                                          InputColumn{"source"},
                                          InputColumn{"date", false}};
  read_rows(std::move(text), name, own, kColumns, into.establishment, [](InputSheet& sheet, EstablishmentInput& row) {
    row.scope = sheet.scope();
    row.fte = sheet.number("fte", 0, kMostPeople);
    row.from = sheet.month("from");
  });
}

}  // namespace cadre::supply
