// How fast are pages read and cleaned? Each step of html::Parser, apart and together, blocks, and the whole
// of cleaning, beside Gumbo's parse of the whole page with the same memory.
//
// usage: bench_html [--runs N] [--megabytes N] FOLDER_OR_FILE...
//
// Pages are .html and .html.gz files, decoded beforehand. One core; every run does all steps one after the
// other, so that a slow minute meets all alike. Prints medians over the runs, in MB/s of page.
#include <gumbo.h>
#include <zlib.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <iomanip>
#include <iostream>
#include <stdexcept>
#include <string>
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
  std::vector<double> seconds{};
};

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

volatile std::size_t sink = 0;

// The steps, the first of which is what the others are measured by. Later ones take what earlier ones made of
// the page.
std::vector<Step> make_steps() {
  static html::Arena arena;
  static html::Skeleton skeleton;
  static html::Tree tree;
  static html::Parser parser;
  static const GumboOutput* output;
  const auto parse_whole = [](std::string_view page) {
    arena.reset(kNoBound);
    sink =
        sink +
        gumbo_parse_with_options(&arena.options(), page.data(), page.size())->root->v.element.children.length;
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
  const auto all = [](std::string_view page) { sink = sink + parser.parse(page).nodes.size(); };
  const auto read_blocks = [](std::string_view page) {
    Document document;
    PageMap map;
    read_page(parser.parse(page), document, map);
    sink = sink + document.blocks.size();
  };
  static const Cleaner cleaner({});
  static std::string record;
  const auto clean = [](std::string_view page) {
    record.clear();
    write_record(cleaner.clean_page_in_place(page), {}, {}, record);
    sink = sink + record.size();
  };
  return {{"Gumbo, whole page", parse_whole},  {"tokeniser", tokenise},      {"skeleton", write_skeleton},
          {"Gumbo, skeleton", parse_skeleton}, {"flat tree", build_tree},    {"html::Parser", all},
          {"and blocks", read_blocks},         {"clean, to a record", clean}};
}

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

void measure(std::vector<Step>& steps, const std::vector<std::string>& pages, std::size_t runs) {
  for (std::size_t run = 0; run < runs; ++run) {
    std::vector<double> seconds(steps.size());
    for (const std::string& page : pages) {
      for (std::size_t i = 0; i < steps.size(); ++i) {
        const double start = processor_seconds();
        steps[i].work(page);
        seconds[i] += processor_seconds() - start;
      }
    }
    for (std::size_t i = 0; i < steps.size(); ++i) steps[i].seconds.push_back(seconds[i]);
  }
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
  std::vector<Step> steps = make_steps();
  measure(steps, pages, arguments.runs);
  const double megabytes = static_cast<double>(bytes) / 1e6;
  const double whole = median(steps[0].seconds);
  std::cout << pages.size() << " pages, " << std::fixed << std::setprecision(1) << megabytes
            << " MB, medians of " << arguments.runs << " interleaved runs\n";
  for (const Step& step : steps) {
    const double seconds = median(step.seconds);
    std::cout << std::left << std::setw(20) << step.name << std::right << std::setw(8) << std::setprecision(0)
              << megabytes / seconds << " MB/s" << std::setw(8) << std::setprecision(2) << whole / seconds
              << " times the first\n";
  }
  return 0;
}
