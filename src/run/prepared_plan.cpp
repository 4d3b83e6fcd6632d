#include "run/prepared_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "curation/tables.h"
#include "intake/header_finder.h"
#include "plan_file/input_files.h"
#include "plan_file/nearest.h"
#include "run/partitions.h"
#include "run/plan_geography.h"
#include "run/unpack_file.h"

namespace cadre::run {
namespace {

const intake::Layout& named_layout(const std::vector<intake::Layout>& layouts, const plan_file::Input& input) {
  const auto found = std::find_if(layouts.begin(), layouts.end(), [&](const auto& l) { return l.id == input.layout; });
  if (found != layouts.end()) return *found;
  std::vector<std::string_view> ids;
  ids.reserve(layouts.size());
  for (const auto& layout : layouts) ids.push_back(layout.id);
  const auto nearest = plan_file::nearest_of(input.layout, ids);
  throw base::InputError({base::Severity::Error, input.where, fmt::format("there is no layout '{}'", input.layout),
                          nearest.close ? fmt::format("Did you mean '{}'?", nearest.word)
                                        : "Leave it out to have the layout recognised by the file's headings"});
}

/// All that the content of a partition depends on besides the file: reference tables, the plan's maps and switches.
std::string hash_of_rules(const plan_file::Plan& plan, const std::string& reference_dir, const std::string& key_id,
                          const std::string& version) {
  std::string all = fmt::format("cadre {}\nreference {}\nkey {}\n", version, sha256_of_folder(reference_dir), key_id);
  for (const base::TableSpec* table : {&curation::staff_spec(), &curation::findings_spec()})
    for (const base::ColumnSpec& column : table->columns) all += std::string(column.name) + "\n";
  for (const std::string& path : {plan.area.organisations, plan.area.locations, plan.area.cost_centres,
                                  plan.area.apportionments, plan.area.subjective_codes})
    all += path.empty() ? "-\n" : sha256_of_file(plan.resolve(path)) + "\n";
  if (!plan.curation.layouts.empty()) all += sha256_of_folder(plan.resolve(plan.curation.layouts)) + "\n";
  for (const std::string& rule : plan.curation.disabled_rules) all += "off " + rule + "\n";
  all += fmt::format("duplicates {}\n", static_cast<int>(plan.curation.duplicates));
  return sha256_of_text(all);
}

}  // namespace

std::vector<intake::Layout> plan_layouts(const plan_file::Plan& plan, const std::string& reference_dir) {
  std::vector<std::string> extra;
  if (!plan.curation.layouts.empty()) extra.push_back(plan.resolve(plan.curation.layouts));
  return intake::load_layouts(reference_dir, extra);
}

PreparedPlan prepare_plan(const plan_file::Plan& plan, const std::string& reference_dir, const std::string& version,
                          base::Diagnostics& remarks) {
  base::Diagnostics faults;
  plan_file::check_named_paths(plan, faults);
  const std::vector<plan_file::InputFile> inputs = plan_file::input_files(plan, faults);
  if (base::any_error(faults)) throw base::InputError(std::move(faults));
  remarks.insert(remarks.end(), faults.begin(), faults.end());
  faults.clear();

  std::vector<std::string> disabled = plan.curation.disabled_rules;
  PreparedPlan prepared{plan_layouts(plan, reference_dir),
                        curation::CurationContext::load(reference_dir, read_plan_geography(plan), disabled),
                        plan_file::load_person_key(plan, remarks),
                        SubjectiveCodes::read(plan),
                        {},
                        {},
                        {}};
  prepared.context.duplicates =
      plan.curation.duplicates == plan_file::DuplicatePolicy::Merge    ? curation::Duplicates::Merge
      : plan.curation.duplicates == plan_file::DuplicatePolicy::Review ? curation::Duplicates::Review
                                                                       : curation::Duplicates::Keep;
  for (const plan_file::InputFile& file : inputs) {
    const plan_file::Input& input = plan.inputs[file.input];
    try {
      const intake::Layout& layout = input.layout.empty()
                                         ? intake::detect_layout(file.path, file.shown, prepared.layouts)
                                         : named_layout(prepared.layouts, input);
      StaffFile staff{file.path, file.shown, &layout, std::nullopt, input.employer, input.licence};
      if (input.month.known()) staff.month = input.month;
      if (layout.kind == intake::LayoutKind::Pack) check_pack(staff, remarks);
      if (layout.kind == intake::LayoutKind::Staff || layout.kind == intake::LayoutKind::Pack) {
        prepared.staff_files.push_back(std::move(staff));
      } else if (layout.kind != intake::LayoutKind::Titles) {
        prepared.table_files.push_back(std::move(staff));
      } else {
        remarks.push_back({base::Severity::Note,
                           {file.shown, 0, 0},
                           "holds job adverts, which a plan does not count",
                           fmt::format("Read them with: cadre classify '{}' --column title", file.shown)});
      }
    } catch (const base::InputError& error) {
      faults.insert(faults.end(), error.diagnostics().begin(), error.diagnostics().end());
    }
  }
  if (base::any_error(faults)) throw base::InputError(std::move(faults));
  if (prepared.staff_files.size() > UINT16_MAX)
    throw base::InputError({base::Severity::Error,
                            {plan.file, 0, 0},
                            fmt::format("{} staff files are more than one plan can hold", prepared.staff_files.size()),
                            "Split the plan by year"});
  prepared.rules_hash = hash_of_rules(plan, reference_dir, prepared.key.id, version);
  return prepared;
}

}  // namespace cadre::run
