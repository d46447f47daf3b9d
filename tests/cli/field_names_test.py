"""kehraus clean --field-names: records that other programs' readers take for their own."""
import json
import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(__file__))
from program import ARTICLE, ProgramTest  # noqa: E402

PAGE = """<html lang=de><head><title>Neue Brücke für Musterstadt | Bote</title>
<link rel=canonical href="https://www.bote.example:8080/bruecke?a=1"><meta name=description content="Sie wird abgerissen.">
<meta property=og:site_name content=Bote><meta property=og:image content=https://bote.example/b.jpg>
<meta property=article:published_time content=2024-03-01T10:00+01:00><meta property=article:modified_time content=2024-03-02>
<meta name=keywords content="Brücke, Fluss"><meta property=article:section content=Lokales>
<meta property=article:author content="Eva Muster"><meta property=article:author content="Ada Feder"></head>
<body><nav>Start</nav><main><h1>Neue Brücke für Musterstadt</h1><p>Der Stadtrat hat am Montag beschlossen, dass die alte
Brücke über den Fluss abgerissen und neu gebaut wird.</p><p>Die Bauarbeiten sollen im Herbst beginnen und zwei Jahre dauern,
sagte sie.</p></main><div id=comments class=comments><p>Das wurde aber auch Zeit, dass hier endlich etwas geschieht.</p>
<p>Ich fahre seit zwanzig Jahren über diese Brücke und habe nie ein Loch gesehen.</p></div>"""
TEXT = ("Der Stadtrat hat am Montag beschlossen, dass die alte Brücke über den Fluss abgerissen und neu gebaut wird.\n\n"
        "Die Bauarbeiten sollen im Herbst beginnen und zwei Jahre dauern, sagte sie.")
# Every key of trafilatura's JSON (2.3), of news-please's article (1.6).
TRAFILATURA = {"title", "author", "hostname", "date", "fingerprint", "id", "license", "comments", "raw_text", "text", "language",
               "image", "pagetype", "filedate", "source", "source-hostname", "excerpt", "categories", "tags"}
NEWS_PLEASE = {"authors", "date_download", "date_modify", "date_publish", "description", "filename", "image_url", "language",
               "localpath", "maintext", "source_domain", "text", "title", "title_page", "title_rss", "url"}


class FieldNames(ProgramTest):
    def record(self, names, *options, page=PAGE):
        self.write("page.html", page)
        return json.loads(self.run_program("clean", "--to", "json", "--field-names", names, *options, "page.html").text)

    def lines(self, names, *lines, options=()):
        self.write("in.jsonl", "".join(json.dumps(line) + "\n" for line in lines))
        return self.run_program("clean", "--field-names", names, *options, "in.jsonl").records

    def test_trafilatura(self):
        record = self.record("trafilatura", "--with", "comments")
        self.assertLessEqual(TRAFILATURA, set(record))
        expected = {
            "title": "Neue Brücke für Musterstadt", "author": "Eva Muster; Ada Feder", "hostname": "bote.example",
            "date": "2024-03-01", "id": "page", "text": TEXT, "language": "de", "image": "https://bote.example/b.jpg",
            "source": "https://www.bote.example:8080/bruecke?a=1", "source-hostname": "Bote", "excerpt": "Sie wird abgerissen.",
            "categories": "Lokales", "tags": "Brücke;Fluss", "fingerprint": None, "license": None, "raw_text": None}
        self.assertEqual({key: record[key] for key in expected}, expected)
        self.assertEqual(record["comments"].count("\n"), 1)
        self.assertEqual(record["date_modified"], "2024-03-02")  # no name of theirs: ours
        self.assertEqual(record["outcome"], "clean")

    def test_news_please(self):
        record = self.record("news-please")
        self.assertLessEqual(NEWS_PLEASE, set(record))
        expected = {"authors": ["Eva Muster", "Ada Feder"], "date_publish": "2024-03-01 10:00:00+01:00",
                    "date_modify": "2024-03-02 00:00:00", "maintext": TEXT, "source_domain": "bote.example", "filename": "page",
                    "url": "https://www.bote.example:8080/bruecke?a=1", "image_url": "https://bote.example/b.jpg",
                    "date_download": None, "text": None, "description": "Sie wird abgerissen."}
        self.assertEqual({key: record[key] for key in expected}, expected)

    def test_nulls_hide_nothing_of_the_input(self):
        line = {"id": 7, "text": "The ferry crossed the river on Tuesday.", "title": "Ferries", "author": ["Ada Feder"], "date": "2024-03-01",
                "image_url": "b.jpg", "categories": ["Local"], "date_publish": 5, "title_rss": "Ferry", "blocks": []}
        trafilatura, = self.lines("trafilatura", line)
        self.assertLessEqual(TRAFILATURA, set(trafilatura))
        for key in ("title", "author", "date", "categories"):
            self.assertEqual(trafilatura[key], line[key])
        self.assertIsNone(trafilatura["license"])
        news, = self.lines("news-please", line)
        self.assertLessEqual(NEWS_PLEASE, set(news))
        for key in ("image_url", "date_publish", "title_rss"):
            self.assertEqual(news[key], line[key])
        self.assertIsNone(news["date_modify"])
        # What only we may say stays ours.
        self.assertIsNone(self.lines("news-please", {"body": ARTICLE, "text": "old"}, options=("--text-key", "body"))[0]["text"])

    def test_datatrove(self):
        record = self.record("datatrove")
        self.assertEqual(list(record), ["text", "id", "metadata"])
        self.assertEqual((record["text"], record["id"]), (TEXT, "page"))
        self.assertEqual(record["metadata"]["date"], "2024-03-01T10:00+01:00")
        self.assertEqual(record["metadata"]["authors"], ["Eva Muster", "Ada Feder"])
        self.assertNotIn("text", record["metadata"])

    def test_dolma(self):
        record = self.record("dolma", "--with", "removed")
        self.assertEqual(list(record), ["id", "text", "source", "created", "attributes", "metadata"])
        self.assertEqual((record["text"], record["source"], record["created"]), (TEXT, "kehraus", "2024-03-01T10:00+01:00"))
        self.assertNotIn("removed", record["metadata"])
        (start, end, score), = record["attributes"]["kehraus__navigation"]
        self.assertEqual(PAGE.encode()[start:end], b"Start")
        self.assertEqual(score, 1)
        own = json.loads(self.run_program("clean", "--to", "json", "--with", "removed", "page.html").text)
        spans = sorted((s[0], s[1]) for spans in record["attributes"].values() for s in spans)
        self.assertEqual(spans, sorted((r["start"], r["end"]) for r in own["removed"]))
        for name in record["attributes"]:
            self.assertRegex(name, r"^kehraus__[a-z_]+$")

    def test_without_spans_there_are_no_attributes(self):
        self.assertNotIn("attributes", self.record("dolma"))

    def test_what_came_with_the_document_goes_where_it_belongs(self):
        line = {"id": 7, "text": ARTICLE, "url": "https://bote.example/7", "source": "crawl", "added": "2024-05-01",
                "depth": 3, "metadata": "theirs", "removed": "a lie"}
        dolma, = self.lines("dolma", line)
        self.assertEqual((dolma["id"], dolma["source"], dolma["added"]), ("7", "crawl", "2024-05-01"))
        self.assertEqual((dolma["metadata"]["depth"], dolma["metadata"]["url"]), (3, line["url"]))
        self.assertNotIn("removed", dolma["metadata"])
        trafilatura, = self.lines("trafilatura", line)
        self.assertEqual((trafilatura["source"], trafilatura["hostname"], trafilatura["depth"]), (line["url"], "bote.example", 3))
        self.assertNotIn("url", trafilatura)
        self.assertEqual(trafilatura["id"], 7)
        news, = self.lines("news-please", line)
        self.assertEqual((news["url"], news["source_domain"], news["source"]), (line["url"], "bote.example", "crawl"))
        trove, = self.lines("datatrove", line)
        self.assertEqual((trove["id"], trove["metadata"]["source"], trove["metadata"]["metadata"]), ("7", "crawl", "theirs"))

    def test_failed_documents_say_so(self):
        for names in ["datatrove", "dolma"]:
            record, = self.lines(names, {"text": 5})
            self.assertEqual((record["text"], record["metadata"]["outcome"]), ("", "failed"))
            self.assertIn("not a string", record["metadata"]["error"])
        record, = self.lines("trafilatura", {"text": 5})
        self.assertEqual((record["text"], record["outcome"]), (None, "failed"))

    def test_no_key_stands_twice(self):
        def once(pairs):
            keys = [key for key, _ in pairs]
            self.assertEqual(len(keys), len(set(keys)), keys)
            return dict(pairs)

        extra = {key: "theirs" for key in sorted(TRAFILATURA | NEWS_PLEASE | {"metadata", "attributes", "created", "outcome"})}
        for names in ["kehraus", "trafilatura", "news-please", "datatrove", "dolma"]:
            for body in [{"text": ARTICLE}, {"text": None, "html": PAGE}]:
                self.write("in.jsonl", json.dumps({**extra, **body}) + "\n")
                text = self.run_program("clean", "--with", "removed,blocks,evidence,comments", "--field-names", names, "in.jsonl").text
                json.loads(text, object_pairs_hook=once)

    def test_it_is_about_records(self):
        answer = self.run_program("clean", "--to", "markdown", "--field-names", "dolma", stdin="x")
        self.assertEqual(answer.status, 2)
        self.assertIn("--to jsonl", answer.err)
        answer = self.run_program("clean", "--to", "json", "--field-names", "tidy", stdin="x")
        self.assertEqual(answer.status, 2)
        self.assertIn("news-please", answer.err)

    def test_our_own_names_are_named_too(self):
        self.write("a.txt", ARTICLE)
        both = [self.run_program("clean", "--to", "json", *options, "a.txt").text for options in [(), ("--field-names", "kehraus")]]
        self.assertEqual(*both)


if __name__ == "__main__":
    unittest.main()
