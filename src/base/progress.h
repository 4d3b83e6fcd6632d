#pragma once

#include <cstdint>
#include <string_view>

namespace cadre::base {

/// What long work tells whoever watches. Cores call it; only the command line knows how to draw it. Thread-safe.
class Progress {
 public:
  virtual ~Progress() = default;
  /// A new stage begins; `total` units of work (rows, bytes …) when known, else 0.
  virtual void start(std::string_view stage, std::uint64_t total, std::string_view unit) = 0;
  virtual void advance(std::uint64_t units) = 0;
  virtual void finish() = 0;
};

/// Says nothing.
class SilentProgress final : public Progress {
 public:
  void start(std::string_view, std::uint64_t, std::string_view) override {}
  void advance(std::uint64_t) override {}
  void finish() override {}
};

}  // namespace cadre::base
