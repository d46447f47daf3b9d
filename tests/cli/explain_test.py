"""kehraus explain: every block with what became of it, safe on any terminal."""
import json
import os
import pty
import sys
import unittest

sys.path.insert(0, os.path.dirname(__file__))
from program import ARTICLE, BINARY, ProgramTest  # noqa: E402


class Explain(ProgramTest):
    def test_blocks_with_their_fate(self):
        self.write("a.txt", ARTICLE)
        answer = self.run_program("explain", "a.txt")
        self.assertEqual((answer.status, answer.err), (0, ""))
        lines = answer.text.splitlines()
        self.assertEqual(lines[0], "a.txt: clean, 2 of 3 blocks kept, language de")
        self.assertTrue(lines[1].startswith("title     Neue Brücke"))
        self.assertIn("> title by filter/", answer.text)
        self.assertEqual(sum(line.startswith("kept      ") for line in lines), 2)
        self.assertTrue(all(len(line) <= 100 for line in lines), answer.text)

    def test_what_was_trimmed_stands_in_brackets_anywhere(self):
        first = "\n\nBERLIN (dpa) - Der Rat hat am Montag in seiner Sitzung über die alte Brücke beraten."
        answer = self.run_program("explain", stdin=first + "\n\n" + ARTICLE)
        self.assertIn("trimmed   [-BERLIN (dpa) --] Der Rat", answer.text)

    def test_lines_fit_the_width(self):
        answer = self.run_program("explain", stdin=ARTICLE, env={"COLUMNS": "50"})
        self.assertTrue(all(len(line) <= 50 for line in answer.text.splitlines()), answer.text)
        self.assertIn("…", answer.text)

    def test_colours_only_where_wanted(self):
        self.assertNotIn(b"\x1b", self.run_program("explain", stdin=ARTICLE).out)
        self.assertIn(b"\x1b", self.run_program("explain", "--colour", "always", stdin=ARTICLE).out)

    def test_control_characters_are_shown_as_signs(self):
        text = ARTICLE + "\nEin Satz mit \x1b[31m Farbe, \u202eRichtung und \u009b31m, der ein Absatz ist und bleibt.\n"
        answer = self.run_program("explain", stdin=text, env={"COLUMNS": "200"})
        for bad in ["\x1b", "\u202e", "\u009b"]:
            self.assertNotIn(bad, answer.text)

    def test_a_page_shows_the_elements_around_each_block(self):
        self.write("page.html", "<html><body class=x><nav>Lokales</nav><main id=m><p>Ein Satz.")
        text = self.run_program("explain", "page.html").text
        self.assertIn("removed   Lokales\n            body.x/nav\n            > drop as navigation by filter/", text)
        self.assertIn("kept      Ein Satz.\n            body.x/main#m/p\n", text)
        blocks = json.loads(self.run_program("explain", "--to", "json", "page.html").text)["blocks"]
        self.assertEqual([block["path"] for block in blocks], ["body.x/nav", "body.x/main#m/p"])

    def test_json_has_the_same_facts(self):
        self.write("a.txt", ARTICLE)
        trace = json.loads(self.run_program("explain", "--to", "json", "a.txt").text)
        self.assertEqual(trace["id"], "a")
        self.assertEqual([block["kept"] for block in trace["blocks"]], [False, True, True])
        mark = trace["blocks"][0]["marks"][-1]
        self.assertEqual((mark["verdict"], mark["decisive"]), ("title", True))

    def test_failures_are_said(self):
        answer = self.run_program("explain", "missing.txt")
        self.assertEqual((answer.status, answer.out), (1, b""))
        self.assertEqual(answer.err, "kehraus: error: missing.txt: No such file or directory\n")


class OnATerminal(ProgramTest):
    def on_terminal(self, *arguments, env=None):
        pid, terminal = pty.fork()
        if pid == 0:
            os.chdir(self.folder)
            clean = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "TERM")}
            os.execve(BINARY, [BINARY, *arguments], {**clean, "TERM": "xterm", **(env or {})})
        out = b""
        while True:
            try:
                chunk = os.read(terminal, 65536)
            except OSError:
                break
            if not chunk:
                break
            out += chunk
        os.waitpid(pid, 0)
        os.close(terminal)
        return out.decode("utf-8")

    def test_colours_unless_declined(self):
        self.write("a.txt", ARTICLE)
        self.assertIn("\x1b[", self.on_terminal("explain", "a.txt"))
        self.assertNotIn("\x1b", self.on_terminal("explain", "a.txt", env={"NO_COLOR": "1"}))
        self.assertNotIn("\x1b", self.on_terminal("explain", "a.txt", env={"TERM": "dumb"}))

    def test_documents_cannot_act_on_the_terminal(self):
        self.write("a.jsonl", json.dumps({"text": ARTICLE + "\n\x1b[31m und \u202e, ein Absatz, der bleibt, wie er ist."}) + "\n")
        for to in ["text", "markdown", "json", "jsonl"]:
            out = self.on_terminal("clean", "--to", to, "a.jsonl")
            self.assertIn("Stadtrat", out)
            self.assertNotIn("\x1b", out)
            self.assertNotIn("\u202e", out)


if __name__ == "__main__":
    unittest.main()
