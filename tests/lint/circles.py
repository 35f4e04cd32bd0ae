#!/usr/bin/env python3
"""Fails on a circle of files: circles.py SOURCE_DIR.

A file leans on another when it includes it, or names a function or an object
that the other defines; lists (*.def) are read as the preprocessor reads them. Files that lean on each other,
directly or by way of others, cannot be understood, tested or moved alone, so
there must be no way back. Names are read as text, which is enough: no two
files of the program define one name, and the check says where they do."""
import glob
import os
import re
import sys

# They are called by the C library, in place of its own: see the file.
CALLED_BY_THE_LIBRARY = "src/app/memory.c"
# What the build makes of files that are no C.
MADE = re.compile(r"script_\w+")


def read(path):
    with open(path, encoding="utf-8") as f:
        return f.read()


def code(text):
    """The text without comments, and with strings emptied."""
    return re.sub(r'/\*.*?\*/|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\]|\\.)\'',
                  lambda m: " " if m.group()[0] == "/" else '""', text,
                  flags=re.S)


def definitions(text):
    """The functions and objects that others can name, and the file's own."""
    shared, own = set(), set()
    plain = re.sub(r"^#(?:[^\n\\]|\\.)*", "", code(text), flags=re.M | re.S)
    for m in re.finditer(r"^(?:[a-z][\w \t*]*[ \t*])(\w+)(\([^;{]*\))?"
                         r"(?:\[[^\]]*\])?\s*(\{|=)", plain, re.M):
        head = m.group()[:m.end(1) - m.start()]
        if m.group(2) is None and \
                re.match(r"(extern|typedef)\b|(struct|union|enum)\s+\w+$",
                         head):
            continue
        (own if re.match(r"(?:\w+\s+)*static\b", head) else shared).add(
            m.group(1))
    return shared, own


def listed(path, text):
    """Names that a file takes from its lists: page_##name of X(name)."""
    names = set()
    for define in re.finditer(r"#define \w+\([^)]*\)((?:[^\n\\]|\\.)*)\n"
                              r"#include \"([^\"]+\.def)\"", text, re.S):
        file = define.group(2)
        places = [os.path.join(os.path.dirname(path), file),
                  os.path.join("src", file), os.path.join("include", file)]
        found = next((p for p in places if os.path.exists(p)), None)
        if found is None:
            sys.exit("%s: no list %s" % (path, file))
        for before, after in re.findall(r"(\w+)##\w+(?:##(\w+))?",
                                        define.group(1)):
            for name in re.findall(r"^[A-Z]+\((\w+)", read(found), re.M):
                names.add(before + name + after)
    return names


def arrows(files):
    """For each file those that it leans on, and by which names."""
    owner, own, twice = {}, {}, []
    for path in files:
        shared, own[path] = definitions(read(path))
        if path.endswith(".h") or path == CALLED_BY_THE_LIBRARY:
            continue
        for name in shared:
            if name in owner:
                twice.append("%s and %s both define %s" %
                             (owner[name], path, name))
            owner[name] = path
    leans = {}
    for path in files:
        leans[path] = {}
        text = read(path)
        words = set(re.findall(r"(?<![.>\w])(\w+)(?=\s*\()", code(text)))
        words |= set(re.findall(r"[&(,=]\s*(\w+)\b(?!\s*\()", code(text)))
        words |= listed(path, text)
        for name in words - own[path] if path.endswith(".c") else ():
            if owner.get(name, path) != path:
                leans[path].setdefault(owner[name], set()).add(name)
        for name in re.findall(r'#include "([^"]+\.h)"', text):
            for folder in (os.path.dirname(path), "src", "include"):
                to = os.path.normpath(os.path.join(folder, name))
                if to in own and to != path:
                    leans[path].setdefault(to, set()).add("include")
    return leans, twice


def circles(leans):
    """Strongly connected parts of more than one file (Tarjan 1972)."""
    index, low, stack, on, found = {}, {}, [], set(), []

    def visit(v):
        index[v] = low[v] = len(index)
        stack.append(v)
        on.add(v)
        for w in leans[v]:
            if w not in index:
                visit(w)
                low[v] = min(low[v], low[w])
            elif w in on:
                low[v] = min(low[v], index[w])
        if low[v] == index[v]:
            part = []
            while True:
                w = stack.pop()
                on.discard(w)
                part.append(w)
                if w == v:
                    break
            if len(part) > 1:
                found.append(sorted(part))

    for v in leans:
        if v not in index:
            visit(v)
    return found


def main():
    os.chdir(sys.argv[1])
    sys.setrecursionlimit(10000)
    files = sorted(glob.glob("src/**/*.[ch]", recursive=True) +
                   glob.glob("include/**/*.h", recursive=True))
    leans, bad = arrows(files)
    for part in circles(leans):
        bad.append("a circle of %d files:" % len(part))
        for a in part:
            for b in part:
                if b in leans[a]:
                    bad.append("  %s -> %s: %s" %
                               (a, b, ", ".join(sorted(leans[a][b])[:6])))
    for line in bad:
        print(line)
    print("%d files, %d arrows, %d circles" %
          (len(files), sum(len(x) for x in leans.values()),
           sum(line.startswith("a circle") for line in bad)))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
