"""What the programs that train and cross-validate the learned scores share."""

import gzip
import json
import re
import subprocess
import sys
import zlib
from pathlib import Path
from urllib.parse import urlparse

ROOT = Path(__file__).resolve().parents[1]
WORD = re.compile(r'\w+')
FOLDS = 5
# Whose outputs are in the folder of the benchmarks.
EXTRACTORS = ['boilerpipe', 'justext', 'rdrview', 'readability', 'resiliparse', 'trafilatura']


def squeeze(text):
    return re.sub(r'\s+', ' ', text or '').strip()


def words_of(text):
    return WORD.findall((text or '').lower())


def site_of(url):
    return '.'.join(urlparse(url or '').netloc.split('.')[-2:])


def fold_of(site):
    """Which part of the sites it belongs to: tables of that part have not seen it."""
    return zlib.crc32(site.encode()) % FOLDS


def read_jsonl(path):
    with (gzip.open if path.suffix == '.gz' else open)(path, 'rt', encoding='utf-8') as lines:
        return [json.loads(line) for line in lines if line.strip()]


def dump(program, *arguments):
    """The evidence on the blocks of each document, from a program of the release build."""
    program = ROOT / 'build/release/tools' / program
    run = subprocess.Popen([program, *map(str, arguments)], stdout=subprocess.PIPE, text=True)
    for line in run.stdout:
        yield json.loads(line)
    if run.wait() != 0:
        sys.exit(f'{program} failed')


def names_of_evidence(header, enumeration):
    """In the order of its columns."""
    text = (ROOT / 'src/score' / header).read_text()
    return re.findall(r'^  (\w+),', text.split(f'enum class {enumeration}')[1].split('};')[0], re.M)


def segment_label(block, page):
    """Whether a block is wanted, by segments that must, or must not, be in a page's article; None if unknown."""
    text = squeeze(block)
    wanted = any(squeeze(s) and squeeze(s) in text for s in page['with'])
    unwanted = [squeeze(s) for s in page['without'] if squeeze(s) and squeeze(s) in text]
    if wanted == bool(unwanted) or (unwanted and len(text) > 200 and len(' '.join(unwanted)) < len(text) / 2):
        return None
    return int(wanted)


def flatten(tree):
    """A tree of lightgbm's as lists; answers to the numbers of splits, or, negative, of leaves."""
    out = {'column': [], 'limit': [], 'yes': [], 'no': [], 'leaf': []}

    def add(node):
        if 'leaf_value' in node:
            out['leaf'].append(float(f'{node["leaf_value"]:.3g}'))
            return -len(out['leaf'])
        own = len(out['column'])
        out['column'].append(node['split_feature'])
        out['limit'].append(float(f'{node["threshold"]:.4g}'))
        out['yes'].append(0), out['no'].append(0)
        out['yes'][own] = add(node['left_child'])
        out['no'][own] = add(node['right_child'])
        return own

    add(tree['tree_structure'])
    return out


def listed(values):
    return '[' + ', '.join(f'{v:g}' if isinstance(v, float) else str(v) for v in values) + ']'


def lines_of_tree(stage, tree):
    return ['', f'[[{stage}]]'] + [f'{key:6} = {listed(values)}' for key, values in flatten(tree).items()]


def build_programs(folds, kind):
    """A program for each part of the sites, with tables for `kind`, text or page, that have not seen it."""
    programs = []
    for fold in range(FOLDS):
        tables = folds.resolve() / f'{fold}.toml'
        if not tables.exists():
            sys.exit(f'{tables} is missing: train with --folds {folds}')
        made = folds / 'build'
        for command in (['cmake', '-S', ROOT, '-B', made, '-G', 'Ninja', f'-DKEHRAUS_{kind.upper()}_MODEL={tables}'],
                        ['cmake', '--build', made, '--target', 'kehraus']):
            subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL)
        programs.append(folds.resolve() / f'kehraus-{fold}')
        programs[-1].write_bytes((made / 'kehraus').read_bytes())
        programs[-1].chmod(0o755)
    return programs
