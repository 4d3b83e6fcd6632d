#include <fmt/format.h>

#include <cmath>

#include "base/csv_text.h"
#include "run/return_step.h"

namespace cadre::run {
namespace {

using publishing::Sheet;

constexpr const char* kNoData = "No data";

/// As many decimals as files give, none for the sake of it.
std::string written(double value, std::string_view unit) {
  std::string text = fmt::format("{:.{}f}", value, unit == "%" ? 2 : 5);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text == "-0" ? "0" : text;
}

class Csv {
 public:
  Csv& cell(std::string_view text) {
    if (!first_) out_ += ',';
    first_ = false;
    base::append_csv_field(out_, text);
    return *this;
  }
  void end_row() {
    out_ += '\n';
    first_ = true;
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
  bool first_ = true;
};

std::string month_heading(const returns::FilledBlock& block, std::size_t i) {
  return fmt::format("{} ({})", i + 1, block.months[i].spoken());
}

/// A sheet's name: without what Excel refuses, 31 characters at most.
std::string sheet_name(std::string title, std::size_t number) {
  for (char& c : title)
    if (std::string_view("[]:*?/\\'").find(c) != std::string_view::npos) c = ' ';
  return fmt::format("{} {}", number, title).substr(0, 31);
}

}  // namespace

std::string return_csv(const FilledReturn& filled) {
  Csv csv;
  csv.cell(filled.map.head.title).end_row();
  for (const std::string& note : filled.notes) csv.cell(note).end_row();
  for (const returns::FilledBlock& block : filled.blocks) {
    csv.end_row();
    csv.cell(block.title).end_row();
    csv.cell("organisation").cell("financial_year");
    if (block.contracts) csv.cell("contract");
    csv.cell("row").cell("unit");
    for (std::size_t i = 0; i < block.months.size(); ++i) csv.cell(month_heading(block, i));
    csv.cell("note").end_row();
    for (const auto& row : block.rows) {
      csv.cell(row.organisation).cell(returns::year_name(filled.map.head, block.months.front()));
      if (block.contracts) csv.cell(row.contract);
      csv.cell(row.label).cell(row.unit);
      for (const returns::ReturnValue& value : row.values)
        csv.cell(value.value ? written(*value.value, row.unit) : kNoData);
      csv.cell(row.note).end_row();
    }
  }
  csv.end_row();
  csv.cell("Reconciliation of the substantive rows").end_row();
  for (const char* heading : {"organisation", "month", "line", "fte", "note"}) csv.cell(heading);
  csv.end_row();
  for (const returns::AccountLine& line : filled.account) {
    csv.cell(line.organisation).cell(line.month.iso()).cell(line.what);
    csv.cell(std::isnan(line.fte) ? kNoData : written(line.fte, "FTE")).cell(line.note).end_row();
  }
  return csv.take();
}

publishing::Workbook return_workbook(const FilledReturn& filled) {
  publishing::Workbook book{{filled.map.head.title, {}}, {}};
  for (const std::string& note : filled.notes) book.notes.notes.emplace_back("Note", note);
  for (const returns::FilledBlock& block : filled.blocks) {
    Sheet sheet{sheet_name(block.title, book.sheets.size() + 1), block.title, {}, {}};
    sheet.columns = {{"organisation", "", Sheet::Format::Text}, {"financial_year", "", Sheet::Format::Text}};
    if (block.contracts) sheet.columns.push_back({"contract", "", Sheet::Format::Text});
    sheet.columns.push_back({"row", "", Sheet::Format::Text});
    sheet.columns.push_back({"unit", "", Sheet::Format::Text});
    for (std::size_t i = 0; i < block.months.size(); ++i)
      sheet.columns.push_back({month_heading(block, i), "", Sheet::Format::OneDecimal});
    sheet.columns.push_back({"note", "", Sheet::Format::Text});
    for (const auto& row : block.rows) {
      std::vector<Sheet::Value> values = {row.organisation, returns::year_name(filled.map.head, block.months.front())};
      if (block.contracts) values.emplace_back(row.contract);
      values.emplace_back(row.label);
      values.emplace_back(row.unit);
      for (const returns::ReturnValue& value : row.values)
        values.push_back(value.value ? Sheet::Value(*value.value) : Sheet::Value(std::string(kNoData)));
      values.emplace_back(row.note);
      sheet.rows.push_back(std::move(values));
    }
    book.sheets.push_back(std::move(sheet));
  }
  Sheet account{
      "reconciliation", "From the ledger to the substantive rows of the return, each difference named.", {}, {}};
  account.columns = {{"organisation", "", Sheet::Format::Text},
                     {"month", "", Sheet::Format::Month},
                     {"line", "", Sheet::Format::Text},
                     {"fte", "", Sheet::Format::OneDecimal},
                     {"note", "", Sheet::Format::Text}};
  for (const returns::AccountLine& line : filled.account)
    account.rows.push_back({line.organisation, static_cast<double>(line.month.ordinal()), line.what,
                            std::isnan(line.fte) ? Sheet::Value(std::string(kNoData)) : Sheet::Value(line.fte),
                            line.note});
  book.sheets.push_back(std::move(account));
  return book;
}

}  // namespace cadre::run
