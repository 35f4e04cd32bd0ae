"""What a report says outside its sentences: tiles, the profile of a force, the
list of figures outside the limits, grades, the mail, and the plain text. Each
is worked out again from the CSV files by claims_facts.py."""
import re

from claims_checks import NUMBER, count
from claims_facts import show

OUTSIDE = 3.090232306167813
EDGE = 1.959963984540054


def ends(m):
    """The lowest and the highest figure of those that can be compared."""
    values = [v for f, v in m.value.items() if m.comparable(f)]
    return (min(values), max(values)) if values else (None, None)


def with_value(m, value, name, forces):
    """Whether the printed figure is that of the force of this name."""
    return any(forces[f]["short"] == name and m.metric.show(v) == value
               for f, v in m.value.items())


def check_ends(folder, m, low, high):
    problems = []
    for text, right, words in ((low, ends(m)[0], "lowest"),
                               (high, ends(m)[1], "highest")):
        value, _, name = text.partition(" ")
        if right is None or m.metric.show(right) != value or (
                name and not with_value(m, value, name, folder.forces)):
            problems.append(f"{text!r} is not the {words}")
    return problems


def check_tile(folder, force, line):
    found = re.match(r"tile: (.+?), (.*?): (.*), (\S+ .+) to (\S+ .+)$", line)
    if not found:
        return [] if re.match(r"tile: .*: .*", line) else ["what is it?"]
    title, unit, said, low, high = found.groups()
    for m in folder.by_brief().get(title, ()):
        if m.metric.row["unit"] != unit and not unit.startswith("%"):
            continue
        problems = check_ends(folder, m, low, high)
        value = m.value.get(force) if force else m.national
        before = m.compare.get(force) if force else m.national_before
        moved = re.match(rf"({NUMBER}), (up from|down from|about the same as|"
                         rf"as) ({NUMBER}) in (\d+)(.*)", said)
        if value is not None and not said.startswith(m.metric.show(value)):
            problems.append(f"the figure is {m.metric.show(value)}")
        if moved and value is not None:
            problems += check_moved(m, value, before, moved.groups())
        return problems
    return ["no such measure"]


def check_moved(m, value, before, said):
    _, how, was, _, rest = said
    problems = []
    if before is None or was != m.metric.show(before):
        problems.append("it was another")
    elif (how.startswith("about") or how == "as") != m.metric.alike(value,
                                                                    before):
        problems.append(f"{how!r}, or not?")
    elif how[:2] in ("up", "do") and (how[:2] == "up") != (value > before):
        problems.append("the other way")
    percent = re.search(r"\(([+\u2212]?[\d.,]+)%\)", rest)
    now, then = m.matched()
    if percent and now is not None and then:
        right = show(abs(now / then - 1) * 100, 1)
        if percent.group(1).lstrip("+\u2212") != right:
            problems.append(f"the change is {right}")
    return problems


def check_profile_row(folder, force, cells):
    """measure and unit, now, before, rank, all, lowest, highest, measure,
    unit, class"""
    _, now, before, rank, whole, low, high, name, unit, stands = cells
    for m in folder.by_brief().get(name, ()):
        if m.metric.row["unit"] != unit:
            continue
        figure = m.metric.show
        right = [figure(x) if x is not None else "[x]" for x in (
            m.value.get(force), m.compare.get(force), m.national, *ends(m))]
        problems = [f"{a!r} is {b!r}" for a, b in zip(
            (now, before, whole, low, high), right) if a != b]
        place = re.match(r"(\d+)=? of (\d+)$", rank)
        if place and (int(place.group(1)), int(place.group(2))) != (
                m.rank[force], len(m.value)):
            problems.append(f"its rank is {m.rank[force]}")
        if stands == "not assessed":
            if m.comparable(force) and m.classes(force) != {""}:
                problems.append(f"it is {m.classes(force)}")
        elif not any(c and stands.startswith(c) for c in m.classes(force)):
            problems.append(f"it is {m.classes(force)}")
        return problems
    return ["no such measure"]


def check_profile_list(folder, force, words, names):
    """Every measure of the list has the class, and no other measure has."""
    want, left = words.lower() + " among ", names.lower()
    problems = []
    # a name may hold a comma, or begin with another one
    for brief, measures in sorted(folder.by_brief().items(),
                                  key=lambda x: -len(x[0])):
        told = bool(re.search(r"(?:^|, | and )" + re.escape(brief.lower()) +
                              r"(?:$|, | and )", left))
        if told:
            left = left.replace(brief.lower(), "\u2026", 1)
        for m in measures:
            classes = (m.classes(force) if m.comparable(force) else {""})
            if (classes == {want} and not told) or (
                    told and want not in classes and len(measures) == 1):
                problems.append(f"{brief} is {classes}")
    rest = re.sub(r"\u2026|, | and ", "", left)
    return problems + ([f"what is {rest!r}?"] if rest else [])


def check_outside(folder, rows, sentence):
    problems = []
    briefs, names = folder.by_brief(), {r["short"]: f for f, r in
                                       folder.forces.items()}
    seen = set()
    for cells in rows:
        force, brief, value, typical, side, times = cells[:6]
        value = re.sub(r" \[\w\]$", "", value)
        f = names.get(force)
        m = next((m for m in briefs.get(brief, ()) if f in m.value and
                  m.metric.show(m.value[f]) == value), None)
        if m is None or not m.comparable(f) or f not in m.z:
            problems.append(f"{cells}: not so")
            continue
        seen.add((f, m.metric.id))
        z = m.z[f]
        if abs(z) < OUTSIDE - 1e-6 or (z > 0) != side.startswith("high"):
            problems.append(f"{cells}: z is {z}")
        right = "[z]"
        if m.metric.kind != "score" and m.typical > 0:
            right = float(m.value[f]) / float(m.typical)
        if (times == "[z]") != (right == "[z]") or times != "[z]" and abs(
                float(times.replace(",", "")) - right) > 0.501 * 10 ** -len(
                    times.partition(".")[2]):
            problems.append(f"{cells}: {right} times the typical one")
        if typical != m.metric.show(m.typical):
            problems.append(f"{cells}: the typical one has {m.typical}")
    if seen ^ folder.outside(OUTSIDE):
        problems.append(f"not the same: {seen ^ folder.outside(OUTSIDE)}")
    found = re.match(r"([\d,]+) of ([\d,]+) figures .* on (\d+) measures? *,? "
                     r".*Outside the 95% limits are ([\d,]+),", sentence)
    assessed = [m.metric.id for m in folder.measures.values() for f in m.z
                if m.comparable(f)]
    right = [len(seen), len(assessed), len(set(assessed)),
             len(folder.outside(EDGE))]
    if not found or [int(x.replace(",", "")) for x in
                     found.groups()] != right:
        problems.append(f"{sentence!r}: {right}")
    return problems


def check_note(folder, force, line):
    """A note away from its figure names what it is about, and whose it is."""
    number, said = re.match(r"  Note (\d+): (.*)$", line).groups()
    row = folder.read("notes.csv")[int(number) - 1]
    if row["scope"] == "report":
        return []
    if not said.startswith(row["text"]):
        return ["another note"]
    about = said[len(row["text"]):]
    if not re.fullmatch(r" \(on .+\)|( \S.* \([^()]+\);?)+\.", about):
        return ["of which measure?"]
    own = force and row["note_id"] in folder.noted()[force]
    vague = re.match("(The|This) (force|area|unit)|.*this force", row["text"])
    return (["whose figure?"] if vague and not own and ", of " not in about
            else [])


def check_dump(folder, force, dump):
    """All that is wrong with the lists of a report, and how many were read."""
    problems, n, kind, rows, sentence = [], 0, "", [], ""
    for line in dump.splitlines():
        page = re.match(r"page (\w+) ", line)
        if page:
            kind = page.group(1)
        wrong = None
        profile = re.match(r"  (Unusually high|High|Low|Unusually low): (.+)$",
                           line)
        if re.match(r"  Note \d+: ", line):
            # "so 2017 is not comparable with 2016" would read as everything
            wrong = check_note(folder, force, line)
        elif line.startswith("tile: "):
            wrong = check_tile(folder, force, line)
        elif kind == "profile" and line.startswith("  - | "):
            wrong = check_profile_row(folder, force, line[6:].split(" | "))
        elif kind == "profile" and profile:
            wrong = check_profile_list(folder, force, *profile.groups())
        elif kind == "outside" and line.startswith("  - | "):
            rows.append(line[6:].split(" | "))
        elif kind == "outside" and "figures that can be compared" in line:
            sentence = line.partition("text: ")[2]
        if wrong is not None:
            n += 1
            problems += [f"{line!r}: {x}" for x in wrong]
    if sentence:
        n += len(rows) + 1
        problems += check_outside(folder, rows, sentence)
    return problems, n


# ------------------------------------------------------- the mail and the text
def paragraphs(mail):
    """The lines of a mail, put together again as they were written."""
    text = re.sub(r" ?\n(?=[^\n-])(?!Subject)", " ", mail.replace("\n\n",
                                                                  "\n- "))
    return [re.sub(r"\s+", " ", x).strip().removeprefix("- ")
            for x in re.split(r"\n- ", text)]


def check_mail(folder, force, mail, dump, stats):
    """Figures and order of the mail are those of the report."""
    problems = []
    said = paragraphs(mail)
    told = [f"{head}. {text}".strip() for head, text in re.findall(
        r"^  ([^-|=][^|]+) \| (.*?)(?: @\S+)? \| [v^]?$",
        dump.partition("\nnews\n")[2].partition("\nh2:")[0], re.M)]
    problems += [f"{x} of the subject is no news" for x in
                 re.findall(r"\d[\d,.]*(?=%)", mail.partition("\n")[0])
                 if x + " percent" not in " ".join(told)]
    first = said[2:2 + len(told)]
    if not told or first != told:
        problems.append(f"the mail tells {first}, page one {told}")
    for words, column in (("Outside the 99.8% limits", "class_typical"),
                          ("Changed unusually", "change_class")):
        found = re.search(words + r" \((\d+) figures?\)", " ".join(said))
        right = sum(1 for r in stats if r[column].startswith("unusually") and
                    (force is None or r["force_id"] == force) and
                    is_told(folder, r, column))
        if (int(found.group(1)) if found else 0) != right:
            problems.append(f"{words}: {right} by --stats, not "
                            f"{found and found.group(1)}")
    return problems


def is_told(folder, row, column):
    m = folder.measures[row["metric_id"]]
    f = row["force_id"]
    if not m.comparable(f):
        return False
    if column == "class_typical":
        return True
    one_off = any(e["metric_id"] == m.metric.id and e["force_id"] == f
                  for e in folder.read("events.csv"))
    return row["compare_status"] != "partial" and not one_off


def check_text(dump, text):
    """Every title and sentence of the report stands in its plain text."""
    flat = re.sub(r"\s+", " ", text)
    twice = [f"a word twice: {x.group(0)!r}" for x in re.finditer(
        r"(?i)(?<![\w-])([a-z]{2,}) \1(?![\w-])|\bshown not available|"
        r"\(null\)", text)]
    twice += [f"explained twice: {x!r}" for x in re.findall(
        r"\S+ \((?:partial|revised|estimated[^)]*|provisional|break in "
        r"series)\) for ", text)]
    # whose counts a copy lost was not unable to provide them
    twice += [f"not so: {x!r}" for x in re.findall(
        r"unable to provide data for \d{4}, as (?:the copy|no \w+|it could "
        r"not).{1,40}", flat)]
    return twice + [f"not in the text: {x!r}" for x in re.findall(
        r"^(?:h1|text): (.*(?:rose|fell|there were|compared with).*)$", dump,
        re.M) if re.sub(r"\s*\[u\]", "", x) not in re.sub(
            r"\s*\[u\]| partial", "", flat)]

