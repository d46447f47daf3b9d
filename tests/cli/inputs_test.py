"""Which documents there are: folders, patterns, lists, and names of every kind."""
import os
import socket
import sys
import unittest

sys.path.insert(0, os.path.dirname(__file__))
from program import ProgramTest  # noqa: E402


class Inputs(ProgramTest):
    def tree(self, *paths):
        for path in paths:
            path = os.path.join(os.fsencode(self.folder), os.fsencode(path))
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(b"The ferry crossed on Tuesday.\n")

    def names(self, *arguments, stdin=b"", status=0):
        """The names of the documents, in order, as -v tells them."""
        answer = self.run_program("clean", "-v", "--to", "jsonl", *arguments, stdin=stdin)
        self.assertEqual((answer.status, len(answer.records)), (status, answer.err.count(": clean, ")), answer.err)
        return [line.removeprefix("kehraus: info: ").rsplit(": clean, ", 1)[0]
                for line in answer.err.splitlines() if ": clean, " in line]

    def test_a_folder_is_all_files_below_it_in_the_order_of_their_bytes(self):
        self.tree("in/b.txt", "in/a/z.txt", "in/a.txt", "in/a-b.txt", "in/B.txt", "in/ä.txt", "in/a/b/c.txt")
        want = ["in/B.txt", "in/a-b.txt", "in/a.txt", "in/a/b/c.txt", "in/a/z.txt", "in/b.txt", "in/ä.txt"]
        self.assertEqual(self.names("in"), want)
        self.assertEqual(self.names("in/"), want)
        self.assertEqual(sorted(want, key=os.fsencode), want)
        self.assertEqual(self.names("in/b.txt", "in/a"), ["in/b.txt", "in/a/b/c.txt", "in/a/z.txt"])

    def test_the_locale_changes_no_order(self):
        self.tree("in/b.txt", "in/B.txt", "in/a.txt", "in/ä.txt", "in/z.txt", "in/A.txt")
        outputs = {self.run_program("clean", "-v", "-j1", "in", env={"LC_ALL": locale}).err
                   for locale in ("C", "C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8")}
        self.assertEqual(len(outputs), 1)

    def test_patterns(self):
        self.tree("in/a.html", "in/b.txt", "in/old/a.html", "in/old/c.txt", "in/new/deep/d.html", "in/new/e.HTML")
        for arguments, want in [
            (["--include", "*.html"], ["in/a.html", "in/new/deep/d.html", "in/old/a.html"]),
            (["--include", "*.html", "--include", "b.*"], ["in/a.html", "in/b.txt", "in/new/deep/d.html", "in/old/a.html"]),
            (["--include", "new/*.html"], ["in/new/deep/d.html"]),
            (["--include", "*.html", "--exclude", "old"], ["in/a.html", "in/new/deep/d.html"]),
            (["--exclude", "old/*.html", "--exclude", "new"], ["in/a.html", "in/b.txt", "in/old/c.txt"]),
            (["--include", "[ab].???"], ["in/b.txt"]),
            (["--include", "nothing"], []),
        ]:
            with self.subTest(arguments):
                self.assertEqual(self.names("in", *arguments), want)
        # Patterns are for what folders hold, not for what is named itself.
        self.assertEqual(self.names("in/b.txt", "in/old", "--include", "*.html"), ["in/b.txt", "in/old/a.html"])

    def test_what_is_hidden_and_what_is_no_file_is_passed_over(self):
        self.tree("in/a.txt", "in/.hidden.txt", "in/.git/b.txt", "in/sub/c.txt", "elsewhere/d.txt")
        os.mkfifo(self.path("in/pipe.txt"))
        os.symlink("../elsewhere/d.txt", self.path("in/link.txt"))
        os.symlink("..", self.path("in/sub/loop"))
        os.symlink("nowhere", self.path("in/dangling.txt"))
        os.symlink("self", self.path("in/self"))
        os.symlink("../elsewhere", self.path("in/folder"))
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(self.path("in/socket.txt"))
            self.assertEqual(self.names("in"), ["in/a.txt", "in/link.txt", "in/sub/c.txt"])
        # A link that is named is followed.
        self.assertEqual(self.names("in/folder"), ["in/folder/d.txt"])

    @unittest.skipIf(os.geteuid() == 0, "root may read everything")
    def test_a_folder_that_cannot_be_read_is_one_failure(self):
        self.tree("in/a.txt", "in/shut/b.txt", "in/z.txt")
        os.chmod(self.path("in/shut"), 0)
        self.addCleanup(os.chmod, self.path("in/shut"), 0o700)
        answer = self.run_program("clean", "--to", "jsonl", "in")
        self.assertEqual([record["outcome"] for record in answer.records], ["clean", "failed", "clean"])
        self.assertIn("in/shut/: cannot read the folder: Permission denied", answer.err)

    def test_odd_names(self):
        names = [b"new\nline.txt", b"tab\t.txt", b" blank .txt", b"not-utf8-\xff\xfe.txt", b"-o.txt", b"*.txt",
                 b"quote'\".txt", b"x" * 251 + b".txt", b"esc\x1b[31m.txt"]
        self.tree(*(b"in/" + name for name in names))
        answer = self.run_program("clean", "--to", "jsonl", "in")
        self.assertEqual((answer.status, len(answer.records)), (0, len(names)))
        ids = {record["id"] for record in answer.records}
        self.assertLessEqual({"new\nline", "tab\t", " blank ", "-o", "x" * 251, "not-utf8-\ufffd\ufffd"}, ids)
        for separator in (b"\0", b"\n"):
            listed = [b"in/" + name for name in names if separator not in name]
            answer = self.run_program("clean", "--files-from", "-", stdin=separator.join(listed) + separator)
            self.assertEqual((answer.status, answer.out.count(b"The ferry crossed")), (0, len(listed)), answer.err)

    def test_lists(self):
        self.tree("a.txt", "b.txt", "in/c.html", "in/d.txt")
        self.assertEqual(self.names("--files-from", "-", stdin="b.txt\n\na.txt"), ["b.txt", "a.txt"])
        self.assertEqual(self.names("--files-from", "-", stdin="b.txt\0a.txt\0"), ["b.txt", "a.txt"])
        self.assertEqual(self.names("--files-from", "-", "--null", stdin="b.txt"), ["b.txt"])
        self.assertEqual(self.names("--files-from", "-", stdin=""), [])
        self.write("list", "in\na.txt\n")
        self.assertEqual(self.names("b.txt", "--files-from", "list", "--include", "*.txt"), ["b.txt", "in/d.txt", "a.txt"])
        self.assertEqual(self.names("--files-from", "list", "--files-from", "-", stdin="b.txt"),
                         ["in/c.html", "in/d.txt", "a.txt", "b.txt"])
        answer = self.run_program("clean", "--to", "jsonl", "--files-from", "-", stdin="missing.txt\na.txt\n-\n")
        self.assertEqual([record["outcome"] for record in answer.records], ["failed", "clean", "failed"])
        self.assertIn("./-: No such file", answer.err)

    def test_lists_that_are_none(self):
        answer = self.run_program("clean", "--files-from", "missing")
        self.assertEqual((answer.status, answer.err),
                         (2, "kehraus: error: missing: cannot read the list of paths: No such file or directory\n"))
        answer = self.run_program("clean", "--files-from", "-", "-")
        self.assertEqual((answer.status, answer.out), (2, b""))
        self.assertIn("`-` is named twice", answer.err)
        answer = self.run_program("clean", "--to", "jsonl", "--files-from", "-", stdin=b"x" * 100_000 + b"\na.txt\n")
        self.assertEqual((answer.status, len(answer.records)), (1, 1))
        self.assertIn("stdin: is no list of paths", answer.err)

    def test_one_file_in_a_folder_is_still_several(self):
        self.tree("in/a.txt")
        self.assertTrue(self.run_program("clean", "--to", "json", "in").text.startswith("["))
        self.assertTrue(self.run_program("clean", "--to", "json", "in/a.txt").text.startswith("{"))


if __name__ == "__main__":
    unittest.main()
