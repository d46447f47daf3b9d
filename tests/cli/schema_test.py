"""doc/record.schema.json: it describes what the program writes, all of it, and refuses anything else."""
import copy
import gzip
import json
import os
import sys
import unittest
from pathlib import Path

from jsonschema import Draft202012Validator

sys.path.insert(0, os.path.dirname(__file__))
from program import ARTICLE, ProgramTest  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "doc/record.schema.json").read_text(encoding="utf-8"))
RECORD = Draft202012Validator(SCHEMA)
WITH_FIELDS = Draft202012Validator({"$ref": "#/$defs/with_fields", "$defs": SCHEMA["$defs"]})
EVERYTHING = ("--with", "blocks,removed,comments,evidence")

PAGE = """<!doctype html><html lang=de><head><title>Neue Brücke für Musterstadt | Bote</title>
<link rel=canonical href=https://bote.example/bruecke><link rel=license href=https://lizenz.example/frei>
<meta name=description content="Die alte Brücke wird abgerissen."><meta name=keywords content="Brücke, Fluss">
<meta property=og:image content=https://bote.example/b.jpg><meta property=og:site_name content=Bote>
<meta property=article:section content=Lokales><meta property=article:content_tier content=locked>
<meta property=article:published_time content=2024-03-01T10:00:00+01:00>
<meta property=article:modified_time content=2024-03-02><meta name=author content=admin></head><body>
<nav><a href=/>Start</a> <a href=/lokales>Lokales</a></nav><main><h1>Neue Brücke für Musterstadt</h1>
<div class=byline>Von Eva Muster</div><p>Der Stadtrat hat am Montag beschlossen, dass die alte Brücke über den Fluss
abgerissen und neu gebaut wird.</p><figure><img src=b.jpg><figcaption>Die alte Brücke am Morgen.</figcaption></figure>
<h2>Der Plan</h2><ul><li>Im Herbst beginnen die Arbeiten am Ufer des Flusses.</ul><p>Die Bauarbeiten sollen im Herbst
beginnen und zwei Jahre dauern, sagte die Bürgermeisterin nach der Sitzung.</p></main>
<div id=comments class=comments><h3>Kommentare</h3><p>Das wurde aber auch Zeit, dass hier endlich etwas geschieht.</p></div>
<footer>© 2024 Bote</footer>"""

ODD = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\n",
    "image.txt": b"\x89PNG\r\n\x1a\n" + bytes(64),
    "latin.txt": "Der Bürgermeister hört zu.".encode("latin-1") * 30,
    "bad.txt": b"The ferry \xff\xfe\xff crossed \xc3\x28 on Tuesday, and nobody had to row.",
    "nothing.html": b"<html></html>",
    "open.html": b"<title>Never closed",
    "deep.html": b"<div>" * 3000 + b"x",
    "linked.html": b'<title>A</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"","author":'
                   b'[null,7,{"name":"\\ud83d"}],"datePublished":"soon","keywords":[1,[],"a"]}</script><p>x',
    "control.html": b"<title>\x00\x1b[31m A</title><meta name=author content='\x01\x02'><h1>&#xD800;&#0;</h1><p>x\x7f",
    "broken.gz": gzip.compress(b"The ferry crossed.")[:-6],
}


def errors(validator, record):
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}" for error in validator.iter_errors(record)]


class Schema(ProgramTest):
    def check(self, record, validator=RECORD):
        found = errors(validator, record)
        self.assertEqual(found, [], json.dumps(record, ensure_ascii=False)[:500])

    def test_it_is_a_schema(self):
        Draft202012Validator.check_schema(SCHEMA)

    def test_fixtures(self):
        files = sorted(str(file) for file in ROOT.glob("fixtures/*/source.*"))
        answer = self.run_program("clean", "--to", "jsonl", *EVERYTHING, *files)
        self.assertEqual(len(answer.records), len(files))
        for record in answer.records:
            self.check(record)

    def test_what_is_left_of_odd_documents(self):
        for name, content in ODD.items():
            self.write(name, content)
        answer = self.run_program("clean", "--to", "jsonl", *EVERYTHING, *sorted(ODD))
        self.assertEqual(answer.status, 1)
        outcomes = {record["id"]: record["outcome"] for record in answer.records}
        self.assertEqual((outcomes["image"], outcomes["blank"]), ("failed", "empty"))
        for record in answer.records:
            self.check(record)

    def test_every_way_of_asking(self):
        self.write("page.html", PAGE)
        for options in [(), EVERYTHING, ("--no-scorer",), ("--favour", "recall"), ("--keep", "caption"), ("--language", "de")]:
            self.check(json.loads(self.run_program("clean", "--to", "json", *options, "page.html").text))

    def test_the_page_has_nearly_every_key(self):
        """Else a test that all is described would say little."""
        self.write("page.html", PAGE)
        record = json.loads(self.run_program("clean", "--to", "json", *EVERYTHING, "page.html").text)
        missing = set(SCHEMA["$defs"]["record"]["properties"]) - set(record)
        self.assertEqual(missing, {"error", "title_raw", "agency", "sources", "reading_time_minutes", "warnings"})

    def test_fields_that_pass_through(self):
        """What the line itself brought is its own; the rest is a record."""
        lines = [{"id": 7, "text": ARTICLE, "crawler": {"depth": 3}, "title": ["theirs"], "evidence": "theirs"},
                 {"id": None, "html": PAGE, "url": 5, "comments": False}, {"text": 12, "x": 1}, {"other": "y"}, {"text": ""}]
        self.write("in.jsonl", "".join(json.dumps(line) + "\n" for line in lines) + "{broken\n[1]\n")
        records = self.run_program("clean", *EVERYTHING, "in.jsonl").records
        self.assertEqual(len(records), 7)
        for record, line in zip(records, lines + [{}, {}]):
            self.check(record, WITH_FIELDS)
            ours = {"id", "text"} - (set() if "text" in record else {"text"})
            self.check({key: value for key, value in record.items() if key in ours or line.get(key) != value})

    def test_categories_are_the_programs(self):
        named = self.run_program("rules", "list", "--categories").text.split()
        self.assertEqual(SCHEMA["$defs"]["removal"]["properties"]["category"]["enum"], named)

    def test_what_is_no_record_is_refused(self):
        self.write("page.html", PAGE)
        record = json.loads(self.run_program("clean", "--to", "json", *EVERYTHING, "page.html").text)
        failed = {"id": "a", "outcome": "failed", "error": "binary data, not text"}
        self.check(failed)
        wrong = [lambda r: r.update(colour="red"), lambda r: r.update(title=""), lambda r: r.update(authors=[]),
                 lambda r: r.update(authors="Eva"), lambda r: r.pop("text"), lambda r: r.pop("outcome"), lambda r: r.pop("id"),
                 lambda r: r.update(outcome="fine"), lambda r: r.update(error="none"), lambda r: r.update(language="Deutsch"),
                 lambda r: r.update(date_published="01.03.2024"), lambda r: r.update(date_modified="2024-13-01"),
                 lambda r: r.update(confidence=1.5), lambda r: r.update(page_type="blog"), lambda r: r.update(free_access="no"),
                 lambda r: r.update(warnings=["late"]), lambda r: r["blocks"][0].update(kind="div"),
                 lambda r: r["blocks"][0].update(start=-1), lambda r: r["removed"][0].update(rule="me"),
                 lambda r: r["removed"][0].update(category="junk"), lambda r: r["removed"][0].update(why="so"),
                 lambda r: r["evidence"][0].update(source="dream"), lambda r: r["evidence"][0].update(field="colour"),
                 lambda r: r["evidence"][0].update(believed=False), lambda r: r["evidence"][0].pop("raw"),
                 lambda r: r["comments"].append("")]
        for number, damage in enumerate(wrong):
            bad = copy.deepcopy(record)
            damage(bad)
            self.assertTrue(errors(RECORD, bad), f"damage {number}")
        for key in ["text", "blocks", "removed"]:
            self.assertTrue(errors(RECORD, {**failed, key: record[key]}), key)
            self.assertTrue(errors(WITH_FIELDS, {**failed, key: record[key]}), key)
        self.assertEqual(errors(WITH_FIELDS, {**record, "colour": "red"}), [])


if __name__ == "__main__":
    unittest.main()
