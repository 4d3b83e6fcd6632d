#include <array>
#include <cmath>

#include "sample/faults.h"

// Hours, dates, contract, organisation and place.
namespace cadre::sample {
namespace {

bool day_to_day(const Person& person) {  // a permanent contract that started before this year
  return permanent(person) && !person.rows[0][Field::EmployeeNumber].empty();
}
bool placed(const Person& person) { return permanent(person) && !person.rows[0][Field::Location].empty(); }

void hours(FaultContext& c, double week, double fte) {
  c.row().hours = week;
  c.row().fte = fte;
  c.mark(c.row());
}

void fte_not_hours(FaultContext& c) {
  StaffRow& row = c.row();
  const double shift = 0.05 + 0.2 * c.stream.uniform();
  const double right = row.hours / 37.5;
  const double wrong = right > 0.5 ? right - shift : right + shift;
  row.fte = std::round(wrong * 100.0) / 100.0;
  c.mark(row);
}

void text(FaultContext& c, Field field, const char* value) {
  c.row()[field] = value;
  c.mark(c.row());
}

void day(FaultContext& c, std::int32_t StaffRow::*member, std::int32_t value) {
  c.row().*member = value;
  c.mark(c.row());
}

void fixed(FaultContext& c, std::int32_t start, std::int32_t end) {
  c.row()[Field::Category] = c.any({"Fixed Term", "Fixed Term Temp"});
  c.row().start = start;
  c.row().end = end;
  c.mark(c.row());
}

void expired(FaultContext& c) {
  const std::int32_t end = c.month.first_day - c.days(1, 120);
  fixed(c, end - 400, end);
}

void bank_on_leave(FaultContext& c) {
  c.row()[Field::Category] = c.any({"Bank", "Honorary"});
  c.row().hours = c.row().fte = 0.0;
  text(c, Field::Status, c.any({"Maternity & Adoption", "Career Break", "Out on External Secondment - Paid"}));
}

void no_place(FaultContext& c) {
  c.row()[Field::Location].clear();
  c.row().site = nullptr;
  text(c, Field::CostCentre, c.any({"", "9999", "X12"}));
}

constexpr std::array
    kContractFaultRows =
        {
            // A row without code, FTE and organisation never gets as far as the rules: not with faults of the
            // organisation.
            FaultRow{"fte-blank", "FTE-BLANK", true, kContract | kOrg, kHours, any_post, permanent,
                     [](FaultContext& c) { hours(c, c.row().hours, kBlank); }},
            FaultRow{"fte-zero", "FTE-RANGE", true, kContract, kHours, any_post, permanent,
                     [](FaultContext& c) { hours(c, 0.0, 0.0); }},
            FaultRow{"fte-negative", "FTE-RANGE", true, kContract, kHours, any_post, permanent,
                     [](FaultContext& c) { hours(c, -18.75, -0.5); }},
            FaultRow{"fte-above-one", "FTE-RANGE", true, kContract, kHours, any_post, permanent,
                     [](FaultContext& c) { hours(c, 45.0, 1.2); }},
            FaultRow{"fte-not-hours", "FTE-HOURS", true, kContract | kBand, kHours, any_post, permanent, fte_not_hours},
            FaultRow{"hours-zero-with-fte", "HOURS-ZERO", true, kContract, kHours, any_post, permanent,
                     [](FaultContext& c) { hours(c, 0.0, c.row().fte); }},
            FaultRow{"birth-date-blank", "AGE-BLANK", true, kNothing, kBirth, any_post, day_to_day,
                     [](FaultContext& c) { day(c, &StaffRow::birth, kNoDay); }},
            FaultRow{"age-too-young", "AGE-RANGE", true, kNothing, kBirth | kStart | kRegDate, any_post, day_to_day,
                     [](FaultContext& c) { day(c, &StaffRow::birth, c.month.last_day - c.days(1000, 5700)); }},
            FaultRow{"age-too-old", "AGE-RANGE", true, kNothing, kBirth | kStart | kRegDate, any_post, day_to_day,
                     [](FaultContext& c) { day(c, &StaffRow::birth, c.month.last_day - c.days(29700, 40000)); }},
            FaultRow{"start-in-future", "START-FUTURE", true, kContract, kStart, any_post, day_to_day,
                     [](FaultContext& c) { day(c, &StaffRow::start, c.month.last_day + c.days(1, 200)); }},
            FaultRow{"start-as-child", "START-CHILD", true, kContract | kBirth, kStart, any_post, day_to_day,
                     [](FaultContext& c) { day(c, &StaffRow::start, c.row().birth + c.days(2000, 4900)); }},
            FaultRow{"fixed-term-without-end", "FIXED-NO-END", true, kNothing, kContract, any_post, day_to_day,
                     [](FaultContext& c) { fixed(c, c.row().start, kNoDay); }},
            FaultRow{"fixed-term-ends-first", "FIXED-ORDER", true, kNothing, kContract | kStart, any_post, day_to_day,
                     [](FaultContext& c) { fixed(c, c.row().start, c.row().start - c.days(1, 300)); }},
            FaultRow{"fixed-term-expired", "FIXED-EXPIRED", true, kBirth, kContract | kStart, any_post, grown, expired},
            FaultRow{"permanent-with-end", "FIXED-PERMANENT", true, kNothing, kContract | kStart, any_post, day_to_day,
                     [](FaultContext& c) { day(c, &StaffRow::end, c.month.last_day + c.days(30, 500)); }},
            FaultRow{"category-unknown", "CATEGORY-UNKNOWN", true, kHours, kContract, any_post, day_to_day,
                     [](FaultContext& c) {
                       text(c, Field::Category, c.any({"", "Sessional", "Other Contract"}));
                     }},
            FaultRow{"status-unknown", "STATUS-UNKNOWN", true, kHours, kContract, any_post, day_to_day,
                     [](FaultContext& c) {
                       text(c, Field::Status, c.any({"", "Pending", "Process Hold"}));
                     }},
            FaultRow{"bank-on-leave", "STATUS-BANK", true, kNothing, kContract | kHours, any_post, permanent,
                     bank_on_leave},
            FaultRow{"organisation-blank", "ORG-BLANK", true, kNothing, kOrg, any_post, permanent,
                     [](FaultContext& c) { text(c, Field::OrgCode, ""); }},
            FaultRow{"organisation-unknown", "ORG-UNKNOWN", true, kNothing, kOrg, any_post, permanent,
                     [](FaultContext& c) {
                       text(c, Field::OrgCode, c.any({"ZQ0", "QQ9", "Z0Z0"}));
                     }},
            FaultRow{"organisation-closed", "ORG-CLOSED", true, kNothing, kOrg, any_post, permanent,
                     [](FaultContext& c) { text(c, Field::OrgCode, "ZY9"); }},
            FaultRow{"location-unknown", "PLACE-UNKNOWN", true, kNothing, kPlace, any_post, placed,
                     [](FaultContext& c) {
                       text(c, Field::Location, c.any({"Annexe 12", "Portakabin C", "Home"}));
                     }},
            FaultRow{"place-missing", "PLACE-MISSING", true, kNothing, kPlace, any_post, permanent, no_place},
};

}  // namespace

std::span<const FaultRow> contract_faults() { return kContractFaultRows; }

}  // namespace cadre::sample
