#!/usr/bin/env python3
"""Writes a report's style and script as C++, with the hashes that a content security policy names.

usage: embed_assets.py STYLE SCRIPT OUT.cc
"""

import base64
import hashlib
import sys
from pathlib import Path


def main():
    style, script, out = map(Path, sys.argv[1:])
    lines = ['#include "report/assets.h"', '', 'namespace kehraus {', '']
    for name, path in (('kReportStyle', style), ('kReportScript', script)):
        text = path.read_text(encoding='utf-8')
        assert ')asset"' not in text and '</s' not in text.lower(), f'{path} would end where it stands'
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        lines += [f'const std::string_view {name} = R"asset({text})asset";', '',
                  f'const std::string_view {name}Hash = "sha256-{digest}";', '']
    lines.append('}  // namespace kehraus')
    out.write_text('\n'.join(lines) + '\n', encoding='utf-8')


if __name__ == '__main__':
    main()
