"""Did output change? Every fixture against its snapshot.json.

usage: snapshots.py check | update

A snapshot is what the program gives, never edited by hand; gold.json beside it is what it should give. `check` fails on
a difference and on a missing snapshot. `update` writes them all: read the diff before you commit it.
"""

import difflib
import json
import os
import subprocess
import sys
from pathlib import Path

FIXTURES = Path(__file__).resolve().parents[2] / 'fixtures'


def record_of(source):
    command = [os.environ['KEHRAUS_BINARY'], 'clean', '--to', 'json', '--with', 'blocks,removed', str(source)]
    record = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    return json.dumps(record, ensure_ascii=False, indent=1) + '\n'


def main():
    if sys.argv[1:] not in (['check'], ['update']):
        sys.exit(__doc__)
    update = sys.argv[1] == 'update'
    changed = []
    sources = sorted([*FIXTURES.glob('*/source.txt'), *FIXTURES.glob('*/source.html')])
    if not sources:
        sys.exit(f'no fixtures in {FIXTURES}')
    for source in sources:
        snapshot = source.with_name('snapshot.json')
        new = record_of(source)
        old = snapshot.read_text(encoding='utf-8') if snapshot.exists() else ''
        if new == old:
            continue
        changed.append(source.parent.name)
        if update:
            snapshot.write_text(new, encoding='utf-8')
        else:
            names = (f'{source.parent.name}/snapshot.json', 'now')
            print(*difflib.unified_diff(old.splitlines(), new.splitlines(), *names, lineterm='', n=1), sep='\n')
    print(f'{len(sources)} fixtures, {len(changed)} {"updated" if update else "changed"}: {" ".join(changed)}')
    return int(bool(changed) and not update)


if __name__ == '__main__':
    sys.exit(main())
