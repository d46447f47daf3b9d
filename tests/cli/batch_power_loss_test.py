"""kehraus batch when the power goes: from whatever is then on the disk (crash_states.py), readers see only whole files, and
the next run ends with the bytes of one that nothing happened to.

By default few states are tried; KEHRAUS_CRASH_STATES says how many of each kind, KEHRAUS_SEED which: tools/power_loss.
"""
import os
import random
import sys
import unittest

sys.path.insert(0, os.path.dirname(__file__))
from batch_folders import copy, state  # noqa: E402
from batch_nights import GZIP, LEARN, SHARDS, TREE, ZSTD, NightsTest  # noqa: E402
from crash_states import Recording, inodes_of, write_state  # noqa: E402

LIBRARY = os.environ.get("KEHRAUS_RECORD_CALLS", "")
STATES = int(os.environ.get("KEHRAUS_CRASH_STATES", "10"))
SEED = int(os.environ.get("KEHRAUS_SEED", "1"))


@unittest.skipUnless(os.path.exists(LIBRARY), "no library that records calls: set KEHRAUS_RECORD_CALLS")
class PowerLossTest(NightsTest):
    def recorded(self, source, out, place):
        """What a run into a folder did to it, or to one that it is in."""
        copy(self.path(place), self.path("as-it-was"))
        inodes = inodes_of(self.path(place))
        self.write("notes", "")  # with nothing to do there will be none
        answer = self.batch(source, out, LD_PRELOAD=LIBRARY, RECORD_CALLS_UNDER=self.path(place),
                            RECORD_CALLS_TO=self.path("notes"), ASAN_OPTIONS="verify_asan_link_order=0:detect_leaks=0")
        self.assertIn(answer.status, (0, 1), answer.err)
        return Recording(self.path("as-it-was"), inodes, self.path("notes"))

    def check_states(self, recording, out, place):
        """So many states, all of them different, as far as there are. A quarter is behind the last calls: so late all is
        on the disk that must be."""
        chance, seen = random.Random(SEED), set()
        for number in range(10 * STATES):
            late = len(recording.calls) - 12 if number % 4 == 0 else 0
            calls = chance.randint(late, len(recording.calls))
            tree = recording.crash(calls, chance)
            if hash(repr(tree)) in seen:
                continue
            seen.add(hash(repr(tree)))
            with self.subTest(state=number, calls=calls, flags=self.flags):
                write_state(tree, self.path(place))
                self.check_whole(out)
                if number % 8 == 0:
                    # The power goes again, while the next run mends what it left.
                    second = self.recorded(self.source, out, place)
                    write_state(second.crash(chance.randint(0, len(second.calls)), chance), self.path(place))
                # What was learned stays learned: there the night before does not come back.
                if number % 8 == 4 and self.source == "two" and "--learn" not in self.flags:
                    self.check_another_night(out, f"power lost behind call {calls}")
                else:
                    self.check_resumed(out, f"power lost behind call {calls}")
            if len(seen) == STATES:
                break
        if STATES > 100:
            print(f"{' '.join(self.flags)}, {self.source}: {len(seen)} states of {len(recording.calls)} calls",
                  file=sys.stderr)

    def check_end(self, recording, out, place):
        """What a run has done is done when it ends, whatever happens then."""
        self.assertGreater(len(recording.calls), 100)
        chance = random.Random(SEED)
        for _ in range(10):
            write_state(recording.crash(len(recording.calls), chance), self.path(place))
            self.assertEqual(state(self.path(out)), self.wanted)

    def check_second_night(self, *flags):
        self.nights(*flags)
        copy(self.path("first"), self.path("out"))
        recording = self.recorded("two", "out", "out")
        self.assertEqual(state(self.path("out")), self.after)
        self.check_end(recording, "out", "out")
        self.check_states(recording, "out", "out")

    def test_shards(self):
        self.check_second_night(*SHARDS)

    def test_gzip(self):
        self.check_second_night(*GZIP)

    def test_zstd(self):
        self.check_second_night(*ZSTD)

    def test_tree(self):
        self.check_second_night(*TREE)

    def test_learning(self):
        self.check_second_night(*LEARN)

    def test_first_night(self):
        for flags in (SHARDS, TREE):
            self.nights(*flags)
            self.first_night_again()
            copy("", self.path("place"))
            os.mkdir(self.path("place"))
            recording = self.recorded("one", "place/out", "place")
            self.assertEqual(state(self.path("place/out")), self.before)
            self.check_end(recording, "place/out", "place")
            self.check_states(recording, "place/out", "place")

    def test_a_program_that_does_not_sync_would_be_found(self):
        for flags in (SHARDS, TREE):
            self.nights(*flags)
            copy(self.path("first"), self.path("out"))
            recording = self.recorded("two", "out", "out")
            recording.calls = [call for call in recording.calls if not call[0].startswith("sync")]
            chance, bad = random.Random(SEED), 0
            for _ in range(20):
                write_state(recording.crash(len(recording.calls), chance), self.path("out"))
                try:
                    self.check_resumed("out", "without syncs")
                except AssertionError:
                    bad += 1
            self.assertGreater(bad, 5)


if __name__ == "__main__":
    unittest.main()
