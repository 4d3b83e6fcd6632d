#pragma once

#include <stdexcept>

namespace cadre::store {

/// The database refused: its message, and the statement it was about. What a user can mend (a full disk, a path
/// that cannot be written) is thrown as base::InputError instead.
class StoreError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace cadre::store
