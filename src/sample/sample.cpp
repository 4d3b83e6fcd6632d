#include "sample/sample.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <tuple>

#include "base/diagnostics.h"
#include "base/parallel.h"
#include "sample/list_writer.h"
#include "sample/month_figures.h"
#include "sample/published.h"
#include "sample/series_lines.h"
#include "sample/workforce.h"

namespace cadre::sample {
namespace {

constexpr std::uint64_t kSlotsPerChunk = 1024;

/// What one chunk of people adds to one list. Lines within the chunk count from 0.
struct ChunkPart {
  fmt::memory_buffer text;
  std::uint32_t rows = 0;
  struct Mark {
    std::uint32_t row;
    std::uint16_t fault;
  };
  std::vector<Mark> marks;
  std::vector<std::string> truth;  ///< of each row, from the profession on
};

/// People and FTE of one kind of change, by month, employer, profession, kind, new employer and new profession.
struct ChangeSum {
  std::int64_t people = 0, fte_micros = 0;
};
using ChangeKey = std::tuple<std::size_t, std::string, std::string, std::string_view, std::string, std::string>;
using ChangeSums = std::map<ChangeKey, ChangeSum>;

void add_change(const Change& change, ChangeSums& sums) {
  const StaffRow& row = *change.row;
  ChangeSum& sum = sums[{change.month, row.employer->code, row.post->profession,
                         kChangeKindNames[static_cast<std::size_t>(change.kind)],
                         change.to_employer == nullptr ? "" : change.to_employer->code,
                         change.to_post == nullptr ? "" : change.to_post->profession}];
  sum.people += change.person ? 1 : 0;
  sum.fte_micros += change.fte_micros;
}

/// One list being written, and the truth about it.
struct List {
  bool sent = true;  ///< false: the employer sends none in this month
  std::string name;
  std::ofstream file;
  std::uint64_t line = 1;  ///< last line written; 1 = heading
  std::uint64_t bytes = 0;
  fmt::memory_buffer truth, truth_staff;
};

[[noreturn]] void refuse_file(const std::string& path) {
  throw base::InputError(base::Diagnostic{
      base::Severity::Error, {path, 0, 0}, "cannot be written.", "Choose a folder that can be written and has room."});
}

void check(const SampleOptions& o) {
  const auto wrong = [](const std::string& what) { throw base::UsageError(what); };
  if (o.out_dir.empty()) wrong("sample: name the folder to write to.");
  if (o.people < 1 || o.people > 14'000'000) wrong("sample: --people goes from 1 to 14,000,000.");
  if (o.months < 1 || o.months > 60) wrong("sample: --months goes from 1 to 60.");
  if (!(o.fault_rate > 0 && o.fault_rate <= 0.25)) wrong("sample: the fault rate lies above 0 and is 0.25 at most.");
  if (!o.last_month.known()) wrong("sample: name the last month, such as 2025-03.");
}

const std::vector<std::vector<std::string>>& rules_by_fault() {
  static const std::vector<std::vector<std::string>> rules = [] {
    std::vector<std::vector<std::string>> out;
    for (const FaultKind& kind : fault_kinds()) out.push_back(kind.rules);
    return out;
  }();
  return rules;
}

std::string truth_of(const StaffRow& row) {
  const Post& post = *row.post;
  const std::string band = row.band == "N" ? "non_afc" : row.band;
  return fmt::format("{},{},{},{},{},{}\n", post.profession, row.true_level, band, row.true_setting,
                     row.site == nullptr ? "" : row.site->place, row.duplicate ? 1 : 0);
}

class Writer {
 public:
  explicit Writer(const SampleOptions& options)
      : options_(options),
        tables_(SampleTables::load(options.reference_dir, options.allied_only)),
        workforce_(tables_, options),
        figures_(tables_, options, workforce_.months()),
        published_(options.reference_dir, static_cast<std::size_t>(options.months)) {}

  SampleSummary write() {
    open_lists();
    const auto people = static_cast<std::uint64_t>(options_.people);
    const std::uint64_t chunks = (people + kSlotsPerChunk - 1) / kSlotsPerChunk;
    const auto wave = static_cast<std::uint64_t>(base::thread_count(options_.threads)) * 2;
    std::vector<std::vector<ChunkPart>> parts(wave);
    std::vector<ChangeSums> changes(wave);
    std::vector<MonthFigures::Part> figures(wave);
    std::vector<Published::Sums> published(wave);
    for (std::uint64_t first = 0; first < chunks; first += wave) {
      const std::uint64_t count = std::min(wave, chunks - first);
      base::parallel_for(count, options_.threads, [&](std::size_t i) {
        const std::uint64_t from = (first + i) * kSlotsPerChunk;
        draw_chunk(from, std::min(people, from + kSlotsPerChunk), parts[i], changes[i], {figures[i], published[i]});
      });
      for (std::uint64_t i = 0; i < count; ++i) {
        append(parts[i], changes[i]);
        figures_.add(figures[i]);
        for (const auto& [key, sum] : published[i]) published_sums_[key] += sum;
      }
    }
    return finish();
  }

 private:
  std::size_t lists_per_month() const { return options_.single_file ? 1 : tables_.employers.size(); }

  void open_lists() {
    std::error_code failed;
    std::filesystem::create_directories(options_.out_dir, failed);
    for (std::size_t m = 0; m < workforce_.months().size(); ++m) {
      const base::Month month = month_at(m);
      for (std::size_t e = 0; e < lists_per_month(); ++e) {
        lists_.push_back(std::make_unique<List>());
        List& list = *lists_.back();
        list.sent = options_.single_file || workforce_.sends(tables_.employers[e], m);
        if (!list.sent) continue;
        list.name = options_.single_file ? fmt::format("staff_{}.csv", month.iso())
                                         : fmt::format("esr_{}_{}.csv", tables_.employers[e].code, month.iso());
        const std::string path = options_.out_dir + "/" + list.name;
        list.file.open(path, std::ios::binary | std::ios::trunc);
        if (!list.file) refuse_file(path);
        put(list, kListHeading);
      }
    }
  }

  /// What is counted beside the lists, chunk by chunk.
  struct Beside {
    MonthFigures::Part& figures;
    Published::Sums& published;
  };

  void draw_chunk(std::uint64_t first, std::uint64_t end, std::vector<ChunkPart>& parts, ChangeSums& changes,
                  Beside beside) const {
    changes.clear();
    beside.figures.clear();
    beside.published.clear();
    const auto note = [&](const Change& change) {
      add_change(change, changes);
      if (!options_.month_dir.empty()) figures_.note(change, beside.figures);
    };
    parts.resize(lists_.size());
    for (ChunkPart& part : parts) {
      part.text.clear();
      part.rows = 0;
      part.marks.clear();
      part.truth.clear();
    }
    Workforce::Scratch scratch;
    for (std::uint64_t slot = first; slot < end; ++slot) {
      const auto add_rows = [&](std::size_t month, const Person& person) {
        bool all_sent = true;
        for (std::size_t r = 0; r < person.count; ++r) {
          const bool sent = workforce_.sends(*person.rows[r].employer, month);
          if (sent) {
            add_row(month, person.rows[r], parts);
            published_.add(month, person.rows[r], beside.published);
          }
          if (!options_.month_dir.empty()) figures_.note(month, person.rows[r], sent, beside.figures);
          all_sent = all_sent && sent;
        }
        if (!all_sent)
          tell_all(ChangeKind::NotSent, month, person, [&](const Change& change) {
            if (!workforce_.sends(*change.row->employer, month)) note(change);
          });
      };
      workforce_.visit(slot, scratch, add_rows, note);
    }
  }

  void add_row(std::size_t month, const StaffRow& row, std::vector<ChunkPart>& parts) const {
    const auto employer = static_cast<std::size_t>(row.employer - tables_.employers.data());
    ChunkPart& part = parts[month * lists_per_month() + (options_.single_file ? 0 : employer)];
    const DateStyle style = options_.single_file ? DateStyle::Iso : row.employer->date_style;
    append_row(part.text, row, workforce_.months()[month].last_day, style);
    for (const std::uint16_t fault : row.marks) part.marks.push_back({part.rows, fault});
    if (options_.truth) part.truth.push_back(truth_of(row));
    ++part.rows;
  }

  static void put(List& list, std::string_view text) {
    list.file.write(text.data(), static_cast<std::streamsize>(text.size()));
    list.bytes += text.size();
  }

  void append(const std::vector<ChunkPart>& parts, const ChangeSums& changes) {
    for (const auto& [key, sum] : changes) {
      changes_[key].people += sum.people;
      changes_[key].fte_micros += sum.fte_micros;
    }
    const auto faults = all_faults();
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const ChunkPart& part = parts[i];
      List& list = *lists_[i];
      if (!list.sent) continue;
      put(list, {part.text.data(), part.text.size()});
      for (const ChunkPart::Mark& mark : part.marks) {
        const FaultRow& fault = faults[mark.fault];
        ++(fault.planted ? summary_.planted : summary_.decoys);
        if (!options_.truth) continue;
        for (const std::string& rule : rules_by_fault()[mark.fault])
          fmt::format_to(std::back_inserter(list.truth), "{},{},{},{},{},\n", list.name, list.line + 1 + mark.row, rule,
                         fault.id, fault.planted ? "planted" : "decoy");
      }
      for (std::size_t r = 0; r < part.truth.size(); ++r)
        fmt::format_to(std::back_inserter(list.truth_staff), "{},{},{}", list.name, list.line + 1 + r, part.truth[r]);
      list.line += part.rows;
      summary_.rows += part.rows;
    }
  }

  base::Month month_at(std::size_t index) const {
    return base::Month::from_ordinal(options_.last_month.ordinal() - options_.months + 1 + static_cast<int>(index));
  }

  void write_truth(const std::string& name, std::string_view heading, const fmt::memory_buffer& text) const {
    write_text(options_.truth_dir.empty() ? options_.out_dir : options_.truth_dir, name, heading,
               {text.data(), text.size()});
  }

  static void write_text(const std::string& dir, const std::string& name, std::string_view heading,
                         std::string_view text) {
    std::error_code failed;
    std::filesystem::create_directories(dir, failed);
    std::ofstream file(dir + "/" + name, std::ios::binary | std::ios::trunc);
    file << heading << text;
    file.flush();
    if (!file) refuse_file(dir + "/" + name);
  }

  fmt::memory_buffer joined(fmt::memory_buffer List::*text) const {
    fmt::memory_buffer all;
    for (const auto& list : lists_) all.append((*list).*text);
    return all;
  }

  void write_truth_files() const {
    write_truth("truth.csv", "file,line,rule_id,fault_id,kind,detail\n", joined(&List::truth));
    write_truth("truth_staff.csv", "file,line,profession,role_level,band,setting,place,is_duplicate\n",
                joined(&List::truth_staff));
    fmt::memory_buffer text;
    for (const auto& [key, sum] : changes_) {
      const auto& [month, employer, profession, kind, to_employer, to_profession] = key;
      fmt::format_to(std::back_inserter(text), "{},{},{},{},{},{:.6f},{},{}\n", month_at(month).iso(), employer,
                     profession, kind, sum.people, static_cast<double>(sum.fte_micros) / 1e6, to_employer,
                     to_profession);
    }
    write_truth("truth_changes.csv", "month,employer,profession,kind,people,fte,to_employer,to_profession\n", text);
    fmt::memory_buffer reconciled;
    const std::string truth = published_.truth(published_sums_, tables_.employers, options_.last_month);
    reconciled.append(truth.data(), truth.data() + truth.size());
    write_truth("truth_reconciliation.csv", "", reconciled);
  }

  void write_beside_lists() const {
    write_text(options_.out_dir, fmt::format("published_{}.csv", options_.last_month.iso()), "",
               published_.file(published_sums_, tables_.employers, options_.last_month));
    const SeriesFiles series = series_files(published_sums_, static_cast<std::size_t>(options_.months) - 1,
                                            options_.last_month, options_.seed);
    const std::string folder = options_.out_dir + "/series";
    write_text(folder, "fte.csv", "", series.series);
    write_text(folder, "breaks.csv", "", series.breaks);
    write_text(folder, "parts.csv", "", series.parts);
  }

  SampleSummary finish() {
    for (const auto& list : lists_) {
      if (!list->sent) continue;
      list->file.close();
      if (!list->file) refuse_file(options_.out_dir + "/" + list->name);
      summary_.bytes += list->bytes;
      summary_.files.push_back(list->name);
    }
    std::sort(summary_.files.begin(), summary_.files.end());
    if (options_.truth) write_truth_files();
    if (!options_.month_dir.empty()) summary_.month_files = figures_.write();
    if (!options_.single_file) write_beside_lists();
    return summary_;
  }

  SampleOptions options_;
  SampleTables tables_;
  Workforce workforce_;
  MonthFigures figures_;
  Published published_;
  Published::Sums published_sums_;
  std::vector<std::unique_ptr<List>> lists_;  ///< by month, then employer
  ChangeSums changes_;
  SampleSummary summary_;
};

}  // namespace

SampleSummary write_sample(const SampleOptions& options) {
  check(options);
  return Writer(options).write();
}

std::vector<FaultKind> fault_kinds() {
  std::vector<FaultKind> kinds;
  for (const FaultRow& row : all_faults()) {
    FaultKind kind{std::string(row.id), {}, row.planted};
    std::string_view rest = row.rules;
    while (!rest.empty()) {
      const auto bar = rest.find('|');
      kind.rules.emplace_back(rest.substr(0, bar));
      rest.remove_prefix(bar == std::string_view::npos ? rest.size() : bar + 1);
    }
    kinds.push_back(std::move(kind));
  }
  return kinds;
}

}  // namespace cadre::sample
