// How fast are pages read and cleaned? The steps of html::Parser, and those of cleaning: scanner, parser,
// blocks, filters, writing; beside Gumbo's parse of the whole page with the same memory.
//
// usage: bench_html [--runs N] [--megabytes N] FOLDER_OR_FILE...
//
// Pages are .html and .html.gz files, decoded beforehand. Every run does Gumbo's parse of all pages, then the
// whole of cleaning, then its steps one after the other on each page, then the whole on one thread and on
// two: so a slow minute meets all alike. Prints medians over the runs, in MB/s of page; steps are of
// processor time, what threads do is of the clock's.
#include <gumbo.h>
#include <sys/resource.h>
#include <zlib.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <iomanip>
#include <iostream>
#include <span>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "clean/cleaner.h"
#include "html/arena.h"
#include "html/build_tree.h"
#include "html/parser.h"
#include "html/skeleton.h"
#include "html/tokenizer.h"
#include "read/decode_page.h"
#include "read/page.h"
#include "write/record.h"

namespace {

using namespace kehraus;
namespace fs = std::filesystem;

constexpr std::size_t kNoBound = std::size_t{1} << 40;

struct Arguments {
  std::size_t runs = 5;
  std::size_t megabytes = 60;
  std::vector<fs::path> paths;
};

std::string read_file(const fs::path& path) {
  gzFile file = gzopen(path.c_str(), "rb");  // also reads what is not compressed
  if (file == nullptr) throw std::runtime_error("cannot open " + path.string());
  std::string out;
  char buffer[1 << 16];
  for (int size; (size = gzread(file, buffer, sizeof buffer)) > 0;)
    out.append(buffer, static_cast<std::size_t>(size));
  gzclose(file);
  return out;
}

std::vector<fs::path> page_files(const Arguments& arguments) {
  std::vector<fs::path> files;
  const auto add = [&](const fs::path& path) {
    if (path.extension() == ".html" || path.string().ends_with(".html.gz")) files.push_back(path);
  };
  for (const fs::path& path : arguments.paths) {
    if (!fs::is_directory(path)) files.push_back(path);
    if (fs::is_directory(path)) {
      for (const auto& entry : fs::recursive_directory_iterator(path)) add(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

// Pages from all over the list, until there is enough of them.
std::vector<std::string> load_pages(const Arguments& arguments) {
  const std::vector<fs::path> files = page_files(arguments);
  std::vector<std::string> pages;
  std::size_t bytes = 0;
  constexpr std::size_t kStride = 7;
  for (std::size_t first = 0; first < kStride; ++first) {
    for (std::size_t i = first; i < files.size() && bytes < arguments.megabytes * 1'000'000; i += kStride) {
      const std::string page = read_file(files[i]);
      const Decoded decoded = decode_page(page);
      if (decoded.is_binary) continue;
      pages.emplace_back(decoded.text);
      bytes += decoded.text.size();
    }
  }
  return pages;
}

struct Step {
  std::string name;
  std::function<void(std::string_view)> work;
  std::vector<double> seconds{};  // of each run
};

// The value so far up in order: 0.5 for the median.
double quantile(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}
double median(const std::vector<double>& values) { return quantile(values, 0.5); }

volatile std::size_t sink = 0;

void clean(const Cleaner& cleaner, std::string_view page) {
  thread_local std::string record;
  record.clear();
  write_record(cleaner.clean_page_in_place(page), {}, {}, record);
  sink = sink + record.size();
}

// The first is what the others are measured by, the second the whole. The others take what those before them
// made of the page.
constexpr std::size_t kWhole = 1, kFirstPart = 2;
std::vector<Step> make_steps(const Cleaner& cleaner) {
  static html::Arena arena;
  static html::Skeleton skeleton;
  static html::Tree tree;
  static html::Parser parser;
  static const html::Tree* parsed;
  static const GumboOutput* output;
  static ResultView result;
  static std::string record;
  const auto parse_whole = [](std::string_view page) {
    arena.reset(kNoBound);
    const GumboOutput* whole = gumbo_parse_with_options(&arena.options(), page.data(), page.size());
    sink = sink + whole->root->v.element.children.length;
  };
  const auto tokenise = [](std::string_view page) {
    html::Tokenizer tokenizer(page);
    for (html::Token token; tokenizer.next(token);) sink = sink + 1;
  };
  const auto write_skeleton = [](std::string_view page) { sink = sink + skeleton.write(page, {}); };
  const auto parse_skeleton = [](std::string_view) {
    arena.reset(kNoBound);
    output = html::parse_skeleton(skeleton, arena);
  };
  const auto build_tree = [](std::string_view page) {
    tree.page = page;
    if (output != nullptr) sink = sink + html::build_tree(*output, skeleton, tree).guesses.size();
  };
  const auto parse = [](std::string_view page) { parsed = &parser.parse(page); };
  const auto read_blocks = [](std::string_view) {
    Document document;
    PageMap map;
    read_page(*parsed, document, map);
    sink = sink + document.blocks.size();
  };
  const auto judge = [&](std::string_view page) { result = cleaner.clean_page_in_place(page); };
  const auto write = [](std::string_view) {
    record.clear();
    write_record(result, {}, {}, record);
  };
  const auto whole = [&](std::string_view page) { clean(cleaner, page); };
  return {{"Gumbo, whole page", parse_whole},
          {"clean, to a record", whole},
          {"tokeniser", tokenise},
          {"skeleton", write_skeleton},
          {"Gumbo, skeleton", parse_skeleton},
          {"flat tree", build_tree},
          {"html::Parser", parse},
          {"blocks", read_blocks},
          {"all but writing", judge},
          {"writing", write}};
}

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

// Does the steps one after the other on each page. Returns what they took of each.
std::vector<double> run_steps(std::span<Step> steps, const std::vector<std::string>& pages) {
  std::vector<double> seconds(steps.size()), of_pages;
  for (const std::string& page : pages) {
    of_pages.push_back(0);
    for (std::size_t i = 0; i < steps.size(); ++i) {
      const double start = processor_seconds();
      steps[i].work(page);
      const double took = processor_seconds() - start;
      seconds[i] += took;
      of_pages.back() += took;
    }
  }
  for (std::size_t i = 0; i < steps.size(); ++i) steps[i].seconds.push_back(seconds[i]);
  return of_pages;
}

// By the clock.
double run_threads(const Cleaner& cleaner, const std::vector<std::string>& pages, std::size_t count) {
  const auto start = std::chrono::steady_clock::now();
  std::atomic<std::size_t> next = 0;
  std::vector<std::jthread> threads;
  for (std::size_t t = 0; t < count; ++t)
    threads.emplace_back([&] {
      for (std::size_t i; (i = next++) < pages.size();) clean(cleaner, pages[i]);
    });
  threads.clear();  // waits for them
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

Arguments parse_arguments(int argc, char** argv) {
  Arguments out;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--runs" && i + 1 < argc) {
      out.runs = std::strtoul(argv[++i], nullptr, 10);
    } else if (argument == "--megabytes" && i + 1 < argc) {
      out.megabytes = std::strtoul(argv[++i], nullptr, 10);
    } else {
      out.paths.emplace_back(argument);
    }
  }
  return out;
}

void print_step(const std::string& name, double seconds, double megabytes, double unit) {
  std::cout << std::left << std::setw(20) << name << std::right << std::setw(8) << std::setprecision(0)
            << megabytes / seconds << " MB/s" << std::setw(8) << std::setprecision(3) << seconds / unit
            << " of the first's time\n";
}

void print_steps(const std::vector<Step>& steps, double megabytes) {
  const auto seconds_of = [&](std::string_view name) {
    const auto step = std::find_if(steps.begin(), steps.end(), [&](const Step& s) { return s.name == name; });
    return median(step->seconds);
  };
  const double unit = median(steps[0].seconds);
  for (const Step& step : steps) print_step(step.name, median(step.seconds), megabytes, unit);
  const double filters = seconds_of("all but writing") - seconds_of("html::Parser") - seconds_of("blocks");
  print_step("decoding, filters", filters, megabytes, unit);
}

}  // namespace

int main(int argc, char** argv) {
  const Arguments arguments = parse_arguments(argc, argv);
  if (arguments.paths.empty() || arguments.runs == 0) {
    std::cerr << "usage: bench_html [--runs N] [--megabytes N] FOLDER_OR_FILE...\n";
    return 2;
  }
  const std::vector<std::string> pages = load_pages(arguments);
  std::size_t bytes = 0;
  for (const std::string& page : pages) bytes += page.size();
  if (bytes == 0) {
    std::cerr << "bench_html: no pages\n";
    return 1;
  }
  const Cleaner cleaner({});
  std::vector<Step> steps = make_steps(cleaner);
  std::vector<double> of_pages, one, two;
  for (std::size_t run = 0; run < arguments.runs; ++run) {
    const std::span<Step> all = steps;
    run_steps(all.first(kWhole), pages);
    const std::vector<double> seconds = run_steps(all.subspan(kWhole, 1), pages);
    run_steps(all.subspan(kFirstPart), pages);
    of_pages.insert(of_pages.end(), seconds.begin(), seconds.end());
    one.push_back(run_threads(cleaner, pages, 1));
    two.push_back(run_threads(cleaner, pages, 2));
  }
  const double megabytes = static_cast<double>(bytes) / 1e6;
  std::cout << pages.size() << " pages, " << std::fixed << std::setprecision(1) << megabytes
            << " MB, medians of " << arguments.runs << " interleaved runs\n";
  print_steps(steps, megabytes);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::cout << std::setprecision(0) << static_cast<double>(pages.size()) / median(one) << " pages/s, "
            << megabytes / median(one) << " MB/s on one thread, " << std::setprecision(2)
            << median(one) / median(two) << " times that on two\n"
            << "a page takes " << quantile(of_pages, 0.5) * 1e3 << " ms (p50), "
            << quantile(of_pages, 0.99) * 1e3 << " ms (p99)\n"
            << "peak memory " << usage.ru_maxrss / 1024 << " MiB, the pages themselves included\n";
  return 0;
}
