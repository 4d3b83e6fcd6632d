#include "forecast/series_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "forecast/selection.h"
#include "intake/byte_stream.h"
#include "intake/number_values.h"
#include "intake/text_rows.h"
#include "intake/text_values.h"

namespace cadre::forecast {
namespace {

using base::Diagnostic;
using base::InputError;
using base::Severity;

/// A text in rows under its headings; the wanted columns by place.
class Sheet {
 public:
  Sheet(std::string text, const std::string& name, std::span<const std::string_view> wanted) : name_(name) {
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    intake::TextRows read = intake::text_rows(std::move(text), ',', 1);
    for (const intake::ReadFault& fault : read.faults)
      faults.push_back({Severity::Warning,
                        {name_, fault.line, 0},
                        "this row cannot be read",
                        "Close its quotes, or take the row out"});
    std::erase_if(read.rows, [](const intake::TextRow& row) {
      return std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) { return cell.empty(); });
    });
    if (read.rows.empty())
      refuse(1, 0, "this file holds no row", fmt::format("Write a row of headings: {}", fmt::join(wanted, ", ")));
    find_columns(read.rows.front(), wanted);
    rows.assign(read.rows.begin() + 1, read.rows.end());
  }

  /// The wanted column of that number, as text; empty when the row ends before it.
  const std::string& cell(const intake::TextRow& row, std::size_t wanted) const {
    static const std::string kNothing;
    return places_[wanted] < row.cells.size() ? row.cells[places_[wanted]] : kNothing;
  }
  base::SourceSpot spot(const intake::TextRow& row, std::size_t wanted) const {
    return {name_, row.line, places_[wanted] + 1};
  }
  [[noreturn]] void refuse(std::uint64_t line, std::uint64_t column, std::string message, std::string remedy) const {
    throw InputError(Diagnostic{Severity::Error, {name_, line, column}, std::move(message), std::move(remedy)});
  }
  [[noreturn]] void refuse(const intake::TextRow& row, std::size_t wanted, std::string message,
                           std::string remedy) const {
    refuse(row.line, places_[wanted] + 1, std::move(message), std::move(remedy));
  }

  std::vector<intake::TextRow> rows;
  base::Diagnostics faults;

 private:
  void find_columns(const intake::TextRow& header, std::span<const std::string_view> wanted) {
    for (const std::string_view name : wanted) {
      const auto at = std::find_if(header.cells.begin(), header.cells.end(), [&](const std::string& cell) {
        return intake::heading_key(cell) == intake::heading_key(name);
      });
      if (at == header.cells.end())
        refuse(header.line, 0, fmt::format("the headings have no '{}'", name),
               fmt::format("Name the columns {}; others may stand beside them", fmt::join(wanted, ", ")));
      places_.push_back(static_cast<std::size_t>(at - header.cells.begin()));
    }
  }

  const std::string& name_;
  std::vector<std::size_t> places_;
};

std::string quoted(const std::string& text) { return "'" + intake::shown_value(text, true) + "'"; }

/// One series while its rows come in, in any order.
struct Gathering {
  std::string metric;
  std::map<std::int32_t, std::pair<double, std::uint64_t>> months;  // value and line
  base::Diagnostics faults;
};

constexpr std::string_view kSeriesColumns[] = {"date", "metric", "value"};
enum : std::size_t { kDate, kMetric, kValue };

void gather(const Sheet& sheet, const intake::TextRow& row, Gathering& into) {
  const auto fault = [&](std::size_t column, std::string message, std::string remedy) {
    into.faults.push_back({Severity::Warning, sheet.spot(row, column), std::move(message), std::move(remedy)});
  };
  const std::optional<base::Month> month = base::parse_month(sheet.cell(row, kDate));
  if (!month) {
    fault(kDate, fmt::format("{} is no month", quoted(sheet.cell(row, kDate))), "Write it like 2024-02-29 or 2024-02");
    return;
  }
  const std::optional<double> value = intake::parse_decimal(sheet.cell(row, kValue));
  if (!value) {
    fault(kValue, fmt::format("{} is no number", quoted(sheet.cell(row, kValue))), "Write a number such as 1234.5");
    return;
  }
  const auto [known, fresh] = into.months.try_emplace(month->ordinal(), *value, row.line);
  if (!fresh)
    fault(kDate,
          fmt::format("{} of {} stands in line {} already", month->spoken(), quoted(into.metric), known->second.second),
          "Keep one row for each month of a series");
}

/// The series, or nothing with a further fault when a month is missing.
std::optional<Series> finished(Gathering& from, const std::string& name) {
  if (from.months.empty() || !from.faults.empty()) return std::nullopt;
  Series series{from.metric, base::Month::from_ordinal(from.months.begin()->first), {}};
  for (const auto& [month, cell] : from.months) {
    const std::int32_t due = series.first.ordinal() + static_cast<std::int32_t>(series.values.size());
    if (month != due) {
      from.faults.push_back(
          {Severity::Warning,
           {name, cell.second, 0},
           fmt::format("{} jumps from {} to {}", quoted(from.metric), base::Month::from_ordinal(due - 1).spoken(),
                       base::Month::from_ordinal(month).spoken()),
           "Give a value for every month; a yearly or quarterly series cannot be forecast by month"});
      return std::nullopt;
    }
    series.values.push_back(cell.first);
  }
  return series;
}

void check_metric(const Sheet& sheet, const intake::TextRow& row, std::size_t column,
                  std::span<const std::string> metrics) {
  const std::span<const std::string> asked(&sheet.cell(row, column), 1);
  for (const auto& [metric, nearest] : unknown_metrics(asked, metrics))
    sheet.refuse(row, column, fmt::format("no series is called {}", quoted(metric)),
                 fmt::format("The nearest is {}", quoted(nearest)));
}

constexpr std::size_t kLargestFile = std::size_t{256} << 20U;

}  // namespace

std::string series_text(const std::string& path, const std::string& name) {
  const std::unique_ptr<intake::ByteStream> bytes = intake::open_bytes(path, name);
  std::string text;
  std::array<char, 1U << 16U> block{};
  while (const std::size_t read = bytes->read(block.data(), block.size())) {
    text.append(block.data(), read);
    if (text.size() > kLargestFile)
      throw InputError(Diagnostic{Severity::Error,
                                  {name},
                                  "this file is far too large for monthly series",
                                  "Give one row for each series and month"});
  }
  return text;
}

SeriesFile read_series(std::string text, const std::string& name) {
  const Sheet sheet(std::move(text), name, kSeriesColumns);
  SeriesFile out;
  out.faults = sheet.faults;
  out.rows = sheet.rows.size();
  std::vector<Gathering> gatherings;
  std::map<std::string, std::size_t> places;
  for (const intake::TextRow& row : sheet.rows) {
    const std::string& metric = sheet.cell(row, kMetric);
    if (metric.empty()) {
      out.faults.push_back(
          {Severity::Warning, sheet.spot(row, kMetric), "this row names no metric", "Write the name of its series"});
      continue;
    }
    const auto [place, fresh] = places.try_emplace(metric, gatherings.size());
    if (fresh) gatherings.push_back({metric, {}, {}});
    gather(sheet, row, gatherings[place->second]);
  }
  out.metrics.reserve(gatherings.size());
  for (Gathering& gathering : gatherings) {
    out.metrics.push_back(gathering.metric);
    if (std::optional<Series> series = finished(gathering, name)) {
      out.used += series->values.size();
      out.series.push_back(std::move(*series));
    }
    out.faults.insert(out.faults.end(), gathering.faults.begin(), gathering.faults.end());
  }
  if (!out.series.empty()) return out;
  base::Diagnostics all = std::move(out.faults);
  all.push_back({Severity::Error,
                 {name, 0, 0},
                 "no series is left to forecast",
                 all.empty() ? "Write rows under the headings" : "Mend the rows named above"});
  throw InputError(std::move(all));
}

std::vector<Break> read_breaks(std::string text, const std::string& name, std::span<const std::string> metrics) {
  static constexpr std::string_view kColumns[] = {"date", "metric"};
  const Sheet sheet(std::move(text), name, kColumns);
  if (!sheet.faults.empty()) throw InputError(sheet.faults);
  std::vector<Break> breaks;
  for (const intake::TextRow& row : sheet.rows) {
    const std::optional<base::Month> month = base::parse_month(sheet.cell(row, 0));
    if (!month)
      sheet.refuse(row, 0, fmt::format("{} is no month", quoted(sheet.cell(row, 0))),
                   "Write the first month of the new counting, like 2019-04");
    if (!sheet.cell(row, 1).empty()) check_metric(sheet, row, 1, metrics);
    breaks.push_back({*month, sheet.cell(row, 1)});
  }
  return breaks;
}

std::vector<Parentage> read_hierarchy(std::string text, const std::string& name, std::span<const std::string> metrics) {
  static constexpr std::string_view kColumns[] = {"child", "parent"};
  const Sheet sheet(std::move(text), name, kColumns);
  if (!sheet.faults.empty()) throw InputError(sheet.faults);
  std::map<std::string, std::string> parent_of;
  std::vector<Parentage> out;
  for (const intake::TextRow& row : sheet.rows) {
    check_metric(sheet, row, 0, metrics);
    check_metric(sheet, row, 1, metrics);
    const std::string &child = sheet.cell(row, 0), &parent = sheet.cell(row, 1);
    if (!parent_of.emplace(child, parent).second)
      sheet.refuse(row, 0, fmt::format("{} has a parent already", quoted(child)), "Keep one row for each child");
    std::set<std::string> above{child};
    for (std::string at = parent;; at = parent_of.at(at)) {
      if (!above.insert(at).second)
        sheet.refuse(row, 1, fmt::format("{} would stand above itself", quoted(at)), "Take one of these rows out");
      if (!parent_of.contains(at)) break;
    }
    out.push_back({child, parent});
  }
  return out;
}

}  // namespace cadre::forecast
