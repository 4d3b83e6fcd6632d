#pragma once

#include <cstddef>
#include <functional>

namespace cadre::base {

/// Calls work(0) … work(count-1) on at most `threads` threads (0 = all cores). Every index runs even when another
/// throws; afterwards the failure of the lowest index is thrown again, so what is reported never depends on timing.
void parallel_for(std::size_t count, int threads, const std::function<void(std::size_t)>& work);

/// `requested` when positive, else the number of cores this process may use.
int thread_count(int requested);

}  // namespace cadre::base
