#include "run/section_file.h"

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <memory>
#include <system_error>

#include "curation/rules.h"
#include "intake/byte_stream.h"

namespace cadre::run {
namespace {

constexpr std::size_t kLargestFile = std::size_t{64} << 20U;  // bytes; such tables are small

}  // namespace

std::string section_text(const std::string& path, const std::string& shown, std::string_view section) {
  const std::unique_ptr<intake::ByteStream> bytes = intake::open_bytes(path, shown);
  std::string text;
  std::array<char, 1U << 16U> block{};
  while (const std::size_t read = bytes->read(block.data(), block.size())) {
    text.append(block.data(), read);
    if (text.size() > kLargestFile)
      throw base::InputError({base::Severity::Error,
                              {shown},
                              fmt::format("this file is far too large for a table of [{}]", section),
                              "Name the right file"});
  }
  return text;
}

FileSummary section_summary(const plan_file::Plan& plan, std::string_view layout, const std::string& file,
                            std::size_t rows) {
  FileSummary summary;
  summary.file = file;
  summary.layout = layout;
  summary.sha256 = intake::sha256_of_file(plan.resolve(file), file);
  std::error_code ignored;
  summary.bytes = std::filesystem::file_size(plan.resolve(file), ignored);
  summary.rows_read = summary.accepted = rows;
  summary.by_rule.assign(curation::rules().size(), 0);
  summary.of_people = false;
  return summary;
}

std::string shown_mark(plan_file::Mark mark) {
  if (mark == plan_file::Mark::AssumedExample) return "assumed_example";
  return mark == plan_file::Mark::FromPlan ? "plan" : std::string(plan_file::text_of(mark));
}

}  // namespace cadre::run
