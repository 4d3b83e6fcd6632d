// Any bytes are a waiting list or a table of targets: read or refused with a place and a remedy. A list that was read
// is linked, assessed and projected without a fault; rows used are never more than rows read.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "waits/link.h"
#include "waits/read_waits.h"
#include "waits/wait_tables.h"

namespace {

using namespace cadre;

void expect_told(const base::Diagnostics& faults) {
  for (const auto& fault : faults)
    if (fault.remedy.empty() || fault.message.empty() || fault.where.file.empty()) std::abort();
}

void assess(waits::WaitFile file) {
  if (file.used > file.rows) std::abort();
  expect_told(file.remarks);
  const waits::Linked linked = waits::link(std::move(file.points));
  waits::Target target;
  target.harm_weeks = {18, 52};
  std::vector<waits::Assessment> lists;
  for (const waits::WaitPoint& point : linked.points) lists.push_back(waits::assess(point, target));
  const std::vector<waits::CapacityPath> paths = {{"capacity stays", "", {1}, {0.9}, {1.1}}};
  waits::waits_csv(lists);
  waits::waits_table(lists);
  waits::harm_table(lists);
  waits::differences_table(linked.differences);
  waits::projection_table(lists, paths, 12);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(bytes), size);
  try {
    waits::LabelBook labels;
    assess(waits::read_waits(text, "fuzz", labels));
    expect_told(labels.drift());
  } catch (const base::InputError& error) {
    if (error.diagnostics().empty()) std::abort();
    expect_told(error.diagnostics());
  }
  try {
    std::vector<waits::Target> targets;
    waits::read_targets(text, "fuzz", true, targets);
  } catch (const base::InputError& error) {
    if (error.diagnostics().empty()) std::abort();
    expect_told(error.diagnostics());
  }
  return 0;
}
