#include "publishing/report_tables.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace cadre::publishing {

Json shown_number(double value, int digits) {
  if (!std::isfinite(value)) return nullptr;
  const double scale = std::pow(10.0, digits);
  const double rounded = std::round(value * scale) / scale;
  if (digits == 0) return static_cast<std::int64_t>(rounded);
  return rounded == 0 ? Json(0) : Json(rounded);
}

ReportTable::ReportTable(std::string caption, std::vector<Column> columns)
    : caption_(std::move(caption)), columns_(std::move(columns)), codes_(columns_.size()), numbers_(columns_.size()) {}

ReportTable& ReportTable::code(std::string_view value) {
  codes_.at(next_++).emplace_back(value);
  return *this;
}

ReportTable& ReportTable::number(Json value) {
  numbers_.at(next_++).push_back(std::move(value));
  return *this;
}

std::vector<std::string> ReportTable::values_of(std::string_view column) const {
  std::vector<std::string> out;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    if (columns_[c].name != column) continue;
    std::map<std::string, bool> seen;
    for (const std::string& value : codes_[c]) {
      if (!value.empty() && seen.emplace(value, true).second) out.push_back(value);
    }
  }
  return out;
}

Json ReportTable::json() const {
  Json columns = Json::array();
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    const Column& column = columns_[c];
    Json out{{"name", column.name}, {"label", column.label}, {"kind", column.kind}};
    if (!column.unit.empty()) out["unit"] = column.unit;
    if (column.kind == "number") {
      out["digits"] = column.digits;
      out["values"] = numbers_[c];
    } else {
      std::map<std::string, std::size_t> dictionary;
      for (const std::string& value : codes_[c]) dictionary.emplace(value, 0);
      Json values = Json::array(), codes = Json::array();
      for (auto& [value, at] : dictionary) {
        at = values.size();
        values.push_back(value);
      }
      for (const std::string& value : codes_[c]) codes.push_back(dictionary.at(value));
      out["dictionary"] = std::move(values);
      out["codes"] = std::move(codes);
    }
    columns.push_back(std::move(out));
  }
  Json out{{"caption", caption_}, {"columns", std::move(columns)}, {"notes", notes_}};
  if (!groupings_.is_null()) out["groupings"] = groupings_;
  return out;
}

}  // namespace cadre::publishing
