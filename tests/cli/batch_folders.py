"""Inputs for kehraus batch, and what stands in an output folder: what its tests share."""
import gzip
import json
import os
import shutil
import sqlite3

from program import BINARY, ProgramTest  # noqa: F401

SENTENCE = ("The council decided on Monday that bridge number {} over the river will be torn down and built anew, "
            "the mayor said after the meeting.")
HIDDEN = (".lock", ".part", "manifest.sqlite", "manifest.sqlite-journal")


def document(number, more=""):
    return f"Advertisement\n\n{SENTENCE.format(number)}{more}\n\nNobody was hurt when number {number} closed.\n"


def line(number, more=""):
    return json.dumps({"id": number, "text": document(number, more)}) + "\n"


def write(path, content):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode("utf-8"))


def first_night(folder):
    """200 documents: texts, lines, compressed lines, and some that fail."""
    for i in range(40):
        write(f"{folder}/texts/{i:03d}.txt", document(i))
    write(f"{folder}/lines.jsonl", "".join(line(i) for i in range(90)) + '{"text": \n')
    write(f"{folder}/packed.jsonl.gz", gzip.compress("".join(line(i, " It rained.") for i in range(66)).encode(), mtime=0))
    write(f"{folder}/picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    write(f"{folder}/empty.txt", "")
    write(f"{folder}/torn.jsonl.gz", gzip.compress((line(1) + line(2)).encode(), mtime=0)[:-20])


def second_night(folder):
    """The same with some new, some changed and some gone."""
    first_night(folder)
    for i in range(0, 40, 4):
        write(f"{folder}/texts/{i:03d}.txt", document(i, " The mayor resigned."))
    for i in range(1, 40, 10):
        os.remove(f"{folder}/texts/{i:03d}.txt")
    write(f"{folder}/lines.jsonl", "".join(line(i, " It snowed." if i % 7 == 0 else "") for i in range(80)))
    write(f"{folder}/new/more.jsonl", "".join(line(1000 + i) for i in range(30)))
    write(f"{folder}/texts/000.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)))


def visible_files(folder):
    """By path, the bytes of what a reader of an output folder sees."""
    found = {}
    for at, folders, names in os.walk(folder):
        if at == folder:
            folders[:] = [name for name in folders if name not in HIDDEN]
            names = [name for name in names if name not in HIDDEN]
        for name in names:
            path = os.path.join(at, name)
            with open(path, "rb") as file:
                found[os.path.relpath(path, folder)] = file.read()
    return found


def manifest_rows(folder):
    """What the manifest says, without numbers and times that may differ."""
    database = sqlite3.connect(f"file:{folder}/manifest.sqlite?mode=ro", uri=True)
    try:
        return [database.execute(query).fetchall() for query in (
            "SELECT path, record, hash, outcome, place, output_hash FROM records JOIN inputs ON input = number "
            "ORDER BY path, record",
            "SELECT path, record, stage, reason, offset, hash FROM failures JOIN inputs ON input = number "
            "ORDER BY path, record",
            "SELECT name, size, must_be_rewritten FROM shards ORDER BY number",
            "SELECT name, value FROM settings ORDER BY name",
            "SELECT * FROM moves",
            "PRAGMA integrity_check",
        )]
    finally:
        database.close()


def state(folder):
    return visible_files(folder), manifest_rows(folder)


def copy(source, target):
    shutil.rmtree(target, ignore_errors=True)
    if os.path.exists(source):
        shutil.copytree(source, target)
