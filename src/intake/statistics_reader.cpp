#include "intake/statistics_reader.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "base/diagnostics.h"
#include "intake/published_table.h"
#include "intake/text_values.h"

namespace cadre::intake {
namespace {

constexpr std::string_view kValuePrefix = "value:";

/// "005_Nurses & health visitors" -> "Nurses & health visitors".
std::string_view without_sort_number(std::string_view text) {
  std::size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
  return digits > 0 && digits < text.size() && text[digits] == '_' ? text.substr(digits + 1) : text;
}

/// The names of measures that publications write in several ways; others become lower case with underscores.
std::string measure_name(std::string_view text) {
  const std::string key = heading_key(text);
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kKnown = {
      {{"fte", "fte"},
       {"totalfte", "fte"},
       {"fulltimeequivalent", "fte"},
       {"hc", "headcount"},
       {"headcount", "headcount"},
       {"totalhc", "headcount"}}};
  for (const auto& [written, name] : kKnown)
    if (key == written) return std::string(name);
  std::string name;
  for (const char c : text)
    name += std::isalnum(static_cast<unsigned char>(c)) != 0
                ? static_cast<char>(std::tolower(static_cast<unsigned char>(c)))
                : '_';
  return name;
}

/// Is a label of a dimension the sum of the others? "Total", "All", "All staff groups", "All Grades" …
bool is_sum_label(std::string_view label) {
  if (is_total_label(label)) return true;
  static constexpr std::array<std::string_view, 10> kSums = {
      "all",       "allstaff",       "allstaffgroups",   "allgrades",     "allbands", "allcaresettings",
      "alllevels", "allprofessions", "allnationalities", "allethnicities"};
  const std::string key = heading_key(label);
  return std::find(kSums.begin(), kSums.end(), key) != kSums.end();
}

/// A text cut at the literals of a pattern such as "measure: staff_group_main - staff_group": name and part of each.
using Parts = std::vector<std::pair<std::string, std::string>>;
bool take_apart(std::string_view text, std::string_view pattern, Parts& parts) {
  const auto name_letter = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
  std::size_t p = 0;
  while (p < pattern.size()) {
    std::size_t end = p;
    while (end < pattern.size() && name_letter(pattern[end])) ++end;
    const std::string name(pattern.substr(p, end - p));
    std::size_t next = end;
    while (next < pattern.size() && !name_letter(pattern[next])) ++next;
    const std::string_view literal = pattern.substr(end, next - end);
    const std::size_t cut = literal.empty() ? text.size() : text.find(literal);
    if (cut == std::string_view::npos) return false;
    parts.emplace_back(name, trimmed(text.substr(0, cut)));
    text.remove_prefix(std::min(text.size(), cut + literal.size()));
    p = next;
  }
  return true;
}

class Publisher {
 public:
  Publisher(const RawTable& raw, const Layout& layout) : raw_(raw), layout_(layout) {
    for (const RawColumn& column : raw.columns) {
      if (column.type == ColumnType::Decimal && column.name == "value") values_.emplace_back("", &column);
      if (column.type == ColumnType::Decimal && column.name.starts_with(kValuePrefix))
        values_.emplace_back(column.name.substr(kValuePrefix.size()), &column);
    }
    constant_measure_ = layout.setting("measure");
    metric_ = raw.find("metric");
    pattern_ = layout.setting("metric");
    total_labels_text_ = layout.setting("total_labels");
    for (std::string_view rest = total_labels_text_; !rest.empty();) {
      const std::size_t bar = std::min(rest.find('|'), rest.size());
      total_labels_.push_back(heading_key(rest.substr(0, bar)));
      rest.remove_prefix(std::min(rest.size(), bar + 1));
    }
    constexpr std::array<std::string_view, 6> kDirect = {"staff_group_main", "staff_group", "profession_label",
                                                         "level_label",      "band_label",  "category"};
    for (std::size_t i = 0; i < kDirect.size(); ++i) dimensions_[i] = {kDirect[i], raw.find(kDirect[i])};
    if (dimensions_[1].column == nullptr) dimensions_[1].column = raw.find("staff_group_broad");
  }

  void append_all(base::Table& table) {
    for (std::size_t row = 0; row < raw_.rows(); ++row) append(table, row);
  }

 private:
  struct Dimension {
    std::string_view name;
    const RawColumn* column = nullptr;
  };

  std::string_view text_or_setting(std::size_t row, std::string_view name) {
    const RawColumn* column = raw_.find(name);
    if (column != nullptr && !column->text.text(row).empty()) return column->text.text(row);
    for (const auto& [key, value] : layout_.settings)
      if (key == name) return value;
    return {};
  }
  std::string_view first_of(std::size_t row, std::string_view a, std::string_view b) {
    const std::string_view text = text_or_setting(row, a);
    return text.empty() ? text_or_setting(row, b) : text;
  }
  bool is_sum(std::string_view label) const {
    return is_sum_label(label) || (!total_labels_.empty() && std::find(total_labels_.begin(), total_labels_.end(),
                                                                       heading_key(label)) != total_labels_.end());
  }

  void append(base::Table& table, std::size_t row) {
    Parts parts;
    const bool cut = metric_ != nullptr && take_apart(metric_->text.text(row), pattern_, parts);
    const auto part = [&](std::string_view name) -> std::string_view {
      for (const auto& [key, value] : parts)
        if (cut && key == name) return value;
      return {};
    };
    std::array<std::string_view, 6> labels;
    bool total = is_sum_label(text_or_setting(row, "geography_name"));
    for (std::size_t i = 0; i < labels.size(); ++i) {
      Dimension& dimension = dimensions_[i];
      labels[i] =
          dimension.column != nullptr ? without_sort_number(dimension.column->text.text(row)) : part(dimension.name);
      total = total || (!labels[i].empty() && is_sum(labels[i]));
    }
    for (const auto& [own_measure, column] : values_) {
      std::string measure = own_measure;
      if (measure.empty() && !part("measure").empty()) measure = measure_name(part("measure"));
      if (measure.empty() && raw_.find("measure") != nullptr)
        measure = measure_name(raw_.find("measure")->text.text(row));
      if (measure.empty()) measure = constant_measure_;
      table.text(text_or_setting(row, "source_id")).integer(raw_.month[row]);
      table.text(text_or_setting(row, "geography_type")).text(text_or_setting(row, "geography_code"));
      table.text(text_or_setting(row, "geography_name")).text(first_of(row, "ics_code", "ics_name"));
      table.text(first_of(row, "region_code", "region_name"));
      for (std::size_t i = 0; i < 5; ++i) table.text(labels[i]);
      table.text(text_or_setting(row, "breakdown")).text(labels[5]).text(measure);
      table.decimal(column->numbers[row]).flag(total).integer(raw_.line[row]);
      table.end_row();
    }
  }

  const RawTable& raw_;
  const Layout& layout_;
  std::vector<std::pair<std::string, const RawColumn*>> values_;
  std::string constant_measure_, pattern_, total_labels_text_;
  std::vector<std::string> total_labels_;
  const RawColumn* metric_ = nullptr;
  std::array<Dimension, 6> dimensions_;
};

}  // namespace

TableFile read_statistics_file(const std::string& path, const Layout& layout, const ReadOptions& options) {
  if (layout.kind != LayoutKind::Statistics) throw std::logic_error("layout " + layout.id + " is not for statistics");
  RawTable raw = read_staff_file(path, layout, options);
  TableFile result{base::Table(published_spec()),
                   raw.file,
                   raw.layout,
                   raw.sha256,
                   raw.bytes,
                   raw.rows_read,
                   0,
                   raw.rejected(),
                   0,
                   {},
                   {}};
  Publisher(raw, layout).append_all(result.rows);
  result.faults = std::move(raw.faults);
  return result;
}

}  // namespace cadre::intake
