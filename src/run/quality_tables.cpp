#include "run/quality_tables.h"

#include "curation/rules.h"
#include "curation/tables.h"

namespace cadre::run {

base::Table ledger_table(const std::vector<FileSummary>& files) {
  base::Table table(curation::ledger_spec());
  auto count = [&](std::uint64_t value) { table.integer(static_cast<std::int64_t>(value)); };
  for (std::size_t i = 0; i < files.size(); ++i) {
    const FileSummary& file = files[i];
    table.integer(static_cast<std::int64_t>(i + 1)).text(file.file).text(file.layout);
    for (const std::uint64_t value :
         {file.rows_read, file.accepted, file.review, file.rejected, file.merged, file.allied})
      count(value);
    table.decimal(file.allied_fte);
    count(file.findings);
    table.text(file.sha256);
    count(file.bytes);
    table.end_row();
  }
  return table;
}

base::Table rules_table(const std::vector<FileSummary>& files, const curation::CurationContext& context) {
  base::Table table(curation::rules_spec());
  for (std::size_t i = 0; i < curation::rules().size(); ++i) {
    const curation::Rule& rule = curation::rules()[i];
    std::uint64_t findings = 0;
    for (const FileSummary& file : files) findings += file.by_rule[i];
    const bool enabled = i >= context.switched_off.size() || !context.switched_off[i];
    table.text(rule.id).text(code_of(rule.severity)).text(rule.meaning).text(rule.remedy).text(rule.source);
    table.flag(enabled).integer(static_cast<std::int64_t>(findings)).end_row();
  }
  return table;
}

}  // namespace cadre::run
