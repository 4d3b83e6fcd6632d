#include "base/parallel.h"

#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/partitioner.h>
#include <oneapi/tbb/task_arena.h>

#include <exception>
#include <vector>

namespace cadre::base {

int thread_count(int requested) { return requested > 0 ? requested : oneapi::tbb::info::default_concurrency(); }

void parallel_for(std::size_t count, int threads, const std::function<void(std::size_t)>& work) {
  std::vector<std::exception_ptr> failed(count);
  auto guarded = [&](std::size_t i) {
    try {
      work(i);
    } catch (...) {
      failed[i] = std::current_exception();
    }
  };
  if (thread_count(threads) == 1 || count < 2) {
    for (std::size_t i = 0; i < count; ++i) guarded(i);
  } else {
    oneapi::tbb::task_arena arena(thread_count(threads));
    arena.execute(
        [&] { oneapi::tbb::parallel_for(std::size_t{0}, count, guarded, oneapi::tbb::simple_partitioner()); });
  }
  for (const auto& failure : failed)
    if (failure) std::rethrow_exception(failure);
}

}  // namespace cadre::base
