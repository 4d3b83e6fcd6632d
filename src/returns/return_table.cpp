#include "returns/return_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace cadre::returns {
namespace {

using vocabulary::RoleLevel;

constexpr double kPercent = 100;

bool holds(const std::vector<std::string>& codes, std::string_view code) {
  return codes.empty() || std::find(codes.begin(), codes.end(), code) != codes.end();
}

bool is_support(RoleLevel level) { return level == RoleLevel::Support || level == RoleLevel::AssistantPractitioner; }

ReturnValue number(double value) { return {value, {}}; }
ReturnValue nothing(std::string reason) { return {std::nullopt, std::move(reason)}; }

bool of(const std::string& asked, const std::string& employer) { return asked.empty() || asked == employer; }

/// Substantive FTE; nothing when no list of the month was read, or when the row selects nobody in any month.
ReturnValue substantive(const ReturnRow& row, const std::string& employer, base::Month month, const ReturnData& data) {
  NanoFte sum = 0;
  bool listed = false, selected = false;
  for (const StaffCell& cell : data.staff) {
    if (!of(employer, cell.employer)) continue;
    listed = listed || cell.month == month.ordinal();
    if (!selects(row, cell)) continue;
    selected = true;
    if (cell.month == month.ordinal()) sum += cell.fte;
  }
  if (!selected) return nothing("no record fits this row; check its codes against the template");
  if (!listed) return nothing("no staff list of this month");
  return number(static_cast<double>(sum) / kNanoPerFte);
}

struct FileKind {
  const char *what, *remedy;
};
constexpr FileKind kEstablishment = {"establishment", "add the finance establishment as an [[input]]"};
constexpr FileKind kBank = {"bank staff", "add bank and agency WTE as an [[input]]"};
constexpr FileKind kAgency = {"agency staff", "add bank and agency WTE as an [[input]]"};

ReturnValue of_file(const std::optional<std::vector<FileCell>>& cells, const FileKind& kind, const ReturnRow& row,
                    const std::string& employer, base::Month month) {
  if (!cells) return nothing(fmt::format("no file of {}: {}", kind.what, kind.remedy));
  if (row.group != StaffGroup::All || !row.role_level.empty())
    return nothing(fmt::format("the file of {} says no level, so it cannot be split by one", kind.what));
  double sum = 0;
  bool listed = false, unnamed = false, fits = false;
  for (const FileCell& cell : *cells) {
    if (!of(employer, cell.employer) || cell.month != month.ordinal()) continue;
    listed = true;
    if (!row.profession.empty() && cell.profession.empty()) unnamed = true;
    if (!holds(row.profession, cell.profession) || !holds(row.band, cell.band)) continue;
    fits = true;
    sum += cell.value;
  }
  if (!listed) return nothing(fmt::format("no figures of {} for this month", kind.what));
  if (!fits && unnamed) return nothing(fmt::format("the file of {} does not say the profession", kind.what));
  return number(sum);
}

/// Funded posts of the plan say something only when every employer with staff in post has some: a file that was not
/// sent would make a vacancy of less than nothing.
ReturnValue funded_posts(const ReturnRow& row, const std::string& employer, base::Month month, const ReturnData& data) {
  ReturnValue value = of_file(data.establishment, kEstablishment, row, employer, month);
  if (!value.value || !employer.empty()) return value;
  std::set<std::string> employing, funded;
  for (const StaffCell& cell : data.staff)
    if (cell.month == month.ordinal() && cell.fte > 0) employing.insert(cell.employer);
  for (const FileCell& cell : *data.establishment)
    if (cell.month == month.ordinal() && employing.contains(cell.employer)) funded.insert(cell.employer);
  if (funded.size() == employing.size()) return value;
  return nothing(fmt::format("establishment of {} of {} employers only: add that of the others as an [[input]]",
                             funded.size(), employing.size()));
}

/// The first that has no value decides what is said.
const ReturnValue* missing_of(std::initializer_list<const ReturnValue*> values) {
  for (const ReturnValue* value : values)
    if (!value->value) return value;
  return nullptr;
}

ReturnValue sickness(const ReturnRow& row, const std::string& employer, base::Month month, const ReturnData& data) {
  if (!data.sickness) return nothing("no file of absences: add absence by assignment as an [[input]]");
  ReturnValue in_post = substantive(row, employer, month, data);
  if (!in_post.value) return in_post;
  const int days = month.last_day() - base::Month::from_ordinal(month.ordinal() - 1).last_day();
  const double available = *in_post.value * days;
  if (available <= 0) return nothing("nobody in post in this month");
  NanoFte lost = 0;
  bool listed = false;
  for (const StaffCell& cell : *data.sickness) {
    if (!of(employer, cell.employer) || cell.month != month.ordinal()) continue;
    listed = true;
    if (selects(row, cell)) lost += cell.fte;
  }
  if (!listed) return nothing("no absences of this month");
  return number(kPercent * static_cast<double>(lost) / kNanoPerFte / available);
}

ReturnValue turnover(const ReturnRow& row, const std::string& employer, base::Month month, const ReturnData& data) {
  if (!employer.empty()) return nothing("turnover is counted for the plan, not by employer");
  if (row.group != StaffGroup::All || !row.role_level.empty() || !row.band.empty() || row.profession.size() > 1)
    return nothing("turnover is counted for all staff or for one profession");
  const std::string profession = row.profession.empty() ? std::string() : row.profession.front();
  for (const Turnover& rate : data.turnover)
    if (rate.month == month.ordinal() && rate.profession == profession) return number(rate.rate);
  return nothing("no turnover over the year to this month: it needs lists of both ends that link");
}

}  // namespace

bool selects(const ReturnRow& row, const StaffCell& cell) {
  if (row.group == StaffGroup::Support && !is_support(cell.level)) return false;
  if (row.group == StaffGroup::Registered && (is_support(cell.level) || cell.level == RoleLevel::Unknown)) return false;
  return holds(row.profession, vocabulary::code_of(cell.profession)) &&
         holds(row.role_level, vocabulary::code_of(cell.level)) && holds(row.band, cell.band);
}

ReturnValue value_of(const ReturnRow& row, const std::string& employer, base::Month month, const ReturnData& data) {
  const auto establishment = [&] { return funded_posts(row, employer, month, data); };
  const auto bank = [&] { return of_file(data.bank, kBank, row, employer, month); };
  const auto agency = [&] { return of_file(data.agency, kAgency, row, employer, month); };
  const auto total = [&](ReturnValue& temporary) {
    const ReturnValue staff = substantive(row, employer, month, data), of_bank = bank();
    temporary = agency();
    if (const ReturnValue* missing = missing_of({&staff, &of_bank, &temporary})) return *missing;
    return number(*staff.value + *of_bank.value + *temporary.value);
  };
  switch (row.measure) {
    case Measure::Establishment:
      return establishment();
    case Measure::Substantive:
      return substantive(row, employer, month, data);
    case Measure::Bank:
      return bank();
    case Measure::Agency:
      return agency();
    case Measure::Total: {
      ReturnValue ignored;
      return total(ignored);
    }
    case Measure::AgencyShare: {
      ReturnValue of_agency;
      ReturnValue all = total(of_agency);
      if (!all.value) return all;
      if (*all.value <= 0) return nothing("nobody worked in this month");
      return number(kPercent * *of_agency.value / *all.value);
    }
    case Measure::Vacancy: {
      const ReturnValue funded = establishment(), staff = substantive(row, employer, month, data);
      if (const ReturnValue* missing = missing_of({&funded, &staff})) return *missing;
      return number(*funded.value - *staff.value);
    }
    case Measure::SicknessRate:
      return sickness(row, employer, month, data);
    case Measure::Turnover:
      break;
  }
  return turnover(row, employer, month, data);
}

std::vector<base::Month> months_of(const ReturnHead& head, base::Month month) {
  const int year = month.month() >= head.first_month ? month.year() : month.year() - 1;
  std::vector<base::Month> months;
  months.reserve(static_cast<std::size_t>(head.months));
  for (int i = 0; i < head.months; ++i)
    months.push_back(base::Month::from_ordinal(base::Month(year, head.first_month).ordinal() + i));
  return months;
}

std::string year_name(const ReturnHead& head, base::Month first) {
  if (head.first_month == 1) return fmt::format("{}", first.year());
  return fmt::format("{}-{:02}", first.year(), (first.year() + 1) % 100);
}

std::vector<FilledBlock> fill(const ReturnMap& map, const ReturnData& data, base::Month month) {
  std::vector<std::pair<std::string, std::string>> organisations = data.employers;
  if (map.head.per == Per::Plan) organisations = {{"", data.plan_name}};
  std::vector<FilledBlock> blocks;
  for (const ReturnBlock& block : map.blocks) {
    FilledBlock filled{block.title, false, months_of(map.head, month), {}};
    for (const auto& [code, name] : organisations)
      for (const ReturnRow& row : map.rows) {
        if (row.block != block.id) continue;
        filled.contracts = filled.contracts || !row.contract.empty();
        FilledBlock::Row out{name, row.contract, row.label, std::string(unit_of(row.measure)), &row, code, {}, {}};
        for (const base::Month each : filled.months) out.values.push_back(value_of(row, code, each, data));
        const bool none = std::none_of(out.values.begin(), out.values.end(), [](const auto& v) { return v.value; });
        if (none && !out.values.empty()) {
          // The month of the plan says most: later months may merely not have come yet.
          const auto at = std::find(filled.months.begin(), filled.months.end(), month);
          out.note = out.values[static_cast<std::size_t>(at - filled.months.begin())].reason;
        }
        filled.rows.push_back(std::move(out));
      }
    blocks.push_back(std::move(filled));
  }
  return blocks;
}

}  // namespace cadre::returns
