#!/usr/bin/env python3
"""Fails on a function of a header whose comment leaves a reader asking:
comments.py HEADER...

Above each declaration, or each group of them without a line between, stands a
comment that begins with two stars and says what the function does. One that
returns a truth says when, or how it fails; one that returns a pointer says
whose the memory is, or that it may be NULL. "The same" takes over what the
comment before it says; a comment at the head of a file speaks for all where
it begins a sentence with All, Each or Every.
"""
import re
import sys

DECLARATION = re.compile(r"^(?:[a-z_]\w*[ *]+)+\w+\(.*?\);", re.S | re.M)
TRUTH = re.compile(r"(?i)\b(whether|false|true|returns|fails|refuse[sd]?|"
                   r"never fails|EXIT_\w+)\b")
OWNER = re.compile(
    r"(?i)\b(free[sd]?|own(s|ed)?|borrowed|borrows|arena|static|belongs?|live"
    r"s?|NULL|caller'?s?|report's|kept|stored|data set's|buffer|memory|valid|"
    r"into|until|release)\b")
FOR_ALL = re.compile(r"\b(?:All|Each|Every)\b[^.]*\.")


def plain(comment):
    return " ".join(comment.replace("*", " ").replace("/ ", " ").split())


def without_bodies(source):
    """The source with macros, structs and functions taken out, so that what
    is left at its margin are declarations."""
    source = re.sub(r"^#(?:.*\\\n)*.*$", "", source, flags=re.M)
    depth, out = 0, []
    for c in source:
        depth += c == "{"
        if depth == 0 or c == "\n":
            out.append(c)
        depth -= c == "}"
    return "".join(out)


def declarations(path):
    """Each function with what is said of it and its line."""
    with open(path, encoding="utf-8") as f:
        source = without_bodies(f.read())
    comment, before, for_all = "", "", ""
    pieces = re.compile(r"/\*.*?\*/|\n[ \t]*\n|" + DECLARATION.pattern,
                        re.S | re.M)
    for m in pieces.finditer(source):
        text = m[0]
        if text.startswith("/**"):
            same = re.match(r"/\*\*\s+The same", text)
            comment = text + before if same else text
            before = comment
        elif text.startswith("/*"):
            comment = ""
            for_all += " ".join(FOR_ALL.findall(plain(text)))
        elif text.strip() == "":
            comment = ""
        elif not text.startswith(("extern", "typedef")):
            line = source.count("\n", 0, m.start()) + 1
            yield line, text, comment, for_all


def wrong_with(text, comment, for_all):
    name = re.search(r"(\w+)\(", text)[1]
    before = text[:text.index(name + "(")].strip()
    words = plain(comment)
    if not comment.startswith("/**"):
        return f"{name} has no comment"
    if len(words) < 15:
        return f"the comment of {name} says too little"
    words += " " + for_all
    if before in ("bool", "static inline bool") and not TRUTH.search(words):
        return f"the comment of {name} does not say when it is true"
    if before.endswith("*") and not OWNER.search(words):
        return f"the comment of {name} does not say whose the memory is"
    return None


def main():
    bad = 0
    for path in sys.argv[1:]:
        for line, text, comment, for_all in declarations(path):
            wrong = wrong_with(text, comment, for_all)
            if wrong:
                print(f"{path}:{line}: {wrong}")
                bad = 1
    return bad


if __name__ == "__main__":
    sys.exit(main())
