// Pages and mutations of them through the whole of cleaning and writing: nothing stops it, and the promises
// hold.
//
// usage: mutation_tests [--pages FOLDER] [--mutations N] [--seed N] [--first N] [--max-bytes N]
//
//   --pages      .html and .html.gz files below it, cleaned as they are and then mutated; else the fixtures'
//   pages
//                and random ones. A folder that is not there is skipped
//   --mutations  how many; 2,000
//   --seed       of all that is random; 1. Mutation n of a seed is the same whatever else is asked for
//   --first      the number of the first mutation; 0. Where the program stopped, its last line says from
//   where on
//   --max-bytes  of larger pages only a stretch of so many bytes is mutated; 16,000
//
// Exit status: 0 all well; 1 a promise was broken.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <stdexcept>

#include "clean/cleaner.h"
#include "fixtures.h"
#include "html/corpora.h"
#include "html/hostile_pages.h"
#include "html/small_stack.h"
#include "mutations/page_mutator.h"
#include "mutations/page_promises.h"

namespace {

// Real pages differ by host, not by number: so many of them are mutated, or they would fill the memory.
constexpr std::size_t kMaxPages = 3'000;
constexpr unsigned kRepeatEvery = 16;
constexpr unsigned kSayEvery = 100;

struct Request {
  std::string pages;
  unsigned mutations = 2'000;
  unsigned seed = 1;
  unsigned first = 0;
  std::size_t max_bytes = 16'000;
};

Request read_arguments(int count, char** arguments) {
  Request request;
  std::map<std::string, std::string> values;
  if (count % 2 == 0) throw std::runtime_error("each option takes a value");
  for (int i = 1; i < count; i += 2) values[arguments[i]] = arguments[i + 1];
  const auto number = [&](const char* name, auto& into) {
    if (values.count(name) > 0) into = static_cast<unsigned>(std::stoul(values[name]));
    values.erase(name);
  };
  number("--mutations", request.mutations);
  number("--seed", request.seed);
  number("--first", request.first);
  number("--max-bytes", request.max_bytes);
  request.pages = values["--pages"];
  values.erase("--pages");
  if (!values.empty()) throw std::runtime_error("no such option: " + values.begin()->first);
  return request;
}

// Pages of our own.
std::vector<std::string> own_pages(unsigned seed) {
  std::vector<std::string> pages;
  for (const auto& [name, page] : testing::fixture_pages()) pages.push_back(page);
  for (const auto& [name, make] : testing::hostile_shapes()) pages.push_back(make(200));
  testing::RandomPage random(seed);
  for (int i = 0; i < 200; ++i) pages.push_back(random.page(i % 2 == 0));
  return pages;
}

class Run {
 public:
  explicit Run(const Request& request) : request_(request), cleaner_({}) {}

  // Returns the number of pages on which a promise was broken.
  unsigned run() {
    take_pages();
    std::cout << pages_.size() << " pages" << std::endl;
    for (unsigned n = request_.first; n < request_.first + request_.mutations && !pages_.empty(); ++n) {
      if (n % kSayEvery == 0) std::cout << "seed " << request_.seed << " mutation " << n << std::endl;
      testing::PageMutator mutator(pages_, request_.max_bytes, request_.seed, n);
      check("mutation " + std::to_string(n), mutator.mutated(), n % kRepeatEvery == 0);
    }
    std::cout << request_.mutations << " mutations, " << broken_ << " broken" << std::endl;
    return broken_;
  }

 private:
  void take_pages() {
    if (request_.pages.empty()) {
      pages_ = own_pages(request_.seed);
      for (std::size_t i = 0; i < pages_.size(); ++i) check("page " + std::to_string(i), pages_[i], true);
      return;
    }
    for (const std::string& file : testing::page_files(request_.pages)) {
      std::string page = testing::read_gzip(file);
      if (request_.first == 0) check(file, page, false);
      if (!page.empty() && pages_.size() < kMaxPages) pages_.push_back(std::move(page));
    }
  }

  void check(const std::string& name, const std::string& page, bool repeats) {
    const std::string fault = testing::first_broken_promise(cleaner_, page, repeats);
    if (fault.empty()) return;
    ++broken_;
    const std::string kept =
        "broken-" + std::to_string(request_.seed) + "-" + std::to_string(broken_) + ".html";
    std::ofstream(kept, std::ios::binary) << page;
    std::cout << name << ": " << fault << "; the page is in " << kept << std::endl;
  }

  Request request_;
  kehraus::Cleaner cleaner_;
  std::vector<std::string> pages_;
  unsigned broken_ = 0;
};

}  // namespace

int main(int count, char** arguments) try {
  const Request request = read_arguments(count, arguments);
  unsigned broken = 0;
  std::string error;
  testing::on_small_stack([&] {
    try {
      broken = Run(request).run();
    } catch (const std::exception& thrown) {
      error = thrown.what();
    }
  });
  if (!error.empty()) throw std::runtime_error(error);
  return broken > 0 ? 1 : 0;
} catch (const std::exception& thrown) {
  std::cerr << thrown.what() << std::endl;
  return 2;
}
