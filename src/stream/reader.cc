#include "stream/reader.h"

#include <utility>

#include "stream/input_file.h"
#include "stream/json_line.h"
#include "stream/line_reader.h"

namespace kehraus {
namespace {

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r\v\f") == std::string_view::npos; }

class Reader {
 public:
  Reader(const ReadOptions& options, const std::atomic<bool>& stop, const RawDocumentSink& sink)
      : options_(options), stop_(stop), sink_(sink) {}

  // False: no more documents are wanted.
  bool read(const std::string& path) {
    document_ = {};
    path_name_ = path == "-" ? "stdin" : path;
    file_id_ = id_of_path(path);
    InputFile file(path, options_.max_file_bytes, stop_);
    const Form form = form_of(path, file.content());
    switch (form) {
      case Form::jsonl: return read_lines(file.content());
      case Form::text: return read_text(file.content());
      default: break;
    }
    const std::string form_name = form == Form::html ? "HTML" : "WARC";
    start(Form::text);
    document_.failure = form_name + " input is not supported yet; --from text treats it as plain text";
    return hand_on();
  }

 private:
  Form form_of(const std::string& path, InputBuffer& content) const {
    if (options_.form) return *options_.form;
    if (const auto form = form_of_path(path)) return *form;
    while (!is_enough_for_form(content.bytes()) && content.fill()) {
    }
    return form_of_content(content.bytes());
  }

  void start(Form form) {
    document_.form = form;
    document_.id = file_id_;
    document_.path = path_name_;
    document_.line = 0;
    document_.failure.clear();
  }

  bool hand_on() { return !stop_ && sink_(std::move(document_)); }

  bool read_text(InputBuffer& content) {
    start(Form::text);
    // One byte more than allowed tells that it is too large.
    content.fill_to(options_.max_document_bytes + 1);
    if (!content.failure().empty()) {
      document_.failure = content.failure();
    } else if (content.bytes().size() > options_.max_document_bytes) {
      document_.failure =
          "larger than " + std::to_string(options_.max_document_bytes) + " bytes (--max-document-bytes)";
    } else {
      document_.bytes = content.bytes();
    }
    return hand_on();
  }

  bool read_lines(InputBuffer& content) {
    LineReader lines(content, options_.max_line_bytes, kJsonLinePadding);
    for (Line line; lines.next(line);) {
      if (line.state == Line::State::whole && is_blank(line.bytes)) continue;
      start(Form::jsonl);
      // A file that could not even be opened has no lines to speak of.
      if (line.state != Line::State::broken || line.number > 1) {
        document_.line = line.number;
        document_.id += ":" + std::to_string(line.number);
      }
      if (line.state == Line::State::broken) document_.failure = content.failure();
      if (line.state == Line::State::too_long) {
        document_.failure = "line is longer than " + std::to_string(options_.max_line_bytes) + " bytes";
      }
      document_.bytes = std::move(line.bytes);
      if (!hand_on()) return false;
    }
    return true;
  }

  const ReadOptions& options_;
  const std::atomic<bool>& stop_;
  const RawDocumentSink& sink_;
  std::string path_name_;
  std::string file_id_;
  RawDocument document_;
};

}  // namespace

void read_documents(const std::vector<std::string>& paths, const ReadOptions& options,
                    const std::atomic<bool>& stop, const RawDocumentSink& sink) {
  Reader reader(options, stop, sink);
  for (const std::string& path : paths) {
    if (!reader.read(path)) return;
  }
}

}  // namespace kehraus
