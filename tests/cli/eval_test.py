"""kehraus eval: the benchmarks' figures. What they should be is counted by hand."""
import json
import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(__file__))
from program import ProgramTest  # noqa: E402


class Eval(ProgramTest):
    def setUp(self):
        super().setUp()
        self.lines("truth.jsonl", [
            {"id": "a", "url": "https://example.org/a", "kind": "news", "text": "Eins zwei drei vier fünf", "date": "2026-01-02",
             "title": "Eins und Zwei", "author": "Mara Tann and Jo Lund", "with": ["zwei  drei"], "without": ["Werbung"]},
            {"id": "b", "kind": "forum", "text": "", "date": "2026-01-03", "title": "", "author": "", "with": ["neun"], "without": []},
            {"id": 3, "kind": "news", "text": "ÜBER_uns ½ ok", "with": [], "without": ["nichts"]}])
        self.lines("clean.jsonl", [
            {"id": "a", "text": "eins ZWEI drei\nWerbung Werbung", "date_published": "2026-01-02T10:00:00Z", "title": "eins und zwei",
             "metadata": {"authors": ["M. Tann", "Jo Lund"]}},
            {"id": "3", "text": "über_uns ½"}, {"id": "stranger", "text": "x"}])

    def lines(self, name, objects):
        self.write(name, "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in objects))

    def figures(self, *options):
        answer = self.run_program("eval", *options, "--to", "json", "truth.jsonl", "clean.jsonl")
        self.assertEqual((answer.status, answer.err), (0, ""))
        return json.loads(answer.text)

    def test_words_are_a_mean_over_documents(self):
        figures = self.figures()
        self.assertEqual((figures["documents"], figures["without_prediction"]), (3, 1))
        # a: 3 of 5 and 3 of 5; b: both empty; 3: 2 of 2 and 2 of 3
        self.assertEqual(figures["precision"], round((0.6 + 1 + 1) / 3, 4))
        self.assertEqual(figures["recall"], round((0.6 + 1 + 2 / 3) / 3, 4))
        self.assertEqual(figures["f1"], round((0.6 + 1 + 0.8) / 3, 4))

    def test_shingles_take_the_f1_of_the_means(self):
        figures = self.figures("--metric", "shingles")
        # a: "eins ZWEI drei Werbung", "ZWEI drei Werbung Werbung" against two others; 3: cases differ
        self.assertEqual((figures["precision"], figures["recall"], figures["f1"]), (0, 0, 0))

    def test_segments_are_pooled(self):
        figures = self.figures("--metric", "segments")
        # "zwei drei" is cased otherwise, "neun" missing, "Werbung" there, "nichts" not
        self.assertEqual((figures["precision"], figures["recall"], figures["accuracy"]), (0, 0, 0.25))

    def test_dates_titles_and_authors_count_where_the_truth_has_them(self):
        dates = self.figures("--metric", "dates")
        self.assertEqual((dates["documents"], dates["precision"], dates["recall"], dates["f1"]), (2, 1, 0.5, 0.6667))
        self.assertEqual((self.figures("--metric", "titles")["documents"], self.figures("--metric", "titles")["f1"]), (1, 1))
        self.assertEqual((self.figures("--metric", "authors")["documents"], self.figures("--metric", "authors")["f1"]), (1, 1))

    def test_groups_and_the_worst(self):
        figures = self.figures("--by", "kind", "--worst", "1")
        self.assertEqual([(g["group"], g["documents"], g["f1"]) for g in figures["groups"]], [("forum", 1, 1), ("news", 2, 0.7)])
        self.assertEqual(figures["worst"], [{"id": "a", "f1": 0.6}])
        text = self.run_program("eval", "--by", "kind", "--worst", "1", "truth.jsonl", "clean.jsonl").text
        self.assertIn("0.6000  a  https://example.org/a\n", text)
        self.assertIn("1 of them without a prediction\n", text)

    def test_of_predictions_with_one_id_the_last_counts_and_that_is_said(self):
        self.lines("clean.jsonl", [{"id": "3", "text": "nothing of it"}, {"id": "3", "text": "über_uns ½ ok"}])
        answer = self.run_program("eval", "truth.jsonl", "clean.jsonl")
        self.assertIn("clean.jsonl: 1 documents have the id of an earlier one: of each id the last counts", answer.err)
        self.assertIn("0.6667", answer.text)

    def test_as_a_check_it_ends_with_1(self):
        self.assertEqual(self.run_program("eval", "--min", "0.9", "truth.jsonl", "clean.jsonl").status, 1)
        self.assertEqual(self.run_program("eval", "--min", "0.7", "truth.jsonl", "clean.jsonl").status, 0)

    def test_the_predictions_may_come_from_a_pipe(self):
        answer = self.run_program("eval", "--to", "json", "truth.jsonl", "-", stdin=self.read("clean.jsonl"))
        self.assertEqual(json.loads(answer.text), self.figures())

    def test_what_cannot_be_scored_is_named(self):
        self.write("bad.jsonl", '{"id": "a", "text": "x"}\nno json\n')
        self.write("bare.jsonl", '{"id": "a"}\n')
        self.write("nameless.jsonl", '{"text": "x"}\n')
        self.write("twice.jsonl", '{"id": "a", "text": "x"}\n{"id": "a", "text": "y"}\n')
        for truth, predictions, words in [
                ("bad.jsonl", "clean.jsonl", "bad.jsonl:2: no JSON object"), ("bare.jsonl", "clean.jsonl", "bare.jsonl:1: says nothing"),
                ("nameless.jsonl", "clean.jsonl", "nameless.jsonl:1: a truth without id"), ("twice.jsonl", "clean.jsonl", "second truth for a"),
                ("truth.jsonl", "nameless.jsonl", "nameless.jsonl:1: a document without id"), ("truth.jsonl", "gone.jsonl", "gone.jsonl")]:
            answer = self.run_program("eval", truth, predictions)
            self.assertEqual((answer.status, answer.text), (2, ""), words)
            self.assertIn(words, answer.err)


if __name__ == "__main__":
    unittest.main()
