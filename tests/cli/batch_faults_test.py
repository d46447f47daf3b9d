"""kehraus batch on bad days: killed, with failing disks, two at a time. After each, the next run must end with the
bytes of one that nothing happened to.

By default a part of the places is tried. KEHRAUS_FAULTS=all tries every call at which something can happen, 300
kills by chance and 200 races, and says how many there were; that takes an hour or so: tools/kill_batch.
"""
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
import unittest

sys.path.insert(0, os.path.dirname(__file__))
from batch_folders import BINARY, copy, state, visible_files  # noqa: E402
from batch_nights import GZIP, LEARN, SHARDS, TREE, ZSTD, NightsTest, records  # noqa: E402

LIBRARY = os.environ.get("KEHRAUS_FAIL_CALLS", "")
IS_ALL = os.environ.get("KEHRAUS_FAULTS") == "all"
ENDED_BY_TEST = 86  # as fail_calls.cc has it


def layouts(usual, *others):
    """The layouts for a test, of which the others are tried with all calls only."""
    return [*usual, *others] if IS_ALL else usual


def some(calls, wanted):
    """All calls, or so many of them, evenly spread and with both ends."""
    if IS_ALL or calls <= wanted:
        return range(1, calls + 1)
    return sorted({1 + (calls - 1) * i // (wanted - 1) for i in range(wanted)})


@unittest.skipUnless(os.path.exists(LIBRARY), "no library that fails calls: set KEHRAUS_FAIL_CALLS")
class FaultTest(NightsTest):
    def broken(self, how, call, count="", under="out", **more):
        copy(self.path(self.base), self.path("out"))
        return self.batch(self.source, "out", LD_PRELOAD=LIBRARY, ASAN_OPTIONS="verify_asan_link_order=0:detect_leaks=0",
                          FAIL_CALLS_UNDER=self.path(under), FAIL_CALLS_AT=str(call), FAIL_CALLS_HOW=how,
                          FAIL_CALLS_COUNT=count, **more)

    def number_of_calls(self, **more):
        answer = self.broken("exit", 0, self.path("count"), **more)
        self.assertEqual(answer.status, 1, answer.err)
        self.assertEqual(state(self.path("out")), self.wanted)
        calls = int(self.read("count"))
        self.assertGreater(calls, 5)
        return calls

    def each_call(self, wanted, check, **more):
        """Calls `check` with the number of each call at which something is to happen."""
        calls = self.number_of_calls(**more)
        chosen = some(calls, wanted)
        if IS_ALL:
            print(f"{self.id()} {' '.join(self.flags)} {more}: {len(chosen)} of {calls} calls", file=sys.stderr)
        for call in chosen:
            with self.subTest(call=call, flags=self.flags, **more):
                check(call)


class KilledTest(FaultTest):
    def check_every_call(self, *flags, how="exit", **more):
        self.nights(*flags)
        self.check_calls(how, **more)

    def check_calls(self, how, **more):
        def check(call):
            self.assertEqual(self.broken(how, call, **more).status, ENDED_BY_TEST)
            self.check_resumed("out", f"{how} at call {call}")

        self.each_call(7, check, **more)

    def test_shards(self):
        self.check_every_call(*SHARDS)

    def test_shards_gzip(self):
        self.check_every_call(*GZIP)

    def test_shards_zstd(self):
        self.check_every_call(*ZSTD)

    def test_tree(self):
        self.check_every_call(*TREE)

    def test_learning(self):
        self.check_every_call(*LEARN)
        self.assertEqual([name for name in self.before[0] if "learned" in name], ["learned.jsonl"])
        self.assertNotEqual(self.before[0]["learned.jsonl"], self.after[0]["learned.jsonl"])

    def test_first_night(self):
        for flags in (SHARDS, TREE):
            self.nights(*flags)
            self.first_night_again()
            self.check_calls("exit")

    def test_another_input_and_other_options_before_the_next_run(self):
        for flags, more in ((SHARDS, []), (GZIP, ["--with", "removed"]), (TREE, ["--with", "removed"]), (TREE, [])):
            self.nights(*flags)
            usual, unusual = self.flags, [*self.flags, *more]

            def check(call, usual=usual, unusual=unusual):
                self.flags = unusual
                self.assertEqual(self.broken("exit", call).status, ENDED_BY_TEST)
                self.flags = usual
                self.check_another_night("out", f"exit at call {call}")

            self.each_call(4, check)

    def setting(self, name):
        database = sqlite3.connect(self.path("out/manifest.sqlite"))
        try:
            found = database.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
            return found[0] if found else ""
        finally:
            database.close()

    def test_killed_when_all_is_made_anew(self):
        """And learned anew: the next run makes up for it, though it is not told to learn."""
        for flags, plain in ((SHARDS, SHARDS), (TREE, TREE), (LEARN, SHARDS)):
            self.nights(*flags)
            self.base = "second"
            usual, anew = [*plain, *self.flags[len(flags):]], [*self.flags, "--redo", "all"]
            copy(self.path("second"), self.path("undisturbed"))
            self.flags = anew
            self.assertEqual(self.batch("two", "undisturbed").status, 1)

            def check(call, usual=usual, anew=anew):
                self.flags = anew
                self.assertEqual(self.broken("exit", call).status, ENDED_BY_TEST)
                has_begun = self.setting("redo_all") == "begun"
                self.flags = usual
                self.assertEqual(self.batch("two", "out").status, 1)
                wanted = "undisturbed" if has_begun else "second"
                self.assertEqual(records(self.path("out")), records(self.path(wanted)))

            for call in some(60, 3):
                with self.subTest(call=call, flags=flags):
                    check(call)

    def test_in_the_middle_of_a_write(self):
        for flags in (SHARDS, TREE):
            self.check_every_call(*flags, how="torn", FAIL_CALLS_ON="write")

    def test_killed_again_and_again_from_the_first_night_on(self):
        self.nights(*SHARDS)
        for call in some(60, 3):
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
                time.sleep(chance.random() * self.seconds)
                running.send_signal(signal.SIGKILL)
                running.wait()
                self.check_resumed("out", f"kill {kill}")


class FailingDiskTest(FaultTest):
    """A call that fails, at each place, once or with all behind it: the run says so, and the next one mends it. What
    can be made good is made good: the run then ends as if nothing had happened."""

    LASTS = {"FAIL_CALLS_LASTS": "1"}

    def check_failing(self, how, *flags, kinds="all", must_go_on=False, wanted=4, **more):
        self.nights(*flags)

        def check(call):
            answer = self.broken(how, call, FAIL_CALLS_ON=kinds, **more)
            self.check_whole("out")
            # What is lost by a call that fails is told; some failures lose nothing.
            if must_go_on or answer.status != 3:
                self.assertEqual(answer.status, 1, answer.err)
                self.assertEqual(state(self.path("out")), self.after)
            else:
                self.assertIn("error", answer.err)
            self.check_resumed("out", f"{how} at call {call}")

        self.each_call(wanted, check, FAIL_CALLS_ON=kinds)

    def test_input_output_error(self):
        for flags in (SHARDS, TREE, LEARN):
            self.check_failing("eio", *flags)

    def test_input_output_error_of_compressed_shards(self):
        for flags in layouts([ZSTD], GZIP):
            self.check_failing("eio", *flags, kinds="write,sync,rename,unlink,mkdir,close")

    def test_disk_that_is_gone_for_good(self):
        for flags in layouts([SHARDS], TREE):
            self.check_failing("eio", *flags, **self.LASTS)

    def test_disk_that_is_full_for_a_moment(self):
        for flags in layouts([SHARDS], ZSTD, TREE):
            self.check_failing("enospc", *flags, kinds="write,rename,mkdir,open")

    def test_full_disk(self):
        for flags in layouts([ZSTD, TREE], SHARDS, GZIP):
            self.check_failing("enospc", *flags, kinds="write,rename,mkdir,open", **self.LASTS)

    def test_too_many_open_files(self):
        for flags in (SHARDS, TREE):
            self.check_failing("emfile", *flags, kinds="open")
            self.check_failing("emfile", *flags, kinds="dup", wanted=10)
            self.check_failing("emfile", *flags, kinds="open,dup", **self.LASTS)

    def test_a_shard_that_cannot_be_asked_or_read_is_not_taken_for_damaged(self):
        """It would be removed, and with it what was made of inputs that are gone."""
        self.nights(*SHARDS)
        for how, kind in (("eio", "stat"), ("emfile", "open"), ("eio", "read")):
            with self.subTest(how=how, kind=kind):
                answer = self.broken(how, 1, under="out/000002.jsonl", FAIL_CALLS_ON=kind)
                self.assertEqual(answer.status, 3, answer.err)
                self.assertIn("cannot read", answer.err)
                self.assertIn("000002.jsonl", visible_files(self.path("out")))
                self.check_resumed("out", f"{how} of {kind}")

    def test_a_disk_that_fails_at_the_start_is_no_wrong_name(self):
        self.nights(*SHARDS)
        for how, kind in (("eio", "mkdir"), ("enospc", "mkdir"), ("emfile", "open")):
            answer = self.broken(how, 1, FAIL_CALLS_ON=kind)
            self.assertEqual(answer.status, 3, answer.err)

    def test_all_that_the_program_calls_is_seen(self):
        self.nights(*TREE)
        for kind in ("write", "sync", "rename", "unlink", "mkdir", "open", "dup", "close", "lock", "read", "stat"):
            with self.subTest(kind=kind):
                self.broken("exit", 0, self.path("count"), FAIL_CALLS_ON=kind)
                self.assertGreater(int(self.read("count")), 0)

    def test_short_reads_and_writes_change_nothing(self):
        for flags in layouts([GZIP], SHARDS, ZSTD, TREE):
            self.check_failing("short", *flags, kinds="read,write", must_go_on=True)

    def test_only_short_reads_and_writes_change_nothing(self):
        for flags in (SHARDS, TREE):
            self.nights(*flags)
            answer = self.broken("short", 1, FAIL_CALLS_ON="read,write", **self.LASTS)
            self.assertEqual(answer.status, 1, answer.err)
            self.assertEqual(state(self.path("out")), self.after)

    def test_interrupted_calls_change_nothing(self):
        for flags in layouts([SHARDS], TREE):
            self.check_failing("eintr", *flags, kinds="read,write,open,close", must_go_on=True)

    def test_interrupted_at_the_start_changes_nothing(self):
        self.nights(*SHARDS)
        for call in range(1, 9):
            answer = self.broken("eintr", call, FAIL_CALLS_ON="open")
            self.assertEqual(answer.status, 1, answer.err)

    def test_interrupted_calls_that_may_end_a_run(self):
        """The system interrupts none of these on a disk; on a network it may."""
        for flags in layouts([TREE], SHARDS):
            self.check_failing("eintr", *flags, kinds="sync,rename,unlink,mkdir,lock,stat")

    def test_failed_sync_always_ends_the_run(self):
        """All syncs behind it fail, too, as the system tells each descriptor of an error that was: SQLite does not
        listen when a folder cannot be synced for a journal that it just made, but it does for the next."""
        for flags in layouts([SHARDS, TREE], GZIP, ZSTD):
            self.nights(*flags)
            self.each_call(4, self.check_failed_sync, FAIL_CALLS_ON="sync")

    def check_failed_sync(self, call):
        answer = self.broken("eio", call, FAIL_CALLS_ON="sync", **self.LASTS)
        self.assertEqual(answer.status, 3, answer.err)
        self.check_resumed("out", f"failed sync {call}")

    def test_failed_close(self):
        for flags in layouts([SHARDS], TREE):
            self.check_failing("eio", *flags, kinds="close", **self.LASTS)

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


class RaceTest(FaultTest):
    def test_of_two_runs_one_works(self):
        self.nights(*SHARDS)
        refused = 0
        for race in range(200 if IS_ALL else 8):
            if race == (100 if IS_ALL else 4):
                self.first_night_again()
            copy(self.path(self.base), self.path("out"))
            runs = [subprocess.Popen([BINARY, "batch", self.source, "out", *self.flags], cwd=self.folder,
                                     stderr=subprocess.DEVNULL) for _ in range(2)]
            statuses = sorted(run.wait() for run in runs)
            # The second may come when the first is done: then it is the torn file that fails once more, as long as it is so
            # new that it must be read again.
            self.assertIn(statuses, ([1, 75], [1, 1], [0, 1]), f"race {race}")
            self.assertEqual(state(self.path("out")), self.wanted)
            refused += 75 in statuses
        if IS_ALL:
            print(f"in {refused} of 200 races the second run found the first at work", file=sys.stderr)


if __name__ == "__main__":
    unittest.main()
