"""kehraus batch: what is new, changed, gone or failed; where outputs go; what the run says."""
import fcntl
import glob
import gzip
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import unittest

sys.path.insert(0, os.path.dirname(__file__))
import archives  # noqa: E402
from batch_folders import BINARY, ProgramTest, copy, document, first_night, line, second_night, state  # noqa: E402
from batch_folders import visible_files, write  # noqa: E402

RULE = """summary  = "A line of the office"
why      = "Printed by the publishing system."
source   = "office.example"
category = "{category}"
action   = "drop"

[match]
max_words = 12
text_any  = ['^Nobody was hurt when number {number} closed']

[[example]]
text   = "Nobody was hurt when number {number} closed."
expect = "drop"

[[example]]
text   = "Somebody else was hurt when the bridges closed, and many more were not."
expect = "keep"
"""


class BatchTest(ProgramTest):
    def batch(self, *arguments, **options):
        return self.run_program("batch", *arguments, **options)

    def put(self, name, content, age_s=60):
        """A file that has been there for a while: a run may take it for settled, but for its change time."""
        write(self.path(name), content)
        then = time.time() - age_s
        os.utime(self.path(name), (then, then))

    def lines(self, out="out"):
        """All records of shards, sorted."""
        lines = []
        for name, content in visible_files(self.path(out)).items():
            if name != "quarantine.jsonl":
                lines += content.decode().splitlines()
        return sorted(lines)

    def records(self, out="out"):
        """The same by id."""
        return {record["id"]: record for record in map(json.loads, self.lines(out))}

    def quarantine(self, out="out"):
        return [json.loads(each) for each in self.read(f"{out}/quarantine.jsonl").splitlines()]

    def stamps(self, out="out"):
        found = {}
        for at, _, names in os.walk(self.path(out)):
            for name in [".", *names]:
                status = os.stat(os.path.join(at, name))
                found[os.path.join(at, name)] = (status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
        return found

    def summary(self, *arguments):
        answer = self.batch(*arguments, "--summary", "summary.json")
        return answer, json.loads(self.read("summary.json"))


class ShardTest(BatchTest):
    def test_texts_pages_and_lines_become_records(self):
        self.put("in/a/one.txt", document(1))
        self.put("in/two.html", f"<title>Two</title><main><p>{document(2)}</p></main>")
        self.put("in/three.jsonl.gz", gzip.compress((line(3) + line(4)).encode()))
        answer = self.batch("in", "out")
        self.assertEqual((answer.status, answer.text, answer.err), (0, "", ""))
        self.assertEqual(set(self.records()), {"one", "two", 3, 4})
        self.assertIn("bridge number 3", self.records()[3]["text"])
        self.assertNotIn("Advertisement", self.records()[3]["text"])
        self.assertEqual(list(visible_files(self.path("out"))), ["000001.jsonl"])

    def test_shards_end_with_the_record_that_fills_them(self):
        self.put("in/all.jsonl", "".join(line(i) for i in range(50)))
        self.batch("in", "out", "--shard-size", "1000")
        shards = visible_files(self.path("out"))
        self.assertGreater(len(shards), 5)
        for name, content in sorted(shards.items())[:-1]:
            self.assertGreaterEqual(len(content), 1000, name)
            self.assertLess(len(content) - len(content.splitlines(keepends=True)[-1]), 1000, name)
        lines = b"".join(content for _, content in sorted(shards.items())).splitlines()
        self.assertEqual([json.loads(each)["id"] for each in lines], list(range(50)))

    def test_compressed_shards_hold_the_same(self):
        self.put("in/all.jsonl", "".join(line(i) for i in range(50)))
        self.batch("in", "plain", "--shard-size", "3000")
        for kind, ending in (("gzip", ".gz"), ("zstd", ".zst")):
            self.batch("in", kind, "--shard-size", "3000", "--compress", kind)
            for name, content in visible_files(self.path("plain")).items():
                self.assertEqual(self.shell(f"$K clean --id-key id --text-key text {kind}/{name}{ending} | wc -l").out,
                                 f"{len(content.splitlines())}\n".encode())
        packed = visible_files(self.path("gzip"))
        self.assertEqual({name[:-3]: gzip.decompress(content) for name, content in packed.items()},
                         visible_files(self.path("plain")))

    def test_any_number_of_threads_gives_the_same_bytes(self):
        first_night(self.path("in"))
        outputs = []
        for jobs in ("1", "2", "8"):
            self.batch("in", f"out{jobs}", "--jobs", jobs, "--shard-size", "6000", "--max-failures", "100%")
            outputs.append(state(self.path(f"out{jobs}")))
        self.assertEqual(outputs[0], outputs[1])
        self.assertEqual(outputs[0], outputs[2])

    def test_a_tree_that_is_compressed_otherwise_has_each_document_once(self):
        self.put("in/a.html", "<p>One ferry crossed the river on Tuesday.")
        self.put("in/b.html", "<p>Two ferries crossed the river on Tuesday.")
        tree = ["--layout", "tree", "in", "out"]
        self.assertEqual(self.batch(*tree).status, 0)
        self.put("in/a.html", "<p>Three ferries crossed the river on Friday.")
        os.remove(self.path("in/b.html"))
        self.assertEqual(self.batch("--compress", "gzip", "--prune", *tree).status, 0)
        self.assertEqual(sorted(visible_files(self.path("out"))), ["a.html.json.gz"])
        self.assertEqual(self.batch("--redo", "all", "--compress", "zstd", *tree).status, 0)
        self.assertEqual(sorted(visible_files(self.path("out"))), ["a.html.json.zst"])

    def test_lists_that_name_the_output_do_not_make_it_an_input(self):
        self.put("in/a.txt", "The ferry crossed the river on Tuesday.")
        for _ in range(2):
            listed = self.shell("find . -type f | $K batch --files-from - out && find $PWD -type f | $K batch --files-from - out")
            self.assertEqual((listed.status, listed.err), (0, ""))
            self.assertEqual({record["id"] for record in map(json.loads, self.lines())}, {"a"})

    def test_numbers_of_a_run_that_stopped_say_so(self):
        self.put("in/a.txt", "The ferry crossed the river on Tuesday.")
        self.assertEqual(self.batch("--metrics", "night.prom", "in", "out").status, 0)
        shutil.rmtree(self.path("out/.part"), ignore_errors=True)
        write(self.path("out/.part"), "in the way of what is written")
        self.put("in/b.txt", "The goat came back with the ferry.")
        answer = self.batch("--metrics", "night.prom", "in", "out")
        self.assertEqual(answer.status, 3, answer.err)
        self.assertRegex(self.read("night.prom"), r"(?m)^kehraus_batch_exit_status(\{.*\})? 3$")

    def test_one_file_as_input(self):
        self.put("all.jsonl", line(1) + line(2))
        self.assertEqual(self.batch("all.jsonl", "out").status, 0)
        self.assertEqual(set(self.records()), {1, 2})
        self.assertEqual(self.summary("./all.jsonl", "out")[1]["documents"]["unchanged"], 2)

    def test_lists_and_patterns(self):
        for name in ("a/1.txt", "a/2.txt", "b/1.md", "b/3.txt"):
            self.put(name, document(1))
        answer = self.batch("--files-from", "-", "out", stdin="a/2.txt\nb\na/2.txt\n")
        self.assertEqual(answer.status, 0, answer.err)
        self.assertEqual(set(self.records()), {"2", "1", "3"})
        self.assertEqual(self.batch("--include", "*.txt", "--exclude", "b", ".", "chosen").status, 0)
        self.assertEqual(len(self.lines("chosen")), 2)
        self.assertEqual(self.batch("-", "out2").status, 2)

    def test_a_file_of_a_list_is_one_however_it_is_spelled(self):
        self.put("a.txt", document(1))
        self.put("x/a.txt", document(2))
        self.put("far/off/b.txt", document(3))
        self.put("far/a.txt", document(4))
        self.put("-", document(5))
        os.symlink("far/off", self.path("link"))
        spelled = ["a.txt", "./a.txt", "x/../a.txt", ".//x/../x/./a.txt", "x", "link/../a.txt", "-", "x/../-"]
        write(self.path("list"), "\n".join(spelled))
        _, summary = self.summary("--files-from", "list", "out")
        self.assertEqual((summary["inputs"]["listed"], summary["documents"]["clean"]), (4, 4))
        self.assertEqual(sorted(record["text"].split("bridge number ")[1][0] for record in map(json.loads, self.lines())),
                         ["1", "2", "4", "5"])

    def test_records_of_archives(self):
        records = archives.pages(6) + [archives.record(7, b"nothing", kind="metadata", content_type="text/plain")]
        self.put("in/crawl.warc.gz", b"".join(map(archives.gzip_member, records)))
        _, summary = self.summary("in", "out")
        self.assertEqual((summary["documents"]["clean"], summary["passed_over"]["type"]), (6, 1))
        self.assertEqual(set(self.records()), {f"urn:test:{i}" for i in range(1, 7)})
        records[2] = archives.record(3, archives.http(archives.page(33)))
        records[4] = archives.record(5, archives.http(archives.page(5)), WARC_Date="2026-01-01T00:00:00Z")
        self.put("in/crawl.warc.gz", b"".join(map(archives.gzip_member, records)))
        _, summary = self.summary("in", "out")
        self.assertEqual((summary["documents"]["clean"], summary["documents"]["unchanged"]), (2, 4))
        self.assertEqual(self.records()["urn:test:5"]["date_crawled"], "2026-01-01T00:00:00Z")
        records[1] = records[1][:200]
        self.put("in/crawl.warc.gz", b"".join(map(archives.gzip_member, records)))
        answer, summary = self.summary("in", "out", "--max-failures", "100%")
        self.assertEqual((answer.status, summary["documents"]["failed"]), (1, 1))
        self.assertIn("urn:test:2", self.records())  # the last that could be read
        self.assertEqual((self.quarantine()[0]["stage"], self.quarantine()[0]["path"]), ("read", "crawl.warc.gz"))

    def test_the_output_folder_is_no_input(self):
        self.put("one.txt", document(1))
        for _ in range(2):
            self.assertEqual(self.batch(".", "out").status, 0)
            self.assertEqual(set(self.records()), {"one"})


class NextNightTest(BatchTest):
    def test_with_nothing_new_nothing_is_written(self):
        for layout in ("shards", "tree"):
            first_night(self.path("in"))
            for _ in range(2):
                self.batch("in", layout, "--layout", layout, "--shard-size", "6000")
            before = self.stamps(layout)
            answer, summary = self.summary("in", layout, "--layout", layout, "--shard-size", "6000")
            self.assertEqual(self.stamps(layout), before)
            self.assertEqual((summary["documents"]["clean"], summary["groups"]), (0, 0))

    def test_files_that_have_settled_are_not_read(self):
        self.put("in/one.txt", document(1))
        time.sleep(3.2)  # the change time is the system's own
        self.batch("in", "out")
        _, summary = self.summary("in", "out")
        self.assertEqual(summary["inputs"], {"listed": 1, "read": 0, "as_they_were": 1, "left": 0, "removed": 0,
                                             "unreachable": 0, "pruned": False})

    def test_only_what_changed_is_cleaned(self):
        self.put("in/all.jsonl", "".join(line(i) for i in range(50)))
        self.put("in/one.txt", document(100))
        self.batch("in", "out", "--shard-size", "2000")
        self.put("in/all.jsonl", "".join(line(i, " It snowed." if i == 7 else "") for i in range(51)))
        _, summary = self.summary("in", "out", "--shard-size", "2000")
        self.assertEqual(summary["documents"]["handled"], 2)
        self.assertEqual(summary["documents"]["unchanged"], 50)
        self.assertIn("It snowed", self.records()[7]["text"])
        self.assertEqual(set(self.records()), {*range(51), "one"})
        lines = b"".join(visible_files(self.path("out")).values()).splitlines()
        self.assertEqual(len(lines), 52)

    def test_incremental_runs_hold_the_same_records_as_a_fresh_one(self):
        first_night(self.path("in"))
        second_night(self.path("two"))
        self.batch("in", "out", "--shard-size", "6000")
        self.batch("two", "out", "--shard-size", "6000", "--prune", "--moved")
        self.batch("two", "fresh", "--shard-size", "6000")
        self.assertEqual(self.lines(), self.lines("fresh"))
        self.assertEqual(self.quarantine(), self.quarantine("fresh"))

    def test_a_change_that_leaves_size_and_time_is_seen(self):
        self.put("in/one.txt", document(1), age_s=1000)
        self.batch("in", "out")
        self.put("in/one.txt", document(2), age_s=1000)
        os.utime(self.path("in/one.txt"), ns=(10**18, 10**18))
        self.batch("in", "out")
        self.assertIn("number 2", self.records()["one"]["text"])

    def test_a_file_that_is_older_than_before_is_read(self):
        self.put("in/one.txt", document(1))
        self.batch("in", "out")
        for age_s in (10**6, 10**9, -10**6):
            self.put("in/one.txt", document(age_s), age_s=age_s)
            self.batch("in", "out")
            self.assertIn(f"number {age_s}", self.records()["one"]["text"])

    def test_a_file_that_changes_while_it_is_read_is_read_again(self):
        for turn in range(3):
            count = 1500
            write(self.path("in/all.jsonl"), "".join(line(i, f" Turn {turn}.") for i in range(count)))
            running = subprocess.Popen([BINARY, "batch", "in", "out", "--shard-size", "20000", "--jobs", "1"],
                                       cwd=self.folder, stderr=subprocess.DEVNULL)
            while running.poll() is None:  # rewritten in place, so that one reading sees both
                count -= 1
                write(self.path("in/all.jsonl"), "".join(line(i, f" Turn {turn}, {count}.") for i in range(count)))
            self.assertIn(running.returncode, (0, 1, 4))
            self.assertEqual(self.batch("in", "out", "--shard-size", "20000").status, 0)
            self.batch("in", "fresh", "--shard-size", "20000")
            self.assertEqual(self.lines(), self.lines("fresh"))

    def test_a_touched_file_is_read_and_its_output_stays(self):
        self.put("in/one.txt", document(1))
        self.batch("in", "out")
        shard = os.stat(self.path("out/000001.jsonl"))
        os.utime(self.path("in/one.txt"), (5, 5))
        _, summary = self.summary("in", "out")
        self.assertEqual((summary["inputs"]["read"], summary["documents"]["unchanged"]), (1, 1))
        self.assertEqual(os.stat(self.path("out/000001.jsonl")).st_ctime_ns, shard.st_ctime_ns)

    def test_an_input_that_is_gone_keeps_its_output_until_prune(self):
        for i in range(5):
            self.put(f"in/{i}.txt", document(i))
        self.batch("in", "out")
        os.remove(self.path("in/3.txt"))
        answer, summary = self.summary("in", "out", "-v")
        self.assertEqual(summary["inputs"]["removed_examples"], ["3.txt"])
        self.assertIn("3.txt", answer.err)
        self.assertEqual(len(self.records()), 5)
        _, summary = self.summary("in", "out", "--prune")
        self.assertTrue(summary["inputs"]["pruned"])
        self.assertEqual(set(self.records()), {"0", "1", "2", "4"})
        self.assertEqual(self.summary("in", "out")[1]["inputs"]["removed"], 0)

    def test_nothing_is_pruned_where_there_is_no_input_at_all(self):
        self.put("in/1.txt", document(1))
        self.batch("in", "out")
        shutil.rmtree(self.path("in"))
        os.mkdir(self.path("in"))
        answer = self.batch("in", "out", "--prune")
        self.assertIn("nothing is pruned: there are no inputs at all", answer.err)
        self.assertEqual(set(self.records()), {"1"})

    def test_a_folder_without_inputs_is_told(self):
        self.put("in/1.txt", document(1))
        for arguments in (("in", "out", "--include", "*.html"), ("in", "out", "-q", "--exclude", "*.txt")):
            answer = self.batch(*arguments)
            self.assertEqual(answer.status, 1)
            self.assertIn("there are no inputs in 'in'", answer.err)
        self.assertEqual(self.batch("--files-from", "-", "out", stdin="").status, 0)

    def test_another_input_is_not_taken_for_one_of_which_all_is_gone(self):
        for i in range(3):
            self.put(f"a/{i}.txt", document(i))
        self.put("b/9.txt", document(9))
        self.batch("a", "out")
        before = self.records()
        answer = self.batch("b", "out", "--prune")
        self.assertEqual(answer.status, 2)
        self.assertIn(f"cleaned '{self.path('a')}', and 3 of its inputs are not in '{self.path('b')}'", answer.err)
        self.assertIn("--moved", answer.err)
        self.assertEqual(self.records(), before)
        for _ in range(2):
            answer = self.batch("b", "out")
            self.assertEqual(answer.status, 0)
            self.assertIn("--moved", answer.err)
        self.assertEqual(set(self.records()), {"0", "1", "2", "9"})
        answer = self.batch("a", "out", "--prune")  # still that of a
        self.assertEqual((answer.status, answer.err), (0, ""))
        self.assertEqual(self.records(), before)

    def test_an_archive_may_move(self):
        for i in range(3):
            self.put(f"a/{i}.txt", document(i))
        self.batch("a", "out")
        os.rename(self.path("a"), self.path("b"))
        answer = self.batch("b/", "out", "--prune")
        self.assertEqual((answer.status, answer.err), (0, ""))
        os.rename(self.path("b"), self.path("c"))
        os.remove(self.path("c/0.txt"))
        self.assertEqual(self.batch("c", "out", "--prune", "--moved").status, 0)
        self.assertEqual(set(self.records()), {"1", "2"})
        os.remove(self.path("c/1.txt"))
        self.assertEqual(self.batch("c", "out", "--prune").status, 0)
        self.assertEqual(set(self.records()), {"2"})

    def test_a_link_to_an_archive_may_lead_elsewhere(self):
        for i in range(3):
            self.put(f"monday/{i}.txt", document(i))
        self.put("tuesday/1.txt", document(1))
        os.symlink("monday", self.path("now"))
        self.batch("now", "out")
        self.assertEqual(self.batch(self.path("monday"), "out", "--prune").status, 0)
        os.remove(self.path("now"))
        os.symlink("tuesday", self.path("now"))
        self.assertEqual(self.batch("now", "out", "--prune").status, 2)  # since monday has got its own name
        self.assertEqual(self.batch("now", "out", "--prune", "--moved").status, 0)
        os.remove(self.path("now"))
        os.symlink("monday", self.path("now"))
        os.remove(self.path("monday/1.txt"))
        self.assertEqual(self.batch("now", "out", "--prune").status, 0)
        self.assertEqual(set(self.records()), {"0", "2"})

    def test_nothing_is_pruned_while_an_input_is_out_of_reach(self):
        for name in ("1", "2", "3", "4/4", "5"):
            self.put(f"disk/{name}.txt", document(name))
        os.mkdir(self.path("in"))
        for name in ("1", "3", "5"):
            os.symlink(f"../disk/{name}.txt", self.path(f"in/{name}.txt"))
        shutil.copytree(self.path("disk/4"), self.path("in/4"))
        shutil.copy(self.path("disk/2.txt"), self.path("in/2.txt"))
        os.symlink("nowhere", self.path("in/never.txt"))
        self.assertEqual(self.batch("in", "out").status, 0)
        before = self.records()
        os.rename(self.path("disk"), self.path("away"))
        shutil.rmtree(self.path("in/4"))
        os.symlink("../disk/4", self.path("in/4"))
        os.remove(self.path("in/3.txt"))
        os.symlink("3.txt", self.path("in/3.txt"))  # a link to itself
        os.remove(self.path("in/5.txt"))
        answer, summary = self.summary("in", "out", "--prune")
        self.assertEqual(answer.status, 1)
        for name in ("1", "3", "4/4"):
            self.assertIn(f"'in/{name}.txt' was an input and cannot be read", answer.err)
        self.assertIn("nothing is pruned", answer.err)
        self.assertEqual((summary["inputs"]["unreachable"], summary["inputs"]["removed"]), (3, 1))
        self.assertNotIn("never", answer.err)
        self.assertEqual(self.records(), before)
        for name in ("3.txt", "4"):
            os.remove(self.path(f"in/{name}"))
        os.rename(self.path("away"), self.path("disk"))
        self.assertEqual(self.batch("in", "out", "--prune").status, 0)
        self.assertEqual(set(self.records()), {"1", "2"})

    def test_lines_that_are_gone_go(self):
        self.put("in/all.jsonl", "".join(line(i) for i in range(10)))
        self.batch("in", "out")
        self.put("in/all.jsonl", "".join(line(i) for i in range(4)))
        _, summary = self.summary("in", "out")
        self.assertEqual(summary["documents"]["gone"], 6)
        self.assertEqual(set(self.records()), set(range(4)))

    def test_a_shard_that_somebody_removed_or_cut_is_made_anew(self):
        self.put("in/all.jsonl", "".join(line(i) for i in range(50)))
        self.batch("in", "out", "--shard-size", "3000")
        before = self.records()
        os.remove(self.path("out/000002.jsonl"))
        os.truncate(self.path("out/000004.jsonl"), 100)
        answer = self.batch("in", "out", "--shard-size", "3000")
        self.assertIn("000002.jsonl' is missing or damaged", answer.err)
        self.assertEqual(self.records(), before)

    def test_documents_of_a_damaged_shard_that_cannot_be_made_anew_are_told(self):
        self.put("in/1.txt", document(1))
        self.put("in/2.txt", document(2))
        self.batch("in", "out")
        os.remove(self.path("in/1.txt"))
        os.remove(self.path("out/000001.jsonl"))
        answer = self.batch("in", "out")
        self.assertEqual(answer.status, 1)
        self.assertIn("1 documents of damaged shards could not be cleaned again", answer.err)
        self.assertEqual(set(self.records()), {"2"})
        self.put("in/1.txt", document(1))
        self.assertEqual(self.batch("in", "out").status, 0)
        self.assertEqual(set(self.records()), {"1", "2"})

    def test_a_shard_that_is_found_damaged_at_the_end_is_no_success(self):
        self.put("in/all.jsonl", "".join(line(i) for i in range(10)))
        self.batch("in", "out")
        shard = self.path("out/000001.jsonl")
        with open(shard, "r+b") as file:
            file.seek(len(file.readline()) + 30)
            file.write(b"?")
        self.put("in/all.jsonl", "".join(line(i, " It snowed." if i == 7 else "") for i in range(10)))
        answer, summary = self.summary("in", "out")
        self.assertEqual((answer.status, summary["damaged_shards"]), (1, ["000001.jsonl"]))
        self.assertIn("000001.jsonl' is missing or damaged", answer.err)
        answer, summary = self.summary("in", "out")
        self.assertEqual((answer.status, answer.err), (0, ""))
        self.assertNotIn("damaged_shards", summary)
        self.assertEqual(set(self.records()), set(range(10)))


class RedoTest(BatchTest):
    def write_rule(self, name, number, category="other"):
        write(self.path(f"rules/{name}"), RULE.format(number=number, category=category))

    def test_a_rule_of_a_language_redoes_its_documents_alone(self):
        german = ("Werbung\n\nDer Stadtrat hat am Montag beschlossen, dass die alte Brücke über den Fluss abgerissen "
                  "und neu gebaut wird, sagte die Bürgermeisterin.\n")
        for i in range(3):
            self.put(f"in/english{i}.txt", document(i))
        self.put("in/german.txt", german)
        self.write_rule("en/office.toml", 1)
        self.batch("in", "out", "--rules", "rules")
        self.write_rule("en/office.toml", 2)
        _, summary = self.summary("in", "out", "--rules", "rules")
        self.assertEqual(summary["documents"]["handled"], 3)
        self.assertIn("Nobody", self.records()["english1"]["text"])
        self.assertNotIn("Nobody", self.records()["english2"]["text"])
        self.write_rule("de/office.toml", 2)
        self.assertEqual(self.summary("in", "out", "--rules", "rules")[1]["documents"]["handled"], 1)
        self.write_rule("any/office.toml", 2)
        self.assertEqual(self.summary("in", "out", "--rules", "rules")[1]["documents"]["handled"], 4)
        self.assertEqual(self.summary("in", "out", "--rules", "rules")[1]["documents"]["handled"], 0)

    def test_a_document_that_a_changed_rule_leaves_as_it_was_stays_in_its_shard(self):
        for i in range(3):
            self.put(f"in/{i}.txt", document(i))
        self.write_rule("en/office.toml", 100)
        self.batch("in", "out", "--rules", "rules")
        before = visible_files(self.path("out"))
        self.write_rule("en/office.toml", 101)
        _, summary = self.summary("in", "out", "--rules", "rules")
        self.assertEqual(summary["documents"]["handled"], 3)
        self.assertEqual(visible_files(self.path("out")), before)

    def test_other_options_redo_all(self):
        self.put("in/1.txt", document(1))
        self.batch("in", "out")
        self.batch("in", "out", "--keep", "advertisement")
        self.assertIn("Advertisement", self.records()["1"]["text"])

    def test_redo_all_is_resumed_and_ends(self):
        self.put("in/all.jsonl", "".join(line(i) for i in range(20)))
        self.batch("in", "out")
        for _ in range(2):
            self.assertEqual(self.summary("in", "out", "--redo", "all")[1]["documents"]["handled"], 20)
        self.assertEqual(self.summary("in", "out")[1]["documents"]["handled"], 0)

    def test_failed_ones_fail_once_and_again_on_request(self):
        self.put("in/all.jsonl", "".join(line(i) for i in range(30)) + '{"text":\n')
        self.assertEqual(self.batch("in", "out").status, 1)
        self.assertEqual(self.batch("in", "out").status, 0)
        answer, summary = self.summary("in", "out", "--redo", "failed", "--max-failures", "1")
        self.assertEqual((answer.status, summary["documents"]["failed"]), (1, 1))


class FailureTest(BatchTest):
    def test_a_failed_document_is_in_quarantine_and_stops_nothing(self):
        self.put("in/all.jsonl", line(1) + '{"text": nothing}\n' + line(3))
        self.put("in/picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
        answer = self.batch("in", "out", "--max-failures", "2")
        self.assertEqual(answer.status, 1)
        self.assertEqual(set(self.records()), {1, 3})
        first, second = self.quarantine()
        self.assertEqual((first["path"], first["record"], first["stage"]), ("all.jsonl", 2, "parse"))
        self.assertEqual((second["path"], second["stage"]), ("picture.txt", "clean"))
        self.assertNotIn("record", second)
        self.assertEqual((len(first["hash"]), first["version"]), (32, "0.1.0"))
        self.assertIn("all.jsonl:2: invalid JSON", answer.err)
        self.put("in/all.jsonl", line(1) + line(2) + line(3))
        os.remove(self.path("in/picture.txt"))
        self.assertEqual(self.batch("in", "out", "--prune").status, 0)
        self.assertFalse(os.path.exists(self.path("out/quarantine.jsonl")))

    def test_thousands_of_failures_are_told_apart_the_next_night(self):
        def lines(bad):
            return "".join(f'{{"text": {i}\n' if bad(i) else line(i) for i in range(5000))
        flags = ["--shard-size", "20000", "--max-failures", "100%"]
        self.put("in/all.jsonl", lines(lambda i: i % 4))
        self.batch("in", "out", *flags)
        self.assertEqual(len(self.quarantine()), 3750)
        changed = lines(lambda i: i % 3).splitlines(keepends=True)[:4000]
        changed[7] = "{\n"  # fails for another reason
        self.put("in/all.jsonl", "".join(changed))
        self.batch("in", "out", *flags)
        self.batch("in", "fresh", *flags)
        self.assertEqual(self.quarantine(), self.quarantine("fresh"))
        self.assertEqual(self.lines(), self.lines("fresh"))
        self.assertEqual(self.summary("in", "out", *flags)[1]["groups"], 0)

    def test_an_input_that_cannot_be_read_keeps_its_output(self):
        good = gzip.compress("".join(line(i) for i in range(20)).encode(), mtime=0)
        self.put("in/all.jsonl.gz", good)
        self.batch("in", "out")
        before = self.records()
        self.put("in/all.jsonl.gz", good[:-30])
        for _ in range(2):
            self.assertEqual(self.batch("in", "out", "--max-failures", "100%").status, 1)
            self.assertEqual(self.records(), before)
        self.assertEqual(self.quarantine()[0]["stage"], "read")
        self.put("in/all.jsonl.gz", good)
        self.assertEqual(self.batch("in", "out").status, 0)
        self.assertEqual(self.records(), before)
        self.assertFalse(os.path.exists(self.path("out/quarantine.jsonl")))

    def test_damage_in_the_middle_keeps_nothing_else(self):
        def members(good_line, last):
            damaged = bytearray(gzip.compress(line(4).encode(), mtime=0))
            damaged[20:30] = b"damage" * 2
            return (gzip.compress((line(1) + good_line + line(3)).encode(), mtime=0) + bytes(damaged) +
                    gzip.compress("".join(line(i) for i in range(5, last)).encode(), mtime=0))
        self.put("in/all.jsonl.gz", gzip.compress((line(1) + line(2) + line(3) + line(4)).encode(), mtime=0))
        self.batch("in", "out")
        self.put("in/all.jsonl.gz", members('{"text":\n', 9))
        self.batch("in", "out", "--max-failures", "100%")
        self.assertEqual([(each["record"], each["stage"]) for each in self.quarantine()], [(2, "parse"), (4, "read")])
        self.assertEqual(set(self.records()), {1, 3, 4, 5, 6, 7, 8})
        self.put("in/all.jsonl.gz", members(line(2), 7))
        self.assertEqual(self.batch("in", "out", "--max-failures", "100%").status, 1)
        self.assertEqual([each["record"] for each in self.quarantine()], [4])
        self.assertEqual(set(self.records()), {1, 2, 3, 4, 5, 6})

    def test_a_first_line_that_is_damaged_keeps_its_output(self):
        self.put("in/all.jsonl.gz", b"".join(gzip.compress(line(i).encode(), mtime=0) for i in (1, 2, 3)))
        self.batch("in", "out")
        damaged = bytearray(gzip.compress(line(1).encode(), mtime=0))
        damaged[20:30] = b"damage" * 2
        self.put("in/all.jsonl.gz", bytes(damaged) + gzip.compress(line(2).encode(), mtime=0))
        self.batch("in", "out", "--max-failures", "100%")
        self.assertEqual(set(self.records()), {1, 2})

    def test_an_archive_that_is_cut_keeps_what_stood_behind(self):
        records = archives.pages(5)
        for name, pack in (("crawl.warc", bytes), ("crawl.warc.gz", archives.gzip_member)):
            self.put("in/" + name, b"".join(map(pack, records)))
            self.batch("in/" + name, name)
            cut = b"".join(map(pack, records[:3]))
            self.put("in/" + name, cut[:-100])
            self.assertEqual(self.batch("in/" + name, name, "--max-failures", "100%").status, 1)
            self.assertEqual(set(self.records(name)), {f"urn:test:{i}" for i in range(1, 6)})
            self.put("in/" + name, cut)
            self.assertEqual(self.batch("in/" + name, name).status, 0)
            self.assertEqual(set(self.records(name)), {f"urn:test:{i}" for i in range(1, 4)})

    def test_damaged_data_are_read_once(self):
        self.put("in/all.jsonl.gz", gzip.compress("".join(line(i) for i in range(20)).encode(), mtime=0)[:-30])
        time.sleep(3.2)
        self.assertEqual(self.batch("in", "out", "--max-failures", "100%").status, 1)
        answer, summary = self.summary("in", "out")
        self.assertEqual((answer.status, summary["inputs"]["read"]), (0, 0))
        self.assertEqual(len(self.quarantine()), 1)
        self.assertEqual(self.summary("in", "out", "--redo", "failed")[1]["documents"]["failed"], 1)

    @unittest.skipIf(os.geteuid() == 0, "root may read everything")
    def test_a_file_that_may_not_be_read_is_tried_every_night(self):
        self.put("in/1.txt", document(1))
        os.chmod(self.path("in/1.txt"), 0)
        time.sleep(3.2)
        for _ in range(2):
            self.assertEqual(self.batch("in", "out", "--max-failures", "100%").status, 1)
        os.chmod(self.path("in/1.txt"), 0o644)
        self.assertEqual(self.batch("in", "out").status, 0)

    def test_too_many_failures_are_another_status(self):
        self.put("in/all.jsonl", "".join(line(i) for i in range(96)) + "{\n" * 4)
        self.assertEqual(self.batch("in", "few").status, 1)
        self.put("in/all.jsonl", "".join(line(i) for i in range(94)) + "{\n" * 6)
        answer = self.batch("in", "many")
        self.assertEqual(answer.status, 4)
        self.assertIn("6 of 100 documents failed", answer.err)
        self.assertEqual(len(self.records("many")), 94)
        self.assertEqual(self.batch("in", "six", "--max-failures", "6").status, 1)
        self.assertEqual(self.batch("in", "five", "--max-failures", "5").status, 4)

    def test_what_is_no_file_is_not_waited_for(self):
        self.put("in/1.txt", document(1))
        os.mkfifo(self.path("in/pipe.txt"))
        self.assertEqual(self.batch("in", "out").status, 0)
        os.symlink("nowhere", self.path("in/2.txt"))
        self.assertEqual(self.batch("in", "out").status, 0)


class UsageTest(BatchTest):
    def test_wrong_set_up_writes_nothing(self):
        self.put("in/1.txt", document(1))
        write(self.path("rules/en/bad.toml"), "nonsense")
        for arguments, word in ((("nowhere", "out"), "nowhere"), (("out",), "--files-from"),
                                (("in", "out", "--rules", "rules"), "bad.toml"),
                                (("in", "out", "--to", "markdown"), "--layout tree"),
                                (("in", "out", "--max-failures", "5 %"), "5 %"),
                                (("in", "out", "--shard-size", "0"), "shard-size")):
            answer = self.batch(*arguments)
            self.assertEqual(answer.status, 2, arguments)
            self.assertIn(word, answer.err)
            self.assertFalse(os.path.exists(self.path("out")), arguments)

    def test_a_folder_of_somebody_else_is_left_alone(self):
        self.put("in/1.txt", document(1))
        self.put("out/000001.jsonl", "mine\n")
        answer = self.batch("in", "out")
        self.assertEqual(answer.status, 2)
        self.assertIn("manifest.sqlite", answer.err)
        self.assertEqual(os.listdir(self.path("out")), ["000001.jsonl"])

    def test_another_layout_needs_another_folder(self):
        self.put("in/1.txt", document(1))
        self.batch("in", "out")
        before = self.stamps()
        answer = self.batch("in", "out", "--layout", "tree")
        self.assertEqual(answer.status, 2)
        self.assertIn("another folder", answer.err)
        self.assertEqual(self.stamps(), before)


class TreeTest(BatchTest):
    def test_a_file_for_each_record_in_folders_like_the_inputs(self):
        self.put("in/a/b/1.txt", document(1))
        self.put("in/a/2.html.gz", gzip.compress(document(2).encode()))
        self.put("in/c.jsonl", line(3) + line(4))
        self.assertEqual(self.batch("in", "out", "--layout", "tree").status, 0)
        files = visible_files(self.path("out"))
        self.assertEqual(sorted(files), ["a/2.html.json", "a/b/1.txt.json", "c.jsonl/000001.json", "c.jsonl/000002.json"])
        self.assertEqual(json.loads(files["c.jsonl/000002.json"])["id"], 4)

    def test_formats(self):
        self.put("in/1.html", "<title>One</title><h1>One</h1><p>" + document(1))
        for to, name in (("text", "1.html.txt"), ("markdown", "1.html.md"), ("html", "1.html.html"),
                         ("json", "1.html.json"), ("jsonl", "1.html.json")):
            self.batch("in", to, "--layout", "tree", "--to", to)
            self.assertEqual(list(visible_files(self.path(to))), [name])
            self.assertEqual(visible_files(self.path(to))[name].decode(),
                             self.run_program("clean", "--to", to, "in/1.html").text)

    def test_changed_and_gone(self):
        for i in range(3):
            self.put(f"in/deep/{i}/page.txt", document(i))
        self.batch("in", "out", "--layout", "tree")
        self.put("in/deep/0/page.txt", document(7))
        shutil.rmtree(self.path("in/deep/1"))
        self.put("in/deep/2/page.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
        self.batch("in", "out", "--layout", "tree", "--prune", "--max-failures", "100%")
        self.assertEqual(sorted(visible_files(self.path("out"))), ["deep/0/page.txt.json", "quarantine.jsonl"])
        self.assertIn("number 7", self.read("out/deep/0/page.txt.json"))
        self.assertEqual(os.listdir(self.path("out/deep")), ["0"])

    def test_odd_names_stay_inside_and_apart(self):
        names = ["new\nline.txt", "t\tab.txt", "%41.txt", "a.txt", "A.txt", "Ä.txt", "ä.txt", "x" * 251 + ".txt",
                 "x" * 250 + "y.txt", "-rf.txt", "b.json/c.txt", "b", "manifest.sqlite/1.txt", "quarantine.jsonl",
                 "1.txt", "1.txt.gz"]
        for i, name in enumerate(names):
            content = line(i) if name.endswith(".jsonl") else document(i)
            self.put(f"in/{name}", gzip.compress(content.encode()) if name.endswith(".gz") else content)
        write(os.fsencode(self.path("in/")) + b"caf\xe9.txt", document(99))
        for _ in range(2):
            self.assertEqual(self.batch("in", "out", "--layout", "tree").status, 0)
        files = visible_files(self.path("out"))
        self.assertEqual(len(files), len(names) + 1)
        self.assertEqual(len({name.lower() for name in files}), len(files))
        for name in files:
            self.assertRegex(name, r"\A[^\x00-\x1f]+\Z")
            self.assertLessEqual(max(len(part.encode()) for part in name.split("/")), 255)
            name.encode("utf-8")
        self.assertEqual(sorted(os.listdir(self.folder)), ["in", "out"])

    def test_ids_name_no_files(self):
        evil = ["../../evil", "/etc/evil", "a\u0000b", "x" * 300, "..", "."]
        self.put("in/all.jsonl", "".join(line(i).replace(f'"id": {i}', f'"id": {json.dumps(each)}')
                                         for i, each in enumerate(evil)))
        self.assertEqual(self.batch("in", "out", "--layout", "tree").status, 0)
        self.assertEqual(sorted(visible_files(self.path("out"))), [f"all.jsonl/{i + 1:06d}.json" for i in range(6)])

    def test_links_swapped_in_lead_nowhere(self):
        self.put("in/a/1.txt", document(1))
        self.batch("in", "out", "--layout", "tree")
        os.mkdir(self.path("elsewhere"))
        self.put("elsewhere/1.txt.json", "mine\n")
        shutil.rmtree(self.path("out/a"))
        os.symlink(self.path("elsewhere"), self.path("out/a"))
        self.put("in/a/1.txt", document(2))
        answer = self.batch("in", "out", "--layout", "tree")
        self.assertEqual(answer.status, 3)
        self.assertIn("link", answer.err)
        self.assertEqual(self.read("elsewhere/1.txt.json"), "mine\n")
        os.remove(self.path("out/a"))
        self.assertEqual(self.batch("in", "out", "--layout", "tree").status, 0)
        self.assertIn("number 2", self.read("out/a/1.txt.json"))
        os.remove(self.path("out/a/1.txt.json"))
        os.symlink(self.path("elsewhere/1.txt.json"), self.path("out/a/1.txt.json"))
        self.put("in/a/1.txt", document(3))
        self.assertEqual(self.batch("in", "out", "--layout", "tree").status, 0)
        self.assertEqual(self.read("elsewhere/1.txt.json"), "mine\n")
        self.assertIn("number 3", self.read("out/a/1.txt.json"))


class SignalTest(BatchTest):
    def start(self, *flags, documents=4000):
        self.put("in/all.jsonl", "".join(line(i, f" It took {i} days." * 40) for i in range(documents)))
        running = subprocess.Popen([BINARY, "batch", "in", "out", "--jobs", "1", "--shard-size", "100000", *flags],
                                   cwd=self.folder, stderr=subprocess.PIPE)
        while not glob.glob(self.path("out/*.jsonl")) and running.poll() is None:
            time.sleep(0.001)
        return running

    def test_term_finishes_the_group_and_the_next_run_goes_on(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            shutil.rmtree(self.path("out"), ignore_errors=True)
            running = self.start()
            running.send_signal(number)
            _, error = running.communicate(timeout=60)
            if running.returncode == 0:
                self.skipTest("the run was faster than the signal")
            self.assertEqual(running.returncode, 3)
            self.assertIn("stopped as asked", error.decode())
            self.assertEqual(os.listdir(self.path("out/.part")), [])
            self.assertLess(len(self.records()), 4000)
            self.batch("in", "out", "--shard-size", "100000")
            self.batch("in", "fresh", "--shard-size", "100000")
            self.assertEqual(visible_files(self.path("out")), visible_files(self.path("fresh")))

    def test_inputs_that_a_stopped_run_left_are_not_as_they_were(self):
        for i in range(3):
            self.put(f"in/small{i}.txt", document(i))
        running = self.start("-v", "--summary", "summary.json")
        running.send_signal(signal.SIGTERM)
        _, error = running.communicate(timeout=60)
        if running.returncode == 0:
            self.skipTest("the run was faster than the signal")
        self.assertEqual(json.loads(self.read("summary.json"))["inputs"],
                         {"listed": 4, "read": 0, "as_they_were": 0, "left": 4, "removed": 0, "unreachable": 0,
                          "pruned": False})
        self.assertIn("4 inputs are left to the next run", error.decode())
        self.assertNotIn("as they were", error.decode())

    def test_hang_up_is_ignored(self):
        running = self.start()
        running.send_signal(signal.SIGHUP)
        running.communicate(timeout=60)
        self.assertEqual(running.returncode, 0)
        self.assertEqual(len(self.records()), 4000)


class LockTest(BatchTest):
    def test_a_second_run_leaves_at_once(self):
        self.put("in/1.txt", document(1))
        self.batch("in", "out")
        with open(self.path("out/.lock"), "r+") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            before = self.stamps()
            answer = self.batch("in", "out")
            self.assertEqual(answer.status, 75)
            self.assertIn("another run is at work", answer.err)
            self.assertEqual(self.stamps(), before)
        self.assertEqual(self.batch("in", "out").status, 0)


class ReportTest(BatchTest):
    def test_summary(self):
        self.put("in/all.jsonl", "".join(line(i) for i in range(40)) + "{\n")
        self.put("in/blank.txt", "\n")
        answer, summary = self.summary("in", "out")
        self.assertEqual((answer.status, summary["exit_status"]), (1, 1))
        self.assertEqual(summary["documents"], {"handled": 42, "clean": 40, "empty": 1, "failed": 1, "unchanged": 0,
                                                "gone": 0})
        self.assertEqual(summary["removed_by_category"]["advertisement"]["removals"], 40)
        self.assertEqual(summary["removed_by_rule"]["any/advertisement-word"]["removals"], 40)
        self.assertEqual(len(summary["slowest"]), 10)
        self.assertEqual(summary["failures"][0]["record"], 41)
        self.assertGreater(summary["bytes_in"], summary["bytes_out"] / 3)

    def test_metrics(self):
        self.put("in/1.txt", document(1))
        self.assertEqual(self.batch("in", "out", "--metrics", "m.prom").status, 0)
        text = self.read("m.prom")
        for wanted in ('kehraus_batch_documents{outcome="clean"} 1\n', "kehraus_batch_exit_status 0\n",
                       'kehraus_batch_removed_bytes{category="advertisement"} ', "# TYPE kehraus_batch_inputs gauge\n"):
            self.assertIn(wanted, text)
        for each in text.splitlines():
            self.assertRegex(each, r'^(# (HELP|TYPE) \w+ .+|\w+(\{\w+="[\w.-]+"\})? [-+.\deE]+)$')

    def test_log_as_json(self):
        self.put('in/all.jsonl', line(1) + '{"te\x1bxt"\n')
        answer = self.batch("in", "out", "-v", "--log-format", "json", "--max-failures", "100%")
        lines = [json.loads(each) for each in answer.err.splitlines()]
        self.assertEqual([each["level"] for each in lines], ["error", "info"])
        self.assertNotIn("\x1b", answer.err)

    def test_a_terminal_gets_progress_and_a_summary_and_cron_nothing(self):
        self.put("in/1.txt", document(1))
        self.assertEqual(self.batch("in", "quiet").err, "")
        told = self.shell("script -qec '$K batch in out' /dev/null </dev/null")
        self.assertIn("1 documents of 1 inputs", told.text)
        self.assertIn("1 clean", told.text)


if __name__ == "__main__":
    unittest.main()
