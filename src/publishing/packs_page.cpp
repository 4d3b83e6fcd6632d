#include "publishing/packs_page.h"

#include <fmt/format.h>

#include <set>
#include <string>

#include "publishing/numbers.h"

namespace cadre::publishing {

FurtherPage packs_page(const base::Table& ledger, const base::Table* rules) {
  FurtherPage page{"data-quality", {}, {}, {}};
  std::set<std::string> packs;
  std::int64_t read = 0, open = 0;
  for (std::size_t row = 0; row < ledger.rows(); ++row) {
    packs.insert(ledger.text_at(row, "pack"));
    read += ledger.integer_at(row, "rows_read");
    open += ledger.integer_at(row, "review") + ledger.integer_at(row, "rejected");
  }
  if (read <= 0) return page;
  page.answer.push_back(
      {{fmt::format("Behind {} {} stand {} rows read elsewhere, of which {} ({}) were rejected or are to "
                    "be checked there.",
                    spoken_count(static_cast<std::int64_t>(packs.size())), packs.size() == 1 ? "pack" : "packs",
                    spoken_count(read), spoken_count(open),
                    spoken_percent(static_cast<double>(open) / static_cast<double>(read))),
        {}}});
  page.tables.push_back({&ledger, {"As the senders' own runs counted them; only the sender can open a row."}});
  if (rules != nullptr && rules->rows() > 0)
    page.tables.push_back({rules, {"Rules that fired on the senders' rows; fix-lists of those rows are theirs."}});
  return page;
}

}  // namespace cadre::publishing
