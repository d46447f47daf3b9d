"""kehraus clean on good input: formats, ids, order, choices."""
import gzip
import json
import os
import re
import sys
import unittest
from pathlib import Path

sys.path.insert(0, os.path.dirname(__file__))
from program import ARTICLE, ProgramTest  # noqa: E402

BODY = ARTICLE.split("\n\n", 1)[1]


def line(**fields):
    return json.dumps(fields, ensure_ascii=False) + "\n"


PAGE = """<html lang=de><title>Neue Brücke für Musterstadt - Bote</title><nav>Start</nav>
<h1>Neue Brücke für Musterstadt</h1>
<p>Der Stadtrat hat am <b>Montag</b> beschlossen<span hidden> (geheim)</span>, dass die <a href="/b?a=1&amp;b">alte
<em>Brücke</em></a> über den Fluss <a href="javascript:x()">abgerissen</a> und neu gebaut wird.</p>
<h2>Der Plan</h2>
<ol><li>Im Herbst beginnen die Arbeiten am Ufer.<ul><li>Erst fällt die alte Brücke.</li></ul></li>
<li>Zwei Jahre danach ist alles fertig.</li></ol>
<p>Die Bauarbeiten sollen im Herbst beginnen und <code>2</code> Jahre dauern, sagte die Bürgermeisterin.</p>"""

PAGE_AS_MARKDOWN = """# Neue Brücke für Musterstadt

Der Stadtrat hat am **Montag** beschlossen, dass die [alte *Brücke*](/b?a=1&b) über den Fluss abgerissen und neu gebaut wird.

## Der Plan

1. Im Herbst beginnen die Arbeiten am Ufer.
   - Erst fällt die alte Brücke.
2. Zwei Jahre danach ist alles fertig.

Die Bauarbeiten sollen im Herbst beginnen und `2` Jahre dauern, sagte die Bürgermeisterin.
"""

PAGE_AS_HTML = """<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<title>Neue Brücke für Musterstadt</title>
</head>
<body>
<article>
<h1>Neue Brücke für Musterstadt</h1>
<p>Der Stadtrat hat am <strong>Montag</strong> beschlossen, dass die <a href="/b?a=1&amp;b">alte <em>Brücke</em></a> \
über den Fluss abgerissen und neu gebaut wird.</p>
<h2>Der Plan</h2>
<ol>
<li>Im Herbst beginnen die Arbeiten am Ufer.
<ul>
<li>Erst fällt die alte Brücke.</li>
</ul>
</li>
<li>Zwei Jahre danach ist alles fertig.</li>
</ol>
<p>Die Bauarbeiten sollen im Herbst beginnen und <code>2</code> Jahre dauern, sagte die Bürgermeisterin.</p>
</article>
</body>
</html>
"""


def fixture_texts():
    folder = Path(__file__).resolve().parents[2] / "fixtures"
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*/source.txt"))]


def words_of(record):
    """The article's blocks, title first, without the bullets that lists have of their own."""
    title = record.get("title", "")
    blocks = record["text"].split("\n\n")
    return [title] + [re.sub(r"^([-*•–]|\d+[.)]) ", "", block) for block in blocks if block != title]


class Clean(ProgramTest):
    def test_text_from_a_file_and_from_stdin(self):
        self.write("a.txt", ARTICLE)
        for arguments, stdin in [(["a.txt"], ""), ([], ARTICLE), (["-"], ARTICLE), (["--jobs", "1", "--", "a.txt"], "")]:
            answer = self.run_program("clean", *arguments, stdin=stdin)
            self.assertEqual((answer.status, answer.err), (0, ""))
            self.assertEqual(answer.text, BODY)

    def test_markdown_has_the_title(self):
        answer = self.run_program("clean", "--to", "markdown", stdin=ARTICLE)
        self.assertEqual(answer.text, "# " + ARTICLE)

    def test_one_record(self):
        self.write("007.de.txt", ARTICLE)
        record = json.loads(self.run_program("clean", "--to", "json", "007.de.txt").text)
        self.assertEqual(record["id"], "007.de")
        self.assertEqual(record["outcome"], "clean")
        self.assertEqual(record["title"], "Neue Brücke für Musterstadt")
        self.assertEqual(record["language"], "de")
        self.assertEqual(record["text"] + "\n", BODY)
        self.assertNotIn("blocks", record)
        self.assertNotIn("removed", record)

    def test_parts_on_request_tile_the_input(self):
        answer = self.run_program("clean", "--to", "jsonl", "--with", "blocks,removed", stdin=ARTICLE)
        record = answer.records[0]
        self.assertEqual(record["id"], "stdin")
        spans = sorted((part["start"], part["end"]) for part in record["blocks"] + record["removed"])
        self.assertEqual(spans[0][0], 0)
        self.assertEqual(spans[-1][1], len(ARTICLE.encode()))
        for before, after in zip(spans, spans[1:]):
            self.assertEqual(before[1], after[0])

    def test_json_is_an_object_for_one_text_and_an_array_for_more(self):
        self.write("a.txt", ARTICLE)
        self.write("b.jsonl", line(text="Ein Satz."))
        self.write("none.jsonl", "")
        to_json = ["clean", "--to", "json"]
        self.assertIsInstance(json.loads(self.run_program(*to_json, "a.txt").text), dict)
        self.assertEqual(len(json.loads(self.run_program(*to_json, "a.txt", "a.txt").text)), 2)
        self.assertEqual(len(json.loads(self.run_program(*to_json, "b.jsonl").text)), 1)
        self.assertEqual(self.run_program(*to_json, "none.jsonl").text, "[]\n")

    def test_texts_are_separated_by_form_feeds(self):
        self.write("a.txt", ARTICLE)
        self.write("empty.txt", " \n")
        answer = self.run_program("clean", "a.txt", "missing.txt", "empty.txt", "a.txt")
        self.assertEqual(answer.text, BODY + "\f\n\f\n\f\n" + BODY)
        self.assertEqual(answer.status, 1)

    def test_jsonl_in_is_jsonl_out_in_order_for_any_number_of_jobs(self):
        lines = "".join(line(id=i, text=ARTICLE if i % 3 else f"Satz {i}.", n=i) for i in range(2000))
        answers = [self.run_program("clean", "--jobs", jobs, stdin=lines) for jobs in ["1", "2", "8"]]
        self.assertEqual([record["id"] for record in answers[0].records], list(range(2000)))
        self.assertEqual([record["n"] for record in answers[0].records], list(range(2000)))
        for answer in answers[1:]:
            self.assertEqual(answer.out, answers[0].out)

    def test_other_fields_pass_through_byte_for_byte(self):
        self.write("in.jsonl", '{"url" : "http://x/\\u00fc", "body":"Ein Satz.", "n":1.50e+3, "deep": {"a" : [ ]}, '
                               '"outcome":"theirs", "big":123456789012345678901}\n')
        answer = self.run_program("clean", "--text-key", "body", "in.jsonl")
        self.assertEqual(answer.status, 0)
        self.assertTrue(answer.text.endswith(',"url":"http://x/\\u00fc","n":1.50e+3,"deep":{"a" : [ ]},'
                                             '"big":123456789012345678901}\n'), answer.text)
        self.assertEqual(answer.records[0]["id"], "in:1")
        self.assertEqual(answer.records[0]["outcome"], "clean")

    def test_ids_keep_their_form(self):
        self.write("x.jsonl.gz", gzip.compress((line(uid="a\nb", text="x") + "\n" + line(uid=7, text="x") +
                                               line(uid=None, text="x") + line(text="x")).encode()))
        answer = self.run_program("clean", "--id-key", "uid", "x.jsonl.gz")
        self.assertEqual([record["id"] for record in answer.records], ["a\nb", 7, "x:4", "x:5"])

    def test_formats_can_be_forced(self):
        lines = line(text="Ein Satz.")
        self.assertEqual(self.run_program("clean", "--to", "text", stdin=lines + lines).text,
                         "Ein Satz.\n\f\nEin Satz.\n")
        as_text = self.run_program("clean", "--from", "text", "--to", "jsonl", stdin=lines).records
        self.assertEqual(as_text[0]["text"], lines.strip())
        self.write("page.html", "<html><p>Ein Satz.")
        self.assertEqual(self.run_program("clean", "page.html").text, "Ein Satz.\n")
        self.assertEqual(self.run_program("clean", "--from", "text", "page.html").text, "<html><p>Ein Satz.\n")

    def test_pages_are_told_by_name_and_content(self):
        page = "<!-- x --><!DOCTYPE html><p>Ein <b>Satz</b>."
        self.assertEqual(self.run_program("clean", stdin=page).text, "Ein Satz.\n")
        self.write("page.htm", "<p>Ein <b>Satz</b>.")
        self.assertEqual(self.run_program("clean", "page.htm").text, "Ein Satz.\n")
        self.assertEqual(self.run_program("clean", "--from", "html", stdin="<p>Ein <b>Satz</b>.").text,
                         "Ein Satz.\n")

    def test_markdown_and_html_keep_what_a_page_sets_apart(self):
        self.write("a.html", PAGE)
        self.assertEqual(self.run_program("clean", "--to", "markdown", "a.html").text, PAGE_AS_MARKDOWN)
        self.assertEqual(self.run_program("clean", "--to", "html", "a.html").text, PAGE_AS_HTML)

    def test_pages_are_separated_by_form_feeds(self):
        self.write("a.txt", "Ein Satz.")
        one = self.run_program("clean", "--to", "html", "a.txt").text
        self.assertTrue(one.startswith("<!doctype html>\n"), one)
        self.assertEqual(self.run_program("clean", "--to", "html", "a.txt", "missing.txt", "a.txt").text,
                         one + "\f\n\f\n" + one)

    def test_html_reads_back_as_the_same_article(self):
        for page in [PAGE, *fixture_texts()]:
            form = "html" if page.startswith("<") else "text"
            first = self.run_program("clean", "--from", form, "--to", "jsonl", stdin=page).records[0]
            html = self.run_program("clean", "--from", form, "--to", "html", stdin=page).out
            second = self.run_program("clean", "--from", "html", "--to", "jsonl", stdin=html).records[0]
            self.assertEqual(words_of(second), words_of(first))
            again = self.run_program("clean", "--from", "html", "--to", "html", stdin=html).out
            self.assertEqual(again, html)

    def test_a_line_may_hold_a_page(self):
        page = "<p>Ein <b>Satz</b>."
        lines = line(html=page, a=1) + "\n" + line(text=None, html=page) + "\n" + line(html=page, text="Text.")
        first, second, third = self.run_program("clean", stdin=lines).records
        self.assertEqual((first["text"], first["a"]), ("Ein Satz.", 1))
        self.assertNotIn("html", first)
        self.assertEqual(second["text"], "Ein Satz.")
        self.assertEqual((third["text"], third["html"]), ("Text.", page))
        other = self.run_program("clean", "--html-key", "page", stdin=line(page=page)).records
        self.assertEqual(other[0]["text"], "Ein Satz.")

    def test_compressed_input_is_told_by_content(self):
        self.write("a", gzip.compress(ARTICLE.encode()[:100]) + gzip.compress(ARTICLE.encode()[100:]))
        self.assertEqual(self.run_program("clean", "a").text, BODY)

    def test_output_file_appears_whole_or_not_at_all(self):
        self.write("out", "before")
        answer = self.run_program("clean", "-o", "out", stdin=ARTICLE)
        self.assertEqual((answer.status, answer.out), (0, b""))
        self.assertEqual(self.read("out"), BODY)
        self.assertEqual(os.listdir(self.folder), ["out"])
        self.assertEqual(self.run_program("clean", "-o", "no/such/out", stdin=ARTICLE).status, 2)

    def test_keep_leaves_a_category_in(self):
        text = ARTICLE + "\nLesen Sie auch\n"
        with_marker = self.run_program("clean", "--keep", "related-articles", stdin=text).text
        self.assertIn("Lesen Sie auch", with_marker)

    def test_verbose_and_quiet(self):
        self.write("a.txt", ARTICLE)
        verbose = self.run_program("clean", "-v", "a.txt").err
        self.assertRegex(verbose, r"kehraus: info: a.txt: clean, kept \d+ bytes, removed \d+ bytes in \d+ places")
        self.assertIn("kehraus: info: 1 documents: 1 clean, 0 empty, 0 failed", verbose)
        quiet = self.run_program("clean", "-q", "a.txt", "missing.txt").err
        self.assertEqual(quiet, "kehraus: error: missing.txt: No such file or directory\n")

    def test_odd_file_names_are_names(self):
        for name in ["[a,b].txt", "-dash.txt", "a b.txt", "clean", "rules"]:
            self.write(name, ARTICLE)
            self.assertEqual(self.run_program("clean", "--", name).text, BODY, name)
        self.assertEqual(self.run_program("clean", "[a,b].txt", "rules").text, BODY + "\f\n" + BODY)


if __name__ == "__main__":
    unittest.main()
