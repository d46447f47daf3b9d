// Pages made to take time, memory or stack.
#include <sys/resource.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <functional>
#include <iomanip>
#include <iostream>
#include <map>

#include "html/parser.h"
#include "html/small_stack.h"
#include "html/tree_form.h"

namespace {

using namespace kehraus::html;

std::string times(std::size_t n, const std::string& piece) {
  std::string out;
  out.reserve(n * piece.size());
  for (std::size_t i = 0; i < n; ++i) out += piece;
  return out;
}

// "%" in the piece is a number that grows.
std::string counted(std::size_t n, const std::string& piece) {
  std::string out;
  const std::size_t at = piece.find('%');
  for (std::size_t i = 0; i < n; ++i) out += piece.substr(0, at) + std::to_string(i) + piece.substr(at + 1);
  return out;
}

double thread_seconds() {
  rusage usage{};
  getrusage(RUSAGE_THREAD, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

// A figure of /proc/self/status in kilobytes: "VmHWM:", the largest memory since it was reset, or "VmRSS:".
std::size_t status_kilobytes(const std::string& name) {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    std::size_t kilobytes = 0;
    if (word == name && status >> kilobytes) return kilobytes;
  }
  return 0;
}

struct Outcome {
  double seconds = 0;
  double megabytes = 0;  // more than before
  std::string budget;
};

Outcome parse_bounded(const std::string& page) {
  Outcome out;
  testing::on_small_stack([&] {
    std::ofstream("/proc/self/clear_refs") << "5";
    const std::size_t before = status_kilobytes("VmRSS:");
    Parser parser;
    const double start = thread_seconds();
    const Tree& tree = parser.parse(page);
    out.seconds = thread_seconds() - start;
    out.megabytes = static_cast<double>(status_kilobytes("VmHWM:") - before) / 1024;
    if (testing::first_misplaced(tree) != tree.nodes.size()) FAIL("a node is not where it may be");
    if (tree.budget) out.budget = name_of(*tree.budget);
  });
  return out;
}

std::map<std::string, std::function<std::string(std::size_t)>> shapes() {
  std::map<std::string, std::function<std::string(std::size_t)>> out;
  for (const char* name :
       {"div",    "b",        "a",        "span", "table",    "ul",  "blockquote", "object",
        "svg",    "math",     "template", "form", "button",   "p",   "x-y",        "font",
        "select", "frameset", "li",       "dd",   "noscript", "nobr"}) {
    const std::string tag = std::string("<") + name + ">";
    out["open " + tag] = [=](std::size_t n) { return times(n, tag); };
    out["open and close " + tag] = [=](std::size_t n) {
      return times(n / 2, tag) + times(n / 2, std::string("</") + name + ">");
    };
  }
  for (const char* piece : {"<table><tr><td>",
                            "<svg><foreignObject>",
                            "<ul><li>",
                            "<b><p>",
                            "<i><div></i>",
                            "<a><div></a>",
                            "<b><i></b>x",
                            "<table>x",
                            "<table><b>",
                            "<p><table></p>",
                            "<object></object><b>x",
                            "<font color=red><p>",
                            "<select><option>x",
                            "<template><td>",
                            "<template><td></template>",
                            "<div></p>",
                            "</p>",
                            "</br>",
                            "<form></form>",
                            "<p>x",
                            "x</y>",
                            "<br>",
                            "<li>x",
                            "<td>",
                            "<b></b>",
                            "<nobr>x<p>",
                            "<math><mi><svg><desc>",
                            "<!---->",
                            "x<!---->",
                            "<svg><title>x</svg>",
                            "<svg><style>",
                            "<select><style>",
                            "<svg><![CDATA[x]]></svg>",
                            "<![CDATA[x]]>",
                            "<table><tr>x<td>",
                            "<button><p>",
                            "<h1>",
                            "<ruby><rt>x",
                            "<option>",
                            "<table><caption>",
                            "<applet><b>",
                            "<input type=hidden>",
                            "<table><input type=hidden>x",
                            "<frameset><frame>",
                            "<body a=b>",
                            "<html a=b>",
                            "<isindex>",
                            "<a>x",
                            "<a><table><a>",
                            "<b><table><td></b></table>",
                            "<plaintext>",
                            "<textarea>",
                            "<title>",
                            "<script><!--<script>",
                            "<!--",
                            "&amp",
                            "&#",
                            "&",
                            "<",
                            "</",
                            "<a ",
                            "<a b='",
                            "<p id=\"",
                            "\r",
                            "<pre>\n",
                            "<dl><dt>x<dd>y",
                            "<marquee><i>",
                            "<caption>",
                            "<col>",
                            "<math><mi>",
                            "<svg><p>",
                            "<svg><b>x",
                            "<svg></p>",
                            "<b><svg><p></b>"}) {
    out[piece] = [=](std::size_t n) { return times(n, piece); };
  }
  for (const char* piece :
       {"<b id=%>", "<font id=%>", "<b id=%><p>", "<b id=%></b>", "<i id=%>x</p>", "<b id=%><div></b>"}) {
    out[std::string(piece) + " and <p>"] = [=](std::size_t n) {
      return counted(n / 2, piece) + times(n / 2, "<p>x");
    };
  }
  out["600 <b id=%> and <p>"] = [](std::size_t n) { return counted(600, "<b id=%>") + times(n, "<p>x"); };
  out["300 <b id=%> in a div"] = [](std::size_t n) {
    return "<div>" + counted(300, "<b id=%>") + "</div>" + times(n, "<p>x");
  };
  out["300 <b id=%> and <b id=%></b>"] = [](std::size_t n) {
    return counted(300, "<b id=a%>") + counted(n, "<b id=%></b>");
  };
  out["500 divs and <p></p>"] = [](std::size_t n) { return times(500, "<div>") + times(n, "<p></p>"); };
  out["500 spans and <x>"] = [](std::size_t n) { return times(500, "<span>") + times(n, "<x></x>"); };
  out["500 spans and </y>"] = [](std::size_t n) { return times(500, "<span>") + times(n, "</y>"); };
  out["500 svg g and </y>"] = [](std::size_t n) { return "<svg>" + times(500, "<g>") + times(n, "</y>"); };
  out["500 divs, table and x"] = [](std::size_t n) {
    return times(500, "<div>") + "<table>" + times(n, "<tr>x");
  };
  out["n spans in a table"] = [](std::size_t n) { return "<table>" + times(n, "<span></span>"); };
  out["attributes"] = [](std::size_t n) { return "<p" + counted(n, " a%=b") + ">"; };
  out["attributes of b"] = [](std::size_t n) { return "<b" + counted(n, " a%=b") + ">x"; };
  out["attributes of body"] = [](std::size_t n) {
    return "<body" + counted(n, " a%=b") + ">x" + counted(n, "<body a%>");
  };
  out["one text"] = [](std::size_t n) { return times(n, "word "); };
  out["one blank"] = [](std::size_t n) { return times(n, "     "); };
  out["NUL"] = [](std::size_t n) { return times(n, std::string("\0 ", 2)); };
  out["invalid UTF-8"] = [](std::size_t n) { return times(n, "\xC3\x28<\xFF\xFE>\xF0"); };
  return out;
}

// How much slower the program may be, under sanitizers, than what was promised of it.
constexpr bool is_sanitized() {
#ifdef __SANITIZE_ADDRESS__
  return true;
#else
  return false;
#endif
}

void check_bounds(std::size_t pieces) {
  for (const auto& [name, make] : shapes()) {
    const std::string page = make(pieces);
    const Outcome outcome = parse_bounded(page);
    const double megabytes = std::max(1.0, static_cast<double>(page.size()) / 1e6);
    CAPTURE(name, outcome.budget, outcome.seconds, megabytes);
    CHECK(outcome.seconds <= (is_sanitized() ? 10 : 2) * megabytes);
    if (!is_sanitized()) CHECK(outcome.megabytes <= 256);
    std::cout << std::fixed << std::setprecision(3) << outcome.seconds / megabytes << " s/MB, "
              << std::setprecision(0) << outcome.megabytes << " MB, " << name << " " << outcome.budget
              << "\n";
  }
}

TEST_CASE("hostile shapes of a hundred thousand pieces stay within their bounds", "[hostile]") {
  check_bounds(is_sanitized() ? 20'000 : 100'000);
}

TEST_CASE("hostile shapes of a million pieces stay within their bounds", "[hostile_all][slow]") {
  check_bounds(1'000'000);
}

TEST_CASE("a text of fifty megabytes", "[hostile_all][slow]") {
  const std::string page = "<p>" + times(10'000'000, "word ");
  const Outcome outcome = parse_bounded(page);
  CHECK(outcome.budget == "");
  CHECK(outcome.seconds <= 10);
}

TEST_CASE("past a bound its name is said and the text stays") {
  struct Case {
    std::string page;
    std::string budget;
  };
  for (const Case& c :
       {Case{times(318, "<x-y>") + "text", ""}, Case{times(319, "<x-y>") + "text", "depth"},
        Case{counted(321, "<b id=%>") + "text", "depth"}, Case{times(200'000, "<isindex>") + "text", "arena"},
        Case{times(3'000'000, "<b>") + "text", "tokens"},
        Case{"<table><svg><select><desc><select>x<table>text", "builder"}}) {
    Parser parser;
    const Tree& tree = parser.parse(c.page);
    CHECK((tree.budget ? name_of(*tree.budget) : "") == c.budget);
    std::string text;
    tree.append_text(tree.nodes.back(), text);
    CHECK(text == "text");
  }
}

}  // namespace
