"""Help, typing errors, and what is made from the table of flags."""
import os
import re
import shutil
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.dirname(__file__))
from program import ProgramTest  # noqa: E402

COMMANDS = ["clean", "explain", "rules list", "rules show", "rules test", "rules lint", "rules new"]


class Usage(ProgramTest):
    def test_help_teaches_by_examples_first(self):
        answer = self.run_program("--help")
        self.assertEqual(answer.status, 0)
        self.assertLess(answer.text.index("Examples"), answer.text.index("Commands"))
        for command in COMMANDS:
            self.assertIn(command, answer.text)
            help_of = self.run_program(*command.split(), "--help")
            self.assertEqual((help_of.status, help_of.err), (0, ""))
            self.assertIn("Examples", help_of.text)
            self.assertEqual(self.run_program("help", *command.split()).out, help_of.out)
        self.assertTrue(all(len(line) <= 120 for line in answer.text.splitlines()))

    def test_version(self):
        self.assertRegex(self.run_program("--version").text, r"^kehraus \d+\.\d+\.\d+")

    def test_every_flag_has_a_sentence(self):
        text = self.run_program("help", *"clean".split()).text
        flags = re.findall(r"^ {2,6}(?:-\w, )?--([a-z-]+)", text, re.M)
        self.assertEqual(len(flags), len(set(flags)))
        self.assertIn("text-key", flags)

    def test_typing_errors_are_one_line_and_exit_2(self):
        for arguments, message in [
            ("", "which command? (kehraus --help shows the commands)"),
            ("claen x", "no command 'claen'; did you mean clean?"),
            ("rules", "'rules' needs one of: list, show, test, lint, stats, new"),
            ("rules lsit", "no command 'rules lsit'; did you mean list?"),
            ("-v clean", "the command comes first (kehraus --help shows the commands)"),
            ("clean --tex-key a", "unknown option '--tex-key'; did you mean --text-key?"),
            ("clean --zzz", "unknown option '--zzz'"),
            ("clean --text-key", "--text-key needs a value"),
            ("clean --to jsn", "--to: 'jsn' is not one of text, markdown, html, json, jsonl; did you mean json?"),
            ("clean --with blocks,evidense", "--with: 'evidense' is not one of blocks, comments, removed"),
            ("clean --keep captoin", "--keep: no 'captoin'; did you mean caption?"),
            ("clean --keep caption --drop byline,caption", "'caption' is in both --keep and --drop"),
            ("clean --jobs 0", "--jobs: '0' is not a number from 1 to 1024"),
            ("clean --jobs 2x", "--jobs: '2x' is not a number from 1 to 1024"),
            ("clean --language de-DE", "--language: 'de-DE' is not an ISO 639-1 code such as de or en"),
            ("clean -q -v", "--quiet and --verbose exclude each other"),
            ("rules show", "'kehraus rules show' takes ID"),
            ("rules list x", "'kehraus rules list' takes no arguments"),
            ("completion ksh", "no completions for 'ksh'; there are bash, zsh and fish"),
        ]:
            with self.subTest(arguments):
                answer = self.run_program(*arguments.split())
                self.assertEqual(answer.err, f"kehraus: error: {message}\n")
                self.assertEqual((answer.status, answer.out), (2, b""))

    def test_an_empty_value_does_not_take_the_next_word(self):
        self.write("a.txt", "The ferry crossed the river.\n")
        for flag in ("--output=", "--keep=", "-o="):
            answer = self.run_program("clean", flag, "a.txt")
            self.assertEqual((answer.status, answer.out), (2, b""))
            self.assertIn("needs a value", answer.err)
        self.assertEqual(self.read("a.txt"), "The ferry crossed the river.\n")

    def test_man_page_formats_without_warnings(self):
        page = self.run_program("help", "--man").out
        self.assertIn(rb".SH NAME", page)
        if not shutil.which("groff"):
            self.skipTest("no groff")
        plain = ["groff", "-man", "-Tutf8", "-ww", "-P-c", "-P-b", "-P-u"]
        formatted = subprocess.run(plain, input=page, capture_output=True, check=False)
        self.assertEqual((formatted.returncode, formatted.stderr), (0, b""))
        text = formatted.stdout.decode("utf-8").replace("\u2212", "-")
        for words in ["--text-key KEY", "EXIT STATUS", "kehraus clean --to markdown < article.txt"]:
            self.assertIn(words, text)

    def test_completions_are_scripts_of_their_shell(self):
        for shell in ["bash", "zsh", "fish"]:
            with self.subTest(shell):
                answer = self.run_program("completion", shell)
                self.assertEqual(answer.status, 0)
                self.assertIn("related-articles", answer.text)
                if shutil.which(shell):
                    self.write("script", answer.out)
                    checked = subprocess.run([shell, "-n", self.path("script")], capture_output=True, check=False)
                    self.assertEqual((checked.returncode, checked.stderr), (0, b""))

    def test_bash_completes_commands_flags_and_lists(self):
        for line, wanted in [
            ("kehraus cl", "clean"),
            ("kehraus rules li", "list lint"),
            ("kehraus clean --text", "--text-key"),
            ("kehraus clean --to js", "json jsonl"),
            ("kehraus clean --keep byline,capt", "byline,caption"),
            ("kehraus rules list --cat", "--category --categories"),
        ]:
            with self.subTest(line):
                words = line.split(" ")
                quoted = " ".join(f"'{word}'" for word in words)
                answer = self.shell(f"source <($K completion bash); COMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}; "
                                    '_kehraus 2>/dev/null; echo "${COMPREPLY[*]}"')
                self.assertEqual(answer.text.strip(), wanted)


if __name__ == "__main__":
    unittest.main()
