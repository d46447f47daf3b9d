"""kehraus batch --learn: what stands on many of a site's documents goes; what articles share stays. And kehraus learn."""
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
import unittest

sys.path.insert(0, os.path.dirname(__file__))
import archives  # noqa: E402
from batch_folders import BINARY, ProgramTest, visible_files, write  # noqa: E402

BOX = "Follow the Courier wherever you go, on land and on water"
VISIT = "This paper is set by hand in the print shop of the Courier, which is open to visitors on Sundays."
BACKGROUND = "The quarrel of the two rivers began in the spring of last year, when the dam at Lode broke."
SHARED = "Both towns will vote on it in the last week of May, said the clerk, and neither will pay for the other."
INSIDE = "What the people of the town say"
TEASED = "The mayor of Lode resigns after twelve years"
RULE = "learned/courier.example/repeated-block"


def article(number):
    return [f"The council of district {number} decided on Monday that bridge number {number} will be torn down.",
            f"It was built in the year {1000 + number} by hand, and {number} carts have crossed it since, said the mayor.",
            f"Nobody was hurt when gate number {number} closed behind the last of the {number} travellers."]


def text(number):
    """Every fifth has a sentence that its neighbours have too, two share one, all have a subheading."""
    first, second, third = article(number)
    blocks = [first, INSIDE, second]
    if number % 5 == 0:
        blocks.append(BACKGROUND)
    if number in (7, 8):
        blocks.append(SHARED)
    return "\n\n".join([*blocks, third, BOX, VISIT]) + "\n"


def line(number, host="courier.example"):
    return json.dumps({"id": number, "url": f"https://www.{host}/{number}.html", "text": text(number)}) + "\n"


def page(number):
    paragraphs = "".join(f"<p>{each}</p>" for each in text(number).strip().split("\n\n"))
    return (f'<html><head><title>Bridge {number}</title><link rel="canonical" href="https://courier.example/{number}">'
            f"</head><body><article><h1>Bridge {number}</h1>{paragraphs}</article></body></html>")


class LearnTest(ProgramTest):
    def batch(self, *arguments, status=0):
        answer = self.run_program("batch", "--with", "removed", *arguments)
        self.assertEqual(answer.status, status, answer.err)
        return answer

    def records(self, out="out"):
        files = visible_files(self.path(out))
        shards = [files[name] for name in sorted(files) if name[0].isdigit()]
        return {each["id"]: each for each in map(json.loads, b"".join(shards).decode().splitlines())}

    def learned(self, out="out"):
        return [json.loads(each) for each in self.read(f"{out}/learned.jsonl").splitlines()[1:]]

    def lines(self, numbers, name="in/all.jsonl", **more):
        write(self.path(name), "".join(line(number, **more) for number in numbers))
        then = time.time() - 60
        os.utime(self.path(name), (then, then))


    def database(self, statement, out="out"):
        database = sqlite3.connect(self.path(f"{out}/manifest.sqlite"))
        with database:
            database.execute(statement)
        database.close()


class BatchTest(LearnTest):
    def test_what_repeats_goes_and_what_articles_share_stays(self):
        self.lines(range(40))
        self.batch("--learn", "in", "out")
        self.assertEqual([(each["site"], each["text"], each["count"], each["documents"]) for each in self.learned()],
                         [("courier.example", BOX, 40, 40), ("courier.example", VISIT, 40, 40)])
        records = self.records()
        for number in (0, 7, 8, 23):
            gone = [each for each in records[number]["removed"] if each["rule"] == RULE]
            self.assertEqual([(each["text"], each["score"], each["category"]) for each in gone],
                             [(BOX, 40, "other"), (VISIT, 40, "other")])
        self.assertIn(BACKGROUND, records[0]["text"])
        self.assertIn(SHARED, records[7]["text"])
        self.assertIn(INSIDE, records[7]["text"])
        self.assertEqual(records[7]["text"].split("\n\n")[-1], article(7)[2])

    def test_nothing_is_learned_of_a_small_site_or_of_copies(self):
        self.lines(range(9))
        for copy in range(40):
            write(self.path(f"in/copy{copy}.jsonl"), line(3, host="mirror.example"))
        self.batch("--learn", "in", "out")
        self.assertEqual(self.learned(), [])
        self.assertNotIn("learned/", self.read("out/000001.jsonl"))

    def test_versions_of_a_story_teach_nothing(self):
        """Whether they have one address or many, and whatever was edited in each."""
        def version(number, where):
            blocks = [*article(3), "It had been the longest of all bridges in the old country until the year in which the "
                      f"railway came, of which {number} people in the town have a picture on the wall.", SHARED, BACKGROUND]
            return json.dumps({"id": number, "url": f"https://courier.example/{where}", "text": "\n\n".join(blocks)}) + "\n"
        self.lines(range(20))
        write(self.path("in/one.jsonl"), "".join(version(number, "story") for number in range(30)))
        write(self.path("in/many.jsonl"), "".join(version(number, f"story-{number}") for number in range(30, 60)))
        self.batch("--learn", "in", "out")
        self.assertEqual([each["text"] for each in self.learned()], [])

    def test_an_article_keeps_the_headline_that_all_others_tease(self):
        teased = [TEASED, "The mayor said on Monday that she will leave the town hall when the summer is over.", *article(99)]
        write(self.path("in/own.jsonl"), json.dumps({"id": "own", "url": "https://courier.example/own",
                                                     "text": "\n\n".join(teased)}) + "\n")
        for number in range(60):
            write(self.path(f"in/{number}.jsonl"), json.dumps({"id": number, "url": f"https://courier.example/{number}",
                                                               "text": "\n\n".join([*article(number), *teased[:2]])}) + "\n")
        self.batch("--learn", "in", "out")
        self.assertIn(TEASED, [each["text"] for each in self.learned()])
        own = self.records()["own"]
        self.assertEqual(own["title"], TEASED)
        self.assertIn(teased[1], own["text"])
        self.assertNotIn(TEASED, json.dumps(self.records()[5]["text"]))

    def test_notes_of_the_editors_stay(self):
        notes = ["This article has been updated.", "Correction: An earlier version misspelled a name."]
        write(self.path("in/a.jsonl"), "".join(json.dumps({
            "id": number, "url": f"https://courier.example/{number}", "text": "\n\n".join([*article(number), notes[number % 2]])}) + "\n"
            for number in range(100)))
        self.batch("--learn", "in", "out")
        self.assertFalse([each for each in self.records().values() if not each["text"].endswith(tuple(notes))])

    def test_a_run_that_was_stopped_while_it_learned_is_made_up_for(self):
        self.lines(range(40))
        answer = self.batch("--learn", "in", "out", "--rules", "nowhere", status=2)
        self.assertIn("nowhere", answer.err)
        self.batch("in", "out")
        self.database("UPDATE settings SET value = 'begun' WHERE name = 'learning'")
        self.database("INSERT OR IGNORE INTO settings VALUES ('learning', 'begun')")
        self.batch("in", "out")
        self.assertEqual(len(self.learned()), 2)

    def test_order_and_jobs_say_nothing(self):
        numbers = list(range(60))
        self.lines(numbers)
        self.batch("--learn", "--jobs", "1", "in", "out")
        wanted = self.read("out/learned.jsonl")
        for jobs in (2, 8):
            random.Random(jobs).shuffle(numbers)
            for number in numbers:
                write(self.path(f"in{jobs}/{numbers.index(number):03d}.jsonl"), line(number))
            self.batch("--learn", "--jobs", str(jobs), f"in{jobs}", f"out{jobs}")
            self.assertEqual(self.read(f"out{jobs}/learned.jsonl"), wanted)
            self.assertEqual(self.records(f"out{jobs}"), self.records())

    def test_pages_and_archives_know_their_site(self):
        for number in range(30):
            write(self.path(f"in/{number}.html"), page(number))
        records = [archives.record(number, archives.http(page(number).replace("canonical", "next").encode()))
                   for number in range(30, 60)]
        write(self.path("in/crawl.warc"), b"".join(records))
        self.batch("--learn", "in", "out")
        self.assertEqual([(each["site"], each["text"], each["count"]) for each in self.learned()],
                         [("courier.example", BOX, 30), ("courier.example", VISIT, 30),
                          ("ferry.example", BOX, 30), ("ferry.example", VISIT, 30)])
        texts = [each["text"] for each in self.records().values()]
        self.assertEqual(len(texts), 60)
        self.assertFalse([each for each in texts if BOX in each or VISIT in each])

    def test_documents_that_fail_do_not_stop_it(self):
        self.lines(range(40))
        write(self.path("in/broken.jsonl"), '{"text": \n' + line(99))
        write(self.path("in/picture.txt"), b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
        self.batch("--learn", "in", "out", status=1)
        self.assertEqual([each["count"] for each in self.learned()], [41, 41])

    def test_it_says_where_no_document_knows_its_site(self):
        write(self.path("in/a.txt"), text(1))
        answer = self.batch("--learn", "in", "out")
        self.assertIn("nothing is learned: no document says where it stood", answer.err)
        self.assertEqual(self.learned(), [])

    def test_clean_text_stays_clean(self):
        self.lines(range(40))
        self.batch("--learn", "in", "out")
        clean = "".join(json.dumps({"url": each["url"], "text": each["text"]}) + "\n" for each in self.records().values())
        again = self.run_program("clean", "--learned", "out", "--to", "jsonl", "--with", "removed", "--from", "jsonl",
                                 stdin=clean)
        self.assertFalse([each for each in again.records if "removed" in each])


class NightsTest(LearnTest):
    def setUp(self):
        super().setUp()
        self.lines(range(40))
        self.batch("--learn", "in", "out")

    def test_a_night_without_learning_uses_what_is_known(self):
        self.lines([100], "in/new.jsonl")
        before = self.read("out/learned.jsonl")
        self.batch("in", "out")
        self.assertEqual(self.read("out/learned.jsonl"), before)
        self.assertNotIn(BOX, self.records()[100]["text"])

    def test_nothing_new_writes_nothing(self):
        def stamps():
            return {name: os.stat(self.path(f"out/{name}")).st_mtime_ns for name in os.listdir(self.path("out"))
                    if name != ".part"}
        before = stamps()
        self.batch("in", "out")
        self.assertEqual(stamps(), before)
        self.batch("--learn", "in", "out")  # notes that it has begun, and that it has ended
        before.pop("manifest.sqlite")
        self.assertEqual({name: stamp for name, stamp in stamps().items() if name in before}, before)

    def test_a_list_that_may_be_wrong_makes_nothing_forgotten(self):
        before = self.read("out/learned.jsonl")
        os.rename(self.path("in"), self.path("unmounted"))
        os.mkdir(self.path("in"))
        answer = self.batch("--learn", "--redo", "all", "in", "out", status=1)
        self.assertIn("what was learned before is kept", answer.err)
        self.assertEqual(self.read("out/learned.jsonl"), before)

    def test_what_is_out_of_reach_makes_nothing_forgotten_either(self):
        self.lines([100], "in/more.jsonl")
        self.batch("in", "out")
        os.remove(self.path("in/all.jsonl"))
        os.symlink("/nowhere/at/all", self.path("in/all.jsonl"))
        answer = self.batch("--learn", "--redo", "all", "in", "out", status=1)
        self.assertIn("what was learned before is kept", answer.err)
        self.assertEqual(len(self.learned()), 2)

    def test_another_archive_teaches_nothing_before_it_is_refused(self):
        write(self.path("wrong/a.jsonl"), line(1))
        before = visible_files(self.path("out"))
        answer = self.batch("--learn", "--redo", "all", "--prune", "wrong", "out", status=2)
        self.assertIn("--moved", answer.err)
        self.assertEqual(visible_files(self.path("out")), before)
        self.batch("in", "out", "--summary", "summary.json")
        self.assertEqual(json.loads(self.read("summary.json"))["documents"]["handled"], 0)

    def test_learning_that_fails_does_not_stop_the_nights_that_follow(self):
        write(self.path("in/large.jsonl"), "".join(line(number, "large.example") for number in range(100)))
        # No file may be larger: the run ends wherever it first writes more.
        limited = f"ulimit -f 16; trap '' XFSZ; {BINARY} batch --with removed"
        failed = self.shell(f"{limited} --learn --redo all in out")
        self.assertEqual(failed.status, 3, failed.err)
        before = self.learned()
        self.batch("in", "out")
        self.assertEqual(self.learned(), before)

    def test_what_is_no_file_is_refused_at_once(self):
        for make in (os.mkfifo, os.mkdir, lambda path: os.symlink("/dev/zero", path)):
            os.remove(self.path("out/learned.jsonl"))
            make(self.path("out/learned.jsonl"))
            answer = self.batch("in", "out", status=2)
            self.assertIn("learned.jsonl' cannot be read: ", answer.err)
            if os.path.isdir(self.path("out/learned.jsonl")):
                os.rmdir(self.path("out/learned.jsonl"))
                self.write("out/learned.jsonl", "")

    def test_an_input_of_that_name_is_an_input(self):
        write(self.path("in/learned.jsonl"), line(7))
        for _ in range(2):
            self.batch("--layout", "tree", "in", "tree")
        self.assertIn("learned%2Ejsonl/000001.json", visible_files(self.path("tree")))

    def test_only_the_site_that_taught_something_new_is_done_again(self):
        self.lines(range(200, 240), "in/other.jsonl", host="ferry.example")
        self.batch("in", "out")
        self.assertIn(BOX, self.records()[210]["text"])
        self.batch("--learn", "in", "out", "--summary", "summary.json")
        summary = json.loads(self.read("summary.json"))
        self.assertEqual(summary["documents"]["handled"], 40)
        self.assertEqual(summary["learned"], {"sites": 2, "blocks": 4, "new_blocks": 2, "forgotten_blocks": 0})
        self.assertNotIn(BOX, self.records()[210]["text"])

    def test_what_was_learned_stays_when_its_documents_are_gone(self):
        os.remove(self.path("in/all.jsonl"))
        self.lines([100], "in/new.jsonl")
        self.batch("--learn", "in", "out")
        self.assertEqual(len(self.learned()), 2)
        self.assertNotIn(BOX, self.records()[100]["text"])
        self.batch("--learn", "--redo", "all", "in", "out")
        self.assertEqual(self.learned(), [])
        self.assertIn(BOX, self.records()[100]["text"])

    def test_without_the_file_all_is_as_before_it(self):
        os.remove(self.path("out/learned.jsonl"))
        self.batch("in", "out")
        self.assertIn(BOX, self.records()[3]["text"])
        self.batch("in", "fresh")
        self.assertEqual(self.records(), self.records("fresh"))

    def test_a_damaged_file_stops_the_run_before_anything_is_done(self):
        self.write("out/learned.jsonl", self.read("out/learned.jsonl").replace("water", "winter"))
        self.lines([100], "in/new.jsonl")
        before = visible_files(self.path("out"))
        answer = self.batch("in", "out", status=2)
        self.assertIn("learned.jsonl:1: the file is damaged or was changed by hand", answer.err)
        self.assertEqual(visible_files(self.path("out")), before)

    def test_a_run_that_is_stopped_while_it_learns_has_done_nothing(self):
        self.write("big.jsonl", "".join(line(number) for number in range(30000)))
        run = subprocess.Popen([BINARY, "batch", "--learn", "--jobs", "1", "big.jsonl", "stopped"], cwd=self.folder,
                               stderr=subprocess.PIPE)
        while not os.path.exists(self.path("stopped/manifest.sqlite")):
            time.sleep(0.001)
        run.send_signal(signal.SIGTERM)
        _, err = run.communicate()
        self.assertEqual(run.returncode, 3, err)
        self.batch("big.jsonl", "stopped")  # learns, as the one before was to
        self.batch("--learn", "big.jsonl", "whole")
        self.assertEqual(visible_files(self.path("stopped")), visible_files(self.path("whole")))


class ShowTest(LearnTest):
    def setUp(self):
        super().setUp()
        self.lines(range(40))
        self.batch("--learn", "in", "out")

    def test_the_rule_passes_its_own_examples(self):
        rule = self.run_program("learn", "show", "--learned", "out", "courier.example")
        self.assertEqual(rule.status, 0, rule.err)
        self.assertIn("# 40 of 40 documents", rule.text)
        write(self.path("rules/en/courier.toml"), rule.text)
        self.assertEqual(self.run_program("rules", "test", "rules").status, 0)
        self.assertEqual(self.run_program("rules", "lint", "rules").status, 0)
        on_trial = self.run_program("clean", "--rules", "rules", stdin=text(1))
        self.assertIn(BOX, on_trial.text)
        write(self.path("rules/en/courier.toml"), rule.text.replace('status   = "trial"', 'status = "stable"'))
        self.assertNotIn(BOX, self.run_program("clean", "--rules", "rules", stdin=text(1)).text)

    def test_hostile_lines_make_a_rule_that_loads(self):
        odd = ['A "quoted" line with a back\\slash in it', "Line with \u202e turned and \x1b[31m red signs",
               "Ein langer Satz, den (fast) jeder [kennt] und der nicht enden will: " + "immer weiter und weiter " * 7,
               "'Single quotes' ''' and # a sign $^.*+?()"]
        write(self.path("odd.jsonl"), "".join(
            json.dumps({"url": "http://odd.example/", "text": "\n\n".join(article(number) + article(-number) + odd)}) + "\n"
            for number in range(40)))
        self.batch("--learn", "odd.jsonl", "odd")
        self.assertEqual(len(self.learned("odd")), 4)
        rule = self.run_program("learn", "show", "--learned", "odd", "odd.example")
        self.assertNotIn("\u202e", rule.text)
        self.assertNotIn("\x1b", rule.text)
        write(self.path("rules/any/odd.toml"), rule.text)
        self.assertEqual(self.run_program("rules", "test", "rules").err, "")

    def test_lists(self):
        self.assertEqual(self.run_program("learn", "show", "--learned", "out").text, "2  40  courier.example\n")
        self.assertEqual(self.run_program("learn", "show", "--learned", "out", "https://www.courier.example/7").text,
                         self.run_program("learn", "show", "--learned", "out", "courier.example").text)
        sites = json.loads(self.run_program("learn", "show", "--learned", "out", "--to", "json").text)
        self.assertEqual(sites, [{"site": "courier.example", "blocks": 2, "documents": 40}])
        blocks = json.loads(self.run_program("learn", "show", "--learned", "out", "--to", "json", "courier.example").text)
        self.assertEqual(blocks, self.learned())

    def test_mistakes_are_named(self):
        unknown = self.run_program("learn", "show", "--learned", "out", "courier.exampel")
        self.assertEqual(unknown.status, 2)
        self.assertIn("did you mean courier.example?", unknown.err)
        missing = self.run_program("learn", "show", "--learned", "in", "courier.example")
        self.assertEqual(missing.status, 2)
        self.assertIn("kehraus batch --learn makes it", missing.err)

    def test_other_commands_take_it(self):
        self.write("one.jsonl", line(3))
        for flags in (["clean"], ["clean", "--to", "jsonl", "--with", "removed"]):
            answer = self.run_program(*flags, "--learned", "out", "one.jsonl")
            self.assertEqual(answer.status, 0, answer.err)
            self.assertIn(article(3)[2], answer.text)
        explained = self.run_program("explain", "--learned", "out/learned.jsonl", "one.jsonl")
        self.assertIn(f"drop as other by {RULE}; on 40 documents", explained.text)
        self.assertIn(RULE, self.run_program("compare", "--learned", "out", "one.jsonl").text)
        dolma = self.run_program("clean", "--learned", "out", "--field-names", "dolma", "--with", "removed", "--to", "jsonl",
                                 "one.jsonl").records[0]
        self.assertEqual({span[2] for span in dolma["attributes"]["kehraus__other"]}, {1})


if __name__ == "__main__":
    unittest.main()
