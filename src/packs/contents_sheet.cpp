#include "packs/contents_sheet.h"

#include <fmt/format.h>

#include <array>
#include <map>
#include <string_view>

#include "base/html_text.h"
#include "base/month.h"

namespace cadre::packs {
namespace {

constexpr std::int64_t kSmall = 4;  // 1 to 4: what disclosure control would hide (METHODS 17)

constexpr std::string_view kHead = R"(<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Contents of a workforce pack</title>
<style>
@page { size: A4; margin: 15mm }
body { font: 16px/1.4 Arial, sans-serif; color: #212b32; max-width: 46em; margin: 1.5em auto; padding: 0 1em }
h1 { font-size: 1.6em; margin: 0 0 .3em } h2 { font-size: 1.15em; margin: 1.2em 0 .3em }
.wide { overflow-x: auto }
table { border-collapse: collapse; width: 100% } caption { text-align: left; font-weight: bold; padding: .3em 0 }
th, td { border-bottom: 1px solid #aeb7bd; padding: .25em .6em .25em 0; text-align: left; vertical-align: top }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums }
.mark { border-left: 6px solid #005eb8; padding: .3em .8em; background: #f0f4f5 }
.sign td { height: 2.6em }
@media print { body { font-size: 10.5pt; margin: 0; padding: 0 } h2, table { break-inside: avoid } }
</style>
</head>
<body>
<main>
)";

std::string with_commas(std::int64_t value) {
  std::string digits = std::to_string(value);
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), ",");
  return digits;
}

/// 1234.5 as "1,234.50".
std::string with_commas(double value) {
  const std::string fixed = fmt::format("{:.2f}", value);
  const std::size_t dot = fixed.size() - 3;
  return with_commas(static_cast<std::int64_t>(std::stoll(fixed.substr(0, dot)))) + fixed.substr(dot);
}

std::string totals_table(const std::vector<PackMonth>& months) {
  std::string out =
      "<h2>Totals</h2>\n<div class=\"wide\"><table><caption>By month</caption><thead><tr><th "
      "scope=\"col\">Month</th><th "
      "class=\"n\" scope=\"col\">Rows</th><th class=\"n\" scope=\"col\">People</th><th class=\"n\" "
      "scope=\"col\">Roles</th>"
      "<th class=\"n\" scope=\"col\">FTE</th><th class=\"n\" scope=\"col\">Rows of 1 to 4 "
      "roles</th></tr></thead><tbody>\n";
  for (const PackMonth& m : months)
    out += fmt::format(
        "<tr><th scope=\"row\">{}</th><td class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td><td "
        "class=\"n\">{}</td><td class=\"n\">{}</td></tr>\n",
        m.month, with_commas(m.rows), with_commas(m.people), with_commas(m.roles), with_commas(m.fte),
        with_commas(m.small_rows));
  return out + "</tbody></table></div>\n";
}

std::string columns_table(const base::TableSpec& spec) {
  std::string out =
      "<h2>Columns of pack.csv</h2>\n<div class=\"wide\"><table><caption>Every column there is</caption><thead><tr><th "
      "scope=\"col\">Column</th><th scope=\"col\">Meaning</th></tr></thead><tbody>\n";
  for (const base::ColumnSpec& column : spec.columns)
    out +=
        fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n", column.name, base::escape_html(column.meaning));
  return out + "</tbody></table></div>\n";
}

std::string ledger_sentence(const base::Table& ledger) {
  std::array<std::int64_t, 5> sums{};
  constexpr std::array<const char*, 5> kNames = {"rows_read", "accepted", "review", "rejected", "merged"};
  for (std::size_t row = 0; row < ledger.rows(); ++row)
    for (std::size_t i = 0; i < kNames.size(); ++i) sums[i] += ledger.integer_at(row, kNames[i]);
  return fmt::format(
      "<p>It was counted from {} rows of {} files: {} accepted, {} to be checked, {} rejected, {} repeated "
      "(ledger.csv gives them by file, rules.csv the faults found).</p>\n",
      with_commas(sums[0]), ledger.rows(), with_commas(sums[1]), with_commas(sums[2]), with_commas(sums[3]),
      with_commas(sums[4]));
}

std::string files_list(const PackFacts& facts) {
  std::string out = "<h2>Files</h2>\n<ul>\n";
  for (const auto& [file, holds] : facts.files)
    out += fmt::format("<li><b>{}</b>: {}</li>\n", file, base::escape_html(holds));
  return out +
         "</ul>\n<p>To check that nothing was changed on the way: <code>sha256sum -c SHA256SUMS</code> in the folder "
         "of the pack. cadre checks it too when it reads the pack.</p>\n";
}

constexpr std::string_view kHoldsNot = R"(<h2>What it does not hold</h2>
<p>No name, no identifier of a person, an assignment or a post, no hash of one, no date of birth and no single age, no
sex, ethnicity or disability, no start or end date, no job title, no line of a source file. People cannot be followed from month to month, and people who
also work for somebody else cannot be found: added to other packs, a number of people is a range.</p>
<p class="mark">Small numbers stand in it. A row of one person can be somebody that a colleague recognises. It is for
those named below, and becomes public only through the disclosure control of the plan that reads it.</p>
)";

constexpr std::string_view kSignatures = R"(<h2>Agreed</h2>
<div class="wide"><table class="sign"><caption>Sender and receiver</caption><thead><tr><th scope="col"></th><th scope="col">Organisation</th><th scope="col">Role</th><th scope="col">Signature</th><th scope="col">Date</th></tr></thead><tbody>
<tr><th scope="row">Sender</th><td></td><td></td><td></td><td></td></tr>
<tr><th scope="row">Receiver</th><td></td><td></td><td></td><td></td></tr>
</tbody></table></div>
</main>
</body>
</html>
)";

}  // namespace

std::vector<PackMonth> months_of(const base::Table& pack) {
  std::map<std::int64_t, PackMonth> months;
  for (std::size_t row = 0; row < pack.rows(); ++row) {
    PackMonth& month = months[pack.integer_at(row, "month")];
    const std::int64_t roles = pack.integer_at(row, "roles");
    ++month.rows;
    month.people += pack.integer_at(row, "people");
    month.roles += roles;
    month.small_rows += roles <= kSmall ? 1 : 0;
    month.fte += pack.decimal_at(row, "fte");
  }
  std::vector<PackMonth> out;
  for (auto& [ordinal, month] : months) {
    month.month = base::Month::from_ordinal(static_cast<std::int32_t>(ordinal)).iso();
    out.push_back(month);
  }
  return out;
}

std::string contents_sheet(const PackFacts& facts, const base::Table& pack, const base::Table& ledger) {
  std::string out(kHead);
  out += fmt::format(
      "<h1>What is in this workforce pack?</h1>\n<p>Counts of allied health staff from <b>{}</b>: one row for "
      "each kind of post in each month, and no person. Made by cadre {} from its run of {}.</p>\n",
      base::escape_html(facts.plan), base::escape_html(facts.version), base::escape_html(facts.finished));
  if (facts.synthetic) out += "<p class=\"mark\"><b>Synthetic data:</b> these people are invented.</p>\n";
  out += totals_table(months_of(pack));
  out += ledger_sentence(ledger);
  out += kHoldsNot;
  out += columns_table(pack.spec());
  out += files_list(facts);
  out += kSignatures;
  return out;
}

}  // namespace cadre::packs
