#!/usr/bin/env python3
"""Fails when the README.md of a folder is missing, is longer than a screen, or
names files that are not there, or not all that are: readmes.py SOURCE_DIR.

The names are those in the first column of its table, in backquotes: a file, a
file without its ending (`plan` is plan.c and plan.h), a folder, or a family
(`page_*`). A folder that holds one file only needs no README.md as yet, nor a
name where a list (*.def) of the folder above has it."""
import fnmatch
import glob
import os
import re
import sys

LINES = 50  # of a screen
PASSED_OVER = {"README.md", "__pycache__"}


def names_of(text):
    """What the first column of the table names."""
    found = []
    for row in re.findall(r"^\| ([^|]*`[^|]*) \|", text, re.M):
        found += re.findall(r"`([^`]+)`", row)
    return found


def matches(name, entry):
    """Whether an entry of the table stands for a file or folder."""
    if entry == name or fnmatch.fnmatchcase(name, entry):
        return True
    stem = re.sub(r"(\.[a-z0-9]+)+$", "", name)
    return entry == stem or fnmatch.fnmatchcase(stem, entry)


def check(folder, bad):
    path = os.path.join(folder, "README.md")
    there = sorted(set(os.listdir(folder)) - PASSED_OVER)
    if not os.path.exists(path) and len(there) == 1:
        return
    if not os.path.exists(path):
        bad.append("%s: no README.md" % folder)
        return
    with open(path, encoding="utf-8") as f:
        text = f.read()
    if text.count("\n") > LINES:
        bad.append("%s: %d lines are more than a screen" %
                   (path, text.count("\n")))
    names = names_of(text)
    listed = set()
    for path_of_list in glob.glob(os.path.join(folder, "*.def")):
        with open(path_of_list, encoding="utf-8") as f:
            listed |= set(re.findall(r"^X\((\w+)", f.read(), re.M))
    for name in there:
        if name in listed and os.path.isdir(os.path.join(folder, name)):
            continue
        if not any(matches(name, entry) for entry in names):
            bad.append("%s does not name %s" % (path, name))
    for entry in names:
        if not any(matches(name, entry) for name in there):
            bad.append("%s names %s, which is not there" % (path, entry))


def main():
    os.chdir(sys.argv[1])
    folders = [folder for folder, _, _ in os.walk("src")]
    bad = []
    for folder in sorted(folders) + (["tests"] if os.path.isdir("tests")
                                     else []):
        check(folder, bad)
    for line in bad:
        print(line)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
