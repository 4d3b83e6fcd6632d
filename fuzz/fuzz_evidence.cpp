// Any bytes are items of the evidence library and ideas of a consultation: read, or refused with place and remedy. Each
// item that was read is found by the words of its own title.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/diagnostics.h"
#include "evidence/evidence.h"

namespace {

using namespace cadre;

void expect(bool holds) {
  if (!holds) std::abort();
}
void expect_told(const base::InputError& error) {
  expect(!error.diagnostics().empty());
  for (const auto& fault : error.diagnostics()) expect(!fault.remedy.empty() && !fault.message.empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(bytes), size);
  try {
    std::vector<evidence::Item> items;
    evidence::read_items(text, "fuzz", true, items);
    for (std::size_t i = 0; i < items.size() && i < 20; ++i) {
      bool found = false;
      evidence::Query query;
      query.words = {items[i].title};
      for (const evidence::Found& hit : evidence::search(items, query)) found = found || hit.item == i;
      expect(found);
    }
  } catch (const base::InputError& error) {
    expect_told(error);
  }
  try {
    evidence::read_ideas(text, "fuzz");
  } catch (const base::InputError& error) {
    expect_told(error);
  }
  return 0;
}
