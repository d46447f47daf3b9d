#include "batch/learn_pass.h"

#include <exception>
#include <memory>
#include <utility>
#include <vector>

#include "batch/block_counts.h"
#include "batch/file_stamp.h"
#include "batch/in_flight.h"
#include "batch/io_error.h"
#include "learn/document_blocks.h"
#include "stream/ordered.h"

namespace kehraus {
namespace {

struct Portion {
  std::vector<RawDocument> documents;
  std::vector<std::size_t> bytes;    // of each
  std::vector<DocumentBlocks> seen;  // the same
};

// Of a text nothing but its address can tell the site.
bool may_have_site(const InputDocument& document) { return document.is_html || !document.url.empty(); }

DocumentBlocks look_at(const Cleaner& cleaner, RawDocument&& raw, JsonLineParser& parser) {
  try {
    const InputDocument document = to_input(std::move(raw), parser);
    if (!document.failure.empty() || !may_have_site(document)) return {};
    const ResultView result = clean_one(cleaner, document);
    if (result.outcome != Outcome::failed) return blocks_of(result);
  } catch (const std::exception&) {
    // The second pass says what is wrong with it.
  }
  return {};
}

class LearnPass {
 public:
  LearnPass(const Cleaner& cleaner, const InputList& list, const LearnOptions& options,
            const std::function<void(std::size_t)>& advance, const std::atomic<bool>& stop)
      : cleaner_(cleaner),
        list_(list),
        options_(options),
        advance_(advance),
        stop_(stop),
        reader_([this](InputPath& path) { return next_path(path); }, options.read, stop) {
    for (unsigned i = 0; i < options.jobs; ++i)
      parsers_.push_back(std::make_unique<JsonLineParser>(options.keys));
  }

  std::optional<Learned> run(const LearnedBlocks& before) {
    const auto produce = [this](Portion& portion) { return read(portion); };
    const auto work = [this](unsigned worker, Portion& portion) {
      return look_at(portion, *parsers_[worker]);
    };
    const auto consume = [this](Portion& portion) { return count(portion); };
    Ordered<Portion>::run({options_.jobs, kBytesInFlight}, produce, work, consume);
    if (stop_) return std::nullopt;
    try {
      return Learned{counts_.learned(before, stop_), !counts_.is_empty()};
    } catch (const IoError&) {
      if (stop_) return std::nullopt;  // interrupted
      throw;
    }
  }

 private:
  // What is no file is not opened: a pipe without a writer would be waited for.
  bool next_path(InputPath& path) {
    while (at_ < list_.paths.size()) {
      path = {};
      path.path = list_.root + list_.paths[at_++];
      if (stamp_of(path.path)) return true;
    }
    return false;
  }

  std::size_t read(Portion& portion) {
    portion.documents.clear();
    portion.bytes.clear();
    std::size_t bytes = 0;
    RawDocument document;
    while (bytes < kPortionBytes && reader_.next(document)) {
      bytes += reckoned_bytes(document) + sizeof document;
      portion.bytes.push_back(document.bytes.size());
      portion.documents.push_back(std::move(document));
    }
    return bytes;
  }

  std::size_t look_at(Portion& portion, JsonLineParser& parser) const {
    portion.seen.clear();
    std::size_t bytes = 0;
    for (RawDocument& document : portion.documents) {
      const DocumentBlocks& seen =
          portion.seen.emplace_back(kehraus::look_at(cleaner_, std::move(document), parser));
      bytes += sizeof document + sizeof seen;
      for (const SeenBlock& block : seen.blocks) bytes += sizeof block + block.key.size() + block.text.size();
    }
    return bytes;
  }

  bool count(Portion& portion) {
    for (std::size_t i = 0; i < portion.seen.size(); ++i) {
      counts_.add(portion.seen[i]);
      advance_(portion.bytes[i]);
    }
    portion.seen.clear();  // the portion is kept to be used again
    return !stop_;
  }

  const Cleaner& cleaner_;
  const InputList& list_;
  const LearnOptions& options_;
  const std::function<void(std::size_t)>& advance_;
  const std::atomic<bool>& stop_;
  std::size_t at_ = 0;  // in the list
  DocumentReader reader_;
  std::vector<std::unique_ptr<JsonLineParser>> parsers_;  // one for each worker
  BlockCounts counts_;
};

}  // namespace

std::optional<Learned> learn_blocks(const Cleaner& cleaner, const InputList& list,
                                    const LearnOptions& options, const LearnedBlocks& before,
                                    const std::function<void(std::size_t)>& advance,
                                    const std::atomic<bool>& stop) {
  return LearnPass(cleaner, list, options, advance, stop).run(before);
}

}  // namespace kehraus
