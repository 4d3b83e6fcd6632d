#include "intake/staff_reader.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <map>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "base/diagnostics.h"
#include "base/parallel.h"
#include "intake/block_reader.h"
#include "intake/block_source.h"
#include "intake/byte_stream.h"
#include "intake/hand_reader.h"
#include "intake/header_finder.h"
#include "intake/month_rule.h"
#include "intake/table_builder.h"

namespace cadre::intake {
namespace {

[[noreturn]] void refuse(const std::string& name, std::string message, std::string remedy) {
  throw base::InputError({base::Severity::Error, {name}, std::move(message), std::move(remedy)});
}

std::size_t index_of(const ReadPlan& plan, ColumnType type) {
  for (std::size_t i = 0; i < plan.inputs.size(); ++i)
    if (plan.inputs[i].column->type == type) return i;
  return ReadPlan::kNone;
}

void use_null_tokens(ReadPlan& plan, const Layout& layout) {
  for (std::string token : layout.null_tokens) {
    for (char& c : token)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    if (token.size() < 64) plan.null_sizes |= std::uint64_t{1} << token.size();
    plan.null_tokens.push_back(std::move(token));
  }
}

ReadPlan make_plan(const FoundHeader& header, const Layout& layout, const ReadOptions& options,
                   const std::string& name) {
  ReadPlan plan;
  plan.delimiter = header.delimiter;
  plan.limits = {options.field_bytes, options.record_bytes};
  plan.simd = options.use_simd ? simd_level() : SimdLevel::Scalar;
  plan.headings = header.headings;
  plan.first_heading = header.first_heading;
  plan.most_fields = header.headings.size();
  plan.fewest_fields = plan.most_fields;
  while (plan.fewest_fields > 1 && header.headings[plan.fewest_fields - 1].empty()) --plan.fewest_fields;
  for (std::size_t i = 0; i < layout.columns.size(); ++i) {
    if (header.match.positions[i] == 0) continue;
    if (layout.columns[i].required) plan.required.push_back(plan.inputs.size());
    if (layout.columns[i].name == "employer_code" && layout.columns[i].type == ColumnType::Text)
      plan.employer = plan.inputs.size();
    plan.inputs.push_back({&layout.columns[i], header.match.positions[i]});
  }
  plan.month = index_of(plan, ColumnType::Month);
  plan.year = index_of(plan, ColumnType::Year);
  plan.month_of_year = index_of(plan, ColumnType::MonthOfYear);
  plan.year_ends = layout.year_ends;
  plan.fixed_month = options.month;
  plan.fallback_month = month_in_file_name(name);
  use_null_tokens(plan, layout);
  const bool identifiers = index_of(plan, ColumnType::Identifier) != ReadPlan::kNone;
  if (identifiers && options.hash_key.empty())
    refuse(name, "this file holds identifiers of people and there is no key to hash them with",
           "Name a key file under [privacy] in the plan");
  plan.employer_scope_id = options.employer;
  plan.hash = IdentifierHash(options.hash_key);
  const bool month_columns =
      plan.month != ReadPlan::kNone ||
      (plan.year != ReadPlan::kNone && (plan.month_of_year != ReadPlan::kNone || plan.year_ends > 0));
  if (!plan.fixed_month && !plan.fallback_month && !month_columns)
    refuse(name, "nothing says which month this file describes: it has no such column and no month in its name",
           "Add month = \"2025-03\" to this [[input]] in the plan, or name the file like 'Staff in post 2025-03.csv'");
  return plan;
}

bool hashes_with_file_scope(const ReadPlan& plan) {
  return std::any_of(plan.inputs.begin(), plan.inputs.end(), [](const ReadPlan::Input& input) {
    return input.column->type == ColumnType::Identifier && input.column->scope == IdentifierScope::File;
  });
}

/// Threads take blocks in turn, read them apart, and hand them in; whoever hands in the next one in order joins it to
/// the table. A block that was cut inside a quoted field leaves an open record: it is put before the next block, which
/// is then read once more from its true start.
class BlockPipeline {
 public:
  BlockPipeline(const ReadPlan& plan, BlockSource& source, TableBuilder& builder, ByteStream& stream, int threads,
                const std::string& name, base::Progress* progress)
      : source_(source),
        builder_(builder),
        stream_(stream),
        name_(name),
        progress_(progress),
        ahead_(static_cast<std::uint64_t>(threads) + 2) {
    for (int i = 0; i <= threads; ++i) readers_.push_back(std::make_unique<BlockReader>(plan));
  }

  const std::vector<std::unique_ptr<BlockReader>>& readers() const { return readers_; }

  void run(int threads) {
    base::parallel_for(static_cast<std::size_t>(threads), threads, [&](std::size_t thread) {
      try {
        work(thread);
      } catch (...) {
        const std::lock_guard lock(join_);
        if (!failure_) failure_ = std::current_exception();
        turn_.notify_all();
      }
    });
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  struct Read {
    TextBlock block;
    BlockRows rows;
    std::size_t reader = 0;
  };

  bool failed() {
    const std::lock_guard lock(join_);
    return failure_ != nullptr;
  }

  bool take(TextBlock& block) {
    const std::lock_guard lock(input_);
    if (!source_.next(block)) return false;
    if (progress_ != nullptr) {
      progress_->advance(stream_.consumed() - reported_);
      reported_ = stream_.consumed();
    }
    return true;
  }

  void work(std::size_t thread) {
    for (;;) {
      if (failed()) return;
      Read read;
      if (!take(read.block)) return;
      {
        std::unique_lock lock(join_);  // do not run far ahead of a slow neighbour: memory stays bounded
        turn_.wait(lock, [&] { return failure_ || read.block.index < next_ + ahead_; });
        if (failure_) return;
      }
      read.reader = thread;
      read.rows = readers_[thread]->read(read.block.bytes.data(), read.block.size, read.block.last);
      const std::lock_guard lock(join_);
      waiting_.emplace(read.block.index, std::move(read));
      while (!waiting_.empty() && waiting_.begin()->first == next_) {
        join(std::move(waiting_.begin()->second));
        waiting_.erase(waiting_.begin());
        ++next_;
      }
      turn_.notify_all();
    }
  }

  void join(Read&& read) {
    if (!open_.empty()) {
      builder_.note_discarded();
      TextBlock& block = read.block;
      block.bytes.insert(block.bytes.begin(), open_.begin(), open_.end());
      block.size += open_.size();
      read.reader = readers_.size() - 1;
      read.rows = readers_.back()->read(block.bytes.data(), block.size, block.last);
      open_.clear();
    }
    const std::size_t rest = read.rows.unfinished_at;
    if (rest < read.block.size)
      open_.assign(read.block.bytes.begin() + static_cast<std::ptrdiff_t>(rest),
                   read.block.bytes.begin() + static_cast<std::ptrdiff_t>(read.block.size));
    if (read.block.index == 0 && read.rows.line.size() > 100) guess_rows(read);
    builder_.append(std::move(read.rows), read.reader);
    constexpr std::uint64_t kEnoughToJudge = 100'000;
    if (builder_.rows_read() > kEnoughToJudge && builder_.rows() * 2 < builder_.rows_read())
      refuse(name_, "more than half of the first " + std::to_string(builder_.rows_read()) + " rows cannot be read",
             "Check that this is the right layout for the file, and look at its first rows");
  }

  void guess_rows(const Read& read) {
    const double per_byte = static_cast<double>(read.rows.line.size()) / static_cast<double>(read.block.size);
    builder_.reserve(static_cast<std::size_t>(per_byte * 1.03 * static_cast<double>(stream_.size_on_disk())) + 1000);
  }

  BlockSource& source_;
  TableBuilder& builder_;
  ByteStream& stream_;
  const std::string& name_;
  base::Progress* progress_;
  std::uint64_t ahead_;
  std::uint64_t reported_ = 0;
  std::vector<std::unique_ptr<BlockReader>> readers_;  ///< one per thread and one for blocks read again
  std::mutex input_;
  std::mutex join_;
  std::condition_variable turn_;
  std::map<std::uint64_t, Read> waiting_;
  std::uint64_t next_ = 0;
  std::vector<char> open_;
  std::exception_ptr failure_;
};

}  // namespace

RawTable read_staff_file(const std::string& path, const Layout& layout, const ReadOptions& options) {
  const std::string name = options.display_name.empty() ? path : options.display_name;
  const OpenedInput input = open_input(path, name, std::span(&layout, 1));
  if (layout.by_hand) return read_by_hand(path, name, layout, options.month, input);
  const FoundHeader& header = input.header;
  ByteStream* const stream = input.stream.get();
  ReadPlan plan = make_plan(header, layout, options, name);
  if (hashes_with_file_scope(plan)) plan.file_scope_id = sha256_of_file(path, name);

  const int threads = base::thread_count(options.threads);
  BlockSource source(*stream, input.head.substr(header.data_offset), options.block_bytes, options.record_bytes);
  TableBuilder builder(plan, header.data_line);
  if (options.progress != nullptr) options.progress->start("Reading " + name, stream->size_on_disk(), "bytes");
  BlockPipeline pipeline(plan, source, builder, *stream, threads, name, options.progress);
  pipeline.run(threads);
  RawTable table = builder.finish(pipeline.readers(), threads);
  if (options.progress != nullptr) options.progress->finish();
  table.file = name;
  table.sheet = input.sheet;
  table.layout = layout.id;
  table.bytes = stream->size_on_disk();
  table.sha256 = stream->sha256();
  return table;
}

}  // namespace cadre::intake
