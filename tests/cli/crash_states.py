"""What a power loss may leave of a folder that a program was at work in.

The calls of the program come from tests/faults/record_calls.cc. The model is what POSIX promises, and no more:

- The bytes of a file are on the disk when the file was synced behind the write, or all was. Before, each write may be there
  wholly, in some of its sectors, only as a longer file of zeros, or not at all, in any order.
- A name that was made, changed or removed is so on the disk when its folder was synced behind that, or all was. Before, it
  may be so or not: in order, as with a journal, or each for itself, but nothing is in a folder that is not there itself. A
  rename is whole, but where only the folder of the new name is on the disk, the old one may still be there.
"""
import os
import shutil

SECTOR = 512


class Recording:
    """The calls of one run, and the folder from which it started."""

    def __init__(self, before, inodes, notes):
        """`before` is a copy of the folder as it was, `inodes` what inodes_of() said of the folder itself."""
        self.files, self.folders, self.root = {}, {}, inodes[""]
        for path, inode in inodes.items():
            whole = os.path.join(before, path)
            if os.path.isdir(whole):
                self.folders[inode] = {name: inodes[os.path.join(path, name)] for name in os.listdir(whole)}
            else:
                with open(whole, "rb") as file:
                    self.files[inode] = file.read()
        self.current = {inode: inode for inode in inodes.values()}  # to names that are never used again
        self.names = {key: dict(entries) for key, entries in self.folders.items()}
        self.made = 0
        self.new_folders = set()
        self.calls = [self.understood(*note) for note in read_notes(notes)]

    def new_name(self, inode):
        self.made += 1
        self.current[inode] = f"new {self.made}"
        return self.current[inode]

    def understood(self, what, a, b, content):
        """A call whose inodes are names that are never used again."""
        if what == "write":
            return what, self.current[a], (b, content)
        if what == "truncate":
            return what, self.current[a], b
        if what == "sync":
            return what, self.current[a], None
        if what == "sync_all":
            return what, None, None
        effects = self.effects_of(what, a, b, content.decode())
        for folder, name, target in effects:
            self.names[folder][name] = target
            if target is None:
                del self.names[folder][name]
        return "names", None, effects

    def effects_of(self, what, a, b, name):
        """Triples of a folder, a name in it and what it is the name of: None for a name that is gone."""
        folder = self.current[a]
        if what in ("create", "mkdir"):
            target = self.new_name(b)
            if what == "mkdir":
                self.names[target] = {}
                self.new_folders.add(target)
            return [(folder, name, target)]
        if what == "unlink":
            return [(folder, name, None)]
        name, new_name = name.split("\n")
        return [(self.current[b], new_name, self.names[folder][name]), (folder, name, None)]

    def crash(self, calls, chance):
        """What may be on the disk behind so many calls: by folder and file, as write_state() takes it."""
        disk = Disk(self.root, self.files, {**self.folders, **{folder: {} for folder in self.new_folders}})
        for call in self.calls[:calls]:
            disk.apply(*call)
        disk.lose_power(chance)
        return disk.tree()


class Disk:
    """What is on the disk, and what is on its way there."""

    def __init__(self, root, files, folders):
        self.root = root
        self.files = dict(files)
        self.folders = {key: dict(entries) for key, entries in folders.items()}
        self.writes = {}  # by file, in order
        self.names = []  # lists of effects, in order

    def apply(self, what, target, value):
        if what in ("write", "truncate"):
            self.writes.setdefault(target, []).append((what, value))
        elif what == "names":
            self.names.append(list(value))
        elif what == "sync_all":
            for file in list(self.writes):
                self.sync_file(file)
            for effects in self.names:
                self.do(effects)
            self.names = []
        else:
            self.sync_file(target)
            self.sync_names(target)

    def sync_file(self, file):
        for what, value in self.writes.pop(file, []):
            self.files[file] = changed(self.files.get(file, b""), what, value)

    def sync_names(self, folder):
        left = []
        for effects in self.names:
            here = [effect for effect in effects if effect[0] == folder]
            # The old name of a file can only be gone for good when the new one is there.
            if any(target is None for _, _, target in here):
                here = effects
            self.do(here)
            if len(here) < len(effects):
                left.append([effect for effect in effects if effect not in here])
        self.names = left

    def do(self, effects):
        for folder, name, target in effects:
            entries = self.folders[folder]
            if target is not None:
                entries[name] = target
            else:
                entries.pop(name, None)

    def lose_power(self, chance):
        """Of what is on its way some arrives."""
        if chance.random() < 0.5:
            arrived = self.names[:chance.randint(0, len(self.names))]
        else:
            share = chance.choice((0.1, 0.5, 0.9))
            arrived = [effects for effects in self.names if chance.random() < share]
        for effects in arrived:
            if self.is_there(effects[0][0]):
                self.do(effects[:1] if chance.random() < 0.2 else effects)
        share = chance.choice((0, 0.5, 0.9, 1))
        for file, writes in self.writes.items():
            for what, value in writes:
                if chance.random() < share:
                    self.files[file] = changed(self.files.get(file, b""), what, value)
                elif what == "write" and chance.random() < 0.5:
                    self.files[file] = torn(self.files.get(file, b""), *value, chance)

    def is_there(self, folder):
        return folder == self.root or any(folder in entries.values() for entries in self.folders.values())

    def tree(self, folder=None):
        """Only what has a name is found again."""
        out = {}
        folder = self.root if folder is None else folder
        for name, target in self.folders[folder].items():
            out[name] = self.tree(target) if target in self.folders else self.files.get(target, b"")
        return out


def changed(content, what, value):
    if what == "truncate":
        return content[:value].ljust(value, b"\0")
    at, written = value
    return content.ljust(at, b"\0")[:at] + written + content[at + len(written):]


def torn(content, at, written, chance):
    """Some of the sectors, or none and a file that is longer all the same."""
    out = bytearray(content.ljust(at + len(written), b"\0"))
    share = chance.choice((0, 0.5))
    end = at + len(written)
    while at < end:
        next_sector = min(end, at // SECTOR * SECTOR + SECTOR)
        if chance.random() < share:
            out[at:next_sector] = written[:next_sector - at]
        written = written[next_sector - at:]
        at = next_sector
    return bytes(out)


def inodes_of(folder):
    """By path below the folder, which is itself the empty path."""
    found = {"": os.stat(folder).st_ino}
    for at, folders, names in os.walk(folder):
        for name in folders + names:
            path = os.path.join(at, name)
            found[os.path.relpath(path, folder)] = os.lstat(path).st_ino
    return found


def read_notes(path):
    with open(path, "rb") as file:
        while line := file.readline():
            what, a, b, size = line.split()
            yield what.decode(), int(a), int(b), file.read(int(size))


def write_state(tree, folder):
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    for name, content in tree.items():
        path = os.path.join(folder, name)
        if isinstance(content, dict):
            write_state(content, path)
        else:
            with open(path, "wb") as file:
                file.write(content)
