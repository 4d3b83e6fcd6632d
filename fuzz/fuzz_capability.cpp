// Any bytes are a table of [capability], a survey or a state of readiness: read or refused with a place and a remedy.
// What was read beside the tables that come with cadre fits together or is told not to; what fits together answers with
// shares from 0 to 1 and counts nothing that the law blocks.
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>

#include "base/source_dir.h"
#include "capability/capability_tables.h"
#include "capability/read_inputs.h"
#include "capability/readiness.h"
#include "capability/survey.h"

namespace {

using namespace cadre;

void expect_told(const base::Diagnostics& faults) {
  if (faults.empty()) std::abort();
  for (const auto& fault : faults)
    if (fault.remedy.empty() || fault.message.empty() || fault.where.file.empty()) std::abort();
}

const capability::Inputs& shipped() {
  static const capability::Inputs kShipped = [] {
    capability::Inputs inputs;
    for (const capability::InputFile& file : capability::input_files()) {
      std::stringstream text;
      text << std::ifstream(base::source_dir() + "/reference/capability/" + std::string(file.key) + ".csv").rdbuf();
      file.read(text.str(), std::string(file.key), false, inputs);
    }
    return inputs;
  }();
  return kShipped;
}

void answer(const capability::Inputs& inputs) {
  const base::Diagnostics faults = capability::check_inputs(inputs);
  if (!faults.empty()) return expect_told(faults);
  const capability::CapabilityModel model(std::make_shared<const capability::Inputs>(inputs), base::Month(2025, 3));
  const base::Table matrix = capability::capability_tables(model, {{"OT", "community", 10}}, {}).matrix;
  for (std::size_t row = 0; row < matrix.rows(); ++row) {
    const double trained = matrix.decimal_at(row, "trained");
    if (!(trained >= 0 && trained < 100)) std::abort();
    if (matrix.text_at(row, "state") == "blocked" && matrix.decimal_at(row, "hours_trained") != 0) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(bytes), size);
  for (const capability::InputFile& file : capability::input_files()) {
    try {
      capability::Inputs inputs = shipped();
      file.read(text, "fuzz", true, inputs);
      answer(inputs);
    } catch (const base::InputError& error) {
      expect_told(error.diagnostics());
    }
  }
  const std::vector<capability::SheetText> sheets = {{"S", text}};
  const capability::Survey survey = capability::read_survey("fuzz", sheets, shipped(), {});
  if (!survey.notes.empty()) expect_told(survey.notes);
  for (const capability::FoundShare& share : capability::found_shares(survey.answers))
    if (!(share.share.low >= 0 && share.share.low <= share.share.value && share.share.value <= share.share.high &&
          share.share.high <= 1))
      std::abort();
  const capability::Readiness readiness = capability::read_readiness("fuzz", sheets, shipped());
  if (!readiness.notes.empty()) expect_told(readiness.notes);
  capability::readiness_tables(readiness, shipped(), {});
  return 0;
}
