#!/usr/bin/env python3
"""Fails where ten lines of code stand in two places: repeated.py FILE...

Lines are compared without white space; comments, includes and lines that say
nothing by themselves, such as a brace or `break;`, are passed over.
"""
import re
import sys

LONGEST = 9
TRIVIAL = re.compile(r"[{}();,]*|#include.*|break;|continue;|return;|\(void\)"
                     r"\w+;|\"base/banned.h\"")


def code_lines(path):
    """The lines that count, each with its number."""
    with open(path, encoding="utf-8") as f:
        source = f.read()
    # a comment keeps its line ends, so that the numbers stay
    source = re.sub(r"/\*.*?\*/", lambda m: "\n" * m[0].count("\n"), source,
                    flags=re.S)
    for number, line in enumerate(source.split("\n"), 1):
        line = re.sub(r"\s+", "", line)
        if not TRIVIAL.fullmatch(line):
            yield number, line


def main():
    first = {}  # block -> file and line where it stood first
    reported = {}
    bad = 0
    for path in sys.argv[1:]:
        lines = list(code_lines(path))
        for i in range(len(lines) - LONGEST):
            block = tuple(text for _, text in lines[i:i + LONGEST + 1])
            at = (path, lines[i][0])
            if block not in first:
                first[block] = at
                continue
            # the next line of a block that was reported is no news
            if reported.get(path, -9) < i - 1:
                print(f"{at[0]}:{at[1]}: these lines stand at "
                      f"{first[block][0]}:{first[block][1]} too")
                bad = 1
            reported[path] = i
    return bad


if __name__ == "__main__":
    sys.exit(main())
