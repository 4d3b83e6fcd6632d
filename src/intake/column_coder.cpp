#include "intake/column_coder.h"

#include <cmath>
#include <limits>

#include "intake/number_values.h"

namespace cadre::intake {
namespace {

constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();
constexpr int kLastYearOfTwoDigits = 2069;  // POSIX: 69 and above are of the last century; "31-MAR-27" lies ahead

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c; }
bool same_ignoring_case(std::string_view a, std::string_view lower) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    const char c = a[i] >= 'A' && a[i] <= 'Z' ? static_cast<char>(a[i] + ('a' - 'A')) : a[i];
    if (c != lower[i]) return false;
  }
  return true;
}

}  // namespace

bool ReadPlan::is_null(std::string_view text) const {
  if (text.size() >= 64 || (null_sizes >> text.size() & 1U) == 0) return false;
  for (const std::string& token : null_tokens)
    if (token.size() == text.size() && same_ignoring_case(text, token)) return true;
  return false;
}

ReadFault ColumnCoder::fault(FaultKind kind, std::uint32_t line, std::string_view raw) const {
  return {kind, line, input_.position, input_.column->name, shown_value(raw, input_.column->safe), true};
}

std::uint32_t ColumnCoder::code_of_value(std::string value, TextSource source) {
  const auto [at, added] = value_codes_.try_emplace(std::move(value), static_cast<std::uint32_t>(values_.size()));
  if (added) {
    values_.push_back(at->first);
    sources_.push_back(0);
  }
  sources_[at->second] = static_cast<std::uint8_t>(sources_[at->second] | 1U << static_cast<unsigned>(source));
  return at->second;
}

std::uint32_t ColumnCoder::code_of_new(std::string_view raw) {
  const std::string_view text = trimmed(raw);
  std::uint32_t code = 0;
  if (!text.empty() && !plan_->is_null(text)) {
    DecodedText value = decoded(text);
    code = code_of_value(std::move(value.text), value.source);
  }
  raw_codes_.insert(raw, code);
  return code;
}

std::uint32_t ColumnCoder::code_of(std::string_view text) {
  if (text.empty()) return 0;
  const std::uint32_t code = raw_codes_.find(text);
  return code == ValueDictionary::kNotFound ? code_of_new(text) : code;
}

std::uint32_t ColumnCoder::registration_code(std::string_view raw) {
  const std::string_view text = trimmed(raw);
  if (text.empty() || plan_->is_null(text)) return 0;
  constexpr std::size_t kLongestPrefix = 3;
  std::size_t letters = 0;
  while (letters < text.size() && upper(text[letters]) >= 'A' && upper(text[letters]) <= 'Z') ++letters;
  std::size_t digits = letters;
  while (digits < text.size() && (text[digits] == ' ' || (text[digits] >= '0' && text[digits] <= '9'))) ++digits;
  if (letters == 0 || letters > kLongestPrefix || digits == letters || digits != text.size())
    return code_of_value("?", TextSource::Ascii);
  char prefix[8] = {};
  for (std::size_t i = 0; i < letters; ++i) prefix[i] = upper(text[i]);
  return code_of({prefix, letters});
}

double ColumnCoder::decimal_of(std::string_view raw, std::uint32_t line, std::vector<ReadFault>& faults) {
  if (raw.empty()) return kNoNumber;
  if (const auto number = parse_decimal(raw)) return *number;
  const std::string_view text = trimmed(raw);
  if (!text.empty() && !plan_->is_null(text)) faults.push_back(fault(FaultKind::NotANumber, line, raw));
  return kNoNumber;
}

std::int32_t ColumnCoder::date_of(std::string_view raw, std::uint32_t line, std::vector<ReadFault>& faults) {
  if (raw.empty()) return kNoDate;
  if (const auto date = parse_date(raw, input_.column->dates, kLastYearOfTwoDigits))
    return base::days_from_civil(date->year, date->month, date->day);
  const std::string_view text = trimmed(raw);
  if (text.empty() || plan_->is_null(text)) return kNoDate;
  faults.push_back(fault(FaultKind::NotADate, line, raw));
  return kUnreadableDate;
}

double ColumnCoder::age_of(std::string_view raw, std::int32_t month, std::uint32_t line,
                           std::vector<ReadFault>& faults) {
  if (raw.empty()) return kNoNumber;
  const base::Month at = base::Month::from_ordinal(month);
  if (const auto birth = parse_date(raw, input_.column->dates, at.year())) return age_at_month_end(*birth, at);
  const std::string_view text = trimmed(raw);
  if (!text.empty() && !plan_->is_null(text)) faults.push_back(fault(FaultKind::NotADate, line, raw));
  return kNoNumber;
}

const std::string& ColumnCoder::employer_prefix(std::uint32_t code, const std::vector<std::string>& employers) {
  while (employer_prefixes_.size() <= code)
    employer_prefixes_.push_back(identifier_prefix(IdentifierScope::Employer, employers[employer_prefixes_.size()]));
  return employer_prefixes_[code];
}

void ColumnCoder::append_keys(const Rows& rows, std::vector<std::uint64_t>& keys) {
  const IdentifierScope scope = input_.column->scope;
  const std::string fixed = identifier_prefix(scope, scope == IdentifierScope::File       ? plan_->file_scope_id
                                                     : scope == IdentifierScope::Employer ? plan_->employer_scope_id
                                                                                          : "");
  for (std::size_t i = 0; i < rows.texts.size(); ++i) {
    const std::string_view text = trimmed(rows.texts[i]);
    if (text.empty() || plan_->is_null(text)) {
      keys.push_back(0);
      continue;
    }
    const bool by_employer = scope == IdentifierScope::Employer && rows.employers != nullptr;
    message_ = by_employer ? employer_prefix(rows.employer_codes[i], *rows.employers) : fixed;
    message_ += text;
    keys.push_back(plan_->hash.key64(message_));
  }
}

void ColumnCoder::append(const Rows& rows, BlockRows::Column& out, std::vector<ReadFault>& faults) {
  const std::size_t n = rows.texts.size();
  switch (input_.column->type) {
    case ColumnType::Text: {
      const std::size_t before = out.codes.size();
      out.codes.resize(before + n);
      std::uint32_t* codes = out.codes.data() + before;
      for (std::size_t i = 0; i < n; ++i) codes[i] = code_of(rows.texts[i]);
      break;
    }
    case ColumnType::Registration:
      for (std::size_t i = 0; i < n; ++i) out.codes.push_back(registration_code(rows.texts[i]));
      break;
    case ColumnType::Decimal:
      for (std::size_t i = 0; i < n; ++i) out.numbers.push_back(decimal_of(rows.texts[i], rows.lines[i], faults));
      break;
    case ColumnType::Date:
      for (std::size_t i = 0; i < n; ++i) out.dates.push_back(date_of(rows.texts[i], rows.lines[i], faults));
      break;
    case ColumnType::BirthDate:
      for (std::size_t i = 0; i < n; ++i)
        out.numbers.push_back(age_of(rows.texts[i], rows.months[i], rows.lines[i], faults));
      break;
    case ColumnType::Identifier:
      append_keys(rows, out.keys);
      break;
    case ColumnType::Month:
    case ColumnType::Year:
    case ColumnType::MonthOfYear:
      break;
  }
}

std::int32_t MonthCoder::value(Part part, std::string_view raw) {
  if (raw.empty()) return kBlank;
  Cache& cache = caches_[static_cast<std::size_t>(part)];
  const std::uint32_t known = cache.numbers.find(raw);
  if (known != ValueDictionary::kNotFound) return cache.values[known];
  cache.numbers.insert(raw, static_cast<std::uint32_t>(cache.values.size()));
  cache.values.push_back(parse(part, raw));
  return cache.values.back();
}

std::int32_t MonthCoder::parse(Part part, std::string_view raw) const {
  const std::string_view text = trimmed(raw);
  if (text.empty() || plan_->is_null(text)) return kBlank;
  if (part == Part::Month) {
    if (const auto date = parse_date(text, kUsualDateStyles, kLastYearOfTwoDigits))
      return base::Month(date->year, date->month).ordinal();
    const auto month = base::parse_month(text);
    return month ? month->ordinal() : kUnreadable;
  }
  const auto number = parse_decimal(text);
  if (part == Part::Year)
    return number && *number >= 1900 && *number <= 2200 && *number == std::floor(*number)
               ? static_cast<std::int32_t>(*number)
               : kUnreadable;
  if (number)
    return *number >= 1 && *number <= 12 && *number == std::floor(*number) ? static_cast<std::int32_t>(*number)
                                                                           : kUnreadable;
  const auto named = base::parse_month(std::string(text) + " 2000");
  return named ? named->month() : kUnreadable;
}

}  // namespace cadre::intake
