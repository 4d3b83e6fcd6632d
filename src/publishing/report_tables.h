#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace cadre::publishing {

using Json = nlohmann::ordered_json;

/// A table of the report: columns of equal length, filled row by row.
class ReportTable {
 public:
  struct Column {
    std::string name, label, kind, unit;
    int digits = 0;
  };
  ReportTable(std::string caption, std::vector<Column> columns);

  ReportTable& code(std::string_view value);
  ReportTable& number(Json value);  ///< a number, "*" or null
  void end_row() {
    ++rows_;
    next_ = 0;
  }
  void note(std::string text) { notes_.push_back(std::move(text)); }
  void groupings(Json value) { groupings_ = std::move(value); }
  std::size_t rows() const { return rows_; }
  /// Distinct values of a code column, in order of appearance.
  std::vector<std::string> values_of(std::string_view column) const;
  Json json() const;

 private:
  std::string caption_;
  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> codes_;
  std::vector<std::vector<Json>> numbers_;
  std::vector<std::string> notes_;
  Json groupings_;
  std::size_t rows_ = 0, next_ = 0;
};

/// Rounded to so many digits after the point; null for NaN.
Json shown_number(double value, int digits);

}  // namespace cadre::publishing
