"""The promises on thousands of real texts, where the benchmark folder is; else the test is skipped.

usage: corpora.py

For the benchmark's own texts and for what other extractors made of its pages: the spans tile the text, each span holds
the text that it says, and cleaning a second time removes nothing.
"""

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

SKIPPED = 77
SHARED = Path(os.environ.get('KEHRAUS_SHARED', ''))
SOURCES = ['corpora/wcxb/truth.jsonl', 'peer_outputs/trafilatura.segments.jsonl.gz',
           'peer_outputs/resiliparse.segments.jsonl.gz', 'peer_outputs/readability.wcxb.jsonl.gz']


def read(path):
    with (gzip.open if path.suffix == '.gz' else open)(path, 'rt', encoding='utf-8') as lines:
        return [json.loads(line) for line in lines]


def clean(texts):
    lines = ''.join(json.dumps({'id': i, 'text': text}, ensure_ascii=False) + '\n' for i, text in enumerate(texts))
    command = [os.environ['KEHRAUS_BINARY'], 'clean', '--with', 'blocks,removed', '-']
    done = subprocess.run(command, input=lines.encode(), check=True, stdout=subprocess.PIPE)
    return [json.loads(line) for line in done.stdout.splitlines()]


def faults(text, record):
    """What is wrong with one record; nothing for a good one."""
    source, at = text.encode(), 0
    for part in sorted(record.get('blocks', []) + record.get('removed', []), key=lambda part: part['start']):
        if part['start'] != at:
            yield f"a span starts at {part['start']} and not at {at}"
        held = source[part['start']:part['end']].decode()
        held = ' '.join((held.removeprefix('\ufeff') if at == 0 else held).split())  # a byte-order mark is no text
        if held != ' '.join(part['text'].split()):
            yield f"bytes {part['start']} to {part['end']} are not {part['text'][:60]!r}"
        at = part['end']
    if at != len(source) and text.strip():
        yield f'the spans end at {at} and not at {len(source)}'


def main():
    present = [SHARED / name for name in SOURCES if (SHARED / name).is_file()]
    if not present:
        print(f'skipped: no texts in {SHARED}')
        return SKIPPED
    wrong = 0
    for path in present:
        documents = [document for document in read(path) if document.get('text')]
        records = clean([document['text'] for document in documents])
        again = clean([record['text'] for record in records])
        for document, record, second in zip(documents, records, again):
            found = list(faults(document['text'], record))
            found += [f"a second cleaning took {part['text'][:60]!r} by {part['rule']}" for part in second.get('removed', [])]
            wrong += bool(found)
            for fault in found[:3]:
                print(f"{path.name} {document['id']}: {fault}")
        print(f'{path.name}: {len(documents)} texts')
    return int(wrong > 0)


if __name__ == '__main__':
    sys.exit(main())
