"""The output depends on nothing around the program: not on the locale, the time zone or the folder."""
import os
import pathlib
import sys
import unittest

sys.path.insert(0, os.path.dirname(__file__))
from program import ProgramTest  # noqa: E402

FIXTURES = pathlib.Path(__file__).resolve().parents[2] / "fixtures"


class SurroundingsTest(ProgramTest):
    def test_locale_and_time_zone_change_nothing(self):
        sources = sorted(str(path) for path in FIXTURES.glob("*/source.txt"))
        self.assertGreater(len(sources), 20)
        outputs = set()
        for locale in ("C", "C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8"):
            for zone in ("UTC", "Asia/Kolkata", "America/St_Johns"):
                answer = self.run_program("clean", "--to", "jsonl", "--with", "blocks,removed", *sources,
                                          env={"LC_ALL": locale, "LANG": locale, "TZ": zone})
                self.assertEqual(answer.status, 0)
                outputs.add(answer.out)
        self.assertEqual(len(outputs), 1)


if __name__ == "__main__":
    unittest.main()
