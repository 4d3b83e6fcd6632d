#include "publishing/report_data.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/source_dir.h"
#include "curation/tables.h"
#include "publishing/figures.h"
#include "publishing/release_test_cells.h"
#include "publishing/workbook.h"

#include "base/test_data.h"

namespace cadre::publishing {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;
base::SilentProgress silent;

/// A plan of 300 invented people in two months, with everything that a report is made from.
struct Example {
  capacity::CapacityResult capacity;
  base::Table ledger{curation::ledger_spec()}, rules{curation::rules_spec()};
  ReportInputs inputs;

  Example() {
    for (const base::TableSpec* spec : capacity::capacity_tables()) capacity.tables.emplace_back(*spec);
    base::Table& cells = capacity.tables.front();
    cells = cells_of(staff_of(9, 300), {2025, 3});
    ledger.integer(1).text("esr.csv").text("esr").integer(350).integer(300).integer(40).integer(3).integer(7);
    ledger.integer(340).decimal(280.4).integer(44).text("ab").integer(9000).end_row();
    rules.text("E1")
        .text("review")
        .text("A <b>rule</b>")
        .text("Mend it")
        .text("METHODS")
        .flag(true)
        .integer(3)
        .end_row();
    inputs.plan_name = "example";
    inputs.area = "South <Yorkshire>";
    inputs.synthetic = true;
    inputs.version = "0.1.0";
    inputs.capacity = &capacity;
    inputs.release_list = kList;
    inputs.ledger = &ledger;
    inputs.rules = &rules;
    inputs.inputs.push_back({"esr.csv", "esr", "abcdef012345", "OGL", "2025-03-31", "synthetic", 350});
    inputs.labels = Labels::load(base::source_dir() + "/reference");
    inputs.worst.push_back({"E1", "esr.csv", "fte", "9.9", "Mend it", 2, 1.5});
  }
};

Released<ReleaseSet> release_of(const Example& example) {
  ReleaseRequest request;
  request.cells = &example.capacity.tables.front();
  request.trend = &example.capacity.table("capacity_trend");
  request.list = kList;
  return protect(request, silent);
}

const json& column(const json& table, const std::string& name) {
  for (const json& c : table["columns"]) {
    if (c["name"] == name) return c;
  }
  throw std::out_of_range(name);
}

TEST(ReportData, HasEveryKeyOfTheContract) {
  const Example example;
  const json data = json::parse(internal_report(example.inputs).json);
  for (const char* key : {"format", "meta", "vocabulary", "sections", "pages", "measures", "figures", "tables",
                          "assumptions", "capacity", "quality", "sources"}) {
    EXPECT_TRUE(data.contains(key)) << key;
  }
  EXPECT_EQ(data["format"], "cadre-report/1");
  EXPECT_EQ(data["meta"]["edition"], "internal");
  EXPECT_EQ(data["meta"]["month"], "2025-03");
  for (const auto& [name, table] : data["tables"].items()) {
    std::set<std::size_t> lengths;
    for (const json& c : table["columns"]) lengths.insert((c.contains("codes") ? c["codes"] : c["values"]).size());
    EXPECT_EQ(lengths.size(), 1U) << name;
  }
}

TEST(ReportData, TheReleasedEditionHoldsNoExactCount) {
  Example example;
  example.inputs.overrides = {{"few", "profession becomes OT", "why", "lead", "2025-04-01", 3, -2.5},
                              {"many", "profession becomes OT", "why", "lead", "2025-04-01", 37, -31.5}};
  const ReportData report = released_report(example.inputs, release_of(example));
  const json data = json::parse(report.json);
  EXPECT_EQ(data["meta"]["edition"], "release");
  const json& cells = data["tables"]["capacity_cells"];
  int shown = 0;
  for (const json& value : column(cells, "people")["values"]) {
    if (value.is_string()) {
      EXPECT_EQ(value, "*");
      continue;
    }
    EXPECT_EQ(value.get<int>() % 5, 0);
    ++shown;
  }
  EXPECT_GT(shown, 20);
  for (const char* name : {"roles", "people_low", "fte_high"}) {
    for (const json& value : column(cells, name)["values"]) EXPECT_TRUE(value.is_null());
  }
  EXPECT_EQ(data["sources"]["overrides"][0]["records"], "*");
  EXPECT_EQ(data["sources"]["overrides"][1]["records"], 35);
  for (const json& override_row : data["sources"]["overrides"]) EXPECT_TRUE(override_row["fte"].is_null());
  EXPECT_EQ(data["quality"]["ledger"][0]["rejected"], "*");
  EXPECT_EQ(data["quality"]["ledger"][0]["read"], "*");
  EXPECT_EQ(data["quality"]["rules"][0]["count"], "*");
  EXPECT_TRUE(data["quality"]["worst"].empty()) << "two rows are too few";
  EXPECT_FALSE(data["capacity"]["turnover"]["available"].get<bool>());
}

TEST(ReportData, EverySentenceOpensFiguresThatExist) {
  const Example example;
  const json data = json::parse(internal_report(example.inputs).json);
  int figures = 0;
  for (const json& page : data["pages"]) {
    for (const json& sentence : page["answer"]) {
      for (const json& part : sentence) {
        if (part.is_string()) continue;
        const FigureName name = parse_figure(part["figure"].get<std::string>());
        EXPECT_TRUE(data["measures"].contains(name.table + "." + name.measure));
        ++figures;
      }
    }
  }
  EXPECT_GT(figures, 5);
}

TEST(Workbooks, OfBothEditionsCanBeWritten) {
  Example example;
  base::Table& notes = example.capacity.tables.back();
  notes.text("coverage").text("All employers report.").end_row();
  const Released<ReleaseSet> release = release_of(example);
  const Workbook internal = internal_workbook(example.inputs, internal_report(example.inputs).answers);
  const Workbook released =
      released_workbook(example.inputs, released_report(example.inputs, release).answers, release);
  EXPECT_EQ(internal.sheets.at(0).name, "cells");
  EXPECT_EQ(released.sheets.at(0).name, "cells");
  EXPECT_EQ(released.sheets.at(0).rows.size(), internal.sheets.at(0).rows.size());
  const std::string path = base::own_temp_dir() + "both.xlsx";
  write_workbook(path, internal.notes, internal.sheets);
  write_workbook(path, released.notes, released.sheets);
  std::filesystem::remove(path);
}

TEST(ReportData, TheSameInputsGiveTheSameBytes) {
  const Example one, two;
  EXPECT_EQ(internal_report(one.inputs).json, internal_report(two.inputs).json);
  EXPECT_EQ(released_report(one.inputs, release_of(one)).json, released_report(two.inputs, release_of(two)).json);
}

TEST(ReportData, TheStaticSummaryIsMarkedAndEscaped) {
  const Example example;
  const std::string html = internal_report(example.inputs).static_summary;
  EXPECT_THAT(html, HasSubstr("South &lt;Yorkshire&gt; has 300 allied health staff"));
  EXPECT_THAT(html, HasSubstr("Synthetic data"));
  EXPECT_THAT(html, HasSubstr("<caption>People and FTE by profession, March 2025</caption>"));
  EXPECT_THAT(html, Not(HasSubstr("<Yorkshire>")));
}

constexpr std::array kMoveColumns = {
    base::ColumnSpec{"month", base::ColumnKind::Month, "", "Month."},
    base::ColumnSpec{"profession", base::ColumnKind::Code, "", "Profession."},
    base::ColumnSpec{"person_key", base::ColumnKind::Key, "", "Keyed hash."},
    base::ColumnSpec{"fte", base::ColumnKind::Decimal, "FTE", "Moved."},
};
constexpr base::TableSpec kMoveSpec = {"moves", "capacity", true, "Who moved.", kMoveColumns};

/// The example with one more page, as a later stage would add it.
struct FurtherExample : Example {
  base::Table moves{kMoveSpec};
  FurtherExample() {
    moves.integer(base::Month(2025, 3).ordinal()).text("ORTH").integer(77).decimal(2.25).end_row();
    moves.integer(base::Month(2025, 3).ordinal()).text("ORTH").missing().missing().end_row();
    inputs.further.push_back({"what-changed", {{{"Two moved.", ""}}}, {{&moves, {"A note."}}}, "Too few to release."});
    inputs.further.push_back({"overview", {{{"And so on.", ""}}}, {}, ""});
  }
};

json page_of(const json& data, const std::string& id) {
  for (const json& page : data["pages"])
    if (page["id"] == id) return page;
  return {};
}

TEST(FurtherPage, AppearsInTheInternalEditionWithItsTablesAndLabels) {
  const FurtherExample example;
  const ReportData report = internal_report(example.inputs);
  const json data = json::parse(report.json);
  const json page = page_of(data, "what-changed");
  EXPECT_EQ(page["missing"], "");
  EXPECT_EQ(page["answer"], json::parse(R"([["Two moved."]])"));
  const json overview = page_of(data, "overview")["answer"];
  EXPECT_EQ(overview.back(), json::parse(R"(["And so on."])"));
  EXPECT_GT(overview.size(), 1U);
  const json& table = data["tables"]["moves"];
  ASSERT_EQ(table["columns"].size(), 3U) << "a key of a person never reaches a page";
  EXPECT_EQ(table["columns"][0]["dictionary"], json::parse(R"(["2025-03"])"));
  EXPECT_EQ(table["columns"][2]["values"], json::parse("[2.3, null]"));
  EXPECT_EQ(table["notes"], json::parse(R"(["A note."])"));
  bool labelled = false;
  for (const json& term : data["vocabulary"]["profession"]) labelled = labelled || term["code"] == "ORTH";
  EXPECT_TRUE(labelled) << "a code that only a further table holds has its label";
  const Workbook book = internal_workbook(example.inputs, report.answers);
  EXPECT_TRUE(std::any_of(book.sheets.begin(), book.sheets.end(), [](const Sheet& s) { return s.name == "moves"; }));
}

TEST(FurtherPage, IsWithheldFromTheReleasedEditionWithTheReason) {
  const FurtherExample example;
  const auto release = release_of(example);
  const ReportData report = released_report(example.inputs, release);
  const json data = json::parse(report.json);
  const json page = page_of(data, "what-changed");
  EXPECT_EQ(page["missing"], "Too few to release.");
  EXPECT_EQ(page["withheld"], true);
  EXPECT_TRUE(page["answer"].empty());
  EXPECT_FALSE(data["tables"].contains("moves"));
  EXPECT_THAT(report.json, Not(HasSubstr("And so on.")));
  EXPECT_FALSE(page_of(data, "representation").contains("withheld")) << "a page without data still asks for its file";
  for (const Sheet& sheet : released_workbook(example.inputs, report.answers, release).sheets)
    EXPECT_NE(sheet.name, "moves");
}

std::string unpack(const std::string& page) {
  const std::string open = "id=\"report-data\">";
  const std::size_t begin = page.find(open) + open.size(), end = page.find("</script>", begin);
  std::string packed = page.substr(begin, end - begin);
  std::string bytes(packed.size(), '\0');
  const int length =
      EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                      reinterpret_cast<const unsigned char*>(packed.data()), static_cast<int>(packed.size()));
  bytes.resize(static_cast<std::size_t>(length));
  EXPECT_EQ(bytes.substr(4, 4), std::string(4, '\0')) << "no time in the gzip header";
  std::string text(1U << 20U, '\0');
  z_stream stream{};
  inflateInit2(&stream, 15 + 16);
  stream.next_in = reinterpret_cast<Bytef*>(bytes.data());
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(text.data());
  stream.avail_out = static_cast<uInt>(text.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  text.resize(stream.total_out);
  inflateEnd(&stream);
  return text;
}

TEST(InjectReport, PutsDataAndSummaryIntoTheirPlaces) {
  const std::string page =
      "<html><noscript><!--static-summary--></noscript><script type=\"application/json+gzip\" "
      "id=\"report-data\"></script></html>";
  std::string json_text = R"({"a":")";
  for (int i = 0; i < 1000; ++i) json_text += std::to_string(i * i);
  json_text += "\"}";
  const std::string out = inject_report(page, json_text, "<p>Hello</p>");
  EXPECT_THAT(out, HasSubstr("<noscript><p>Hello</p></noscript>"));
  EXPECT_THAT(out, testing::EndsWith("</script></html>"));
  EXPECT_EQ(unpack(out), json_text);
}

TEST(InjectReport, RefusesAPageWithoutItsPlaces) {
  EXPECT_THROW(inject_report("<html></html>", "{}", ""), std::logic_error);
}

TEST(InjectReport, WorksWhicheverPlaceComesFirst) {
  const Example example;
  const ReportData report = internal_report(example.inputs);
  const std::string page = R"(<script type="application/json+gzip" id="report-data"></script>)" +
                           std::string(1000, 'x') + "<!--static-summary-->";
  const std::string out = inject_report(page, report.json, report.static_summary);
  EXPECT_EQ(unpack(out), report.json);
  EXPECT_THAT(out, testing::EndsWith(report.static_summary));
}

}  // namespace
}  // namespace cadre::publishing
