#include "html/hostile_pages.h"

#include <sys/resource.h>
#include <algorithm>

#include <fstream>

#include "html/small_stack.h"

namespace testing {

std::string times(std::size_t n, const std::string& piece) {
  std::string out;
  out.reserve(n * piece.size());
  for (std::size_t i = 0; i < n; ++i) out += piece;
  return out;
}

std::string counted(std::size_t n, const std::string& piece) {
  std::string out;
  const std::size_t at = piece.find('%');
  for (std::size_t i = 0; i < n; ++i) out += piece.substr(0, at) + std::to_string(i) + piece.substr(at + 1);
  return out;
}

namespace {

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

}  // namespace

Cost cost_of(const std::function<void()>& work) {
  Cost cost;
  on_small_stack([&] {
    std::ofstream("/proc/self/clear_refs") << "5";
    const std::size_t before = status_kilobytes("VmRSS:");
    const double start = thread_seconds();
    work();
    cost.seconds = thread_seconds() - start;
    // The kernel counts in batches, so that the largest may come out below what was there before.
    cost.megabytes = static_cast<double>(std::max(status_kilobytes("VmHWM:"), before) - before) / 1024;
  });
  return cost;
}

std::map<std::string, std::function<std::string(std::size_t)>> hostile_shapes() {
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
                            "<i hidden>x</i>y",
                            "<b style='display:none'>x<p>",
                            "<a href=x>y</a> <b>z</b> ",
                            "<ol><li>x",
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

}  // namespace testing
