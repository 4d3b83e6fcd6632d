#include "waits/wait_sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "base/month.h"
#include "intake/number_values.h"
#include "intake/text_values.h"
#include "waits/wait_bands.h"

namespace cadre::waits {
namespace {

constexpr std::size_t kHeaderSearch = 40;  ///< rows of notes above the headings: at most so many
constexpr int kLastYear = 2060;

struct RoleWord {
  std::string_view key;  ///< as heading_key writes it
  Role role;
};
constexpr std::array kWords = {
    RoleWord{"referral", Role::Referral},
    RoleWord{"referraldate", Role::Referral},
    RoleWord{"dateofreferral", Role::Referral},
    RoleWord{"referred", Role::Referral},
    RoleWord{"removal", Role::Removal},
    RoleWord{"removaldate", Role::Removal},
    RoleWord{"dateofremoval", Role::Removal},
    RoleWord{"removed", Role::Removal},
    RoleWord{"line", Role::SourceLine},
    RoleWord{"sourceline", Role::SourceLine},
    RoleWord{"row", Role::SourceLine},
    RoleWord{"date", Role::Date},
    RoleWord{"month", Role::Date},
    RoleWord{"monthend", Role::Date},
    RoleWord{"quarter", Role::Date},
    RoleWord{"period", Role::Date},
    RoleWord{"reportingperiod", Role::Date},
    RoleWord{"censusdate", Role::Date},
    RoleWord{"reportingmonth", Role::Date},
    RoleWord{"weekending", Role::Date},
    RoleWord{"service", Role::Service},
    RoleWord{"specialty", Role::Service},
    RoleWord{"serviceline", Role::Service},
    RoleWord{"servicename", Role::Service},
    RoleWord{"servicetype", Role::Service},
    RoleWord{"healthboard", Role::Area},
    RoleWord{"nhsboard", Role::Area},
    RoleWord{"board", Role::Area},
    RoleWord{"area", Role::Area},
    RoleWord{"place", Role::Area},
    RoleWord{"provider", Role::Area},
    RoleWord{"providername", Role::Area},
    RoleWord{"organisation", Role::Area},
    RoleWord{"orgname", Role::Area},
    RoleWord{"organisationname", Role::Area},
    RoleWord{"icb", Role::Area},
    RoleWord{"icbname", Role::Area},
    RoleWord{"system", Role::Area},
    RoleWord{"region", Role::Area},
    RoleWord{"group", Role::Group},
    RoleWord{"agegroup", Role::Group},
    RoleWord{"patientgroup", Role::Group},
    RoleWord{"adultscyp", Role::Group},
    RoleWord{"cohort", Role::Group},
    RoleWord{"queue", Role::Queue},
    RoleWord{"waiting", Role::Queue},
    RoleWord{"patientswaiting", Role::Queue},
    RoleWord{"numberofpatientswaiting", Role::Queue},
    RoleWord{"totalwaiting", Role::Queue},
    RoleWord{"totalwaitinglist", Role::Queue},
    RoleWord{"waitinglist", Role::Queue},
    RoleWord{"totalnumberofpatientsonthewaitinglist", Role::Queue},
    RoleWord{"total", Role::Queue},
    RoleWord{"numberofpatientsseen", Role::Seen},
    RoleWord{"patientsseen", Role::Seen},
    RoleWord{"seen", Role::Seen},
    RoleWord{"removals", Role::Seen},
    RoleWord{"discharges", Role::Seen},
    RoleWord{"added", Role::Added},
    RoleWord{"additions", Role::Added},
    RoleWord{"referrals", Role::Added},
    RoleWord{"newreferrals", Role::Added},
    RoleWord{"opening", Role::Opening},
    RoleWord{"closing", Role::Closing},
    RoleWord{"indicator", Role::Indicator},
    RoleWord{"band", Role::Indicator},
    RoleWord{"waitband", Role::Indicator},
    RoleWord{"measure", Role::Indicator},
    RoleWord{"metric", Role::Indicator},
    RoleWord{"weekswaiting", Role::Indicator},
    RoleWord{"value", Role::Value},
    RoleWord{"number", Role::Value},
    RoleWord{"count", Role::Value},
    RoleWord{"patients", Role::Value},
    RoleWord{"medianwaitweeks", Role::Median},
    RoleWord{"medianweeks", Role::Median},
};

/// Parts of headings that tell of a patient.
constexpr std::array<std::string_view, 16> kIdentifiers = {
    "nhsnumber", "nhsno",   "hospitalnumber", "hospitalno",  "patientid", "patientnumber", "mrn",   "chinumber",
    "forename",  "surname", "patientname",    "dateofbirth", "birth",     "postcode",      "email", "address"};

/// In a file of counts, removed are people who left the list.
void read_removed_as_count(std::vector<Role>& roles) {
  if (std::find(roles.begin(), roles.end(), Role::Referral) != roles.end()) return;
  std::replace(roles.begin(), roles.end(), Role::Removal, Role::Seen);
}

bool is_header(const std::vector<Role>& roles) {
  const auto has = [&](Role role) { return std::find(roles.begin(), roles.end(), role) != roles.end(); };
  if (has(Role::Referral)) return has(Role::Removal);
  return has(Role::Date) && (has(Role::Queue) || has(Role::Seen) || has(Role::Band) || has(Role::Closing) ||
                             (has(Role::Indicator) && has(Role::Value)));
}

}  // namespace

Role role_of(std::string_view heading) {
  const std::string key = intake::heading_key(heading);
  for (const RoleWord& word : kWords)
    if (word.key == key) return word.role;
  if (key == "dob") return Role::Identifier;
  for (const std::string_view part : kIdentifiers)
    if (key.find(part) != std::string::npos) return Role::Identifier;
  return parse_band(heading) ? Role::Band : Role::Other;
}

bool says_nothing(std::string_view cell) {
  static constexpr std::array<std::string_view, 10> kNothing = {"", "NA", "N/A", "-", ":", "*", "z", "c", "..", "NULL"};
  return std::find(kNothing.begin(), kNothing.end(), intake::trimmed(cell)) != kNothing.end();
}

std::optional<std::int32_t> parse_day_or_month(std::string_view text) {
  text = intake::trimmed(text);
  if (text.size() == 6 && (text[4] == 'Q' || text[4] == 'q') && text[5] >= '1' && text[5] <= '4') {
    int year = 0;
    for (const char c : text.substr(0, 4)) {
      if (c < '0' || c > '9') return std::nullopt;
      year = year * 10 + (c - '0');
    }
    return base::Month(year, 3 * (text[5] - '0')).last_day();
  }
  if (const auto date = intake::parse_date(text, intake::kUsualDateStyles, kLastYear))
    return base::days_from_civil(date->year, date->month, date->day);
  if (const auto month = base::parse_month(text)) return month->last_day();
  return std::nullopt;
}

std::optional<std::size_t> WaitSheet::column(Role role) const {
  const auto at = std::find(roles.begin(), roles.end(), role);
  if (at == roles.end()) return std::nullopt;
  return static_cast<std::size_t>(at - roles.begin());
}

const std::string& WaitSheet::cell(const intake::TextRow& row, std::optional<std::size_t> column) const {
  static const std::string kNothing;
  return column && *column < row.cells.size() ? row.cells[*column] : kNothing;
}

WaitSheet wait_sheet(std::string text, const std::string& name) {
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  WaitSheet out;
  out.name = name;
  intake::TextRows read = intake::text_rows(std::move(text), ',', 1);
  for (const intake::ReadFault& fault : read.faults)
    out.faults.push_back({base::Severity::Warning,
                          {name, fault.line, 0},
                          "this row cannot be read and is left out",
                          "Close its quotes, or take the row out"});
  for (std::size_t i = 0; i < std::min(kHeaderSearch, read.rows.size()); ++i) {
    std::vector<Role> roles;
    for (const std::string& cell : read.rows[i].cells) roles.push_back(role_of(cell));
    read_removed_as_count(roles);
    if (!is_header(roles)) continue;
    out.header = read.rows[i];
    out.roles = std::move(roles);
    read.rows.erase(read.rows.begin(), read.rows.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    std::erase_if(read.rows, [](const intake::TextRow& row) {
      return std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& c) { return c.empty(); });
    });
    out.rows = std::move(read.rows);
    return out;
  }
  throw base::InputError(
      {base::Severity::Error,
       {name, 1, 0},
       "this is no waiting list: the headings name neither dates of referral and removal nor counts",
       "Name the columns Referral and Removal; or Date, Service and a column for each wait band; or Date, Service, "
       "Indicator and Value (docs/formats/waits.md)"});
}

}  // namespace cadre::waits
