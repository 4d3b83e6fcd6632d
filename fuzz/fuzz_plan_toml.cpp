// A plan is read or refused with a place and a remedy; what was read keeps the ranges that the tables promise.
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>

#include "base/diagnostics.h"
#include "plan_file/option.h"
#include "plan_file/plan.h"
#include "plan_file/plan_tables.h"

namespace {

using cadre::plan_file::OptionKind;

/// Every number that stands in its member lies in the range of its row.
template <class S>
void require_ranges(const cadre::plan_file::OptionTable<S>& table, const S& read) {
  for (const auto& option : table.options) {
    const auto value = option.fetch(read);
    if (!value) continue;
    double number = option.spec.low;
    if (option.spec.kind == OptionKind::Integer) number = static_cast<double>(std::get<std::int64_t>(*value));
    if (option.spec.kind == OptionKind::Number) number = std::get<double>(*value);
    if (!(number >= option.spec.low && number <= option.spec.high)) std::abort();
  }
}

void require_plan(const cadre::plan_file::Plan& plan) {
  if (plan.plan.title.empty() || plan.inputs.empty()) std::abort();
  for (const auto& input : plan.inputs)
    if (input.path.empty() || input.where.line == 0) std::abort();
  if (plan.privacy.demonstration && !plan.plan.synthetic) std::abort();
  std::set<std::string> names;
  for (const auto& row : plan.overrides)
    if (row.reason.empty() || row.source.empty() || !names.insert(row.name).second) std::abort();
  require_ranges(cadre::plan_file::plan_head_table(), plan.plan);
  require_ranges(cadre::plan_file::privacy_table(), plan.privacy);
  require_ranges(cadre::plan_file::disclosure_table(), plan.disclosure);
  require_ranges(cadre::plan_file::capacity_table(), plan.capacity);
  require_ranges(cadre::plan_file::tolerance_table(), plan.tolerances);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  try {
    require_plan(cadre::plan_file::parse_plan(text, "fuzz"));
  } catch (const cadre::base::InputError& error) {
    if (error.diagnostics().empty()) std::abort();
    for (const auto& diagnostic : error.diagnostics())
      if (diagnostic.remedy.empty() || diagnostic.where.file.empty()) std::abort();
  }
  return 0;
}
