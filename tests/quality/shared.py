"""Is it good on real documents? Runs a scorer of the benchmark folder, where there is one; else the test is skipped.

usage: shared.py seeds | residue
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

SKIPPED = 77
SHARED = Path(os.environ.get('KEHRAUS_SHARED', ''))
RESIDUE_FLOORS = {'words_f1': 0.94, 'kept': 0.99}


def clean(sources, to):
    command = [os.environ['KEHRAUS_BINARY'], 'clean', '--to', 'jsonl', '--with', 'removed', *map(str, sources)]
    with open(to, 'wb') as out:
        subprocess.run(command, check=True, stdout=out)


def run_scorer(name, *args):
    done = subprocess.run([sys.executable, SHARED / 'bench' / name, *args], stdout=subprocess.PIPE, text=True)
    print(done.stdout)
    return done


def seeds(folder, out):
    clean(sorted(folder.glob('*.txt')), out)
    return run_scorer('score_seeds.py', folder / 'gold', out).returncode


def residue(folder, out):
    import json
    clean(sorted((folder / 'text').glob('*.txt')), out)
    figures = json.loads(run_scorer('score_residue.py', folder, out, '--lines').stdout.splitlines()[-1])
    return int(any(figures[key] < floor for key, floor in RESIDUE_FLOORS.items()))


def main():
    test = {'seeds': seeds, 'residue': residue}[sys.argv[1]]
    folder = SHARED / sys.argv[1]
    if not folder.is_dir():
        print(f'skipped: {folder} is not here')
        return SKIPPED
    with tempfile.TemporaryDirectory() as scratch:
        return test(folder, Path(scratch) / 'records.jsonl')


if __name__ == '__main__':
    sys.exit(main())
