#include "cadre/terminal_progress.h"

#include <fmt/format.h>
#include <chrono>

#include <algorithm>
#include <cmath>
#include <ostream>
#include <utility>

namespace cadre::app {
namespace {

constexpr double kRedrawSeconds = 0.1;
constexpr double kFirstEstimateSeconds = 0.5;  // before that a rate says little
constexpr std::string_view kClearLine = "\r\x1b[K";

}  // namespace

std::string grouped(std::uint64_t number) {
  std::string digits = fmt::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

std::string spoken_seconds(double seconds) {
  const auto whole = static_cast<std::uint64_t>(std::llround(std::max(0.0, seconds)));
  if (whole < 120) return fmt::format("{} s", whole);
  const std::uint64_t minutes = (whole + 30) / 60;
  if (minutes < 120) return fmt::format("{} min", minutes);
  return fmt::format("{} h {} min", minutes / 60, minutes % 60);
}

TerminalProgress::TerminalProgress(std::ostream& out, std::function<double()> seconds)
    : out_(out), seconds_(std::move(seconds)) {}

void TerminalProgress::start(std::string_view stage, std::uint64_t total, std::string_view unit) {
  const std::scoped_lock lock(mutex_);
  stage_ = stage;
  unit_ = unit;
  total_ = total;
  done_ = 0;
  started_ = seconds_();
  running_ = true;
  draw(started_);
}

void TerminalProgress::advance(std::uint64_t units) {
  const std::scoped_lock lock(mutex_);
  done_ += units;
  const double now = seconds_();
  if (running_ && now - drawn_ >= kRedrawSeconds) draw(now);
}

void TerminalProgress::finish() {
  const std::scoped_lock lock(mutex_);
  if (!running_) return;
  running_ = false;
  const double spent = seconds_() - started_;
  out_ << kClearLine << fmt::format("{:<12} {} {} in {}\n", stage_, grouped(done_), unit_, spoken_seconds(spent));
  out_.flush();
}

void TerminalProgress::draw(double now) {
  drawn_ = now;
  const double spent = now - started_;
  std::string line = fmt::format("{:<12} {}", stage_, grouped(done_));
  if (total_ > 0) line += fmt::format(" of {}", grouped(total_));
  line += " " + unit_;
  if (spent >= kFirstEstimateSeconds && done_ > 0) {
    const double rate = static_cast<double>(done_) / spent;
    line += fmt::format(", {} {}/s", grouped(static_cast<std::uint64_t>(rate)), unit_);
    if (total_ > done_) line += fmt::format(", {} left", spoken_seconds(static_cast<double>(total_ - done_) / rate));
  }
  out_ << kClearLine << line;
  out_.flush();
}

std::unique_ptr<base::Progress> make_progress(Console& console) {
  if (console.quiet || !console.err_is_terminal) return std::make_unique<base::SilentProgress>();
  return std::make_unique<TerminalProgress>(console.err, [] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
  });
}

}  // namespace cadre::app
