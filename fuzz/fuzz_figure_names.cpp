#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/diagnostics.h"
#include "publishing/figures.h"

/// A figure name that is understood reads the same after being written, and its query quotes every text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text(bytes, bytes + size);
  try {
    const cadre::publishing::FigureName figure = cadre::publishing::parse_figure(text);
    if (cadre::publishing::parse_figure(figure.text()) != figure) std::abort();
    std::size_t quotes = 0;
    for (const char c : cadre::publishing::figure_sql(figure)) quotes += c == '\'' ? 1 : 0;
    if (quotes % 2 != 0) std::abort();
  } catch (const cadre::base::UsageError&) {
    return 0;  // refused politely
  }
  return 0;
}
