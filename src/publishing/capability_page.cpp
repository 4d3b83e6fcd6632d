#include "publishing/capability_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <set>

#include "publishing/figures.h"
#include "publishing/numbers.h"
#include "publishing/supply_words.h"
#include "vocabulary/codes.h"

namespace cadre::publishing {
namespace {

std::size_t rows_with(const base::Table& t, const char* column, std::string_view text) {
  std::size_t count = 0;
  for (std::size_t row = 0; row < t.rows(); ++row) count += t.text_at(row, column) == text ? 1 : 0;
  return count;
}

std::size_t distinct(const base::Table& t, const char* column) {
  std::set<std::string> seen;
  for (std::size_t row = 0; row < t.rows(); ++row) seen.insert(t.text_at(row, column));
  return seen.size();
}

std::string entries_are(std::size_t count) {
  return count == 1 ? "1 entry is" : fmt::format("{} entries are", spoken_count(static_cast<std::int64_t>(count)));
}

AnswerSentence matrix_sentence(const base::Table& matrix, const base::Table& cells) {
  std::size_t cells_2019 = 0, covered = 0;
  for (std::size_t row = 0; row < cells.rows(); ++row) {
    if (cells.text_at(row, "part") != "matrix 2019") continue;
    ++cells_2019;
    covered += cells.flag_at(row, "covered") ? 1 : 0;
  }
  const std::size_t of_plan = rows_with(matrix, "part", "plan");
  std::string text = fmt::format(
      "The matrix says in {} entries who does what: {} competencies, {} professions; {} of the {} cells of 2019 hold "
      "at least one",
      matrix.rows(), distinct(matrix, "competency"), distinct(matrix, "profession"), covered, cells_2019);
  if (of_plan > 0) text += fmt::format(", and the plan adds {} entries", of_plan);
  return {plain_part(text + ".")};
}

AnswerSentence law_sentence(const base::Table& matrix) {
  if (matrix.rows() == 0) return {};
  const std::size_t local = rows_with(matrix, "state", "local permission");
  return {plain_part(fmt::format(
      "By the law of {}, {} lawful, {} blocked and never counted, {} lawful only where an employer permits it, and {} "
      "still to come.",
      month_at(matrix, 0).spoken(), entries_are(rows_with(matrix, "state", "lawful")),
      rows_with(matrix, "state", "blocked"), local, rows_with(matrix, "state", "future")))};
}

AnswerSentence trained_sentence(const base::Table& matrix) {
  std::size_t counts = 0, surveyed = 0;
  double hours = 0, trained = 0;
  for (std::size_t row = 0; row < matrix.rows(); ++row) {
    hours += matrix.decimal_at(row, "hours");
    trained += matrix.decimal_at(row, "hours_trained");
    if (!matrix.flag_at(row, "counts")) continue;
    ++counts;
    surveyed += matrix.flag_at(row, "surveyed") ? 1 : 0;
  }
  std::string text = surveyed == 0 ? "Nobody has been asked who is trained: every share is an assumption with a range"
                                   : fmt::format(
                                         "Who is trained was asked for {} of {} entries; the other shares are "
                                         "assumptions with a range",
                                         surveyed, counts);
  if (hours > 0)
    text +=
        fmt::format(". Of {} clinical hours a week of staff with entries, about {} are of trained staff",
                    spoken_count(static_cast<std::int64_t>(hours)), spoken_count(static_cast<std::int64_t>(trained)));
  return {plain_part(text + ".")};
}

/// "OT;SLT" -> "occupational therapist, speech and language therapist".
std::string spoken_professions(std::string_view codes, const Labels& labels) {
  std::vector<std::string> out;
  while (!codes.empty()) {
    const std::size_t end = std::min(codes.find(';'), codes.size());
    std::string word = labels.label("profession", codes.substr(0, end));
    if (word != codes.substr(0, end))
      word.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(word.front())));
    out.push_back(std::move(word));
    codes.remove_prefix(std::min(end + 1, codes.size()));
  }
  return fmt::format("{}", fmt::join(out, ", "));
}

/// The barriers whose fall would let most entries count.
AnswerSentence barrier_sentence(const base::Table& barriers, const base::Table& matrix, const Labels& labels) {
  constexpr std::size_t kMostNamed = 3;
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < barriers.rows(); ++row)
    if (barriers.integer_at(row, "gained") > 0) rows.push_back(row);
  std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
    return barriers.integer_at(a, "gained") > barriers.integer_at(b, "gained");
  });
  if (rows.empty() || matrix.rows() == 0) return {};
  AnswerSentence out{plain_part("What could be: ")};
  for (std::size_t i = 0; i < std::min(rows.size(), kMostNamed); ++i) {
    const std::size_t row = rows[i];
    const std::string professions = spoken_professions(barriers.text_at(row, "professions"), labels);
    out.push_back(plain_part(i == 0 ? "" : "; "));
    out.push_back(plain_part(fmt::format("without \"{}\" ", barriers.text_at(row, "name"))));
    out.push_back(
        {fmt::format("{} more", barriers.integer_at(row, "gained")),
         figure_name("capability_barriers", "gained", {{"barrier", barriers.text_at(row, "barrier")}}).text()});
    out.push_back(plain_part(fmt::format(" would count ({})", professions)));
  }
  out.push_back(plain_part("."));
  return out;
}

AnswerSentence dependency_sentence(const base::Table& dependency) {
  const std::size_t professions = rows_with(dependency, "kind", "one profession");
  const std::size_t lawful = rows_with(dependency, "kind", "one lawful profession");
  const std::size_t people = rows_with(dependency, "kind", "one person");
  if (professions + lawful + people == 0) return {};
  std::string text = fmt::format("{} competencies are held by one profession alone", professions);
  if (lawful > 0) text += fmt::format(", {} more are lawful for one alone", lawful);
  if (people > 0) text += fmt::format(", and {} times one person of a place holds one alone", people);
  return {plain_part(text + ".")};
}

AnswerSentence lifted_sentence(const std::vector<std::string>& lifted) {
  if (lifted.empty()) return {};
  return {plain_part(fmt::format("The plan takes as fallen or in force: {}.", fmt::join(lifted, ", ")))};
}

void add_care_settings(const base::Table& t, std::set<std::string>& into) {
  for (std::size_t row = 0; row < t.rows(); ++row) {
    std::string_view rest = t.text_at(row, "care_settings");
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(';'), rest.size());
      into.emplace(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
}

AnswerSentence unspoken_sentence(const base::Table& matrix, const base::Table& roles, const Labels& labels) {
  std::set<std::string> spoken;
  add_care_settings(matrix, spoken);
  add_care_settings(roles, spoken);
  std::vector<std::string> silent;
  for (const std::string_view code : vocabulary::setting_codes().subspan(1))
    if (spoken.find(std::string(code)) == spoken.end()) silent.push_back(labels.label("setting", code));
  if (silent.empty()) return {};
  return {plain_part(fmt::format("Neither matrix nor new roles say anything yet of: {}.", fmt::join(silent, ", ")))};
}

}  // namespace

FurtherPage capability_page(const CapabilitySource& from, const Labels& labels) {
  FurtherPage page;
  page.page = "capability";
  page.withheld =
      "Capability is for the internal edition only: who holds a competency alone would tell of single people.";
  const auto say = [&](AnswerSentence sentence) {
    if (!sentence.empty()) page.answer.push_back(std::move(sentence));
  };
  say(matrix_sentence(*from.matrix, *from.cells));
  say(law_sentence(*from.matrix));
  say(trained_sentence(*from.matrix));
  say(barrier_sentence(*from.barriers, *from.matrix, labels));
  say(dependency_sentence(*from.dependency));
  say(lifted_sentence(from.lifted));
  say(unspoken_sentence(*from.matrix, *from.roles, labels));
  page.tables = {
      {from.matrix,
       {"Counted is what is lawful; blocked is shown and never counted; local permission counts where the plan grants "
        "it.",
        "Hours of a profession are spread evenly over its entries in a setting, so that they add up to the hours of "
        "staff; they do not say how time is spent."}},
      {from.cells, {"Covered means that the matrix holds an entry, whether the law allows it or not."}},
      {from.roles,
       {"The document names no professions for the new roles; that all eight may grow into them is assumed."}},
      {from.dependency, {}},
      {from.benefits, {}},
      {from.barriers, {"Barriers of policy and training change the share that is trained, not what is lawful."}},
      {from.law, {}},
      {from.support, {}}};
  if (from.survey != nullptr)
    page.tables.push_back({from.survey, {"Level 2 and more counts as trained; ranges are Wilson's at 95%."}});
  return page;
}

}  // namespace cadre::publishing
