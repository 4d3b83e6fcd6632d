#include "sample/file_lines.h"

#include <fmt/format.h>

#include "base/csv_text.h"
#include "base/month.h"
#include "vocabulary/codes.h"

namespace cadre::sample {

std::string profession_words(const std::string& code) {
  if (code == "NONE") return "Nursing and Midwifery Registered";
  return std::string(vocabulary::name_of(vocabulary::profession_of(code)));
}

std::string band_words(const std::string& band) { return band.empty() || band == "N" ? "" : "Band " + band; }

std::string last_day_of(std::int32_t month) {
  const base::CivilDate date = base::civil_from_days(base::Month::from_ordinal(month).last_day());
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::string month_text(const MonthSpan& month) {
  const base::CivilDate date = base::civil_from_days(month.last_day);
  return base::Month(date.year, date.month).iso();
}

void put_line(std::string& out, std::initializer_list<std::string> fields) {
  bool first = true;
  for (const std::string& field : fields) {
    if (!first) out += ',';
    first = false;
    base::append_csv_field(out, field);
  }
  out += '\n';
}

std::string number(double value) {
  std::string text = fmt::format("{:.2f}", value);
  return text == "-0.00" ? "0.00" : text;
}

std::uint64_t number_of(std::string_view text) {  // FNV-1a
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char letter : text) hash = (hash ^ static_cast<unsigned char>(letter)) * 1099511628211ULL;
  return hash;
}

}  // namespace cadre::sample
