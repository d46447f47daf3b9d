"""Two nights of kehraus batch, and what must be true of the second whatever happens in it."""
import gzip
import json
import time

from archives import zstd_content
from batch_folders import ProgramTest, copy, first_night, second_night, state, visible_files, write

SHARDS = ["--shard-size", "6000"]
GZIP = [*SHARDS, "--compress", "gzip"]
ZSTD = [*SHARDS, "--compress", "zstd"]
TREE = ["--layout", "tree"]
LEARN = [*SHARDS, "--learn"]


def lines_of(shard):
    if shard.startswith(b"\x1f\x8b"):
        shard = gzip.decompress(shard)
    if shard.startswith(b"\x28\xb5\x2f\xfd"):
        shard = zstd_content(shard)
    return set(shard.splitlines(keepends=True))


def records(folder):
    """The content of an output folder, whatever shard a record stands in."""
    files, lines = visible_files(folder), []
    for name in [name for name in files if name[:6].isdigit()]:
        lines += lines_of(files.pop(name))
    return files, sorted(lines)


BOX = "Follow the Courier wherever you go on land and on water"


def site(path, count, *lines):
    """Documents of a site, with these lines below each."""
    write(path, "".join(json.dumps({"id": f"site {number}", "url": f"https://courier.example/{number}", "text": "\n\n".join(
        [f"The council of district {number} decided on Monday that bridge {number} will be torn down and built anew.",
         f"It was built in the year {1000 + number} by hand, and {number} carts have crossed it since then.", *lines])}) + "\n"
        for number in range(count)))


class NightsTest(ProgramTest):
    """A second night over the output of a first, which is where everything happens: outputs that are new, replaced,
    removed, and documents that fail."""

    def nights(self, *flags):
        for name in ("one", "two", "first", "second"):
            copy("", self.path(name))
        first_night(self.path("one"))
        second_night(self.path("two"))
        if "--learn" in flags:
            site(self.path("one/site.jsonl"), 20, BOX)
            site(self.path("two/site.jsonl"), 30, BOX, "The print shop is open on all days of the week")
        self.flags = [*flags, "--prune", "--moved", "--jobs", "2", "--max-failures", "100%"]
        self.batch("one", "first")
        copy(self.path("first"), self.path("second"))
        start = time.monotonic()
        self.assertEqual(self.batch("two", "second").status, 1)
        self.seconds = time.monotonic() - start
        self.before, self.after = state(self.path("first")), state(self.path("second"))
        self.assertNotEqual(self.before, self.after)
        self.source, self.base, self.wanted = "two", "first", self.after

    def first_night_again(self):
        """From now on it is the first night of which anything is said, and it starts from nothing."""
        self.source, self.base, self.wanted = "one", "nothing", self.before

    def batch(self, source, out, **env):
        return self.run_program("batch", source, out, *self.flags, env=env)

    def check_whole(self, out):
        """Every file that a reader sees is one of before or one of after, to the byte."""
        for path, content in visible_files(self.path(out)).items():
            wanted = [night[0][path] for night in (self.before, self.after) if path in night[0]]
            if content in wanted:
                continue
            # A shard of the first night may be rewritten for a part of what the second replaces.
            self.assertIn(path, self.before[0])
            self.assertLess(lines_of(content), lines_of(self.before[0][path]), f"{path} is torn")

    def check_another_night(self, out, what):
        """The next run finds the input of the first night: all that the second did, and did not do, must be undone."""
        self.assertIn(self.batch("one", out).status, (0, 1))
        self.assertEqual(records(self.path(out)), records(self.path("first")), what)

    def check_resumed(self, out, what):
        self.check_whole(out)
        answer = self.batch(self.source, out)
        self.assertIn(answer.status, (0, 1), f"{what}: {answer.err}")
        self.assertEqual(state(self.path(out)), self.wanted, what)
