"""Damaged archives: each kind of damage to plain, gzip and zstd files, with the exact records that must be recovered."""
import gzip
import json
import os
import random
import re
import sys
import unittest

sys.path.insert(0, os.path.dirname(__file__))
import archives  # noqa: E402
from program import ProgramTest  # noqa: E402

COUNT, AT = 12, 5  # records in an archive, numbered from 0; the one that is damaged
ALL = set(range(COUNT))
STORAGES = {"plain": lambda data: data, "gzip": archives.gzip_member, "zstd": archives.zstd_frame}
SUFFIX = {"plain": "", "gzip": ".gz", "zstd": ".zst"}


def noise(size, seed=1):
    return random.Random(seed).randbytes(size)


def flip(data, at):
    at %= len(data)
    return data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1:]


def with_length(data, change):
    return re.sub(rb"\nContent-Length: (\d+)", lambda match: b"\nContent-Length: " + change(int(match[1])), data, count=1)


def head_and_block(data):
    head, block = data.split(b"\r\n\r\n", 1)
    return head, block


def on_one(change):
    """Damage to the record AT alone, before or behind compression."""
    return lambda units: units[:AT] + [change(units[AT])] + units[AT + 1:]


def cut_out(data, start, end):
    return data[:start] + data[end:]


# Damage to records as a crawler might have written them, which are then stored as they should be: what to do to the
# list of records, and which are lost.
RECORDS = {
    "length 1 too small": (on_one(lambda r: with_length(r, lambda n: b"%d" % (n - 1))), {AT}),
    "length 50 too small": (on_one(lambda r: with_length(r, lambda n: b"%d" % (n - 50))), {AT}),
    "length into the line ends behind": (on_one(lambda r: with_length(r, lambda n: b"%d" % (n + 2))), set()),
    "length into the next record": (on_one(lambda r: with_length(r, lambda n: b"%d" % (n + 300))), {AT}),
    "length over the file's end": (on_one(lambda r: with_length(r, lambda n: b"20000000")), {AT}),
    "length beyond every limit": (on_one(lambda r: with_length(r, lambda n: b"100000000000000000")), {AT}),
    "length of more digits than fit": (on_one(lambda r: with_length(r, lambda n: b"9" * 40)), {AT}),
    "length 0": (on_one(lambda r: with_length(r, lambda n: b"0")), {AT}),
    "length negative": (on_one(lambda r: with_length(r, lambda n: b"-%d" % n)), {AT}),
    "length no number": (on_one(lambda r: with_length(r, lambda n: b"x")), {AT}),
    "no length": (on_one(lambda r: re.sub(rb"Content-Length: \d+\r\n", b"", r)), {AT}),
    "two lengths": (on_one(lambda r: r.replace(b"\r\nContent-Length", b"\r\nContent-Length: 7\r\nContent-Length")), {AT}),
    "no type": (on_one(lambda r: r.replace(b"WARC-Type: response\r\n", b"")), {AT}),
    "another version": (on_one(lambda r: r.replace(b"WARC/1.0", b"WARX/1.0")), {AT}),
    "no version": (on_one(lambda r: r.replace(b"WARC/1.0\r\n", b"")), {AT}),
    "header cut off": (on_one(lambda r: r[:60]), {AT}),
    "header without its end": (on_one(lambda r: r.replace(b"\r\n\r\n", b"\r\n", 1)), {AT}),
    "header twice": (on_one(lambda r: head_and_block(r)[0] + b"\r\n" + r), set()),
    "tail missing": (on_one(lambda r: r[:-100]), {AT}),
    "beginning missing": (on_one(lambda r: r[100:]), {AT}),
    "middle missing": (on_one(lambda r: cut_out(r, len(r) // 2, len(r) // 2 + 100)), {AT}),
    "no line ends behind": (on_one(lambda r: r[:-4]), set()),
    "one line end behind": (on_one(lambda r: r[:-3]), set()),
    "twenty line ends behind": (on_one(lambda r: r + b"\r\n" * 20), set()),
    "noise behind": (on_one(lambda r: r + noise(500)), set()),
    "zeros behind": (on_one(lambda r: r + bytes(5000)), set()),
    "words in front of all": (lambda records: [b"captured by hand\n"] + records, set()),
    "words behind all": (lambda records: records + [b"<html>the end"], set()),
    "no HTTP": (on_one(lambda r: r.replace(b"HTTP/1.1", b"HTXP/1.1")), {AT}),
    "an archive inside a page": (lambda records: records[:AT] + [
        with_length(records[AT][:-4] + archives.record(77, archives.http(archives.page(77))),
                    lambda n: b"%d" % (n + len(archives.record(77, archives.http(archives.page(77)))) - 4))] +
        records[AT + 1:], set()),
}

# Damage to what is stored: to units, each a record, a gzip member or a zstd frame. What is lost may differ: plain bytes
# have no check sum.
STORED = {
    "byte in the middle changed": (on_one(lambda u: flip(u, len(u) // 2)), {"plain": set(), "gzip": {AT}, "zstd": {AT}}),
    "byte at the end changed": (on_one(lambda u: flip(u, -2)), {"plain": set(), "gzip": {AT}, "zstd": {AT}}),
    "check sum changed": (on_one(lambda u: flip(u, -7)), {"plain": set(), "gzip": {AT}, "zstd": {AT}}),
    "first byte changed": (on_one(lambda u: flip(u, 0)), {AT}),
    "flags changed": (on_one(lambda u: u[:3] + b"\xff\xff" + u[5:]), {AT}),
    "second half missing": (on_one(lambda u: u[:len(u) // 2]), {AT}),
    "last byte missing": (on_one(lambda u: u[:-1]), {"plain": set(), "gzip": {AT}, "zstd": {AT}}),
    "first half missing": (on_one(lambda u: u[len(u) // 2:]), {AT}),
    "thirty bytes missing": (on_one(lambda u: cut_out(u, len(u) // 2, len(u) // 2 + 30)), {AT}),
    "thirty bytes too many": (on_one(lambda u: u[:len(u) // 2] + noise(30) + u[len(u) // 2:]), {AT}),
    "zeros instead": (on_one(lambda u: bytes(len(u))), {AT}),
    "zeros in the middle": (on_one(lambda u: u[:200] + bytes(100) + u[300:]), {AT}),
    "noise instead": (on_one(lambda u: noise(len(u))), {AT}),
    "long noise instead": (on_one(lambda u: noise(1_500_000)), {AT}),
    "noise in front": (on_one(lambda u: noise(1000) + u), set()),
    "two in a row": (lambda units: units[:AT] + [u[:len(u) // 2] for u in units[AT:AT + 2]] + units[AT + 2:],
                     {AT, AT + 1}),
    "every second": (lambda units: [u[:len(u) // 3] if i % 2 else u for i, u in enumerate(units)],
                     set(range(1, COUNT, 2))),
    "all but the last": (lambda units: [u[:len(u) // 3] for u in units[:-1]] + units[-1:], ALL - {COUNT - 1}),
    "the first": (lambda units: [units[0][30:]] + units[1:], {0}),
    "the last": (lambda units: units[:-1] + [units[-1][:-30]], {COUNT - 1}),
    "the file cut in the middle": (lambda units: units[:AT] + [units[AT][:100]], set(range(AT, COUNT))),
    "the file cut behind a beginning": (lambda units: units[:AT] + [units[AT][:3]], set(range(AT, COUNT))),
    "half of it in front of it": (on_one(lambda u: u[:len(u) // 2] + u), set()),
    "its first bytes in front of it": (on_one(lambda u: u[:3] + u), set()),
    "padding behind all": (lambda units: units + [bytes(10240)], set()),
}

# Damage that leaves nothing to be told apart from records that were never there.
SILENT = {"length into the line ends behind", "no line ends behind", "one line end behind", "twenty line ends behind",
          "no HTTP", "an archive inside a page", "padding behind all"}
SILENT_IF_PLAIN = {"byte in the middle changed", "check sum changed", "last byte missing"}

OF_RECORDS_ONLY = {"the last", "the file cut in the middle", "every second", "all but the last", "padding behind all"}


class DamagedArchives(ProgramTest):
    def archive(self, case=""):
        return [archives.record(f"{case}.{number}", archives.http(archives.page(number))) for number in range(COUNT)]

    def run_cases(self, cases, storage):
        """Cleans a file for each case in one run. Gives for each its clean records by number, and its failed ones."""
        names = {}
        for name, units in cases.items():
            names[name] = f"{len(names)}.warc{SUFFIX[storage]}"
            self.write(names[name], b"".join(units))
        answer = self.run_program("clean", "--to", "jsonl", *names.values())
        self.assertEqual(answer.status, 1)
        clean, failed = {name: [] for name in cases}, {name: [] for name in cases}
        by_file = {file[:file.index(".")]: name for name, file in names.items()}
        for record in answer.records:
            if record["outcome"] == "clean":
                case, number = record["id"].removeprefix("urn:test:").split(".")
                clean[case].append((int(number), record["text"]))
            else:
                # A damaged place has the file's name for an id; a document that is too large has its own.
                file = record["id"].split(":")[0]
                name = by_file[file] if file in by_file else record["id"].removeprefix("urn:test:").split(".")[0]
                failed[name].append(record["error"])
                self.assertIn(f"{names[name]}: {record['error']}", answer.err)
        return clean, failed

    def check(self, name, storage, clean, failed, lost):
        self.assertEqual([number for number, text in clean], [n for n in range(COUNT) if n not in lost])
        for number, text in clean:
            if name != "byte in the middle changed":
                self.assertIn(f"The ferry number {number} crossed", text)
        is_silent = name in SILENT - ({"padding behind all"} if storage == "plain" else set()) or (storage == "plain" and name in SILENT_IF_PLAIN)
        self.assertEqual(len(failed) > 0, not is_silent)
        for error in failed:
            self.assertRegex(error, r"^record \d+: (damaged at byte \d+: .|larger than )")

    def test_there_are_enough_kinds(self):
        self.assertGreaterEqual(len(RECORDS) + len(STORED), 40)

    def test_damaged_records(self):
        for storage, store in STORAGES.items():
            cases = {name: [store(record) for record in damage(self.archive(name))]
                     for name, (damage, lost) in RECORDS.items()}
            clean, failed = self.run_cases(cases, storage)
            for name, (damage, lost) in RECORDS.items():
                with self.subTest(name, storage=storage):
                    self.check(name, storage, clean[name], failed[name], lost)

    def test_damaged_storage(self):
        for storage, store in STORAGES.items():
            cases = {name: damage([store(record) for record in self.archive(name)])
                     for name, (damage, lost) in STORED.items()}
            clean, failed = self.run_cases(cases, storage)
            for name, (damage, lost) in STORED.items():
                with self.subTest(name, storage=storage):
                    lost = lost[storage] if isinstance(lost, dict) else lost
                    self.check(name, storage, clean[name], failed[name], lost)
                    self.assertLessEqual(len(failed[name]), max(2, len(lost)))

    def test_one_member_for_all_records_gives_those_before_the_damage(self):
        body = [archives.record(n, archives.http(archives.page(n) + noise(3000, n).hex().encode())) for n in range(COUNT)]
        for storage in ("gzip", "zstd"):
            whole = STORAGES[storage](b"".join(body))
            for name, data in {"changed": flip(whole, len(whole) // 2), "cut": whole[:len(whole) // 2]}.items():
                with self.subTest(name, storage=storage):
                    self.write("ferry.warc" + SUFFIX[storage], data)
                    answer = self.run_program("clean", "ferry.warc" + SUFFIX[storage])
                    outcomes = [record["outcome"] for record in answer.records]
                    # zstd gives its data in blocks of 128 KiB, so a short file is all or nothing.
                    self.assertGreaterEqual(len(outcomes), 5 if storage == "gzip" else 1)
                    self.assertEqual(set(outcomes[:-1]) | {"clean"}, {"clean"})
                    self.assertEqual(outcomes[-1], "failed")

    def test_members_that_are_no_records(self):
        records = self.archive()
        whole = b"".join(records)
        parts = [whole[i:i + 700] for i in range(0, len(whole), 700)]
        for storage in ("gzip", "zstd"):
            with self.subTest(storage):
                data = b"".join(STORAGES[storage](part) for part in parts + [b""] + [b""])
                self.write("ferry.warc" + SUFFIX[storage], data)
                answer = self.run_program("clean", "ferry.warc" + SUFFIX[storage])
                self.assertEqual((answer.status, len(answer.records)), (0, COUNT))
                # A lost part costs the records that it is of, and no others.
                lost = {n for n in range(COUNT) for i in (4,)
                        if i * 700 < sum(map(len, records[:n + 1])) and (i + 1) * 700 > sum(map(len, records[:n]))}
                units = [STORAGES[storage](part) for part in parts]
                units[4] = flip(units[4], len(units[4]) // 2)
                self.write("ferry.warc" + SUFFIX[storage], b"".join(units))
                answer = self.run_program("clean", "ferry.warc" + SUFFIX[storage])
                clean = [record["id"] for record in answer.records if record["outcome"] == "clean"]
                # Its beginning is given before the damage shows: a record that ends there may be whole.
                ending = {f"urn:test:.{n}" for n in range(COUNT) if 4 * 700 < sum(map(len, records[:n + 1])) <= 5 * 700}
                self.assertEqual([name for name in clean if name not in ending],
                                 [f"urn:test:.{n}" for n in range(COUNT) if n not in lost])
                self.assertEqual(answer.status, 1)

    def test_damaged_lines(self):
        lines = [json.dumps({"id": n, "text": f"The ferry number {n} crossed the river on Tuesday."}) for n in range(30)]
        members = [("\n".join(lines[i:i + 3]) + "\n").encode() for i in range(0, 30, 3)]
        for storage in ("gzip", "zstd"):
            cases = {name: case for name, case in STORED.items() if name not in OF_RECORDS_ONLY}
            for number, (damage, lost) in enumerate(cases.values()):
                members = [("\n".join(json.dumps({"id": f"{number}.{n}", "text": f"The ferry number {n} crossed."})
                                      for n in range(first, first + 3)) + "\n").encode() for first in range(0, 30, 3)]
                self.write(f"{number}.jsonl{SUFFIX[storage]}", b"".join(damage(list(map(STORAGES[storage], members)))))
            answer = self.run_program("clean", *(f"{n}.jsonl{SUFFIX[storage]}" for n in range(len(cases))))
            for number, (name, (damage, lost)) in enumerate(cases.items()):
                with self.subTest(name, storage=storage):
                    lost = lost[storage] if isinstance(lost, dict) else lost
                    ids = [str(record["id"]).split(".") for record in answer.records if record["outcome"] == "clean"]
                    clean = [int(line) for case, line in ids if case == str(number)]
                    # Of a damaged member the lines before the damage may be there.
                    self.assertEqual([n for n in clean if n // 3 not in lost], [n for n in range(30) if n // 3 not in lost])
                    self.assertRegex(answer.err, rf"(?m)^kehraus: error: {number}\.jsonl\S*: .* data(:| at byte) ")

    def test_the_rest_of_the_run_goes_on(self):
        units = [archives.gzip_member(record) for record in self.archive()]
        self.write("a.warc.gz", b"".join(units)[:-5])
        self.write("b.warc.gz", b"".join(units))
        for jobs in ("1", "2", "8"):
            answer = self.run_program("clean", "-j", jobs, "a.warc.gz", "b.warc.gz")
            self.assertEqual([record["outcome"] for record in answer.records],
                             ["clean"] * (COUNT - 1) + ["failed"] + ["clean"] * COUNT)


if __name__ == "__main__":
    unittest.main()
