"""kehraus batch on bad days: killed, with failing disks, two at a time. After each, the next run must end with the
bytes of one that nothing happened to.

By default a part of the places is tried. KEHRAUS_FAULTS=all tries every call at which something can happen, 300
kills by chance and 200 races, which takes an hour or so: tools/kill_batch.
"""
import gzip
import os
import random
import signal
import subprocess
import sys
import time
import unittest

sys.path.insert(0, os.path.dirname(__file__))
from batch_folders import BINARY, ProgramTest, copy, first_night, second_night, state, visible_files  # noqa: E402

LIBRARY = os.environ.get("KEHRAUS_FAIL_CALLS", "")
IS_ALL = os.environ.get("KEHRAUS_FAULTS") == "all"
ENDED_BY_TEST = 86  # as fail_calls.cc has it

SHARDS = ["--shard-size", "6000"]
PACKED = ["--shard-size", "6000", "--compress", "gzip"]
TREE = ["--layout", "tree"]


def some(calls, wanted):
    """All calls, or so many of them, evenly spread and with both ends."""
    if IS_ALL or calls <= wanted:
        return range(1, calls + 1)
    return sorted({1 + (calls - 1) * i // (wanted - 1) for i in range(wanted)})


def lines_of(shard):
    return set((gzip.decompress(shard) if shard.startswith(b"\x1f\x8b") else shard).splitlines(keepends=True))


@unittest.skipUnless(os.path.exists(LIBRARY), "no library that fails calls: set KEHRAUS_FAIL_CALLS")
class FaultTest(ProgramTest):
    """A second night over the output of a first, which is where everything happens: outputs that are new, replaced,
    removed, and documents that fail."""

    def nights(self, *flags):
        first_night(self.path("one"))
        second_night(self.path("two"))
        self.flags = [*flags, "--prune", "--moved", "--jobs", "2", "--max-failures", "100%"]
        self.batch("one", "first")
        copy(self.path("first"), self.path("second"))
        self.assertEqual(self.batch("two", "second").status, 1)
        self.before, self.after = state(self.path("first")), state(self.path("second"))
        self.assertNotEqual(self.before, self.after)

    def batch(self, source, out, **env):
        return self.run_program("batch", source, out, *self.flags, env=env)

    def broken(self, how, call, count="", **more):
        copy(self.path("first"), self.path("out"))
        return self.batch("two", "out", LD_PRELOAD=LIBRARY, ASAN_OPTIONS="verify_asan_link_order=0:detect_leaks=0",
                          FAIL_CALLS_UNDER=self.path("out"), FAIL_CALLS_AT=str(call), FAIL_CALLS_HOW=how,
                          FAIL_CALLS_COUNT=count, **more)

    def number_of_calls(self, **more):
        answer = self.broken("exit", 0, self.path("count"), **more)
        self.assertEqual(answer.status, 1, answer.err)
        self.assertEqual(state(self.path("out")), self.after)
        calls = int(self.read("count"))
        self.assertGreater(calls, 20)
        return calls

    def check_whole(self, out):
        """Every file that a reader sees is one of before or one of after, to the byte."""
        for path, content in visible_files(self.path(out)).items():
            wanted = [night[0][path] for night in (self.before, self.after) if path in night[0]]
            if content in wanted:
                continue
            # A shard of the first night may be rewritten for a part of what the second replaces.
            self.assertIn(path, self.before[0])
            self.assertLess(lines_of(content), lines_of(self.before[0][path]), f"{path} is torn")

    def check_resumed(self, out, what):
        self.check_whole(out)
        answer = self.batch("two", out)
        self.assertIn(answer.status, (0, 1), f"{what}: {answer.err}")
        self.assertEqual(state(self.path(out)), self.after, what)


class KilledTest(FaultTest):
    def check_every_call(self, *flags):
        self.nights(*flags)
        for call in some(self.number_of_calls(), 15):
            with self.subTest(call=call):
                self.assertEqual(self.broken("exit", call).status, ENDED_BY_TEST)
                self.check_resumed("out", f"exit at call {call}")

    def test_shards(self):
        self.check_every_call(*SHARDS)

    def test_compressed_shards(self):
        self.check_every_call(*PACKED)

    def test_tree(self):
        self.check_every_call(*TREE)

    def test_killed_again_and_again_from_the_first_night_on(self):
        self.nights(*SHARDS)
        for call in some(60, 4):
            with self.subTest(call=call):
                copy("", self.path("out"))
                for source, kills in (("one", 12), ("two", 12)):
                    for _ in range(kills):  # each gets a little further
                        self.batch(source, "out", LD_PRELOAD=LIBRARY, FAIL_CALLS_UNDER=self.path("out"),
                                   FAIL_CALLS_AT=str(call), FAIL_CALLS_HOW="exit",
                                   ASAN_OPTIONS="verify_asan_link_order=0:detect_leaks=0")
                    self.batch(source, "out")
                self.assertEqual(state(self.path("out")), self.after)

    def test_by_chance_with_any_number_of_threads(self):
        self.nights(*SHARDS)
        chance = random.Random(7)
        for kill in range(300 if IS_ALL else 12):
            jobs = (1, 2, 8)[kill % 3]
            with self.subTest(kill=kill, jobs=jobs):
                copy(self.path("first"), self.path("out"))
                running = subprocess.Popen([BINARY, "batch", "two", "out", *self.flags, "--jobs", str(jobs)],
                                           cwd=self.folder, stderr=subprocess.DEVNULL)
                time.sleep(chance.random() * 0.25)
                running.send_signal(signal.SIGKILL)
                running.wait()
                self.check_resumed("out", f"kill {kill}")


class FailingDiskTest(FaultTest):
    def check_failing(self, how, *flags, **more):
        """A call that fails, at each place: the run says so, and the next one mends it."""
        self.nights(*flags)
        for call in some(self.number_of_calls(**more), 8):
            with self.subTest(how=how, call=call):
                answer = self.broken(how, call, **more)
                self.check_whole("out")
                # What is lost by a call that fails is told; some failures lose nothing.
                if answer.status != 1 or state(self.path("out")) != self.after:
                    self.assertEqual(answer.status, 3, answer.err)
                    self.assertIn("error", answer.err)
                self.check_resumed("out", f"{how} at call {call}")

    def test_input_output_error(self):
        self.check_failing("eio", *SHARDS)

    def test_input_output_error_in_a_tree(self):
        self.check_failing("eio", *TREE)

    def test_full_disk(self):
        self.check_failing("enospc", *SHARDS, FAIL_CALLS_ON="write", FAIL_CALLS_LASTS="1")

    def test_failed_sync_always_ends_the_run(self):
        """All syncs behind it fail, too, as the system tells each descriptor of an error that was: SQLite does not
        listen when a folder cannot be synced for a journal that it just made, but it does for the next."""
        self.nights(*SHARDS)
        for call in some(self.number_of_calls(FAIL_CALLS_ON="sync"), 10):
            with self.subTest(call=call):
                answer = self.broken("eio", call, FAIL_CALLS_ON="sync", FAIL_CALLS_LASTS="1")
                self.assertEqual(answer.status, 3, answer.err)
                self.check_resumed("out", f"failed sync {call}")

    def test_an_input_that_cannot_be_read_is_tried_again(self):
        self.nights(*SHARDS)
        copy(self.path("first"), self.path("out"))
        answer = self.batch("two", "out", LD_PRELOAD=LIBRARY, ASAN_OPTIONS="verify_asan_link_order=0:detect_leaks=0",
                            FAIL_CALLS_UNDER=self.path("two/new"), FAIL_CALLS_AT="1", FAIL_CALLS_HOW="eio",
                            FAIL_CALLS_ON="read")
        self.assertEqual(answer.status, 1)
        self.assertIn("new/more.jsonl: Input/output error", answer.err)
        self.assertIn("Input/output error", self.read("out/quarantine.jsonl"))
        self.batch("two", "out")
        self.assertNotIn("Input/output error", self.read("out/quarantine.jsonl"))
        self.assertIn('"id":1029,', b"".join(visible_files(self.path("out")).values()).decode())

    def test_short_writes_and_interrupted_calls_change_nothing(self):
        for how in ("short", "eintr"):
            self.nights(*SHARDS)
            for call in some(self.number_of_calls(), 8):
                with self.subTest(how=how, call=call):
                    answer = self.broken(how, call)
                    self.assertEqual(answer.status, 1, answer.err)
                    self.assertEqual(state(self.path("out")), self.after)


class RaceTest(FaultTest):
    def test_of_two_runs_one_works(self):
        self.nights(*SHARDS)
        for race in range(200 if IS_ALL else 8):
            copy(self.path("first"), self.path("out"))
            runs = [subprocess.Popen([BINARY, "batch", "two", "out", *self.flags], cwd=self.folder,
                                     stderr=subprocess.DEVNULL) for _ in range(2)]
            statuses = sorted(run.wait() for run in runs)
            # The second may come when the first is done: then only the torn file fails once more.
            self.assertIn(statuses, ([1, 75], [1, 1]), f"race {race}")
            self.assertEqual(state(self.path("out")), self.after)


if __name__ == "__main__":
    unittest.main()
