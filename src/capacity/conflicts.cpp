#include "capacity/conflicts.h"

#include <fmt/format.h>

#include <array>
#include <map>
#include <string>
#include <tuple>

namespace cadre::capacity {
namespace {

using base::ColumnKind;

constexpr std::array kColumns = {
    base::ColumnSpec{"topic", ColumnKind::Code, "", "What the figures are about."},
    base::ColumnSpec{"profession", ColumnKind::Code, "", "Profession; empty = all, or not by profession."},
    base::ColumnSpec{"geography", ColumnKind::Code, "", "Geography both sources name."},
    base::ColumnSpec{"period", ColumnKind::Code, "", "Period both sources name."},
    base::ColumnSpec{"measure", ColumnKind::Code, "", "Measure both sources name."},
    base::ColumnSpec{"value_a", ColumnKind::Decimal, "", "Figure of the first source."},
    base::ColumnSpec{"source_a", ColumnKind::Text, "", "First source."},
    base::ColumnSpec{"note_a", ColumnKind::Text, "", "What is known of that figure."},
    base::ColumnSpec{"value_b", ColumnKind::Decimal, "", "Figure of the second source."},
    base::ColumnSpec{"source_b", ColumnKind::Text, "", "Second source."},
    base::ColumnSpec{"note_b", ColumnKind::Text, "", "What is known of that figure."},
    base::ColumnSpec{"difference", ColumnKind::Decimal, "", "Second less first."},
    base::ColumnSpec{"hint", ColumnKind::Text, "",
                     "A likely cause, found by comparing with the sources' other measures."},
};
constexpr base::TableSpec kSpec = {"capacity_conflicts", "capacity", false,
                                   "Published figures that contradict each other, side by side.", kColumns};

/// A figure equal to another source's figure of another measure, for the same profession, place and time.
std::string mislabelled(const std::vector<PublishedFigure>& figures, const PublishedFigure& suspect) {
  for (const PublishedFigure& other : figures) {
    const bool same_thing = std::tie(other.topic, other.profession, other.geography, other.period) ==
                            std::tie(suspect.topic, suspect.profession, suspect.geography, suspect.period);
    if (same_thing && other.measure != suspect.measure && other.source != suspect.source &&
        other.value == suspect.value)
      return fmt::format("{} gives {:.0f} as {}; {} gives the same number as {}.", suspect.source, suspect.value,
                         suspect.measure, other.source, other.measure);
  }
  return {};
}

}  // namespace

const base::TableSpec& capacity_conflicts_spec() { return kSpec; }

base::Table capacity_conflicts(const std::vector<PublishedFigure>& figures) {
  std::map<std::tuple<std::string, std::string, std::string, std::string, std::string>,
           std::vector<const PublishedFigure*>>
      same;
  for (const PublishedFigure& f : figures)
    same[{f.topic, f.profession, f.geography, f.period, f.measure}].push_back(&f);
  base::Table out(kSpec);
  for (const auto& [key, group] : same)
    for (std::size_t i = 0; i < group.size(); ++i)
      for (std::size_t j = i + 1; j < group.size(); ++j) {
        const PublishedFigure &a = *group[i], &b = *group[j];
        if (a.value == b.value) continue;
        std::string hint = mislabelled(figures, a);
        if (hint.empty()) hint = mislabelled(figures, b);
        out.text(a.topic).text(a.profession).text(a.geography).text(a.period).text(a.measure);
        out.decimal(a.value).text(a.source).text(a.note).decimal(b.value).text(b.source).text(b.note);
        out.decimal(b.value - a.value).text(hint).end_row();
      }
  return out;
}

}  // namespace cadre::capacity
