#include "run/open_plan.h"

#include <filesystem>
#include <vector>

#include "base/diagnostics.h"
#include "intake/text_rows.h"
#include "intake/xlsx_stream.h"
#include "plan_file/plan_sheets.h"

namespace cadre::run {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestSheet = std::size_t{8} << 20U;  // bytes of text; a plan is written by hand

[[noreturn]] void refuse(const std::string& file, std::string message, std::string remedy) {
  throw base::InputError({base::Severity::Error, {file}, std::move(message), std::move(remedy)});
}

std::vector<plan_file::PlanSheet> sheets_of(const std::string& file) {
  if (!intake::is_zip(file)) refuse(file, "is not an Excel workbook", "Save it as .xlsx, or write plan.toml");
  std::vector<plan_file::PlanSheet> sheets;
  for (const std::string& name : intake::sheet_names(file, file)) {
    const auto stream = intake::open_sheet(file, file, sheets.size());
    std::string text;
    std::string some(std::size_t{1} << 16U, '\0');
    while (const std::size_t got = stream->read(some.data(), some.size())) {
      text.append(some, 0, got);
      if (text.size() > kLargestSheet) refuse(file, "is far too large for a plan", "Name the right file");
    }
    plan_file::PlanSheet sheet{name, {}};
    for (intake::TextRow& row : intake::text_rows(std::move(text), ',', 1).rows) {
      sheet.rows.resize(row.line - 1);
      sheet.rows.push_back(std::move(row.cells));
    }
    sheets.push_back(std::move(sheet));
  }
  return sheets;
}

}  // namespace

plan_file::Plan open_plan(const std::string& dir) {
  std::error_code ignored;
  const fs::path path(dir);
  const std::string name = path.filename().string();
  const bool names_file = (name == "plan.toml" || name == "plan.xlsx") && !fs::is_directory(path, ignored);
  const fs::path folder = names_file ? path.parent_path() : path;
  const fs::path workbook = folder / "plan.xlsx";
  if (!fs::exists(workbook, ignored)) return plan_file::read_plan(dir);
  if (fs::exists(folder / "plan.toml", ignored))
    refuse(workbook.string(), "the folder holds plan.toml as well", "Keep one of the two in the folder");
  return plan_file::parse_plan_sheets(sheets_of(workbook.string()), folder.empty() ? "." : folder.string());
}

}  // namespace cadre::run
