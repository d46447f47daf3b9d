"""Running kehraus in an empty folder: what the tests of the command line share."""
import json
import os
import shutil
import subprocess
import tempfile
import unittest

BINARY = os.path.abspath(os.environ.get("KEHRAUS_BINARY", "build/release/kehraus"))

ARTICLE = """Neue Brücke für Musterstadt

Der Stadtrat hat am Montag beschlossen, dass die alte Brücke über den Fluss abgerissen und neu gebaut wird.

Die Bauarbeiten sollen im Herbst beginnen und zwei Jahre dauern, sagte die Bürgermeisterin nach der Sitzung.
"""


class Answer:
    def __init__(self, finished):
        self.status = finished.returncode
        self.out = finished.stdout
        self.err = finished.stderr.decode("utf-8")

    @property
    def text(self):
        return self.out.decode("utf-8")

    @property
    def records(self):
        return [json.loads(line) for line in self.text.splitlines()]


@unittest.skipUnless(os.access(BINARY, os.X_OK), "no program: set KEHRAUS_BINARY")
class ProgramTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="kehraus-")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, content):
        mode = "wb" if isinstance(content, bytes) else "w"
        with open(self.path(name), mode, **({} if mode == "wb" else {"encoding": "utf-8"})) as file:
            file.write(content)

    def read(self, name):
        with open(self.path(name), encoding="utf-8") as file:
            return file.read()

    def run_program(self, *arguments, stdin=b"", env=None, **options):
        if isinstance(stdin, str):
            stdin = stdin.encode("utf-8")
        options.setdefault("stdout", subprocess.PIPE)
        options.setdefault("stderr", subprocess.PIPE)
        finished = subprocess.run([BINARY, *arguments], input=stdin, cwd=self.folder, timeout=120,
                                  env={**os.environ, **(env or {})}, check=False, **options)
        finished.stderr = finished.stderr or b""
        return Answer(finished)

    def shell(self, script, stdin=b""):
        """Runs a bash script in which $K is the program."""
        finished = subprocess.run(["bash", "-c", script], input=stdin, cwd=self.folder, timeout=120, capture_output=True,
                                  env={**os.environ, "K": BINARY}, check=False)
        return Answer(finished)
