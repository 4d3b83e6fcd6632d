#include "publishing/figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "base/diagnostics.h"
#include "base/month.h"
#include "plan_file/nearest.h"

namespace cadre::publishing {
namespace {

constexpr const char* kShape = "a figure is named like capacity_cells.fte?month=2025-03&profession=PT";

bool unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
         c == '.' || c == '~';
}

std::string encode(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (unreserved(c)) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    }
  }
  return out;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string decode(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
    if (high < 0 || low < 0)
      throw base::UsageError(fmt::format("'%' must be followed by two hexadecimal digits; {}", kShape));
    out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return out;
}

/// Control characters never belong into a name, and would garble the message that quotes it.
std::string printable(std::string_view text) {
  std::string out;
  for (const char c : text.substr(0, 60)) out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? '?' : c;
  return out;
}

[[noreturn]] void refuse(const std::string& what) { throw base::UsageError(what + "; " + kShape); }

void put_in_order(FigureName& figure) {
  const std::vector<std::string_view> order = keys_of(figure.table);
  const auto rank = [&](const std::string& key) { return std::find(order.begin(), order.end(), key) - order.begin(); };
  std::stable_sort(figure.keys.begin(), figure.keys.end(),
                   [&](const auto& a, const auto& b) { return rank(a.first) < rank(b.first); });
}

void check_measure(const FigureName& figure) {
  if (find_measure(figure.table, figure.measure) != nullptr) return;
  std::vector<std::string> names;
  for (const Measure& m : measures()) names.push_back(fmt::format("{}.{}", m.table, m.column));
  const std::string asked = printable(figure.table + "." + figure.measure);
  std::string nearest = names.front();
  std::size_t best = SIZE_MAX;
  for (const std::string& name : names) {
    const std::size_t distance = plan_file::edit_distance(asked, name);
    if (distance < best) {
      best = distance;
      nearest = name;
    }
  }
  refuse(fmt::format("there is no figure '{}' (the nearest is '{}')", asked, nearest));
}

void add_key(FigureName& figure, std::string_view pair) {
  const std::size_t equals = pair.find('=');
  if (equals == std::string_view::npos) refuse(fmt::format("'{}' has no '='", printable(pair)));
  std::string key = decode(pair.substr(0, equals)), value = decode(pair.substr(equals + 1));
  const std::vector<std::string_view> known = keys_of(figure.table);
  if (std::find(known.begin(), known.end(), key) == known.end()) {
    refuse(fmt::format("{} cannot be asked by '{}', only by {}", figure.table, printable(key), fmt::join(known, ", ")));
  }
  for (const auto& other : figure.keys) {
    if (other.first == key) refuse(fmt::format("'{}' is given twice", key));
  }
  if (!value.empty()) figure.keys.emplace_back(std::move(key), std::move(value));
}

/// A column that is a word of SQL stands in quotes.
std::string column_text(std::string_view column) { return column == "group" ? "\"group\"" : std::string(column); }

std::string sql_text(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') out += '\'';
    out += c;
  }
  return out + "'";
}

}  // namespace

std::string FigureName::text() const {
  std::string out = table + "." + measure;
  char before = '?';
  for (const auto& [key, value] : keys) {
    out += before + encode(key) + "=" + encode(value);
    before = '&';
  }
  return out;
}

std::string FigureName::value_of(std::string_view key) const {
  for (const auto& [name, value] : keys) {
    if (name == key) return value;
  }
  return {};
}

FigureName parse_figure(std::string_view text) {
  const std::size_t question = std::min(text.find('?'), text.size());
  const std::string_view head = text.substr(0, question);
  const std::size_t dot = head.find('.');
  if (dot == std::string_view::npos) refuse(fmt::format("'{}' has no dot between table and measure", printable(head)));
  FigureName figure{std::string(head.substr(0, dot)), std::string(head.substr(dot + 1)), {}};
  check_measure(figure);
  std::string_view rest = question < text.size() ? text.substr(question + 1) : std::string_view();
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('&'), rest.size());
    add_key(figure, rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  const std::string month = figure.value_of("month");
  if (!month.empty() && (!base::parse_month(month) || base::parse_month(month)->iso() != month)) {
    refuse(fmt::format("'{}' is not a month like 2025-03", printable(month)));
  }
  put_in_order(figure);
  return figure;
}

FigureName figure_name(std::string table, std::string measure, std::vector<std::pair<std::string, std::string>> keys) {
  std::erase_if(keys, [](const auto& pair) { return pair.second.empty(); });
  FigureName figure{std::move(table), std::move(measure), std::move(keys)};
  put_in_order(figure);
  return figure;
}

std::string figure_sql(const FigureName& figure) {
  const Measure* measure = find_measure(figure.table, figure.measure);
  if (measure == nullptr) refuse("unknown figure");
  const bool ranged = figure.table == "capacity_cells" || figure.table == "rates";
  const bool summed = figure.table == "quality";
  const std::string value =
      summed ? fmt::format("sum({})", measure->source_column) : std::string(measure->source_column);
  std::string sql =
      fmt::format("SELECT {} AS value, {} AS low, {} AS high FROM {}", value,
                  ranged ? fmt::format("{}_low", measure->source_column) : "NULL",
                  ranged ? fmt::format("{}_high", measure->source_column) : "NULL", measure->source_table);
  // Codes are ENUMs, which cannot be compared with a text that is none of their members: hence ::VARCHAR.
  std::string where;
  const auto demand = [&](const std::string& condition) { where += (where.empty() ? " WHERE " : " AND ") + condition; };
  for (const std::string_view key : keys_of(figure.table)) {
    const std::string wanted = figure.value_of(key);
    if (summed && wanted.empty()) continue;
    if (key == "month") {
      demand(wanted.empty() ? fmt::format("month = (SELECT max(month) FROM {})", measure->source_table)
                            : fmt::format("month = DATE '{}-01'", wanted));
    } else if (wanted.empty()) {
      demand(fmt::format("{} IS NULL", column_text(key)));
    } else {
      demand(fmt::format("{}::VARCHAR = {}", column_text(key), sql_text(wanted)));
    }
  }
  // Populations come in several kinds, the main one first; turnover in several periods and scopes: pages show the year
  // and all employers together.
  if (figure.table == "rates")
    demand("measure::VARCHAR = (SELECT measure::VARCHAR FROM capacity_rates ORDER BY rowid LIMIT 1)");
  if (figure.table == "turnover")
    where += " AND left_what::VARCHAR = 'all' ORDER BY period::VARCHAR = 'year' DESC LIMIT 1";
  return sql + where;
}

std::string predicate_text(const FigureName& figure) {
  std::string out;
  for (const auto& [key, value] : figure.keys) {
    if (key == "month") continue;
    std::string name = key;
    std::replace(name.begin(), name.end(), '_', ' ');
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", name, value);
  }
  if (out.empty())
    out = figure.table == "quality" ? "all rows of all files" : "all allied health staff in the area of the plan";
  const auto month = base::parse_month(figure.value_of("month"));
  return month ? fmt::format("{}; {}", out, month->spoken()) : out;
}

std::string explain_figure(const FigureName& figure, const FigureAnswer& answer) {
  const Measure* measure = find_measure(figure.table, figure.measure);
  if (measure == nullptr) refuse("unknown figure");
  std::string out = fmt::format("{}\n\n{}: {}{}{}\n", figure.text(), measure->label, answer.value,
                                measure->unit.empty() ? "" : " ", measure->unit);
  if (!answer.low.empty() && answer.low != answer.high)
    out += fmt::format("range: {} to {}\n", answer.low, answer.high);
  out += fmt::format("\nwhat it is: {}\nformula: {}\ncounts: {}\nsource: {}\n", measure->definition, measure->formula,
                     predicate_text(figure), measure->source);
  if (!measure->caveat.empty()) out += fmt::format("note: {}\n", measure->caveat);
  if (!answer.counts_by_file.empty()) {
    out += "\nby file:\n";
    for (const FigureCount& c : answer.counts_by_file) {
      out += fmt::format("  {}: {} rows{}{}\n", c.file, c.rows, c.people.empty() ? "" : ", " + c.people + " people",
                         c.fte.empty() ? "" : ", " + c.fte + " FTE");
    }
  }
  if (!answer.overrides.empty()) out += "\noverrides:\n" + answer.overrides;
  if (!answer.assumptions.empty()) {
    out += "\nassumptions:\n";
    for (const FigureAssumption& a : answer.assumptions) {
      out += fmt::format("  {} = {} [{}] {}\n", a.name, a.value, a.mark, a.source);
    }
  }
  return out + fmt::format("\nquery: {}\n", figure_sql(figure));
}

}  // namespace cadre::publishing
