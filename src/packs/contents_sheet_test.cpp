#include "packs/contents_sheet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "capacity/test_staff.h"
#include "intake/companion_table.h"
#include "packs/pack_table.h"

namespace cadre::packs {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(ContentsSheet, TellsTotalsSmallRowsAndEscapesWhatItQuotes) {
  std::vector<capacity::testing_staff::Record> records(1205);
  for (std::size_t i = 0; i < records.size(); ++i) records[i].person = i + 1;
  records[0].band = vocabulary::Band::B8a;
  const base::Table pack = pack_table(capacity::testing_staff::table_of(records), {});
  const auto months = months_of(pack);
  ASSERT_EQ(months.size(), 1U);
  EXPECT_EQ(months[0].people, 1205);
  EXPECT_EQ(months[0].small_rows, 1);

  base::Table ledger(intake::pack_ledger_spec());
  ledger.integer(base::Month(2025, 3).ordinal()).text("Plan").text("a.csv").text("esr_staff_in_post");
  for (const int rows : {1300, 1200, 5, 40, 55}) ledger.integer(rows);
  ledger.missing().missing().missing().end_row();
  PackFacts facts;
  facts.plan = "<b>Trust & friends</b>";
  const std::string page = contents_sheet(facts, pack, ledger);
  EXPECT_THAT(page, HasSubstr("&lt;b&gt;Trust &amp; friends&lt;/b&gt;"));
  EXPECT_THAT(page, HasSubstr(">1,205</td>"));
  EXPECT_THAT(page, HasSubstr(">1,205.00</td>"));
  EXPECT_THAT(page, HasSubstr("1,300 rows of 1 files: 1,200 accepted, 5 to be checked, 40 rejected, 55 repeated"));
  EXPECT_THAT(page, Not(HasSubstr("Synthetic")));
  facts.synthetic = true;
  EXPECT_THAT(contents_sheet(facts, pack, ledger), HasSubstr("Synthetic"));
  for (const base::ColumnSpec& column : pack_spec().columns)
    EXPECT_THAT(page, HasSubstr(">" + std::string(column.name) + "</th>"));
}

}  // namespace
}  // namespace cadre::packs
