#include "sample/list_writer.h"

#include <array>
#include <cmath>

#include "base/month.h"

namespace cadre::sample {
namespace {

constexpr std::array<std::string_view, 12> kMonthNames = {"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                                                          "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};

void append(fmt::memory_buffer& out, std::string_view text) { out.append(text.data(), text.data() + text.size()); }

void append_field(fmt::memory_buffer& out, std::string_view text) {
  if (text.find_first_of(",\"\n\r") == std::string_view::npos) return append(out, text);
  out.push_back('"');
  for (const char letter : text) {
    if (letter == '"') out.push_back('"');
    out.push_back(letter);
  }
  out.push_back('"');
}

void append_digits(fmt::memory_buffer& out, int value, int digits) {
  std::array<char, 4> text{};
  for (int i = digits; i-- > 0; value /= 10) text[static_cast<std::size_t>(i)] = static_cast<char>('0' + value % 10);
  out.append(text.data(), text.data() + digits);
}

void append_day(fmt::memory_buffer& out, std::int32_t day, DateStyle style) {
  if (day == kNoDay) return;
  const base::CivilDate date = base::civil_from_days(day);
  if (style == DateStyle::Iso) {
    append_digits(out, date.year, 4);
    out.push_back('-');
    append_digits(out, date.month, 2);
    out.push_back('-');
    append_digits(out, date.day, 2);
    return;
  }
  append_digits(out, date.day, 2);
  out.push_back(style == DateStyle::DayFirst ? '/' : '-');
  if (style == DateStyle::DayFirst)
    append_digits(out, date.month, 2);
  else
    append(out, kMonthNames[static_cast<std::size_t>(date.month - 1)]);
  out.push_back(style == DateStyle::DayFirst ? '/' : '-');
  append_digits(out, date.year, 4);
}

void append_number(fmt::memory_buffer& out, double value) {
  if (std::isnan(value)) return;
  // Five decimals at most, as the warehouse stores contracted FTE.
  const auto scaled = static_cast<std::int64_t>(std::llround(std::abs(value) * 100000.0));
  if (value < 0 && scaled != 0) out.push_back('-');
  fmt::format_to(std::back_inserter(out), "{}", scaled / 100000);
  auto rest = static_cast<int>(scaled % 100000);
  if (rest == 0) return;
  int digits = 5;
  for (; rest % 10 == 0; rest /= 10) --digits;
  out.push_back('.');
  std::array<char, 5> text{};
  for (int i = digits; i-- > 0; rest /= 10) text[static_cast<std::size_t>(i)] = static_cast<char>('0' + rest % 10);
  out.append(text.data(), text.data() + digits);
}

}  // namespace

const std::string_view kListHeading =
    "Effective Date,Org Code,Employee Number,NHS Unique Identifier,Assignment Number,Staff Group,Job Role,"
    "Occupation Code,Area Of Work,Position Number,Position Title,Team,Cost Centre,Location,Pay Grade,Spine Point,"
    "Contracted Hours,FTE,Assignment Category,Assignment Status,Start Date,Fixed Term End,Date Of Birth,"
    "Registration Body,Registration Number,Registration Date,Gender,Ethnic Category,Disability\n";

void append_row(fmt::memory_buffer& out, const StaffRow& row, std::int32_t effective, DateStyle style) {
  const auto text = [&](Field first, Field last) {
    for (auto f = static_cast<std::size_t>(first); f <= static_cast<std::size_t>(last); ++f) {
      out.push_back(',');
      append_field(out, row.text[f]);
    }
  };
  const auto day = [&](std::int32_t value) {
    out.push_back(',');
    append_day(out, value, style);
  };
  append_day(out, effective, style);
  text(Field::OrgCode, Field::SpinePoint);
  out.push_back(',');
  append_number(out, row.hours);
  out.push_back(',');
  append_number(out, row.fte);
  text(Field::Category, Field::Status);
  day(row.start);
  day(row.end);
  day(row.birth);
  text(Field::RegBody, Field::RegNumber);
  day(row.registered);
  text(Field::Gender, Field::Disability);
  out.push_back('\n');
}

}  // namespace cadre::sample
