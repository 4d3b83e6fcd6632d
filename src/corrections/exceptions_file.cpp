#include "corrections/exceptions_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <unordered_map>

#include "curation/finding_name.h"
#include "curation/rules.h"
#include "intake/record_splitter.h"
#include "intake/text_values.h"
#include "plan_file/nearest.h"

namespace cadre::corrections {
namespace {

constexpr std::array<std::string_view, 3> kDecisions = {"fixed", "accepted", "wrong"};

enum Column : std::uint8_t { Finding, DecisionColumn, Reason, By, Expiry, Employer, RuleColumn, Note, kColumns };
constexpr std::array<std::string_view, kColumns> kNames = {"finding", "decision", "reason", "by",
                                                           "expiry",  "employer", "rule",   "note"};
constexpr std::size_t kRequired = 4;    // the first ones
constexpr std::size_t kLongNumber = 6;  // digits in a row that may be an identifier
constexpr std::size_t kLongestFile = std::size_t{64} << 20U;

struct Record {
  std::vector<std::string> fields;  ///< trimmed, UTF-8
  std::uint64_t line = 0;
};

char delimiter_of(std::string_view text) {
  const std::string_view first = text.substr(0, text.find_first_of("\r\n"));
  char best = ',';
  for (const char c : {';', '\t'})
    if (std::count(first.begin(), first.end(), c) > std::count(first.begin(), first.end(), best)) best = c;
  return best;
}

bool long_number(std::string_view text) {
  std::size_t digits = 0;
  for (const char c : text) {
    digits = c >= '0' && c <= '9' ? digits + 1 : 0;
    if (digits >= kLongNumber) return true;
  }
  return false;
}

/// An address or a form of address: the name of a person stands beside it.
bool names_a_person(std::string_view by) {
  if (by.find('@') != std::string_view::npos) return true;
  static constexpr std::array<std::string_view, 6> kAddresses = {"mr", "mrs", "ms", "miss", "dr", "prof"};
  std::string word;
  for (const char c : by) {
    if (c == ' ' || c == '.') break;
    word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return std::find(kAddresses.begin(), kAddresses.end(), word) != kAddresses.end();
}

/// Reads record by record and collects what is wrong.
class Reader {
 public:
  Reader(std::string_view text, const std::string& name) : name_(name) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    text_.assign(text);
    size_ = text_.size();
    text_.append(intake::kReadAhead, '\0');
  }

  ExceptionsFile read() {
    if (size_ > kLongestFile) {
      error(0, 0, "this is far too large for a list of exceptions", "Keep one row for each finding");
    } else {
      read_records();
    }
    if (base::any_error(faults_)) throw base::InputError(std::move(faults_));
    file_.remarks = std::move(faults_);
    return std::move(file_);
  }

 private:
  void error(std::uint64_t line, std::size_t column, std::string message, std::string remedy) {
    faults_.push_back({base::Severity::Error, {name_, line, column}, std::move(message), std::move(remedy)});
  }

  void read_records() {
    intake::RecordSplitter splitter(text_.data(), size_, true, delimiter_of(std::string_view(text_).substr(0, size_)),
                                    {});
    bool headed = false;
    for (auto outcome = splitter.next(); outcome != intake::RecordSplitter::Outcome::End; outcome = splitter.next()) {
      if (outcome == intake::RecordSplitter::Outcome::Bad) {
        error(splitter.line(), 0, "a quoted text does not end, or is far too long", "Close the quotes in this row");
        continue;
      }
      Record record{{}, splitter.line()};
      bool blank = true;
      for (const auto& field : splitter.fields()) {
        record.fields.push_back(intake::decoded(intake::trimmed(splitter.clean(field))).text);
        blank = blank && record.fields.back().empty();
      }
      if (blank) continue;
      if (headed) {
        take(record);
      } else if (!take_header(record)) {
        return;  // without headings nothing else can be said
      }
      headed = true;
    }
    if (!headed) error(0, 0, "there are no headings", fmt::format("Begin with the row {}", fmt::join(kNames, ",")));
  }

  bool take_header(const Record& header) {
    position_.fill(SIZE_MAX);
    width_ = header.fields.size();
    for (std::size_t i = 0; i < header.fields.size(); ++i) {
      const std::string key = intake::heading_key(header.fields[i]);
      if (key.empty()) continue;
      const auto known = std::find(kNames.begin(), kNames.end(), key);
      if (known == kNames.end()) {
        const plan_file::Nearest nearest = plan_file::nearest_of(key, kNames);
        if (nearest.close) {
          error(header.line, i + 1, fmt::format("unknown column '{}'", key),
                fmt::format("Did you mean '{}'?", nearest.word));
        } else {
          faults_.push_back({base::Severity::Note,
                             {name_, header.line, i + 1},
                             fmt::format("column {} is not used", i + 1),
                             "Nothing need be done; 'note' is kept and shown"});
        }
        continue;
      }
      std::size_t& position = position_[static_cast<std::size_t>(known - kNames.begin())];
      if (position != SIZE_MAX)
        error(header.line, i + 1, fmt::format("column '{}' stands twice", key), "Keep one of them");
      position = i;
    }
    for (std::size_t c = 0; c < kRequired; ++c)
      if (position_[c] == SIZE_MAX)
        error(header.line, 0, fmt::format("there is no column '{}'", kNames[c]),
              "Add it; the columns are " + fmt::format("{}", fmt::join(kNames, ", ")));
    return !base::any_error(faults_);
  }

  std::string cell(const Record& record, Column column) const {
    const std::size_t at = position_[column];
    return at < record.fields.size() ? record.fields[at] : std::string();
  }
  void wrong(const Record& record, Column column, std::string message, std::string remedy) {
    error(record.line, position_[column] + 1, std::move(message), std::move(remedy));
  }

  void take(const Record& record) {
    const std::size_t before = faults_.size();
    if (record.fields.size() > width_ &&
        std::any_of(record.fields.begin() + static_cast<std::ptrdiff_t>(width_), record.fields.end(),
                    [](const std::string& field) { return !field.empty(); }))
      error(record.line, width_ + 1, fmt::format("{} fields where the headings are {}", record.fields.size(), width_),
            "Put a text that holds commas in quotes");
    ExceptionRow row;
    row.line = record.line;
    read_finding(record, row);
    read_decision(record, row);
    read_texts(record, row);
    read_expiry(record, row);
    read_rule(record, row);
    if (faults_.size() == before) file_.rows.push_back(std::move(row));
  }

  void read_finding(const Record& record, ExceptionRow& row) {
    const std::string text = cell(record, Finding);
    const auto key = curation::finding_key_of(text);
    if (!key) {
      wrong(record, Finding,
            text.empty() ? std::string("no finding is named")
                         : fmt::format("'{}' is no name of a finding", intake::shape_of(text)),
            "Copy it from the column 'finding' of a fix-list, e.g. bcdfg-hjkmn-pqrst");
      return;
    }
    row.finding = *key;
    const auto [first, fresh] = lines_.try_emplace(*key, record.line);
    if (!fresh)
      wrong(record, Finding, fmt::format("this finding is judged in line {} already", first->second),
            "Keep the row that is right");
  }

  void read_decision(const Record& record, ExceptionRow& row) {
    const std::string text = cell(record, DecisionColumn), key = intake::heading_key(text);
    const auto known = std::find(kDecisions.begin(), kDecisions.end(), key);
    if (known != kDecisions.end()) {
      row.decision = static_cast<Decision>(known - kDecisions.begin());
      return;
    }
    const plan_file::Nearest nearest = plan_file::nearest_of(key, kDecisions);
    wrong(record, DecisionColumn,
          text.empty() ? std::string("no decision stands here")
                       : fmt::format("'{}' is no decision", intake::shape_of(text)),
          nearest.close ? fmt::format("Did you mean '{}'?", nearest.word) : "Write fixed, accepted or wrong");
  }

  void read_texts(const Record& record, ExceptionRow& row) {
    row.reason = cell(record, Reason);
    row.by = cell(record, By);
    row.note = cell(record, Note);
    row.employer = cell(record, Employer);
    if (row.reason.empty()) wrong(record, Reason, "there is no reason", "Say in a few words why this was decided");
    if (row.by.empty()) wrong(record, By, "nobody decided this", "Write a role, e.g. HR data officer");
    if (names_a_person(row.by)) wrong(record, By, "this names a person", "Write a role, e.g. HR data officer");
    for (const Column column : {Reason, By, Note})
      if (long_number(cell(record, column)))
        wrong(record, column, "a long number stands here, which may be the number of a person", "Take it out");
  }

  void read_expiry(const Record& record, ExceptionRow& row) {
    const std::string text = cell(record, Expiry);
    if (text.empty()) return;
    if (const auto month = base::parse_month(text)) {
      row.expiry = *month;
      return;
    }
    wrong(record, Expiry, fmt::format("'{}' is neither a month nor a date", intake::shape_of(text)),
          "Write the last month for which it holds, e.g. 2025-09");
  }

  void read_rule(const Record& record, ExceptionRow& row) {
    const std::string text = cell(record, RuleColumn);
    if (text.empty()) return;
    if (curation::rule_index(text) < curation::rules().size()) {
      row.rule = text;
      return;
    }
    std::vector<std::string_view> ids;
    for (const curation::Rule& rule : curation::rules()) ids.push_back(rule.id);
    const plan_file::Nearest nearest = plan_file::nearest_of(text, ids);
    wrong(
        record, RuleColumn, fmt::format("'{}' is no rule", intake::shape_of(text)),
        nearest.close ? fmt::format("Did you mean '{}'?", nearest.word) : "Leave it out, or see docs/methods/rules.md");
  }

  std::string name_, text_;
  std::size_t size_ = 0, width_ = 0;
  std::array<std::size_t, kColumns> position_{};
  std::unordered_map<std::uint64_t, std::uint64_t> lines_;  ///< finding -> line
  ExceptionsFile file_;
  base::Diagnostics faults_;
};

}  // namespace

std::string_view code_of(Decision decision) { return kDecisions[static_cast<std::size_t>(decision)]; }

ExceptionsFile parse_exceptions(std::string_view text, const std::string& name) { return Reader(text, name).read(); }

ExceptionsFile read_exceptions(const std::string& path, const std::string& name) {
  std::error_code failed;
  if (!std::filesystem::exists(path, failed) && !failed) return {};
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  if (file) text << file.rdbuf();
  if (!file || std::filesystem::is_directory(path, failed))
    throw base::InputError(
        {base::Severity::Error, {name, 0, 0}, "cannot be read", "Check that it is a file and its permissions"});
  return parse_exceptions(text.str(), name);
}

}  // namespace cadre::corrections
