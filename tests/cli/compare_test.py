"""kehraus compare: raw against clean, one rule set or run against another, and what of a document reaches a report."""
import html.parser
import json
import os
import re
import sys
import unittest

sys.path.insert(0, os.path.dirname(__file__))
from program import ARTICLE, ProgramTest  # noqa: E402

RULE = """
summary  = "The line that counts the parts of a series: {words}"
why      = "It points to other articles."
source   = "made up"
category = "advertisement"
action   = "drop"

[match]
text_any = ["{words} 3 of the series"]

[[example]]
text   = "{words} 3 of the series"
expect = "drop"

[[example]]
text   = "The series is about {words}."
expect = "keep"
"""
SERIES = ARTICLE + "\nLanternfest 3 of the series\n\nDer Rat tagt am Freitag wieder, teilte die Stadt dazu mit.\n"


class Compare(ProgramTest):
    def test_the_raw_document_with_what_went_and_why(self):
        self.write("a.txt", "BERLIN (dpa) - " + ARTICLE.split("\n\n")[1] + "\n\nAdvertisement\n\n" + ARTICLE.split("\n\n")[2])
        answer = self.run_program("compare", "a.txt")
        self.assertEqual((answer.status, answer.err), (0, ""))
        lines = answer.text.splitlines()
        self.assertRegex(lines[0], r"^a\.txt: clean, \d+ % removed, \d+ of \d+ bytes$")
        self.assertIn("  agency          dpa  ‹text any/dateline-european-agency›", lines)
        self.assertIn("  [-BERLIN (dpa) --] ‹dateline, any/dateline-european-agency› Der Stadtrat hat", answer.text)
        self.assertIn("  [-Advertisement-] ‹advertisement, any/advertisement-word›", lines)

    def test_metadata_say_where_they_were_found(self):
        self.write("a.html", "<title>Fähre</title><meta property=og:title content='Die Fähre'><h1>Die Fähre</h1><p>" + ARTICLE)
        text = self.run_program("compare", "a.html").text
        self.assertRegex(text, r"\n  title           Die Fähre  ‹\w+ \S+›\n")
        record = self.run_program("clean", "--to", "jsonl", "--with", "blocks,removed,evidence", "a.html").text
        self.write("run.jsonl", record)
        recorded = self.run_program("compare", "--recorded", "run.jsonl").text
        origin = re.search(r"  title .*", text)[0]
        self.assertIn(origin, recorded)

    def test_side_by_side_both_fit_the_width(self):
        answer = self.run_program("compare", "--side-by-side", stdin=SERIES, env={"COLUMNS": "80"})
        lines = answer.text.splitlines()
        beside = [line for line in lines if "│" in line]
        self.assertTrue(all(len(line) <= 80 for line in lines), answer.text)
        right = " ".join(line.split("│")[1].strip() for line in beside)
        self.assertIn("Der Stadtrat hat am Montag beschlossen, dass die alte Brücke", right)
        self.assertNotIn("Neue Brücke für Musterstadt", right)  # the title

    def test_no_escape_of_the_document_reaches_a_terminal(self):
        text = ARTICLE + "\nEin Satz mit \x1b[31m Farbe, \u202eRichtung und \u009b31m, der ein Absatz ist und bleibt.\n"
        for option in [[], ["--side-by-side"], ["--colour", "always"], ["--summary"]]:
            shown = self.run_program("compare", *option, stdin=text).text
            shown = re.sub("\x1b\\[[0-9;]*m", "", shown) if "always" in option else shown
            self.assertFalse(set("\x1b\u202e\u009b") & set(shown), option)

    def test_documents_come_one_after_the_other(self):
        for name in "abc":
            self.write(name + ".txt", ARTICLE)
        answer = self.run_program("compare", "a.txt", "missing.txt", "b.txt", "c.txt")
        self.assertEqual(answer.status, 1)
        self.assertIn("missing.txt", answer.err)
        heads = [line.split(":")[0] for line in answer.text.splitlines() if re.match(r"\w+\.txt: ", line)]
        self.assertEqual(heads, ["a.txt", "missing.txt", "b.txt", "c.txt"])

    def test_a_summary_adds_up(self):
        self.write("a.txt", "Advertisement\n\n" + ARTICLE)
        self.write("b.txt", "Advertisement\n\n" + ARTICLE)
        facts = json.loads(self.run_program("compare", "--summary", "--to", "json", "a.txt", "b.txt").text)
        self.assertEqual((facts["documents"], facts["clean"]), (2, 2))
        self.assertIn({"rule": "any/advertisement-word", "bytes": 26, "places": 2, "documents": 2}, facts["rules"])
        self.assertIn("any/advertisement-word", self.run_program("compare", "--summary", "a.txt", "b.txt").text)

    def test_wrong_usage_says_what_to_do(self):
        for arguments, words in [(["--rules", "a", "--rules", "b", "--rules", "c"], "twice"),
                                 (["--recorded", "a", "b", "c"], "two to compare"),
                                 (["--to", "json"], "--summary"), (["--rules", "nowhere"], "nowhere"),
                                 (["--html", "-"], "name of a file")]:
            answer = self.run_program("compare", *arguments)
            self.assertEqual(answer.status, 2, arguments)
            self.assertIn(words, answer.err)


class TwoRuleSets(ProgramTest):
    def setUp(self):
        super().setUp()
        for name, words in [("old", "Sternfest"), ("new", "Lanternfest")]:
            os.makedirs(self.path(name + "/any"))
            self.write(name + "/any/lantern-line.toml", RULE.format(words=words))
        self.write("a.txt", SERIES)
        self.write("b.txt", ARTICLE)

    def test_a_changed_rule_is_named_with_exactly_what_it_changes(self):
        answer = self.run_program("compare", "--rules", "old", "--rules", "new", "--to", "json", "a.txt", "b.txt")
        self.assertEqual((answer.status, answer.err), (1, ""))
        start = SERIES.encode().index(b"Lanternfest")
        facts = json.loads(answer.text)
        self.assertEqual((facts["documents"], facts["changed"]), (2, 1))
        [change] = [c for c in facts["changes"] if "start" in c]
        self.assertEqual((change["id"], change["change"], change["rule"]), ("a", "removed now", "any/lantern-line"))
        self.assertEqual((change["start"], change["text"]), (start, "Lanternfest 3 of the series"))
        back = json.loads(self.run_program("compare", "--rules", "new", "--rules", "old", "--to", "json", "a.txt").text)
        self.assertEqual([c["change"] for c in back["changes"] if "start" in c], ["kept now"])

    def test_to_read_it_is_grouped_by_rule(self):
        answer = self.run_program("compare", "--rules", "built-in", "--rules", "new", "a.txt", "b.txt")
        self.assertEqual(answer.status, 1)
        self.assertTrue(answer.text.startswith("1 of 2 documents changed\n\nany/lantern-line: 1 removed now\n  a, bytes "))

    def test_rules_that_change_nothing_end_with_0(self):
        answer = self.run_program("compare", "--rules", "built-in", "--rules", "old", "a.txt", "b.txt")
        self.assertEqual((answer.status, answer.text), (0, "0 of 2 documents changed\n"))

    def test_recorded_runs_compare_as_the_documents_do(self):
        for name in ["old", "new"]:
            answer = self.run_program("clean", "--to", "jsonl", "--with", "blocks,removed", "--rules", name, "a.txt", "b.txt")
            self.write(name + ".jsonl", answer.out)
        recorded = self.run_program("compare", "--recorded", "old.jsonl", "new.jsonl", "--to", "json")
        fresh = self.run_program("compare", "--rules", "old", "--rules", "new", "a.txt", "b.txt", "--to", "json")
        self.assertEqual((recorded.status, recorded.text), (1, fresh.text))
        one = self.run_program("compare", "--recorded", "new.jsonl").text
        self.assertIn("[-Lanternfest 3 of the series-] ‹advertisement, any/lantern-line›", one)

    def test_a_record_that_comes_or_goes_is_a_change(self):
        record = self.run_program("clean", "--to", "jsonl", "--with", "blocks,removed", "a.txt").text
        self.write("one.jsonl", record)
        self.write("two.jsonl", record + record.replace('"id":"a"', '"id":"z"'))
        answer = self.run_program("compare", "--recorded", "one.jsonl", "two.jsonl")
        self.assertEqual(answer.status, 1)
        self.assertIn("z: record: none → there", answer.text)
        self.assertIn("z: record: there → none", self.run_program("compare", "--recorded", "two.jsonl", "one.jsonl").text)

    def test_records_of_one_id_are_compared_in_their_order(self):
        for name, text in [("p", SERIES), ("q", ARTICLE)]:
            os.makedirs(self.path("r/" + name))
            self.write(f"r/{name}/source.txt", text)
        self.write("one.jsonl", self.run_program("clean", "--to", "jsonl", "--with", "blocks,removed", "r").out)
        same = self.run_program("compare", "--recorded", "one.jsonl", "one.jsonl")
        self.assertEqual((same.status, same.text), (0, "0 of 2 documents changed\n"))

    def test_records_without_blocks_are_no_recording(self):
        self.write("bare.jsonl", self.run_program("clean", "--to", "jsonl", "a.txt").out)
        answer = self.run_program("compare", "--recorded", "bare.jsonl")
        self.assertEqual(answer.status, 2)
        self.assertIn("bare.jsonl:1: the record has no blocks", answer.err)


class Elements(html.parser.HTMLParser):
    """All that a report is made of, apart from its own style and script."""

    def __init__(self, markup):
        super().__init__()
        self.tags, self.attributes, self.links, self.text = set(), set(), [], ""
        self.feed(markup)

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attributes}
        self.links += [value for name, value in attributes if name in ("href", "src")]

    def handle_data(self, data):
        self.text += data


OURS = {"html", "head", "meta", "title", "style", "script", "body", "main", "h1", "h2", "h3", "p", "a", "i", "ul", "ol", "li", "div",
        "section", "span", "strong", "code", "del", "details", "summary", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "th",
        "td", "svg", "rect", "line", "text"}

PAYLOADS = [
    '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "'><svg onload=alert(1)>", '</title><script>1</script>',
    '</script><script>1</script>', '<!--', '-->', '<![CDATA[', '&lt;b&gt;', '<iframe src="javascript:1">', 'javascript:alert(1)',
    '" autofocus onfocus="alert(1)', "' style='x:y", '<style>*{}</style>', '</details></main>', '<base href="//x">', '<meta http-equiv=refresh>',
    '\u202egnp.exe', '\x1b[31mred', '\u2028', '\ufeff', '<a href="data:text/html,1">', '{{7*7}}', '${7*7}', '<object data=x>',
]

# What a payload may need in front of it, to leave where it stands.
AROUND = ["", '"', "'", ">", '">', "'>", "--></p>", "</del>", "</summary></details>", '" title="', "</style>", "</script>", "]]>", "&quot;>",
          "\\", "`", "</table></main></body>", "&#34;>", "<p ", "%22%3E", "<!--"]


class Reports(ProgramTest):
    def report(self, *arguments, **options):
        answer = self.run_program("compare", "--html", "report.html", *arguments, **options)
        self.assertEqual(answer.err, "")
        return self.read("report.html")

    def test_it_shows_documents_rules_and_places_and_needs_nothing_else(self):
        self.write("a.txt", "Advertisement\n\n" + ARTICLE)
        elements = Elements(self.report("a.txt"))
        self.assertEqual(elements.tags - OURS, set())
        self.assertNotIn("style", elements.attributes)
        self.assertIn("any/advertisement-word", elements.text)
        self.assertIn("#d0p0", elements.links)
        self.assertTrue(all(link.startswith("#") for link in elements.links), elements.links)

    def test_only_its_own_style_and_script_may_run(self):
        page = self.report(stdin=ARTICLE)
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
        self.assertRegex(policy, r"^default-src 'none'; style-src 'sha256-[^']{44}'; script-src 'sha256-[^']{44}'; ")

    def test_nothing_of_a_document_becomes_markup(self):
        payloads = [before + payload for before in AROUND for payload in PAYLOADS]
        self.assertGreaterEqual(len(payloads), 500)
        with open(self.path("run.jsonl"), "w", encoding="utf-8") as run:
            for payload in payloads:
                run.write(json.dumps({"id": payload, "url": payload, "site": payload, "outcome": "clean", "title": payload,
                                      "title_raw": payload, "authors": [payload], "language": payload, "image": payload,
                                      "warnings": [payload], "text": payload, "page_type": payload, "error": payload,
                                      "blocks": [{"kind": payload, "text": payload, "start": 0, "end": 9}],
                                      "removed": [{"start": 9, "end": 19, "category": payload, "rule": payload, "text": payload}]}) + "\n")
        page = self.report("--recorded", "run.jsonl")
        elements = Elements(page)
        self.assertEqual(elements.tags - OURS, set())
        self.assertFalse([name for name in elements.attributes if name.startswith("on") or name == "style"])
        self.assertTrue(all(link.startswith("#") for link in elements.links))
        self.assertFalse(set("\u202e\x1b\u2028\ufeff") & set(page))
        shown = [payload for payload in payloads if not set(payload) & set("\u202e\x1b\u2028\ufeff")]
        for payload in shown:
            self.assertGreaterEqual(elements.text.count(payload), 10, payload)

    def test_names_of_files_are_text_too(self):
        name = '"><img src=x onerror=1>.txt'
        self.write(name, ARTICLE)
        self.assertEqual(Elements(self.report(name)).tags - OURS, set())

    def test_only_addresses_of_the_web_are_links(self):
        record = {"id": "a", "outcome": "clean", "url": "https://example.org/?a=1&b=\"", "image": "javascript:alert(1)"}
        self.write("run.jsonl", json.dumps(record) + "\n")
        links = [link for link in Elements(self.report("--recorded", "run.jsonl")).links if not link.startswith("#")]
        self.assertEqual(links, ["https://example.org/?a=1&b=\""])

    def test_of_many_documents_it_has_files_beside_it(self):
        record = {"outcome": "clean", "text": "Words.", "blocks": [{"kind": "paragraph", "text": "Words.", "start": 0, "end": 6}],
                  "removed": [{"start": 6, "end": 9, "category": "other", "rule": "any/x", "text": "Ad."}]}
        self.write("run.jsonl", "".join(json.dumps({"id": str(i), **record}) + "\n" for i in range(1001)))
        overview = self.report("--recorded", "run.jsonl")
        self.assertEqual(sorted(os.listdir(self.path("report-documents"))), ["0001.html", "0002.html", "0003.html"])
        self.assertIn('href="report-documents/0003.html#d1000"', overview)
        self.assertNotIn('<details class="doc"', overview)
        self.assertIn('id="d1000"', self.read("report-documents/0003.html"))

    def test_a_truth_marks_what_is_missing_and_what_too_much(self):
        wanted = "Das ist der Text, den alle haben wollen."
        self.write("run.jsonl", json.dumps({
            "id": "a", "outcome": "clean", "text": "x",
            "blocks": [{"kind": "paragraph", "text": "Davon steht in der Vorlage kein Wort.", "start": 0, "end": 40}],
            "removed": [{"start": 40, "end": 80, "category": "other", "rule": "any/x", "text": wanted}]}) + "\n")
        self.write("truth.jsonl", json.dumps({"id": "a", "text": wanted}) + "\n")
        page = self.report("--recorded", "run.jsonl", "--truth", "truth.jsonl")
        self.assertRegex(page, r'<del [^>]*class="c27 missing"[^>]*; the truth has it">Das ist der Text')
        self.assertIn('<span class="paragraph extra" title="the truth lacks it">Davon steht', page)

    def test_code_keeps_its_lines(self):
        block = {"kind": "code", "text": "a <b>\n  c", "start": 0, "end": 9}
        self.write("run.jsonl", json.dumps({"id": "a", "outcome": "clean", "text": "x", "blocks": [block]}) + "\n")
        self.assertIn('<code class="code">a &lt;b&gt;\n  c</code>', self.report("--recorded", "run.jsonl"))

    def test_it_appears_whole_or_not_at_all(self):
        answer = self.run_program("compare", "--html", "missing/report.html", stdin=ARTICLE)
        self.assertNotEqual(answer.status, 0)
        self.assertIn("missing/report.html", answer.err)


if __name__ == "__main__":
    unittest.main()
