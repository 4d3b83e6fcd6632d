#include "plan_file/plan_tables.h"

namespace cadre::plan_file {

const OptionTable<Economics>& economics_table() {
  static const OptionTable<Economics> table{
      "economics",
      false,
      "Patient-flow models that the report shows: costs, effects, and whether the staff exist.",
      {
          option<&Economics::models>("models",
                                     "TOML files (docs/formats/economics.md), or names of models that come with cadre")
              .example("[\"msk_first_contact\", \"rotating_paramedic\"]"),
          option<&Economics::draws>("draws", "draws of the parameters of each").range(100, 1'000'000),
      }};
  return table;
}

}  // namespace cadre::plan_file
