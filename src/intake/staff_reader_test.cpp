#include "intake/staff_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>
#include <zlib.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "base/random_stream.h"
#include "intake/identifier_hash.h"
#include "intake/plain_csv_reader.h"

namespace cadre::intake {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// A folder that goes away with the test.
class StaffReader : public testing::Test {
 protected:
  StaffReader() {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::temp_directory_path() /
              ("cadre_intake_" + std::string(test->name()) + "_" + std::to_string(getpid()));
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string file(const std::string& name, const std::string& bytes) const {
    std::string path = (folder_ / name).string();
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }
  std::string packed(const std::string& name, const std::string& bytes) const {
    std::string path = (folder_ / name).string();
    gzFile out = gzopen(path.c_str(), "wb1");
    gzwrite(out, bytes.data(), static_cast<unsigned>(bytes.size()));
    gzclose(out);
    return path;
  }

  std::filesystem::path folder_;
};

const Layout& staff_layout() {
  static const Layout layout = parse_layout(R"(
id = "tiny"
null_tokens = ["NULL"]
[[column]]
name = "person_id"
aliases = ["Id"]
type = "identifier"
scope = "employer"
[[column]]
name = "employer_code"
aliases = ["Org"]
required = true
safe = true
[[column]]
name = "contracted_fte"
aliases = ["FTE"]
type = "decimal"
required = true
safe = true
[[column]]
name = "position_title"
aliases = ["Title"]
[[column]]
name = "start_date"
aliases = ["Start"]
type = "date"
safe = true
[[column]]
name = "birth_date"
aliases = ["Born"]
type = "birth_date"
[[column]]
name = "registration_number"
aliases = ["Pin"]
type = "registration"
[[column]]
name = "month"
aliases = ["Month"]
type = "month"
safe = true
)",
                                            "tiny.toml");
  return layout;
}

ReadOptions options_of(const std::string& name = "staff 2025-03.csv") {
  ReadOptions options;
  options.display_name = name;
  options.hash_key = "k";
  options.threads = 2;
  return options;
}

std::vector<std::string> told(const RawTable& table) {
  static constexpr const char* kNames[] = {"NotANumber",      "NotADate",     "NotAMonth",     "MissingRequired",
                                           "WrongFieldCount", "TooLong",      "UnclosedQuote", "TotalRow",
                                           "RepeatedHeader",  "MissingValue", "UnknownWord",   "RepeatedRow",
                                           "EncodingMixed",   "NulBytes"};
  std::vector<std::string> lines;
  for (const ReadFault& fault : table.faults)
    lines.push_back(std::to_string(fault.line) + ":" + std::to_string(fault.column) + " " +
                    kNames[static_cast<std::size_t>(fault.kind)] + " " + fault.field + " '" + fault.shown + "'" +
                    (fault.row_kept ? " kept" : ""));
  return lines;
}

TEST_F(StaffReader, TurnsEachColumnIntoWhatItsTypeSays) {
  const std::string path = file("a.csv",
                                "Id,Org,FTE,Title,Start,Born,Pin\r\n"
                                " 7 ,RHQ,0.6, Physio ,01/04/2020,1980-03-31,PH123456\r\n"
                                "NULL,RFR,,\"Lead, \"\"OT\"\"\nteam\",,01/04/1980,12A3456E\r\n");
  const RawTable table = read_staff_file(path, staff_layout(), options_of());
  ASSERT_EQ(table.rows(), 2U);
  EXPECT_THAT(table.line, ElementsAre(2U, 3U));
  EXPECT_THAT(table.month, testing::Each(base::Month(2025, 3).ordinal()));
  EXPECT_THAT(table.find("person_id")->keys,
              ElementsAre(identifier_key(IdentifierHash("k"), IdentifierScope::Employer, "RHQ", "7"), 0U));
  EXPECT_EQ(table.find("employer_code")->text.text(0), "RHQ");
  EXPECT_EQ(table.find("contracted_fte")->numbers[0], 0.6);
  EXPECT_TRUE(std::isnan(table.find("contracted_fte")->numbers[1]));
  EXPECT_EQ(table.find("position_title")->text.text(0), "Physio");
  EXPECT_EQ(table.find("position_title")->text.text(1), "Lead, \"OT\"\nteam");
  EXPECT_THAT(table.find("start_date")->dates, ElementsAre(base::days_from_civil(2020, 4, 1), kNoDate));
  EXPECT_THAT(table.find("birth_date")->numbers, ElementsAre(45, 44));
  EXPECT_EQ(table.find("registration_number")->text.text(0), "PH");
  EXPECT_EQ(table.find("registration_number")->text.text(1), "?");
  EXPECT_TRUE(table.faults.empty());
  EXPECT_EQ(table.sha256.size(), 64U);
}

TEST_F(StaffReader, ListsEveryRowAndValueItCouldNotTake) {
  const std::string path = file("a.csv",
                                "Staff list,,\nrun by: somebody,,\n\nOrg,FTE,Title,Month\n"
                                "RHQ,O.6,x,2025-03\n"
                                "RHQ,1,x\n"
                                "RHQ,1,Secret Title 9,March\n"
                                "TOTAL,99,,\n"
                                "Org,FTE,Title,Month\n"
                                ",,a record with faults,2025-03\n"
                                ",,,\n"
                                "RHQ,1,x,2025-04,,\n"
                                "RHQ,1,x,2025-04,y\n"
                                "RHQ,1,\"never closed,2025-03\n"
                                "RHQ,1,x,\n");
  const RawTable table = read_staff_file(path, staff_layout(), options_of());
  EXPECT_THAT(told(table),
              ElementsAre("5:2 NotANumber contracted_fte 'O.6' kept", "6:0 WrongFieldCount  '3 fields instead of 4'",
                          "7:4 NotAMonth month 'March'", "8:0 TotalRow  ''", "9:0 RepeatedHeader  ''",
                          "13:0 WrongFieldCount  '5 fields instead of 4'", "14:0 UnclosedQuote  ''"));
  EXPECT_THAT(table.line, ElementsAre(5U, 10U, 12U, 15U));
  EXPECT_EQ(table.rows_read, 8U);
  EXPECT_EQ(table.rejected(), 4U);
  EXPECT_EQ(table.total_rows, 2U);
  EXPECT_EQ(base::Month::from_ordinal(table.month[2]), base::Month(2025, 4));
  EXPECT_EQ(base::Month::from_ordinal(table.month[3]), base::Month(2025, 3)) << "a blank month: from the file's name";
}

TEST_F(StaffReader, ANoteBelowTheDataIsNoRecord) {
  const std::string path = file("a.csv", "Org,FTE,Remark\nRHQ,1,\n,,Source: workforce team\n");
  EXPECT_THAT(told(read_staff_file(path, staff_layout(), options_of())),
              ElementsAre("3:1 MissingRequired employer_code ''"));
}

TEST_F(StaffReader, NeverShowsTheValueOfAnUnsafeColumn) {
  const std::string path = file("a.csv", "Org,FTE,Born\nRHQ,1,Smith 1980\n");
  const RawTable table = read_staff_file(path, staff_layout(), options_of());
  EXPECT_THAT(told(table), ElementsAre("2:3 NotADate birth_date 'Aaaaa 9999' kept"));
}

TEST_F(StaffReader, ReadsMixedEncodingsAndZeroBytesAndSaysSo) {
  std::string text = "Org,FTE,Title\nRHQ,1,caf\xC3\xA9\nRHQ,1,a \x96 b\nRHQ,1,x";
  text += '\0';
  text += "y\n";
  const RawTable table = read_staff_file(file("a.csv", text), staff_layout(), options_of());
  EXPECT_THAT(table.find("position_title")->text.values, ElementsAre("", "a \xE2\x80\x93 b", "caf\xC3\xA9", "xy"));
  EXPECT_THAT(told(table), ElementsAre("3:3 EncodingMixed position_title 'a a a' kept", "4:0 NulBytes  '' kept"));
}

TEST_F(StaffReader, AMonthFromOutsideWins) {
  ReadOptions options = options_of();
  options.month = base::Month(2024, 1);
  const RawTable table = read_staff_file(file("a.csv", "Org,FTE,Month\nRHQ,1,2025-03\n"), staff_layout(), options);
  EXPECT_EQ(table.month[0], base::Month(2024, 1).ordinal());
}

TEST_F(StaffReader, ReadsGzipOfSeveralMembers) {
  const std::string a = packed("a.csv.gz", "Org,FTE\nRHQ,1\nRH");
  const std::string b = packed("b.gz", "Q,0.5\n");
  std::ofstream(a, std::ios::binary | std::ios::app) << std::ifstream(b, std::ios::binary).rdbuf();
  EXPECT_THAT(read_staff_file(a, staff_layout(), options_of()).find("contracted_fte")->numbers, ElementsAre(1, 0.5));
}

TEST_F(StaffReader, AGiantLineCostsOneRowAndNoMemory) {
  const std::string text = "Org,FTE\nRHQ,1\n" + std::string(std::size_t{200} << 20U, 'x') + "\nRHQ,0.5\n";
  const RawTable table = read_staff_file(packed("giant.csv.gz", text), staff_layout(), options_of());
  EXPECT_THAT(told(table), ElementsAre("3:0 TooLong  ''"));
  EXPECT_THAT(table.line, ElementsAre(2U, 4U));
}

TEST_F(StaffReader, FaultsOfKeptRowsAreCountedBeyondALimit) {
  std::string text = "Org,FTE,Start\n";
  for (std::uint64_t i = 0; i < kListedFaults + 7; ++i) text += "RHQ,1,12/31/2020\n";
  const RawTable table = read_staff_file(file("a.csv", text), staff_layout(), options_of());
  EXPECT_EQ(table.rows(), kListedFaults + 7);
  EXPECT_EQ(table.faults.size(), kListedFaults);
  EXPECT_EQ(table.faults_not_listed, 7U);
  EXPECT_EQ(table.find("start_date")->dates.back(), kUnreadableDate);
}

TEST_F(StaffReader, EveryFileThatCannotBeUsedHasASentenceAndARemedy) {
  const auto refusal = [&](const std::string& path, const std::string& name = "in.csv") -> std::string {
    try {
      read_staff_file(path, staff_layout(), options_of(name));
    } catch (const base::InputError& error) {
      EXPECT_FALSE(error.diagnostics().front().remedy.empty());
      EXPECT_EQ(error.diagnostics().front().where.file, name);
      return error.what();
    }
    return "accepted";
  };
  EXPECT_THAT(refusal((folder_ / "missing.csv").string()), HasSubstr("does not exist"));
  EXPECT_THAT(refusal(folder_.string()), HasSubstr("is a directory"));
  EXPECT_THAT(refusal(file("empty.csv", "")), HasSubstr("is empty"));
  EXPECT_THAT(refusal(file("elf.csv", std::string("\x7f"
                                                  "ELF\x02\x01\x01\0\0",
                                                  9))),
              HasSubstr("a program"));
  EXPECT_THAT(refusal(file("zip.csv", "PK\x03\x04zzzz")), HasSubstr("the workbook is damaged"));
  EXPECT_THAT(refusal(file("old.csv", "\xD0\xCF\x11\xE0zzzz")), HasSubstr("password"));
  EXPECT_THAT(refusal(file("utf16.csv", std::string("\xFF\xFEO\0r\0g\0", 8))), HasSubstr("UTF-16"));
  EXPECT_THAT(refusal(file("utf16b.csv", std::string("O\0r\0g\0,\0F\0T\0E\0", 14))), HasSubstr("UTF-16"));
  std::string noise;
  for (int i = 0; i < 500; ++i) noise += static_cast<char>(i * 7 % 251 + 1);
  for (char& c : noise)
    if (c == '\n') c = 1;
  EXPECT_THAT(refusal(file("noise.csv", std::string(200, '\x02') + noise)), HasSubstr("binary"));
  EXPECT_THAT(
      refusal(file("damaged.csv.gz", std::string("\x1f\x8b\x08\0\0\0\0\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff", 18))),
      HasSubstr("damaged"));
  const std::string good = packed("good.csv.gz", "Org,FTE\n" + std::string(10000, 'x') + "\n");
  std::filesystem::resize_file(good, std::filesystem::file_size(good) - 9);
  EXPECT_THAT(refusal(good), HasSubstr("breaks off"));
  EXPECT_THAT(refusal(file("headless.csv", "RHQ,1\nRHQ,2\n")), HasSubstr("no row of headings"));
  EXPECT_THAT(refusal(file("wrong.csv", "Org,Name\nRHQ,x\n")), HasSubstr("contracted_fte (\"FTE\")"));
  EXPECT_THAT(refusal(file("undated.csv", "Org,FTE\nRHQ,1\n")), HasSubstr("which month"));
  std::string bad = "Org,FTE\n";
  for (int i = 0; i < 120'000; ++i) bad += "x\n";
  EXPECT_THAT(refusal(file("bad.csv", bad), "2025-03.csv"), HasSubstr("more than half"));
  ReadOptions keyless = options_of();
  keyless.hash_key.clear();
  EXPECT_THROW(read_staff_file(file("ids.csv", "Id,Org,FTE\n1,RHQ,1\n"), staff_layout(), keyless), base::InputError);
  if (geteuid() != 0) {
    const std::string locked = file("locked.csv", "Org,FTE\nRHQ,1\n");
    std::filesystem::permissions(locked, std::filesystem::perms::none);
    EXPECT_THAT(refusal(locked), HasSubstr("cannot be opened"));
  }
}

/// Random text made of what CSV files are made of, with long runs now and then.
std::string random_csv(base::RandomStream& random, std::size_t pieces) {
  static const std::vector<std::string> kPieces = {"a",
                                                   "bc",
                                                   " ",
                                                   ",",
                                                   ",",
                                                   ",",
                                                   ",",
                                                   "\n",
                                                   "\n",
                                                   "\r\n",
                                                   "\r",
                                                   "\"",
                                                   "\"",
                                                   "\"\"",
                                                   "x,y,z\n",
                                                   "p,\"q\",r\n",
                                                   "p,\"q\nq\",r\n",
                                                   "Total",
                                                   "A,B,C\n",
                                                   "caf\xC3\xA9",
                                                   "\x96",
                                                   std::string(1, '\0'),
                                                   "\",\"",
                                                   "\n\n",
                                                   ",,\n"};
  std::string text;
  for (std::size_t i = 0; i < pieces; ++i) {
    text += kPieces[random.below(kPieces.size())];
    if (random.chance(0.01)) text += std::string(random.below(150), random.chance(0.5) ? 'w' : ',');
  }
  return text;
}

TEST_F(StaffReader, AgreesWithThePlainReaderWhateverThreadsAndBlocks) {
  const Layout layout =
      parse_layout("id=\"abc\"\n[[column]]\nname=\"A\"\n[[column]]\nname=\"B\"\n[[column]]\nname=\"C\"", "abc.toml");
  const RecordLimits limits{40, 100};
  for (std::uint64_t round = 0; round < 400; ++round) {
    base::RandomStream random(11, round);
    const std::string text = random_csv(random, 5 + random.below(120));
    const std::string path = file("f.csv", "A,B,C\n" + text);
    const PlainCsvReader plain(text, ',', {"A", "B", "C"}, 2, limits);
    for (const std::size_t block : {1U, 13U, 64U, 300U, 100000U}) {
      ReadOptions options = options_of();
      options.block_bytes = block;
      options.threads = 1 + static_cast<int>(random.below(3));
      options.use_simd = random.chance(0.5);
      options.field_bytes = limits.field;
      options.record_bytes = limits.record;
      const RawTable table = read_staff_file(path, layout, options);
      std::vector<PlainCsvReader::Row> rows;
      for (std::size_t i = 0; i < table.rows(); ++i)
        rows.push_back({table.line[i],
                        {table.columns[0].text.text(i), table.columns[1].text.text(i), table.columns[2].text.text(i)}});
      std::vector<PlainCsvReader::Fault> faults;
      for (const ReadFault& fault : table.faults)
        if (fault.kind != FaultKind::EncodingMixed) faults.push_back({fault.kind, fault.line});
      for (std::size_t i = 0; i < std::min(faults.size(), plain.faults.size()); ++i) {
        ASSERT_EQ(faults[i].line, plain.faults[i].line)
            << "round " << round << " block " << block << " " << testing::PrintToString(text);
        ASSERT_EQ(faults[i].kind, plain.faults[i].kind)
            << "round " << round << " block " << block << " line " << faults[i].line;
      }
      ASSERT_EQ(faults.size(), plain.faults.size()) << "round " << round << " block " << block;
      ASSERT_TRUE(rows == plain.rows) << "round " << round << " block " << block;
      for (const RawColumn& column : table.columns) {
        ASSERT_TRUE(std::is_sorted(column.text.values.begin(), column.text.values.end()));
        std::vector<bool> used(column.text.values.size());
        for (const std::uint32_t code : column.text.codes) used[code] = true;
        for (std::size_t code = 1; code < used.size(); ++code) ASSERT_TRUE(used[code]) << "a value that no row has";
      }
    }
  }
}

}  // namespace
}  // namespace cadre::intake
