#pragma once

#include <string>

#include "base/month.h"
#include "base/table.h"
#include "intake/published_table.h"

/// For tests only: published figures written row by row.
namespace cadre::reconciliation::testing_published {

struct Figure {
  std::string source = "nhs_workforce_excluding_medical";
  base::Month month{2025, 3};
  std::string geography_type = "organisation";
  std::string geography = "RHQ";
  std::string staff_group = "Allied health professionals";
  std::string label = "Physiotherapy";
  std::string measure = "fte";
  double value = 0;
  std::string breakdown = {};
  std::string category = {};
  bool total = false;
};

inline void add(base::Table& table, const Figure& f) {
  table.text(f.source).integer(f.month.ordinal()).text(f.geography_type).text(f.geography).text("").text("").text("");
  table.text("").text(f.staff_group).text(f.label).text("").text("").text(f.breakdown).text(f.category);
  table.text(f.measure).decimal(f.value).flag(f.total).integer(2).end_row();
}

inline base::Table published(std::initializer_list<Figure> figures) {
  base::Table table(intake::published_spec());
  for (const Figure& figure : figures) add(table, figure);
  return table;
}

}  // namespace cadre::reconciliation::testing_published
