#pragma once

#include <utility>

namespace cadre::publishing {

/// Something that has passed disclosure control and may leave the organisation. Only ReleaseGate makes one, after the
/// audit; whatever writes under out/release takes nothing else.
template <class T>
class Released {
 public:
  const T& get() const { return value_; }
  const T* operator->() const { return &value_; }

 private:
  friend class ReleaseGate;
  explicit Released(T value) : value_(std::move(value)) {}
  T value_;
};

}  // namespace cadre::publishing
