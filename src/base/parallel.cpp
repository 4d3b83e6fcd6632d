#include "base/parallel.h"

#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/partitioner.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <thread>
#include <vector>

namespace cadre::base {
namespace {

/// Runs work(0) … work(count-1) on `threads` threads.
void spread(std::size_t count, int threads, const std::function<void(std::size_t)>& work) {
#ifdef __SANITIZE_THREAD__
  // The library's own scheduler is not built for the thread sanitizer, which would miss races in the work or invent
  // some.
  std::atomic<std::size_t> next{0};
  std::vector<std::thread> workers;
  for (int t = 0; t < threads; ++t)
    workers.emplace_back([&] {
      for (std::size_t i = next++; i < count; i = next++) work(i);
    });
  for (std::thread& worker : workers) worker.join();
#else
  // More threads than cores would only earn a warning on standard error.
  oneapi::tbb::task_arena arena(std::min(threads, oneapi::tbb::info::default_concurrency()));
  arena.execute([&] { oneapi::tbb::parallel_for(std::size_t{0}, count, work, oneapi::tbb::simple_partitioner()); });
#endif
}

}  // namespace

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
    spread(count, thread_count(threads), guarded);
  }
  for (const auto& failure : failed)
    if (failure) std::rethrow_exception(failure);
}

}  // namespace cadre::base
