"""kehraus batch on a disk that is full, for which it takes a file system of a certain size in memory: status 3, only whole
files to be seen, and on a larger one the next run ends as if there had been all the time.

Skipped where nothing may be mounted. By default some sizes are tried, with KEHRAUS_FAULTS=all every page and inode.
"""
import ctypes
import os
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.dirname(__file__))
from batch_folders import copy, state  # noqa: E402
from batch_nights import GZIP, LEARN, SHARDS, TREE, NightsTest  # noqa: E402

IS_ALL = os.environ.get("KEHRAUS_FAULTS") == "all"
PAGE = 4096
NEW_MOUNTS, NEW_USERS = 0x20000, 0x10000000  # CLONE_NEWNS, CLONE_NEWUSER


def mount(*arguments):
    return subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode == 0


def may_mount():
    """Mounts of this process are its own from now on; whoever is not root becomes it for that."""
    libc, user, group = ctypes.CDLL(None), os.geteuid(), os.getegid()
    if libc.unshare(NEW_MOUNTS | (NEW_USERS if user else 0)) != 0:
        return False
    if user:
        for name, content in (("setgroups", "deny"), ("uid_map", f"0 {user} 1"), ("gid_map", f"0 {group} 1")):
            with open(f"/proc/self/{name}", "w", encoding="ascii") as file:
                file.write(content)
    return mount("--make-rprivate", "/")


def used(folder):
    """Pages and inodes of a file system."""
    status = os.statvfs(folder)
    return status.f_blocks - status.f_bfree, status.f_files - status.f_ffree


class FullDiskTest(NightsTest):
    is_allowed = None

    def setUp(self):
        super().setUp()
        if FullDiskTest.is_allowed is None:
            FullDiskTest.is_allowed = may_mount()
        os.mkdir(self.path("disk"))
        if not (FullDiskTest.is_allowed and mount("-t", "tmpfs", "none", self.path("disk"))):
            self.skipTest("nothing may be mounted here")
        self.unmount()

    def unmount(self):
        subprocess.run(["umount", "-l", self.path("disk")], check=True)

    def room_for(self, source, before):
        """Pages and inodes that are used before a run and, at least, in it."""
        self.mounted(before, "size=64m")
        first = used(self.path("disk"))
        self.batch(source, "disk")
        last = used(self.path("disk"))
        self.unmount()
        return zip(first, last)

    def mounted(self, before, room):
        self.assertTrue(mount("-t", "tmpfs", "-o", room, "none", self.path("disk")))
        if before:
            subprocess.run(["cp", "-a", f"{self.path(before)}/.", self.path("disk")], check=True)

    def check_room(self, source, before, room, wanted):
        self.mounted(before, room)
        try:
            answer = self.batch(source, "disk")
            self.check_whole("disk")
            if answer.status != 1:
                self.assertEqual(answer.status, 3, answer.err)
                self.assertRegex(answer.err, "No space left|disk is full|disk I/O error|unable to open")
            copy(self.path("disk"), self.path("larger"))
            self.assertIn(self.batch(source, "larger").status, (0, 1))
            self.assertEqual(state(self.path("larger")), wanted)
            return answer.status
        finally:
            self.unmount()

    def check_every_size(self, *flags):
        self.nights(*flags)
        for source, before, wanted in (("one", None, self.before), ("two", "first", self.after)):
            pages, inodes = self.room_for(source, before)
            statuses = []
            for unit, (first, last) in (("size", pages), ("nr_inodes", inodes)):
                # A run needs more than what is left behind it: journals, and parts beside what they replace.
                sizes = range(first + (unit == "size" or before is None), last + 12)
                for number in [*(sizes if IS_ALL else sizes[::max(1, len(sizes) // 5)]), 2 * last]:
                    room = f"size={number * PAGE}" if unit == "size" else f"size=64m,nr_inodes={number}"
                    with self.subTest(room=room, source=source, flags=flags):
                        statuses.append(self.check_room(source, before, room, wanted))
            self.assertEqual(set(statuses), {1, 3})
            if IS_ALL:
                print(f"{' '.join(flags)} {source}: {len(statuses)} sizes, {statuses.count(3)} too small", file=sys.stderr)

    def test_shards(self):
        self.check_every_size(*SHARDS)

    def test_compressed_shards(self):
        self.check_every_size(*GZIP)

    def test_tree(self):
        self.check_every_size(*TREE)

    def test_learning(self):
        self.check_every_size(*LEARN)


if __name__ == "__main__":
    unittest.main()
