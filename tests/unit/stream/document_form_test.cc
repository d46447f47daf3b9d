#include "stream/document_form.h"

#include <catch2/catch.hpp>
#include <utility>
#include <vector>

namespace kehraus {
namespace {

TEST_CASE("a file's id is its name without folders and endings", "[stream]") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"a/b/007.txt.gz", "007"},
      {"007.html.gz", "007"},
      {"000_56.txt", "000_56"},
      {"plain", "plain"},
      {"/a.b/plain", "plain"},
      {"v1.2.txt", "v1.2"},
      {"v1.2", "v1.2"},
      {"2024.10.29.txt", "2024.10.29"},
      {"x.jsonl.zst", "x"},
      {"x.gz", "x"},
      {".hidden", ".hidden"},
      {".hidden.txt", ".hidden"},
      {"a.", "a."},
      {"Dr. Muster", "Dr. Muster"},
      {"-", "stdin"},
      {"./-", "-"},
  };
  for (const auto& [path, id] : rows) {
    CAPTURE(path);
    CHECK(id_of_path(path) == id);
  }
}

TEST_CASE("a path's ending may tell the form", "[stream]") {
  CHECK(form_of_path("a.jsonl") == Form::jsonl);
  CHECK(form_of_path("a.NDJSON.gz") == Form::jsonl);
  CHECK(form_of_path("b/a.html.zst") == Form::html);
  CHECK(form_of_path("a.htm") == Form::html);
  CHECK(form_of_path("a.warc.gz") == Form::warc);
  CHECK_FALSE(form_of_path("a.txt"));
  CHECK_FALSE(form_of_path("jsonl"));
  CHECK_FALSE(form_of_path("-"));
}

TEST_CASE("the content tells the form, white space in front apart", "[stream]") {
  const std::vector<std::pair<std::string, Form>> rows = {
      {"", Form::text},
      {"Ein Satz.", Form::text},
      {"{\"text\":1}", Form::jsonl},
      {"\xEF\xBB\xBF\n \n{ \"a", Form::jsonl},
      {"{}", Form::jsonl},
      {"{ Klammer", Form::text},
      {"{\n  \"text\": 1\n}", Form::text},
      {"[1]", Form::text},
      {"<!DOCTYPE HTML><p>", Form::html},
      {"\n\n<Html lang=de>", Form::html},
      {"<p>Absatz", Form::html},
      {" <!-- a --><Article class=b>", Form::html},
      {"<pre-war town", Form::text},
      {"<Name> sagte", Form::text},
      {"<3", Form::text},
      {"WARC/1.1\r\n", Form::warc},
  };
  for (const auto& [content, form] : rows) {
    CAPTURE(content);
    CHECK(form_of_content(content) == form);
  }
  CHECK_FALSE(is_enough_for_form("{"));
  CHECK_FALSE(is_enough_for_form(std::string(1000, '\n')));
  CHECK(is_enough_for_form(std::string(1 << 16, '\n')));
  CHECK(is_enough_for_form("Ein Satz, der lang genug ist, um alles zu wissen."));
}

}  // namespace
}  // namespace kehraus
