#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cadre::publishing {

/// "table.measure?key=value&…": the stable name of a number, as pages, sentences and `cadre explain` use it.
struct FigureName {
  std::string table, measure;
  std::vector<std::pair<std::string, std::string>> keys;  ///< in the order of dimensions, no empty values

  std::string text() const;  ///< values percent-encoded
  std::string value_of(std::string_view key) const;
  bool operator==(const FigureName&) const = default;
};

/// Reads a figure name; keys are put into their order. Throws base::UsageError that says what is wrong and how a name
/// looks: no dot, an unknown table or measure (the nearest is named), a key that this table lacks, one named twice,
/// text that is not percent-encoded UTF-8.
FigureName parse_figure(std::string_view text);
FigureName figure_name(std::string table, std::string measure,
                       std::vector<std::pair<std::string, std::string>> keys = {});

/// The recipe of one column of one table: what the number is and how it comes about.
struct Measure {
  std::string_view table, column;  ///< as the report names them
  std::string_view source_table;   ///< table of out/internal that holds it
  std::string_view source_column;
  std::string_view label, unit;
  int digits;
  std::string_view definition, formula, source;
  std::string_view caveat;       ///< may be empty
  std::string_view assumptions;  ///< ids, separated by ;
};
std::span<const Measure> measures();
const Measure* find_measure(std::string_view table, std::string_view column);
/// Keys a table can be asked by, in order.
std::vector<std::string_view> keys_of(std::string_view table);

/// SQL over out/internal/workforce.duckdb that gives the figure and its range: value, low, high (NULL where there is
/// no range). Texts are quoted; open dimensions must be empty in the row.
std::string figure_sql(const FigureName& figure);
/// Which records count, in words: "people of profession PT in place sheffield, March 2025".
std::string predicate_text(const FigureName& figure);

struct FigureCount {
  std::string file;
  std::string rows, people, fte;  ///< as they may be shown
};
struct FigureAssumption {
  std::string id, name, value, mark, source;
};
/// What was found for a figure; texts as they may be shown.
struct FigureAnswer {
  std::string value, low, high;
  std::vector<FigureCount> counts_by_file;
  std::string overrides;  ///< which of these records overrides changed: whole lines; may be empty
  std::vector<FigureAssumption> assumptions;
};

/// The chain behind a figure as `cadre explain` prints it. `answer` comes from whoever can evaluate figure_sql.
std::string explain_figure(const FigureName& figure, const FigureAnswer& answer);

}  // namespace cadre::publishing
