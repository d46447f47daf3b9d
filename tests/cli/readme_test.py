"""Is what README.md and doc/ say true? Runs their examples, and compares their lists with the program's own.

In a document's fenced blocks the word behind the language says what a block is:
  ```sh example     commands behind `$ ` (carried on behind `> `) and what they print, errors included. A line `…`
                    stands for any number of lines, also none
  ```sh night.sh    a file of that name, for the examples that follow
Blocks without such a word are not run. A document's examples run in order in one folder in which doc/ and fixtures/ are
copies of the project's and `kehraus` is the program under test.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, os.path.dirname(__file__))
from program import BINARY, ProgramTest  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
FENCE = re.compile(r"^```(\S+) (\S+)\n(.*?)^```$", re.M | re.S)
ANY_LINES = "…"


def blocks_of(document):
    """Language, word and content of each fenced block that has such a word."""
    return FENCE.findall((ROOT / document).read_text(encoding="utf-8"))


def examples_in(block):
    """Each command of a block with the lines that it prints."""
    examples = []
    for line in block.splitlines():
        if line.startswith("$ "):
            examples.append((line[2:], []))
        elif line.startswith("> ") and not examples[-1][1]:
            examples[-1] = (examples[-1][0] + "\n" + line[2:], [])
        else:
            examples[-1][1].append(line)
    return examples


def is_as_shown(shown, printed):
    def normal(text):
        return text.rstrip("\n") + "\n"
    lines = normal("\n".join(shown)).splitlines()
    pattern = "".join(r"(?:.*\n)*" if line.strip() == ANY_LINES else re.escape(line) + "\n" for line in lines)
    return re.fullmatch(pattern, normal(printed)) is not None


class Documents(ProgramTest):
    def setUp(self):
        super().setUp()
        for folder in ["doc", "fixtures"]:
            shutil.copytree(ROOT / folder, self.path(folder))
        os.mkdir(self.path("bin"))
        os.symlink(BINARY, self.path("bin/kehraus"))

    def run_shell(self, command):
        environment = {**os.environ, "PATH": self.path("bin") + os.pathsep + os.environ["PATH"], "COLUMNS": "100",
                       "LC_ALL": "C.UTF-8"}
        environment.pop("NO_COLOR", None)
        return subprocess.run(["bash", "-c", command], cwd=self.folder, env=environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120, check=False,
                              encoding="utf-8").stdout

    def write_file_of(self, name, content):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        self.write(name, content)

    def check_examples(self, document):
        count = 0
        for language, word, content in blocks_of(document):
            if (language, word) != ("sh", "example"):
                self.write_file_of(word, content)
                continue
            for command, shown in examples_in(content):
                printed = self.run_shell(command)
                count += 1
                if not is_as_shown(shown, printed):
                    self.assertEqual("\n".join(shown), printed.rstrip("\n"), f"{document}: {command}")
        return count

    def test_the_readme_shows_what_the_program_prints(self):
        self.assertGreater(self.check_examples("README.md"), 10)

    def test_the_design_shows_what_the_program_prints(self):
        self.check_examples("doc/design.md")

    def test_the_rule_in_writing_rules_holds(self):
        text = (ROOT / "doc/writing-rules.md").read_text(encoding="utf-8")
        rule = re.search(r"^```toml\n(summary.*?)^```$", text, re.M | re.S)
        self.write_file_of("my-rules/de/reading-time.toml", rule.group(1))
        self.assertEqual(self.run_shell("kehraus rules test my-rules"), "2 examples of 1 rules: 0 failed\n")
        self.assertEqual(self.run_shell("kehraus rules lint my-rules"), "0 findings\n")

    def test_the_library_example_compiles(self):
        compiler = os.environ.get("CXX") or shutil.which("g++") or shutil.which("c++")
        if not compiler:
            self.skipTest("no compiler")
        programs = [block for block in blocks_of("README.md") if block[0] == "cpp"]
        self.assertEqual(len(programs), 1)
        self.write_file_of(programs[0][1], programs[0][2])
        checked = self.run_shell(f"{compiler} -std=c++20 -Wall -Wextra -fsyntax-only -I '{ROOT}/src' {programs[0][1]}")
        self.assertEqual(checked, "")

    def test_every_key_of_the_record_is_in_the_readme(self):
        readme = (ROOT / "README.md").read_text(encoding="utf-8")
        table = re.search(r"^## The record$(.*?)^## ", readme, re.M | re.S).group(1)
        said = set(re.findall(r"`(\w+)`", "".join(re.findall(r"^\| (.*?) \|", table, re.M))))
        records = self.run_shell("kehraus clean --to jsonl --with blocks,removed fixtures/*/source.txt").splitlines()
        used = {key for record in records for key in json.loads(record)}
        self.assertLessEqual(used, said)

    def test_every_warning_is_in_the_readme(self):
        readme = (ROOT / "README.md").read_text(encoding="utf-8")
        self.write("latin.txt", "Die Brücke über den Fluß ist für Fußgänger geöffnet.\n".encode("latin-1"))
        self.write("nul.txt", "Ein Satz mit einem \0 darin.\n")
        self.write("lone.jsonl", '{"text":"\\ud800 ok"}\n')
        records = self.run_shell("kehraus clean --to jsonl latin.txt nul.txt lone.jsonl").splitlines()
        warnings = [warning for record in records for warning in json.loads(record).get("warnings", [])]
        self.assertGreaterEqual(len(warnings), 3)
        for warning in warnings:
            self.assertIn("`" + warning.split(":")[0], readme)

    def test_the_design_names_the_filters_in_their_order(self):
        pipeline = (ROOT / "src/filters/pipeline.cc").read_text(encoding="utf-8")
        design = (ROOT / "doc/design.md").read_text(encoding="utf-8")
        in_code = re.findall(r'^    \{"(\w+)",', pipeline, re.M)
        self.assertGreater(len(in_code), 5)
        self.assertEqual(re.findall(r"^\| \d+ \| `(\w+)` \|", design, re.M), in_code)

    def test_links_to_files_lead_somewhere(self):
        for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *(ROOT / "doc").rglob("*.md")]:
            for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
                self.assertTrue((page.parent / target).exists(), f"{page.relative_to(ROOT)}: {target}")

    def test_the_list_of_rules_is_up_to_date(self):
        checked = self.run_shell(f"'{sys.executable}' '{ROOT}/tools/rules_doc' --check --binary '{BINARY}'")
        self.assertEqual(checked, "")


class Comparison(unittest.TestCase):
    def test_a_line_of_dots_stands_for_any_lines(self):
        for shown, printed, same in [
            ("a\nb", "a\nb\n", True), ("a\nb", "a\nc\n", False), ("a", "a\nb\n", False), ("", "", True),
            ("a\n…\nd", "a\nb\nc\nd\n", True), ("a\n…\nd", "a\nd\n", True), ("a\n…\nd", "a\nb\n", False),
            ("a\n…", "a\nb\nc\n", True), ("a\n…", "a\n", True), ("…\nc", "a\nb\nc\n", True), ("a…", "a…\n", True),
            ("a…", "ab\n", False), ("…", "", True), ("", "a\n", False), ("a\n", "a", True),
        ]:
            with self.subTest(shown=shown, printed=printed):
                self.assertEqual(is_as_shown(shown.split("\n") if shown else [], printed), same)


if __name__ == "__main__":
    unittest.main()
