"""Bad input and bad luck: a message with the name, the documented status, one record for each record."""
import gzip
import json
import os
import subprocess
import sys
import threading
import time
import unittest

sys.path.insert(0, os.path.dirname(__file__))
import archives  # noqa: E402
from program import ARTICLE, BINARY, ProgramTest  # noqa: E402


def memory_limit():
    """In front of a command: 1.5 GB of address space. None with AddressSanitizer, which takes terabytes of it."""
    with open(BINARY, "rb") as program:
        return "" if b"__asan_init" in program.read() else "ulimit -v 1500000;"


class BadInput(ProgramTest):
    def failures(self, answer):
        return {record["id"]: record["error"] for record in answer.records if record["outcome"] == "failed"}

    def test_files_that_cannot_be_read_do_not_stop_the_others(self):
        self.write("a.txt", ARTICLE)
        os.mkdir(self.path("empty"))
        answer = self.run_program("clean", "--to", "jsonl", "missing.txt", "empty", "a.txt/b.txt", "a.txt")
        self.assertEqual(answer.status, 1)
        self.assertEqual([record["outcome"] for record in answer.records], ["failed", "failed", "clean"])
        self.assertIn("kehraus: error: missing.txt: No such file or directory\n", answer.err)
        self.assertIn("kehraus: error: a.txt/b.txt: Not a directory\n", answer.err)

    @unittest.skipIf(os.geteuid() == 0, "root may read everything")
    def test_unreadable_file(self):
        self.write("a.txt", ARTICLE)
        os.chmod(self.path("a.txt"), 0)
        self.assertIn("a.txt: Permission denied", self.run_program("clean", "a.txt").err)

    def test_empty_and_blank_input_is_empty(self):
        for stdin in ["", " \n\n\t\n", "\ufeff"]:
            answer = self.run_program("clean", stdin=stdin)
            self.assertEqual((answer.status, answer.out, answer.err), (0, b"", ""))
            record = self.run_program("clean", "--to", "jsonl", stdin=stdin).records[0]
            self.assertEqual(record, {"id": "stdin", "outcome": "empty", "text": ""})

    def test_binary_input_fails(self):
        answer = self.run_program("clean", "--to", "jsonl", stdin=bytes(range(256)) * 40)
        self.assertEqual(answer.status, 1)
        self.assertEqual(answer.records[0]["outcome"], "failed")

    def test_jsonl_lines_fail_one_by_one(self):
        lines = [b'{"text":"Ein Satz.","id":1}', b'{"body":"x"}', b'{"text":7}', b"   ", b'{"text":"cut', b"[]",
                 b'{"text":"\xff","id":"invalid"}', b'{"text":"x","k":tru}', b'{"text":"\\ud800 ok","id":"lone"}',
                 b'{"text":"Noch ein Satz.","id":2}']
        answer = self.run_program("clean", "--from", "jsonl", stdin=b"\n".join(lines))
        self.assertEqual(answer.status, 1)
        self.assertEqual([record["id"] for record in answer.records],
                         [1, "stdin:2", "stdin:3", "stdin:5", "stdin:6", "stdin:7", "stdin:8", "lone", 2])
        failures = self.failures(answer)
        self.assertEqual(failures["stdin:2"], "line 2: no key 'text' (--text-key) or 'html' (--html-key); the line has body")
        self.assertEqual(failures["stdin:3"], "line 3: 'text' is a number, not a string")
        for number in [5, 6, 7, 8]:
            self.assertTrue(failures[f"stdin:{number}"].startswith(f"line {number}: invalid JSON: "))
        self.assertEqual(answer.records[7]["text"], "\ufffd ok")
        self.assertEqual(answer.err.count("\n"), 6)

    def test_truncated_compression(self):
        whole = gzip.compress("".join(json.dumps({"text": f"Satz {i * 7919}."}) + "\n" for i in range(5000)).encode())
        self.write("cut.jsonl.gz", whole[: len(whole) // 2])
        self.write("cut.txt.gz", gzip.compress(ARTICLE.encode())[:-9])
        answer = self.run_program("clean", "cut.jsonl.gz", "cut.txt.gz")
        self.assertEqual(answer.status, 1)
        self.assertGreater(len(answer.records), 1000)
        self.assertEqual({record["outcome"] for record in answer.records[:-2]}, {"clean"})
        last = answer.records[-2]
        self.assertEqual(last["id"], f"cut:{len(answer.records) - 1}")
        self.assertIn(f"truncated gzip data: it ends at byte {len(whole) // 2}", last["error"])
        self.assertIn("cut.txt.gz: truncated gzip data", answer.err)

    def test_limits(self):
        self.write("a.txt", ARTICLE)
        answer = self.run_program("clean", "--to", "jsonl", "--max-document-bytes", "50", "a.txt")
        self.assertEqual(answer.status, 1)
        self.assertIn("larger than 50 bytes", answer.records[0]["error"])
        long_line = json.dumps({"text": "x" * 200}) + "\n" + json.dumps({"text": "Ein Satz."}) + "\n"
        answer = self.run_program("clean", "--from", "jsonl", "--max-document-bytes", "50", stdin=long_line)
        self.assertEqual([record["outcome"] for record in answer.records], ["failed", "clean"])
        self.write("bomb.gz", gzip.compress(b"\n" * 5_000_000))
        answer = self.run_program("clean", "--from", "jsonl", "--max-file-bytes", "1000000", "bomb.gz")
        self.assertIn("decompresses to more than 1000000 bytes", answer.err)

    def test_bombs_are_stopped_in_bounded_memory_and_the_next_file_is_read(self):
        # A pack of 64 MiB of zeros many times over: 10 GB in a gzip file, 300 GB in a zstd file.
        self.write("a.txt", ARTICLE)
        zeros = bytes(64 << 20)
        for suffix, pack, gigabytes in ((".gz", archives.gzip_member(zeros), 10), (".zst", archives.zstd_frame(zeros), 300)):
            self.write("bomb" + suffix, pack * (gigabytes * 16))
            self.assertLess(os.path.getsize(self.path("bomb" + suffix)), 32 << 20)
            for form in ("text", "jsonl", "warc"):
                with self.subTest(form, suffix=suffix):
                    answer = self.shell(f"{memory_limit()} printf '%s\\n' bomb{suffix} a.txt | $K clean -j1 --to jsonl "
                                        f"--max-file-bytes 100000000 --files-from - --from {form}")
                    self.assertEqual(answer.records[0]["outcome"], "failed")
                    self.assertRegex(answer.err, rf"bomb{suffix}: .*(decompresses to more than 100000000|larger than)")
                    self.assertTrue(answer.records[-1]["id"].startswith("a"))

    def test_a_bomb_in_a_page_fails_that_page(self):
        packed = archives.gzip_member(bytes(80_000_000))
        for coding, body in (("gzip", packed), ("gzip, gzip", archives.gzip_member(packed)),
                             ("br", archives.brotli(bytes(80_000_000))), ("zstd", archives.zstd_frame(bytes(80_000_000)))):
            with self.subTest(coding):
                self.write("a.warc", archives.record(1, archives.http(body, Content_Encoding=coding)) + archives.pages(1, 2)[0])
                answer = self.shell(f"{memory_limit()} $K clean -j1 a.warc")
                self.assertEqual([record["outcome"] for record in answer.records], ["failed", "clean"])
                self.assertIn("larger than 33554432 bytes (--max-document-bytes)", answer.records[0]["error"])

    def test_hundred_megabytes_on_one_line_in_bounded_memory(self):
        script = "(head -c 100M /dev/zero | tr '\\0' a; printf '\\n{\"text\":\"Ein Satz.\"}') | $K clean --from jsonl"
        answer = self.shell(script)
        self.assertEqual([record["outcome"] for record in answer.records], ["failed", "clean"])
        self.assertIn("line is longer than", answer.err)
        answer = self.shell("head -c 100M /dev/zero | tr '\\0' a | $K clean --to jsonl")
        self.assertIn("larger than 33554432 bytes", answer.records[0]["error"])

    def test_names_cannot_act_on_a_terminal(self):
        answer = self.run_program("clean", "\x1b[31m\u202e.txt")
        self.assertNotIn("\x1b", answer.err)
        self.assertIn("␛[31m<U+202E>.txt", answer.err)


class BadOutput(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("a.txt", ARTICLE)
        self.write("many.jsonl", (json.dumps({"text": ARTICLE}) + "\n") * 3000)

    @unittest.skipUnless(os.path.exists("/dev/full"), "no /dev/full")
    def test_a_full_device_is_said_and_exits_3(self):
        for command in ["clean a.txt", "clean --to jsonl many.jsonl", "clean -o /dev/full a.txt", "rules list", "--help"]:
            answer = self.shell(f"$K {command} > /dev/full")
            self.assertEqual(answer.status, 3, command)
            self.assertEqual(answer.err, "kehraus: error: cannot write output: No space left on device\n")

    def test_a_file_that_is_full_ends_behind_a_whole_record(self):
        # A limit of the shell on file sizes stands in for a full disk.
        answer = self.shell("trap '' XFSZ; ulimit -f 100; $K clean many.jsonl > out.jsonl")
        self.assertEqual(answer.status, 3)
        self.assertIn("cannot write output: File too large", answer.err)
        lines = self.read("out.jsonl")
        self.assertTrue(lines.endswith("}\n"))
        self.assertGreater(len([json.loads(line) for line in lines.splitlines()]), 50)

    def test_a_full_disk_leaves_no_file(self):
        answer = self.shell("trap '' XFSZ; ulimit -f 100; $K clean many.jsonl -o out.jsonl")
        self.assertEqual(answer.status, 3)
        self.assertIn("cannot write", answer.err)
        self.assertEqual(sorted(os.listdir(self.folder)), ["a.txt", "many.jsonl"])

    def test_closed_streams(self):
        self.assertEqual(self.shell("$K clean a.txt >&-").status, 3)
        self.assertEqual(self.shell("$K clean <&-").status, 1)
        self.assertEqual(self.shell("$K clean missing.txt 2>&-").status, 1)
        self.assertEqual(self.shell("$K clean a.txt -o out.txt >&- <&-").status, 0)
        self.assertIn("Stadtrat", self.read("out.txt"))

    def test_a_reader_that_goes_away_is_no_error(self):
        for jobs in ["1", "4"]:
            answer = self.shell(f"$K clean -j {jobs} many.jsonl | head -n 1; echo ${{PIPESTATUS[0]}} >&2")
            self.assertEqual(len(answer.records), 1)
            self.assertEqual(answer.err, "0\n")

    def test_a_reader_that_goes_away_ends_a_wait_for_input(self):
        for jobs in ["1", "4"]:
            program = subprocess.Popen([BINARY, "clean", "-j", jobs], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                       stderr=subprocess.DEVNULL)
            program.stdout.close()
            line = (json.dumps({"text": ARTICLE}) + "\n").encode()

            def feed(stream=program.stdin, line=line):
                try:
                    for _ in range(3000):
                        stream.write(line)
                    stream.flush()  # and stay silent, but open
                except BrokenPipeError:
                    pass

            feeder = threading.Thread(target=feed)
            start = time.monotonic()
            feeder.start()
            self.assertEqual(program.wait(timeout=30), 0)
            self.assertLess(time.monotonic() - start, 25)
            feeder.join()
            try:
                program.stdin.close()
            except BrokenPipeError:
                pass


if __name__ == "__main__":
    unittest.main()
