"""Is it good? Every fixture against its gold.json, which is checked by hand and never generated.

usage: fixtures.py [--verbose]

Compares the body's blocks, the title and metadata, and the category of every removal, of texts and of pages apart. The
figures have floors below; they only ever rise.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

FIXTURES = Path(__file__).resolve().parents[2] / 'fixtures'
FLOORS = {
    'source.txt': {'exact': 20, 'body': 0.99, 'metadata': 0.99, 'removed': 0.89},
    'source.html': {'exact': 1, 'body': 0.85, 'metadata': 0.87, 'removed': 0.74},
}


def squeeze(text):
    return re.sub(r'\s+', ' ', text or '').strip()


def clean(source):
    command = [os.environ['KEHRAUS_BINARY'], 'clean', '--to', 'json', '--with', 'blocks,removed', str(source)]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def same(got, want):
    if isinstance(want, list):
        return sorted(map(squeeze, got or [])) == sorted(map(squeeze, want))
    return squeeze(got) == squeeze(want) if isinstance(want, str) else got == want


def line_spans(data):
    start, spans = 0, []
    for line in data.split(b'\n'):
        spans.append((start, start + len(line)))
        start += len(line) + 1
    return spans


def categories_found(removal, record, spans):
    """The categories of what was removed where the gold has a removal: on its line; of a page, which has no lines, with
    its text."""
    removed = record.get('removed', [])
    if 'line' not in removal:
        return {r['category'] for r in removed if squeeze(removal['text']) in squeeze(r['text'])}
    begin, end = spans[removal['line'] - 1]
    return {r['category'] for r in removed if r['start'] < end and r['end'] > begin}


def compare(gold, record, source):
    """Per aspect: how many are right, how many there are, and what is wrong."""
    spans = line_spans(source)
    counts = {'body': [0, 0], 'metadata': [0, 0], 'removed': [0, 0]}
    wrong = []

    def count(aspect, right, message):
        counts[aspect][0] += right
        counts[aspect][1] += 1
        if not right:
            wrong.append(f'{aspect}: {message}')

    want = [squeeze(block['text']) for block in gold['body']]
    got = [squeeze(block['text']) for block in record.get('blocks', [])]
    for text in want:
        count('body', text in got, f'lacks {text[:70]}')
    for text in got:
        if text not in want:
            count('body', False, f'has   {text[:70]}')
    for key, value in gold['metadata'].items():
        count('metadata', same(record.get(key), value), f'{key} is {record.get(key)!r}, not {value!r}')
    for removal in gold['removed']:
        found = categories_found(removal, record, spans)
        where = f"line {removal['line']} " if 'line' in removal else ''
        count('removed', removal['category'] in found,
              f"{where}{sorted(found)}, not {removal['category']}: {removal['text'][:50]}")
    return counts, wrong


def judge(name):
    """The figures of all fixtures whose source has this name."""
    total = {'body': [0, 0], 'metadata': [0, 0], 'removed': [0, 0]}
    exact = 0
    sources = sorted(FIXTURES.glob(f'*/{name}'))
    for source in sources:
        path = source.with_name('gold.json')
        counts, wrong = compare(json.loads(path.read_text(encoding='utf-8')), clean(source), source.read_bytes())
        exact += not wrong
        for aspect, (right, of) in counts.items():
            total[aspect][0] += right
            total[aspect][1] += of
        if wrong:
            print(path.parent.name)
            print(*('    ' + w for w in wrong), sep='\n')
    return {'fixtures': len(sources), 'exact': exact,
            **{aspect: round(right / max(1, of), 4) for aspect, (right, of) in total.items()}}


def main():
    status = 0
    for name, floors in FLOORS.items():
        figures = judge(name)
        print(name, json.dumps(figures))
        low = [key for key, floor in floors.items() if figures[key] < floor]
        if low:
            print('below the floor:', *(f'{key} {floors[key]}' for key in low))
        status |= bool(low) or figures['fixtures'] == 0
    return int(status)


if __name__ == '__main__':
    sys.exit(main())
