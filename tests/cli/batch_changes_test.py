"""kehraus batch over inputs that change at odd times: clocks that are set back, files of 1970 and of the future, files that
change while they are read. What is in the output at last is always what a run anew makes of the input.

By default some cases; KEHRAUS_FAULTS=all: 50 that change while they are read, 1,000 with odd times.
"""
import gzip
import json
import os
import random
import subprocess
import sys
import time
import unittest

sys.path.insert(0, os.path.dirname(__file__))
import archives  # noqa: E402
from batch_folders import BINARY, ProgramTest, copy, document, line, visible_files, write  # noqa: E402

LIBRARY = os.environ.get("KEHRAUS_FAIL_CALLS", "")
IS_ALL = os.environ.get("KEHRAUS_FAULTS") == "all"
DAY = 86_400
SHARDS = ["--shard-size", "20000", "--max-failures", "100%", "-q"]


class ChangesTest(ProgramTest):
    def batch(self, out, clock_s=0, **options):
        env = {"LD_PRELOAD": LIBRARY, "FAIL_CALLS_CLOCK": str(clock_s), "ASAN_OPTIONS":
               "verify_asan_link_order=0:detect_leaks=0"} if clock_s else {}
        return self.run_program("batch", "in", out, *SHARDS, "--prune", env=env, **options)

    def lines(self, out):
        return sorted(each for content in visible_files(self.path(out)).values() for each in content.splitlines())

    def check_like_anew(self, what):
        copy("", self.path("anew"))
        self.batch("anew")
        self.assertEqual(self.lines("out"), self.lines("anew"), what)


@unittest.skipUnless(os.path.exists(LIBRARY), "no library that shifts the clock: set KEHRAUS_FAIL_CALLS")
class OddTimesTest(ChangesTest):
    def change(self, path, chance):
        """Another content, of the same length more often than not, with a time that says nothing of it."""
        before = os.stat(path) if os.path.exists(path) else None
        content = document(chance.randint(1000, 9999), " It rained." if chance.random() < 0.3 else "")
        if chance.random() < 0.5 or not before:
            write(path, content)
        else:  # another file of that name
            write(self.path("aside/new"), content)
            os.rename(self.path("aside/new"), path)
        now = time.time()
        times = [0, 1, now - 1000 * DAY, now, now + DAY, now + 10_000 * DAY, before.st_mtime if before else now]
        chosen = chance.choice(times)
        os.utime(path, (chosen, chosen))

    def test_no_change_is_missed(self):
        chance = random.Random(3)
        for case in range(250 if IS_ALL else 4):
            for name in ("in", "out"):
                copy("", self.path(name))
            for number in range(5):
                self.change(self.path(f"in/{number}.txt"), chance)
            for night in range(4):
                with self.subTest(case=case, night=night):
                    clock = chance.choice((0, -5, -DAY, -20_000 * DAY, 5, DAY))
                    self.assertEqual(self.batch("out", clock).status, 0)
                    self.check_like_anew(f"clock wrong by {clock} s")
                for number in chance.sample(range(5), chance.randint(1, 3)):
                    self.change(self.path(f"in/{number}.txt"), chance)

    def test_a_file_from_the_future_is_read_each_night(self):
        write(self.path("in/1.txt"), document(1))
        for clock in (0, -DAY, 0):
            os.utime(self.path("in/1.txt"), (time.time() + DAY,) * 2)
            self.assertEqual(self.batch("out", clock).status, 0)
            self.run_program("batch", "in", "out", *SHARDS, "--summary", "summary.json")
            summary = json.loads(self.read("summary.json"))
            self.assertEqual((summary["inputs"]["read"], summary["documents"]["unchanged"]), (1, 1))

    def test_a_file_of_1970_is_read_once(self):
        write(self.path("in/1.txt"), document(1))
        os.utime(self.path("in/1.txt"), (0, 0))
        self.assertEqual(self.batch("out", DAY).status, 0)  # when its change time is long ago
        self.run_program("batch", "in", "out", *SHARDS, "--summary", "summary.json")
        self.assertEqual(json.loads(self.read("summary.json"))["inputs"]["read"], 0)


class ChangesWhileReadTest(ChangesTest):
    DOCUMENTS = 600

    def version(self, kind, number):
        count = self.DOCUMENTS - number % 50
        if kind == "warc":
            pages = (archives.record(i, archives.http(archives.page(i).replace(b"Tuesday", b"Tuesday, %d" % number)))
                     for i in range(count))
            return b"".join(map(archives.gzip_member, pages))
        content = "".join(line(i, f" Version {number}.") for i in range(count)).encode()
        return gzip.compress(content, 1) if kind == "gzip" else content

    def put(self, how, path, content):
        if how == "replaced":
            write(self.path("aside/new"), content)
            os.rename(self.path("aside/new"), path)
        elif how == "over itself":  # without being cut first
            with open(path, "r+b") as file:
                file.write(content)
                file.truncate()
        elif how == "removed":
            os.remove(path)
            write(path, content)
        else:
            write(path, content)

    def check_change(self, kind, how, delay_s):
        path = self.path("in/all." + {"plain": "jsonl", "gzip": "jsonl.gz", "warc": "warc.gz"}[kind])
        for name in ("in", "out"):
            copy("", self.path(name))
        versions = [self.version(kind, number) for number in range(4)]
        write(path, versions[0])
        running = subprocess.Popen([BINARY, "batch", "in", "out", *SHARDS, "--jobs", "1"], cwd=self.folder,
                                   stderr=subprocess.DEVNULL)
        time.sleep(delay_s)
        number = 0
        while running.poll() is None:
            number += 1
            self.put(how, path, versions[number % 4])
        self.assertIn(running.returncode, (0, 1))
        if how == "replaced" and kind == "plain":
            # One file or another was opened, and no other was read.
            texts = b"".join(self.lines("out"))
            self.assertEqual(sum(b"Version %d." % each in texts for each in range(4)), 1)
        for _ in range(2):
            self.assertEqual(self.batch("out").status, 0)
            self.check_like_anew(f"{kind}, {how}")
        return number

    def test_of_what_changes_while_it_is_read_the_last_counts(self):
        chance, changes = random.Random(5), 0
        for case in range(50 if IS_ALL else 8):
            kind = ("plain", "gzip", "warc")[case % 3]
            how = ("written anew", "replaced", "over itself", "removed")[case % 4]
            with self.subTest(case=case, kind=kind, how=how):
                changes += self.check_change(kind, how, chance.random() * 0.03)
        self.assertGreater(changes, 0)


if __name__ == "__main__":
    unittest.main()
