#pragma once

#include <string_view>

#include "intake/raw_table.h"

namespace cadre::run {

/// How the rejects table names what the reader could not take, and what to do about it.
struct RejectReason {
  std::string_view code;
  std::string_view meaning;
  std::string_view remedy;
};
const RejectReason& reason_of(intake::FaultKind kind);

}  // namespace cadre::run
