#include "curation/classify_titles.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <ostream>
#include <string_view>
#include <vector>

#include "base/csv_text.h"
#include "intake/block_source.h"
#include "intake/csv_marks.h"
#include "intake/record_splitter.h"
#include "intake/text_values.h"
#include "plan_file/nearest.h"

namespace cadre::curation {
namespace {

using intake::RecordSplitter;

constexpr std::size_t kBlockBytes = std::size_t{1} << 20U;

std::string lowered(std::string_view text) {
  std::string out(intake::trimmed(text));
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

/// The character that parts the first line most often; a comma when none does.
char delimiter_of(std::string_view text) {
  const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  char best = ',';
  auto most = std::count(line.begin(), line.end(), ',');
  for (const char c : {';', '\t', '|'})
    if (const auto n = std::count(line.begin(), line.end(), c); n > most) {
      most = n;
      best = c;
    }
  return best;
}

class Run {
 public:
  Run(const std::string& file, const ClassifyOptions& options, const TitleClassifier& classifier, std::ostream& out)
      : file_(file), options_(options), classifier_(classifier), out_(out) {}

  ClassifyCounts read(intake::ByteStream& in) {
    intake::BlockSource source(in, {}, kBlockBytes, intake::RecordLimits{}.record);
    intake::TextBlock block;
    std::string open;  // a record that goes on in the next block
    out_ << "row,profession,tier,band,confidence,evidence\n";
    while (source.next(block)) {
      open.append(block.bytes.data(), block.size);
      open = take(std::move(open), block.last);
    }
    if (!headed_)
      refuse("the file has no row of headings", "Put the headings, for example 'title', into the first line");
    return std::move(counts_);
  }

 private:
  /// Reads whole records of the text; returns what is left over for the next block.
  std::string take(std::string text, bool last) {
    const std::size_t size = text.size();
    text.append(intake::kReadAhead, '\0');
    if (line_ == 1 && !headed_) {
      if (std::string_view(text).starts_with("\xEF\xBB\xBF")) return take(text.substr(3, size - 3), last);
      const std::size_t start = std::min(text.find_first_not_of("\r\n"), size);
      delimiter_ = delimiter_of(std::string_view(text).substr(start, size - start));
    }
    RecordSplitter splitter(text.data(), size, last, delimiter_, {}, line_);
    for (;;) {
      const RecordSplitter::Outcome outcome = splitter.next();
      if (outcome == RecordSplitter::Outcome::End || outcome == RecordSplitter::Outcome::Unfinished) break;
      if (outcome == RecordSplitter::Outcome::Bad)
        bad(splitter);
      else
        record(splitter);
    }
    line_ = splitter.next_line();
    const std::size_t done = std::min(splitter.position(), size);
    return text.substr(done, size - done);
  }

  [[noreturn]] void refuse(std::string message, std::string remedy) const {
    throw base::InputError({base::Severity::Error, {file_, 1, 0}, std::move(message), std::move(remedy)});
  }

  void head(const RecordSplitter& splitter) {
    std::vector<std::string> headings;
    for (const RecordSplitter::Field& field : splitter.fields()) headings.push_back(lowered(splitter.clean(field)));
    title_ = find(headings, options_.column);
    if (!options_.pay_column.empty()) pay_ = static_cast<std::ptrdiff_t>(find(headings, options_.pay_column));
    headed_ = true;
  }

  std::size_t find(const std::vector<std::string>& headings, const std::string& wanted) const {
    const auto found = std::find(headings.begin(), headings.end(), lowered(wanted));
    if (found != headings.end()) return static_cast<std::size_t>(found - headings.begin());
    const std::vector<std::string_view> names(headings.begin(), headings.end());
    const std::string nearest(plan_file::nearest_of(lowered(wanted), names).word);
    refuse(fmt::format("there is no column '{}'", wanted),
           nearest.empty() ? "Name a column with --column"
                           : fmt::format("Did you mean '{}'? Name a column with --column", nearest));
  }

  void record(const RecordSplitter& splitter) {
    const auto& fields = splitter.fields();
    if (fields.size() == 1 && intake::trimmed(splitter.raw(fields[0])).empty()) return;  // a blank line
    if (!headed_) return head(splitter);
    ++counts_.rows;
    if (title_ >= fields.size()) {
      note(splitter, fmt::format("the row has {} fields and no '{}'", fields.size(), options_.column));
      return unread();
    }
    const std::string title = splitter.clean(fields[title_]);
    if (intake::trimmed(title).empty()) return unread();
    const auto pay = static_cast<std::size_t>(pay_);
    verdict(classifier_.classify(title, pay_ >= 0 && pay < fields.size() ? splitter.clean(fields[pay]) : ""));
  }

  void bad(const RecordSplitter& splitter) {
    if (!headed_) refuse("the row of headings cannot be read", "Close its quotes or shorten it");
    ++counts_.rows;
    note(splitter, splitter.fault() == intake::FaultKind::TooLong ? "the row is too long to be meant"
                                                                  : "a quoted field is never closed");
    unread();
  }

  void note(const RecordSplitter& splitter, std::string message) {
    if (counts_.notes.size() < kMostNotes)
      counts_.notes.push_back({base::Severity::Warning,
                               {file_, splitter.line(), 0},
                               std::move(message),
                               "Correct the row in the file it came from"});
  }

  void unread() {
    ++counts_.unread;
    out_ << counts_.rows << ",,,,,\n";
  }

  void verdict(const TitleVerdict& verdict) {
    const bool or_none = std::find(verdict.professions.begin(), verdict.professions.end(),
                                   vocabulary::Profession::None) != verdict.professions.end();
    ++(verdict.professions.empty() ? counts_.none : or_none ? counts_.either : counts_.allied_health);
    line_out_.clear();
    fmt::format_to(std::back_inserter(line_out_), "{},{},{},{},", counts_.rows, codes_of(verdict), tier_of(verdict),
                   vocabulary::code_of(verdict.band));
    if (!std::isnan(verdict.confidence)) fmt::format_to(std::back_inserter(line_out_), "{:.3f}", verdict.confidence);
    line_out_ += ',';
    base::append_csv_field(line_out_, verdict.evidence);
    line_out_ += '\n';
    out_ << line_out_;
  }

  const std::string& file_;
  const ClassifyOptions& options_;
  const TitleClassifier& classifier_;
  std::ostream& out_;
  ClassifyCounts counts_;
  bool headed_ = false;
  char delimiter_ = ',';
  std::size_t title_ = 0;
  std::ptrdiff_t pay_ = -1;
  std::uint64_t line_ = 1;
  std::string line_out_;
};

}  // namespace

ClassifyCounts classify_titles(intake::ByteStream& in, const std::string& display_name, const ClassifyOptions& options,
                               const TitleClassifier& classifier, std::ostream& out) {
  return Run(display_name, options, classifier, out).read(in);
}

}  // namespace cadre::curation
