#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "base/progress.h"
#include "cadre/console.h"

namespace cadre::app {

/// "1,234,567"
std::string grouped(std::uint64_t number);
/// "40 s", "3 min", "2 h 5 min"
std::string spoken_seconds(double seconds);

/// Draws one line on a terminal, again and again: stage, work done, rate, time left. A finished stage leaves its line.
class TerminalProgress final : public base::Progress {
 public:
  /// `seconds` reads a clock that only goes forward.
  TerminalProgress(std::ostream& out, std::function<double()> seconds);

  void start(std::string_view stage, std::uint64_t total, std::string_view unit) override;
  void advance(std::uint64_t units) override;
  void finish() override;

 private:
  void draw(double now);

  std::ostream& out_;
  std::function<double()> seconds_;
  std::mutex mutex_;
  std::string stage_;
  std::string unit_;
  std::uint64_t total_ = 0;
  std::uint64_t done_ = 0;
  double started_ = 0;
  double drawn_ = 0;
  bool running_ = false;
};

/// Draws on standard error when that is a terminal and --quiet was not given; otherwise says nothing.
std::unique_ptr<base::Progress> make_progress(Console& console);

}  // namespace cadre::app
