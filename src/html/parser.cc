#include "html/parser.h"

#include <algorithm>
#include <iterator>

#include "html/arena.h"
#include "html/build_tree.h"
#include "html/linear_tree.h"
#include "html/skeleton.h"

namespace kehraus::html {
namespace {

constexpr std::size_t kMaxSkeletonBytes = std::size_t{8} << 20;
constexpr std::size_t kMinArenaBytes = std::size_t{16} << 20;
constexpr std::size_t kMaxArenaBytes = std::size_t{128} << 20;
constexpr std::size_t kArenaBytesPerByte = 64;

// Readings of a page until all fits. Real pages need one or two; large ones get fewer, since together they
// must not take more than the bound on time allows.
constexpr std::size_t kMaxRounds = 8;
constexpr std::size_t kMinRounds = 3;
constexpr std::size_t kMaxReadBytes = std::size_t{4} << 20;
// From this round on only the first wrong guess is put right: the others may have been wrong because of it.
constexpr std::size_t kFirstCarefulRound = 5;

std::string_view without_mark(std::string_view page) noexcept {
  if (page.starts_with("\xEF\xBB\xBF")) page.remove_prefix(3);
  return page;
}

}  // namespace

struct Parser::State {
  Tree tree;
  Skeleton skeleton;
  Arena arena;
  std::vector<std::uint32_t> corrections;  // places in the page, sorted

  bool parse_exactly();
  void give_back();
  std::optional<Budget> parse_once(Folding folding, Misfit& misfit);
  void correct(const Misfit& misfit, bool is_careful);
};

std::optional<Budget> Parser::State::parse_once(Folding folding, Misfit& misfit) {
  if (!skeleton.write(tree.page, {corrections, folding, kMaxSkeletonBytes})) return Budget::tokens;
  arena.reset(std::min(kMaxArenaBytes, kMinArenaBytes + kArenaBytesPerByte * tree.page.size()));
  const GumboOutput* output = parse_skeleton(skeleton, arena);
  if (output == nullptr) return arena.stopped_by();
  misfit = build_tree(*output, skeleton, tree);
  misfit.has_folds = misfit.has_folds || (skeleton.has_frameset() && skeleton.fold_count() > 0);
  return std::nullopt;
}

// The memory of a reading that went past a bound, which the next one would only come on top of.
void Parser::State::give_back() {
  arena.reset(0);
  skeleton = {};
  tree.nodes = {};
}

// A correction that turns out wrong in its turn is taken back.
void Parser::State::correct(const Misfit& misfit, bool is_careful) {
  std::vector<std::uint32_t> places;
  for (const std::uint32_t offset : misfit.guesses) places.push_back(skeleton.place(offset));
  if (is_careful) places.resize(1);
  std::vector<std::uint32_t> changed;
  std::set_symmetric_difference(corrections.begin(), corrections.end(), places.begin(), places.end(),
                                std::back_inserter(changed));
  corrections = std::move(changed);
}

// False past a bound.
bool Parser::State::parse_exactly() {
  const std::size_t max_rounds =
      std::clamp(kMaxReadBytes / std::max<std::size_t>(tree.page.size(), 1), kMinRounds, kMaxRounds);
  Folding folding = Folding::all;
  corrections.clear();
  for (std::size_t round = 1;; ++round) {
    Misfit misfit;
    tree.budget = parse_once(folding, misfit);
    if (tree.budget) return false;
    tree.is_exact = misfit.empty();
    if (tree.is_exact || round == max_rounds) return true;
    if (misfit.has_folds) {
      const bool is_last = folding == Folding::certain || skeleton.has_frameset() || round + 1 == max_rounds;
      folding = is_last ? Folding::none : Folding::certain;
    } else {
      correct(misfit, round >= kFirstCarefulRound);
    }
  }
}

Parser::Parser() : state_(std::make_unique<State>()) {}
Parser::~Parser() = default;
Parser::Parser(Parser&&) noexcept = default;
Parser& Parser::operator=(Parser&&) noexcept = default;

const Tree& Parser::parse(std::string_view page) {
  Tree& tree = state_->tree;
  tree.page = without_mark(page);
  tree.is_exact = true;
  if (!state_->parse_exactly()) {
    state_->give_back();
    read_linearly(tree);
  }
  return tree;
}

}  // namespace kehraus::html
