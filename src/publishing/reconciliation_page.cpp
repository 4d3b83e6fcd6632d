#include "publishing/reconciliation_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "publishing/figures.h"
#include "publishing/numbers.h"

namespace cadre::publishing {
namespace {

constexpr double kShown = 0.05;            ///< FTE below which one digit after the point shows nothing
constexpr std::size_t kRowsOnPage = 1000;  ///< longer tables stand in workbook, CSV and database only
constexpr const char* kStaff = "staff_records";

/// Names of publications within a sentence.
struct SourceName {
  std::string_view id, name;
};
constexpr std::array kNames = {
    SourceName{"nhs_workforce_excluding_medical", "NHS Workforce Statistics (staff excluding medical)"},
    SourceName{"nhs_workforce_staff_group", "NHS Workforce Statistics (staff group and organisation)"},
    SourceName{"hchs_nationality", "the file by nationality and organisation"},
    SourceName{"hchs_monthly", "the monthly series for England"},
    SourceName{"pcn_yearly", "the yearly series of primary care networks"},
};

std::string name_of(std::string_view source) {
  for (const SourceName& row : kNames)
    if (row.id == source) return std::string(row.name);
  return spoken_code(source);
}

AnswerPart plain(std::string text) { return {std::move(text), {}}; }

/// One row of `reconciliation`.
struct Row {
  const base::Table* table;
  std::size_t at;

  const std::string& text(const char* column) const { return table->text_at(at, column); }
  double number(const char* column) const { return table->decimal_at(at, column); }
  base::Month month() const {
    return base::Month::from_ordinal(static_cast<std::int32_t>(table->integer_at(at, "month")));
  }
  bool comparable() const { return text("verdict") == "agrees" || text("verdict") == "finding"; }
  std::string figure(const char* column) const {
    std::vector<std::pair<std::string, std::string>> keys = {{"month", month().iso()}};
    for (const char* key : {"employer", "staff_group", "label", "source", "beside", "measure", "published_month"})
      keys.emplace_back(key, text(key));
    return figure_name("reconciliation", column, std::move(keys)).text();
  }
  AnswerPart shown(const char* column) const { return {spoken_decimal(std::abs(number(column)), 1), figure(column)}; }
};

std::vector<Row> rows_of(const base::Table& table) {
  std::vector<Row> rows;
  for (std::size_t row = 0; row < table.rows(); ++row) rows.push_back({&table, row});
  return rows;
}

/// All labels of a publication together in the month shown, of the one with the most figures by organisation.
std::optional<Row> main_row(const std::vector<Row>& rows, base::Month shown) {
  std::map<std::string, int> figures;
  for (const Row& row : rows)
    if (row.text("beside") == kStaff && !row.text("employer").empty() && row.text("measure") == "fte")
      ++figures[row.text("source")];
  std::optional<Row> best;
  for (const Row& row : rows)
    if (row.text("label") == "all" && row.text("beside") == kStaff && row.month() == shown &&
        (!best || figures[row.text("source")] > figures[best->text("source")]))
      best = row;
  return best;
}

AnswerSentence difference_sentence(const Row& row) {
  const double difference = row.number("difference"), published = row.number("published");
  AnswerSentence out{
      plain("Here "), row.shown("ours"),
      plain(fmt::format(" FTE are counted in {}, where {} has ", row.month().spoken(), name_of(row.text("source")))),
      row.shown("published")};
  if (std::abs(difference) < kShown) {
    out.push_back(plain(": the same."));
    return out;
  }
  out.push_back(plain(": "));
  out.push_back(row.shown("difference"));
  out.push_back(plain(fmt::format(
      " {}{}.", difference > 0 ? "more" : "fewer",
      published > 0 ? fmt::format(" ({})", spoken_percent(std::abs(difference) / published, 1)) : std::string())));
  return out;
}

/// What makes the difference, largest first; then what is left over.
AnswerSentence parts_sentence(const Row& row) {
  struct Part {
    const char *column, *more, *fewer;
  };
  constexpr std::array kParts = {Part{"scope", " more because the publication means other staff",
                                      " fewer because the publication means other staff"},
                                 Part{"recode", " more by curation of codes", " fewer by curation of codes"},
                                 Part{"date", " more since the published month", " fewer since the published month"},
                                 Part{"duplicates", " more by copies", " fewer because copies are counted once"}};
  std::vector<Part> used;
  for (const Part& part : kParts)
    if (std::abs(row.number(part.column)) >= kShown) used.push_back(part);
  std::stable_sort(used.begin(), used.end(), [&](const Part& a, const Part& b) {
    return std::abs(row.number(a.column)) > std::abs(row.number(b.column));
  });
  AnswerSentence out;
  for (const Part& part : used) {
    out.push_back(plain(out.empty() ? "Of these FTE, " : ", "));
    out.push_back(row.shown(part.column));
    out.push_back(plain(row.number(part.column) > 0 ? part.more : part.fewer));
  }
  const double left = row.number("unexplained"), published = row.number("published");
  out.push_back(plain(out.empty() ? "Unexplained is " : "; unexplained is "));
  out.push_back(row.shown("unexplained"));
  if (published > 0)
    out.push_back(plain(fmt::format(" ({} of the published figure)", spoken_percent(std::abs(left) / published, 1))));
  out.push_back(plain("."));
  return out;
}

/// How many figures by organisation leave too much unexplained, and the largest of them.
AnswerSentence findings_sentence(const std::vector<Row>& rows, const Labels& labels, base::Month shown, double limit) {
  std::int64_t compared = 0, findings = 0;
  std::optional<Row> largest;
  for (const Row& row : rows) {
    if (row.text("beside") != kStaff || row.text("employer").empty() || row.text("measure") == "mean_fte_per_record" ||
        row.month() != shown || !row.comparable())
      continue;
    ++compared;
    if (row.text("verdict") != "finding") continue;
    ++findings;
    if (!largest || std::abs(row.number("unexplained")) > std::abs(largest->number("unexplained"))) largest = row;
  }
  if (compared == 0) return {};
  const std::string percent = spoken_percent(limit, limit * 100 == std::floor(limit * 100) ? 0 : 1);
  if (findings == 0)
    return {plain(fmt::format("None of {} figures by organisation leaves more than {} unexplained.",
                              spoken_count(compared), percent))};
  const std::string& label = largest->text("label").empty() ? largest->text("staff_group") : largest->text("label");
  return {
      plain(fmt::format("{} of {} figures by organisation {} more than {} unexplained, which is a finding; the largest "
                        "is {} at {}: ",
                        spoken_count(findings), spoken_count(compared), findings == 1 ? "leaves" : "leave", percent,
                        label, labels.label("employer", largest->text("employer")))),
      largest->shown("unexplained"), plain(largest->text("measure") == "headcount" ? " people." : " FTE.")};
}

/// Publications beside each other, and yearly means beside records.
void source_sentences(const base::Table& sources, std::vector<AnswerSentence>& answer) {
  struct Count {
    std::int64_t all = 0, exact = 0, not_comparable = 0;
    double largest = 0;
  };
  std::map<std::pair<std::string, std::string>, Count> counts;
  for (std::size_t row = 0; row < sources.rows(); ++row) {
    const bool yearly = sources.text_at(row, "measure") == "mean_fte_per_record";
    if (sources.text_at(row, "beside") == kStaff && !yearly) continue;
    Count& count = counts[{sources.text_at(row, "source"), sources.text_at(row, "beside")}];
    count.all += sources.integer_at(row, "comparisons");
    count.exact += sources.integer_at(row, "explained_exactly");
    count.not_comparable += sources.integer_at(row, "not_comparable");
    count.largest = std::max(count.largest, sources.decimal_at(row, "largest_unexplained"));
  }
  for (const auto& [key, count] : counts) {
    const auto& [source, beside] = key;
    if (beside == kStaff) {
      std::string text = fmt::format("Of {} figures of {}, {} follow from these records to within 0.001 FTE",
                                     spoken_count(count.all), name_of(source), spoken_count(count.exact));
      if (count.not_comparable > 0)
        text += fmt::format("; {} stand there under several names and cannot be compared",
                            spoken_count(count.not_comparable));
      answer.push_back({plain(text + ".")});
      continue;
    }
    const std::string pair = fmt::format("{} and {}", name_of(source), name_of(beside));
    answer.push_back({plain(fmt::format("{} of {} staff groups and months are the same in {}{}.",
                                        spoken_count(count.exact), spoken_count(count.all), pair,
                                        count.exact == count.all ? " to within 0.001 FTE"
                                                                 : fmt::format("; the largest difference is {} FTE",
                                                                               spoken_decimal(count.largest, 1))))});
  }
}

/// The last snapshot of the register in which most are employed of what it lists.
AnswerSentence register_sentence(const base::Table& registers) {
  std::optional<std::size_t> best;
  const auto later = [&](std::size_t a, std::size_t b) {
    const auto month = [&](std::size_t row) { return registers.integer_at(row, "month"); };
    if (month(a) != month(b)) return month(a) > month(b);
    return registers.integer_at(a, "employed") > registers.integer_at(b, "employed");
  };
  for (std::size_t row = 0; row < registers.rows(); ++row)
    if (!best || later(row, *best)) best = row;
  if (!best) return {};
  const auto month = [&](const char* column) {
    return base::Month::from_ordinal(static_cast<std::int32_t>(registers.integer_at(*best, column))).spoken();
  };
  const std::string& source = registers.text_at(*best, "employed_source");
  const std::string employed =
      source == kStaff ? "in these records"
                       : fmt::format("as {} in {}", registers.text_at(*best, "employed_label"), name_of(source));
  return {
      plain(fmt::format("The register of {} lists {} {} in the United Kingdom; {} people are employed {} ({}), {} for "
                        "each 100. The two count "
                        "different people and are no difference to be explained.",
                        month("month"), spoken_count(registers.integer_at(*best, "registrants")),
                        registers.text_at(*best, "label"), spoken_count(registers.integer_at(*best, "employed")),
                        employed, month("employed_month"), spoken_decimal(registers.decimal_at(*best, "per_100"), 1)))};
}

}  // namespace

FurtherPage reconciliation_page(const Reconciliation& from, const Labels& labels, base::Month shown) {
  FurtherPage page;
  page.page = "reconciliation";
  const auto fits = [](const base::Table& table) { return table.rows() <= kRowsOnPage; };
  page.tables = {{from.sources, {"What is explained exactly leaves 0.001 or less."}},
                 {from.comparisons,
                  {"Published and parts add up to ours exactly; as shown, each is rounded to one digit.",
                   "Parts say what cadre would count by the publication's rules, as far as these records and "
                   "reference/publication_rules.csv tell; rules marked assumed are not from the publisher."},
                  fits(*from.comparisons)},
                 {from.evidence, {}, fits(*from.evidence)},
                 {from.registers,
                  {"The register covers the United Kingdom and every employer; a ratio, never a difference."},
                  true}};
  page.withheld =
      "Reconciliation is for the internal edition only: what makes a difference are small groups of people, by "
      "employer "
      "and profession.";
  const std::vector<Row> rows = rows_of(*from.comparisons);
  const auto say = [&](AnswerSentence sentence) {
    if (!sentence.empty()) page.answer.push_back(std::move(sentence));
  };
  if (const auto main = main_row(rows, shown)) {
    say(difference_sentence(*main));
    say(parts_sentence(*main));
  }
  say(findings_sentence(rows, labels, shown, from.limit));
  source_sentences(*from.sources, page.answer);
  say(register_sentence(*from.registers));
  if (from.suppressed > 0 && !page.answer.empty())
    say({plain(fmt::format("{} published figures hold no number and were left out.", spoken_count(from.suppressed)))});
  return page;
}

}  // namespace cadre::publishing
