// Reads a made-up staff list of the shape of an ESR export and prints one line of JSON:
//   build/release/bench_intake [--rows 5000000] [--threads 2] [--keep FILE]
// scan_seconds is the floor of any reader: the same file read once from the page cache with its line ends counted.
#include <fcntl.h>
#include <fmt/core.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "base/random_stream.h"
#include "base/source_dir.h"
#include "intake/layout.h"
#include "intake/staff_reader.h"

namespace {

using cadre::base::RandomStream;

constexpr std::array kJobRoles = {"Physiotherapist", "Occupational Therapist",     "Dietitian",
                                  "Paramedic",       "Radiographer - Diagnostic",  "Speech and Language Therapist",
                                  "Staff Nurse",     "Health Care Support Worker", "Clerical Worker",
                                  "Podiatrist"};
constexpr std::array kCodes = {"S1E", "S1C", "S1B", "A6A", "S1F", "S1J", "N6A", "H1A", "G2A", "S1A"};
constexpr std::array kBands = {"Review Body Band 2",          "Review Body Band 3", "Review Body Band 4",
                               "Review Body Band 5",          "Review Body Band 6", "Review Body Band 7",
                               "Review Body Band 8 - Range A"};
constexpr std::array kFte = {"1.00000", "0.80000", "0.60000", "0.53333", "0.40000", "0.50667"};
constexpr std::array kHours = {"37.50", "30.00", "22.50", "20.00", "15.00", "19.00"};

std::string date(RandomStream& random, int from, std::uint64_t years) {
  const std::uint64_t day = 1 + random.below(28);
  const std::uint64_t month = 1 + random.below(12);
  return fmt::format("{:02}/{:02}/{}", day, month, from + static_cast<int>(random.below(years)));
}

void append_row(std::string& out, RandomStream& random, std::uint64_t row) {
  const std::uint64_t employer = random.below(230);
  const std::size_t role = random.below(kJobRoles.size());
  const std::size_t hours = random.below(kFte.size());
  const std::string person = std::to_string(20000000 + row);
  const auto add = [&](std::string_view text) { (out += text) += ','; };
  add("31/03/2025");
  add("R" + std::string(1, static_cast<char>('A' + employer % 26)) + std::to_string(employer / 26));
  add("Trust number " + std::to_string(employer) + " NHS Foundation Trust");
  add(person);
  add(person + "-2");
  add(std::to_string(7000000000 + row * 7));
  add("Allied Health Professionals");
  add(kJobRoles[role]);
  add(kCodes[role]);
  add("Area of work " + std::to_string(random.below(120)));
  add(std::string(kJobRoles[role]) + " team " + std::to_string(random.below(3000)));
  add("Ward " + std::to_string(random.below(4000)));
  add(std::to_string(100000 + random.below(9000)));
  add("Site " + std::to_string(random.below(2500)));
  add(kBands[random.below(kBands.size())]);
  add("Point " + std::to_string(random.below(30)));
  add(kHours[hours]);
  add(kFte[hours]);
  add(random.chance(0.9) ? "Permanent" : "Fixed Term Temp");
  add("Active Assignment");
  add(date(random, 1995, 30));
  add("");
  add(date(random, 1960, 43));
  add("HCPC");
  add("PH" + std::to_string(100000 + random.below(900000)));
  add(random.chance(0.75) ? "Female" : "Male");
  out += "A White - British\n";
}

void write_file(const std::string& path, std::uint64_t rows) {
  std::ofstream out(path, std::ios::binary);
  out << "Effective Date,Org Code,Organisation,Employee Number,Assignment Number,NHS Unique Identifier,Staff Group,"
         "Job Role,Occupation Code,Area Of Work,Position Title,Department,Cost Centre,Location,Payscale,Spine Point,"
         "Contracted Hours,FTE,Assignment Category,Assignment Status,Start Date,Fixed Term End Date,Date Of Birth,"
         "Registration Body,Registration Number,Gender,Ethnic Origin\n";
  RandomStream random(1, 0);
  std::string text;
  for (std::uint64_t row = 0; row < rows; ++row) {
    append_row(text, random, row);
    if (text.size() > 1U << 20U || row + 1 == rows) {
      out << text;
      text.clear();
    }
  }
}

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Of this process, on all its threads: says more than wall time does on a busy machine.
double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         1e-6 * static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

double scan(const std::string& path, std::uint64_t& lines) {
  const auto start = std::chrono::steady_clock::now();
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  std::vector<char> buffer(1U << 20U);
  lines = 0;
  for (ssize_t got = 0; (got = read(file, buffer.data(), buffer.size())) > 0;)
    lines += static_cast<std::uint64_t>(std::count(buffer.begin(), buffer.begin() + got, '\n'));
  close(file);
  return seconds_since(start);
}

int run(std::uint64_t rows, int threads, const std::string& keep) {
  const std::string path =
      keep.empty()
          ? (std::filesystem::temp_directory_path() / ("bench_intake_" + std::to_string(getpid()) + ".csv")).string()
          : keep;
  // Written by a child, so that peak memory is the reader's own.
  if (!std::filesystem::exists(path)) {
    const pid_t child = fork();
    if (child == 0) {
      write_file(path, rows);
      _exit(0);
    }
    waitpid(child, nullptr, 0);
  }
  std::uint64_t lines = 0;
  scan(path, lines);
  const double scan_seconds = scan(path, lines);
  const auto layouts = cadre::intake::load_layouts(cadre::base::source_dir() + "/reference");
  const auto layout =
      std::find_if(layouts.begin(), layouts.end(), [](const auto& each) { return each.id == "esr_staff_in_post"; });
  cadre::intake::ReadOptions options;
  options.hash_key = "a key for measuring only";
  options.threads = threads;
  const double cpu_before = cpu_seconds();
  const auto start = std::chrono::steady_clock::now();
  const cadre::intake::RawTable table = cadre::intake::read_staff_file(path, *layout, options);
  const double seconds = seconds_since(start);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  fmt::print(
      "{{\"rows\":{},\"bytes\":{},\"columns\":{},\"threads\":{},\"seconds\":{:.3f},\"mb_per_s\":{:.0f},"
      "\"cpu_seconds\":{:.3f},\"peak_mib\":{},\"scan_seconds\":{:.3f},\"faults\":{}}}\n",
      table.rows(), table.bytes, table.columns.size(), threads, seconds,
      static_cast<double>(table.bytes) / 1e6 / seconds, cpu_seconds() - cpu_before, usage.ru_maxrss / 1024,
      scan_seconds, table.faults.size());
  if (keep.empty()) std::filesystem::remove(path);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  std::uint64_t rows = 5'000'000;
  int threads = 2;
  std::string keep;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view option = argv[i];
    if (option == "--rows") rows = std::strtoull(argv[i + 1], nullptr, 10);
    if (option == "--threads") threads = static_cast<int>(std::strtol(argv[i + 1], nullptr, 10));
    if (option == "--keep") keep = argv[i + 1];
  }
  try {
    return run(rows, threads, keep);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
