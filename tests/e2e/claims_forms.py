"""The forms that sentences of a report have: a table, easy to change."""
import re

import claims_grades
from claims_brief import (
    brief_furthest, brief_more, brief_named, brief_nobody, brief_none,
    brief_outside, brief_alone, brief_class, brief_counts, brief_from, brief_good, brief_grade,
    brief_level, brief_moved, brief_partial, brief_past, brief_still, brief_typical)
from claims_checks import (
    NUMBER, Wrong, almost_national, among_moved, beside, beside_only,
    beside_same, chance_counts, chance_text, change_counts, change_text,
    changed_title,
    few_events, finding_of_count, finding_value, incomplete, interval, kept,
    left_out, level_national, middle_half, moved_counts, moved_national, need,
    not_comparable, rank_text, ranks_title, spread_title, stands_text,
    text_level, title_alone, title_class, title_incomplete, title_move,
    title_share, title_without, typical_old, without_events)
from claims_spread import (
    all_alike, beyond_chance, centre_text, ends_text, middle_half_alike)

FLAWS = re.compile(
    r"\bbroadly\b|% %|\bgovernment Agency|\u2026|"
    r"\bon (?:January|February|March|April|May|June|July|August|September|"
    r"October|November|December) \d{4}|\bin the \d{4}/\d\d|"
    r"\(null\)|\bnan\b|\binf\b|\b(\w{2,}) \1\b|  |\b[Nn]o of\b|\b0 of those|"
    r"\b1 of those 1\b|\b1 (?:forces|hospitals|areas|measures|figures) "
    r"(?:are|have|lie|rose|fell)\b|\bof 1 (?:forces|hospitals|areas)\b|"
    r"\b(?:The|All) (?:1|0) (?:forces|hospitals|areas)\b|"
    r"[\u2212-]0(?:\.0+)?(?![0-9.])|\b1[123](?:st|nd|rd)\b|"
    r"\b\d*[04-9](?:st|nd|rd)\b|\b(?:\d*[02-9])?(?:1(?:nd|rd|th)|2(?:st|rd|th)|"
    r"3(?:st|nd|th)) (?:highest|lowest)")


class Reader:
    """The table of forms for one folder, and what each of them claims."""

    def __init__(self, folder):
        self.folder = folder
        unit, units = folder.word("unit", "area"), folder.word("units",
                                                               "areas")
        area = folder.word("area", "")
        named = (rf"the figure of all {units} together" if not area else
                 f"the figure of {area}" if area.startswith("the ") else
                 f"the {area} figure")
        words = {"units": units, "unit": unit, "n": NUMBER,
                 "area": re.escape(area) or f"all {units} together",
                 "interval": rf" \(95% interval ({NUMBER}) to ({NUMBER})"
                             r"(: chance could explain it)?\)",
                 "class": f"(?:unusually )?(?:high|low) among {units}|"
                          f"in line with other {units}",
                 "both": "(?:comparable |complete )?figures for both years",
                 "figure": named, "Figure": "T" + named[1:]}
        self.units = units
        self.forms = [(re.compile("^" + re.sub(
            r"<(\w+)>", lambda m: words[m.group(1)], form) + "$"), claim)
            for form, claim in BRIEF + FORMS]

    def problem(self, sentence, where):
        """What is wrong with a sentence; None when it is true."""
        flaw = FLAWS.search(sentence.replace(where.names(), "X"))
        if flaw:
            return f"a slip of the pen: {flaw.group(0)!r}"
        if where.m and where.kind not in ("numbers", "brief") and re.search(
                r"\bper [\d,]", sentence) and (
                    where.metric.row["unit"].lstrip("\u00a3 ")
                    not in sentence):
            return "not so: another unit"
        for year in re.findall(r"(?:since|about the same as in|with \S+ in) "
                               r"(\d{4})\b", sentence):
            if re.match(r"For .* this is the ", sentence):
                continue  # of all years: see brief_past
            if int(year) != self.folder.year - 1:
                return f"not so: {year} is not the year compared with"
        first = 0 if where.kind == "brief" else len(BRIEF)
        for form, claim in self.forms[first:]:
            found = form.match(sentence)
            if not found:
                continue
            try:
                if claim:
                    claim(where, *found.groups())
                return None
            except Wrong as wrong:
                return f"not so: {wrong}"
            except (AttributeError, TypeError, KeyError, ValueError,
                    ZeroDivisionError) as error:
                return f"not so here: {error}"
        return "a form nobody knows"


class Where:
    """What a page is about."""

    def __init__(self, reader, force=None, metric=None, kind="",
                 shared=None):
        self.shared = {} if shared is None else shared  # by a whole page
        self.folder, self.force, self.kind = reader.folder, force, kind
        self.units = reader.units
        self.m = reader.folder.measures.get(metric)
        self.said = {}  # by the title, and then by the text under it

    def names(self):
        return self.folder.forces[self.force]["short"] if self.force else "\0"

    @property
    def metric(self):
        need(self.m is not None, "no measure is known here")
        return self.m.metric

    @property
    def value(self):
        need(self.m and self.force in self.m.value, "it has no figure")
        return self.m.value[self.force]

    @property
    def compare(self):
        need(self.m and self.force in self.m.compare, "nothing to compare")
        return self.m.compare[self.force]

    def percent(self):
        return (abs(self.value / self.compare - 1) * 100 if self.compare
                else None)


# The same of page 1: headlines and the text under them; tried first there.
# What a report says, a form a line: its words, and the claim they make. The
# first form that fits decides; <n> is a printed figure.
BRIEF = [
    (r"(.+?) (rose|fell) by (<n>) (percent|percentage points?)", brief_moved),
    (r"(.+?) (rose|fell) from (<n>) to (<n>)", brief_from),
    (r"(.+): the data are incomplete", brief_partial),
    (r"(.+): (<class>)", brief_class),
    (r"(.+?) (changed little|may not have changed)", brief_still),
    (r"(.+): (outstanding|good|requires improvement|inadequate|ungraded)",
     brief_grade),
    (r"(<n>)(.*?) in (\d{4})(?:, (compared|not comparable) with (<n>) in "
     r"\d{4}|, (about the same as) in \d{4})?(?:; <figure> is (<n>))?\.", brief_level),
    (r"For (.+?) this is (the .+)\.", brief_past),
    (r"The typical <unit> has (<n>)\.", brief_typical),
    (r"(.+): (\d+) of (\d+) <units> good or outstanding", brief_good),
    (r"(\d+) outstanding, (\d+) good, (\d+) requires improvement and (\d+) "
     r"inadequate\.", brief_counts),
    (r"(Outstanding|Good|Requires improvement|Inadequate|Ungraded): (.+)\.",
     claims_grades.has_grade),
    (r"(Improved|Declined) since (\d{4}): (.+)\.", claims_grades.moved),
    (r"\w+ again, with the grade of (\d{4}): (.+)\.", claims_grades.again),
    (r"Since (\d{4}), (\d+) improved and (\d+) declined among the (\d+) "
     r"graded in both years\.", claims_grades.since),
    (r"(Nothing else|No figure) is unusual among <units>", brief_none),
    (r"(\w+)( more)? figures? (?:is|are) unusual among <units>", brief_more),
    (r"(.+ \((?:high|low|rose|fell)\))(?: and (\w+) more)?\.", brief_named),
    (r"No <unit> stands out among <units>", brief_nobody),
    (r"([\d,]+) of ([\d,]+) figures? (is|are) unusually high or low among "
     r"<units>", brief_outside),
    (r"(It is|Furthest out): (.+)\.", brief_furthest),
    (r"(?!What changed)(.+?) in (.+[^.])", brief_alone),
]

FORMS = [
    # titles of a force
    (r".+?: .+? (rose|fell|changed little|may not have changed)"
     r"(?: (and|but) (?:is|are) (<class>))?"
     r"( \(not comparable with other <units>\))?", title_move),
    (r".+?: .+? (?:is|are) (<class>)( \(not .*\))?", title_class),
    (r".+: the data behind .+ are incomplete", title_incomplete),
    (r".+: no (\d{4}) figure for .+", title_without),
    (r"\S.*, by <unit>, .*", None),
    (r"Rank of each <unit> on .+, 1 is the highest, and its 95% confidence "
     r"range, \d{4}", None),
    (r".+ in .+, (\d{4})", title_alone),
    # the text under them
    (r"In <area>,? (.+?)(?:, (compared|not comparable) with (<n>) in "
     r"\d{4}|, (about the same as) in \d{4})?\.", level_national),
    (r"In (\w+) of them there are too few cases to tell the change from "
     r"chance\.", chance_counts),
    (r"In (.+?\d.*?)(?:, (compared|not comparable) with (<n>) in \d{4}|"
     r", (about the same as) in \d{4})?\.", text_level),
    (r"That is about the same as <figure> of (<n>)\.", beside_same),
    (r"That is (.+?) <figure> of (<n>)"
     r"(, but there are too few cases to tell it from chance)?\.", beside),
    (r"<Figure> is (<n>)\.", beside_only),
    (r"It is (<class>): (further from|at the edge of|within) the .*"
     r"\((<n>)\)(?: than .*)?\.", stands_text),
    (r"Without (the .+)\.", without_events),
    (r"Check definitions and data first\.", None),
    (r"Its figure is not comparable with those of other <units>\.",
     not_comparable),
    (r"The figure is incomplete \[u\], so it is not compared with other "
     r"<units>\.", incomplete),
    (r"The figure is based on fewer than 20 events\.", few_events),
    (r"(?:There are too few cases to tell the change since (\d{4}) from "
     r"chance|The change since (?:\d{4}) is no more than chance could "
     r"explain)\.", chance_text),
    (r"It (rose|fell) (more|less) than the usual spread of changes between "
     r"<units> would explain\.", change_text),
    (r"This is the (joint )?(?:(\d+)(?:st|nd|rd|th) )?(highest|lowest) of the "
     r"(\d+) <units> with data( \(the (?:highest|lowest) of those that "
     r"can be compared\))?(?:; its place may be anywhere from the "
     r"(?:(\d+)(?:st|nd|rd|th) to the|(?:highest|lowest) to the) "
     r"(\d+)(?:st|nd|rd|th) (highest|lowest))?\.", rank_text),
    (r"Of (\d+) measures with <both>"
     r"(, parts of others not counted)?, (\w+) rose, (\w+) fell "
     r"and (\w+) stayed the same in (.+?)\.(?: For (\w+) of them there are "
     r"too few cases to tell the change from chance\.)?", moved_counts),
    (r"Two (?:points|years) are not a trend\.", None),
    # titles and text of all
    (r".+ (rose|fell) in (?:all (?=\d))?(\d+)(?: of (\d+))? <units> since "
     r"(\d{4})", title_share),
    (r"The \w+ (rose|fell) by (<n>) (percent|percentage points?)"
     r"(?:<interval>(?:, from (<n>) to (<n>)(?: (per .+))?)?)?\.",
     moved_national),
    (r"(?:The|Among the \d+ <units> with <both>, the) \w+ was almost "
     r"unchanged(?: \(95% interval .*\))?\.", almost_national),
    (r".*(rose|fell) in the (one) <unit> with <both>()"
     r"(?: since \d{4}|\.)", title_share),
    (r"For the (one) <unit> with <both>, the \w+ (rose|fell) "
     r"by (<n>) (percent|percentage points?)(?:<interval>)?\.",
     among_moved),
    (r"Among the (\d+) <units> with <both>, the \w+ "
     r"(rose|fell) by (<n>) (percent|percentage points?)(?:<interval>)?\.",
     among_moved),
    (r"The middle half of the (\d+) <units> lies between (<n>) and (<n>)\.",
     middle_half),
    (r"Of (\d+) <units> with <both>, (\w+) rose, (\w+) fell "
     r"and (\w+) stayed the same\.", change_counts),
    (r"(\w+) (?:<unit>|<units>) stands? outside the usual spread of .+", spread_title),
    (r"The typical <unit> has (<n>)(?:; <figure> is (<n>))?\.", centre_text),
    (r"The middle half of the (\d+) <units> has (<n>)\.", middle_half_alike),
    (r"(?:Of the (\d+) <units> that can be compared, t|T)he highest "
     r"(?:rate|percentage|figure) is (<n>) \((.+?)\), (?:(about )?([\d.,]+) "
     r"times )?the lowest,? (<n>) \((.+)\)\.", ends_text),
    (r"(?:Of the (\d+) <units> that can be compared, a|A)ll have the same "
     r"(?:rate|percentage|figure), (<n>)\.", all_alike),
    (r"The <units> differ by (no )?more than chance alone would give\.",
     beyond_chance),
    (r"\w+ are compared with the middle <unit>\.", None),
    (r"(\w+) (?:<unit>|<units>) changed unusually since (\d{4}): .+",
     changed_title),
    (r"(This|These \d+) (?:<unit>|<units>) (?:is|are) not in <figure> for "
     r"(\d{4})\.", left_out),
    (r"\w+ of \d+ <units> have too few cases to tell their distance from the "
     r".+ from chance\.", None),
    (r"(\w+) of (\d+) ranks are unsure by more than half the table: .+",
     ranks_title),
    (r"(?=(.+))(?:Among .+ both years, t|T)he number of .+ (rose|fell) by "
     r"(<n>) percent, from (<n>) to (<n>)\.", finding_of_count),
    (r"(?=(.+)).+ (rose|fell) by (<n>) (percent|percentage points?)"
     r"(?:<interval>)?, from (<n>) to (<n>)\.", finding_value),
    (r"It (rose|fell) in (?:all (?=\d))?(\d+)(?: of (\d+))? <units>()\.",
     title_share),
    # what earlier reports said: kept so that a return is seen as false
    (r"Forces typically differ from it by about (<n>) percent, and the limits "
     r"allow for that\.", typical_old),
    (r"About (<n>) percent of a <unit>\u2019s \d{4} distance from the "
     r"average was still there in \d{4}"
     r"(?:, of <units> that can be compared)?\.", kept),
    # forms that claim nothing which these files could decide
    *[(form, None) for form in (
        r".+: how each <unit> changed since \d{4}",
        r".+: how the <units> differ", r"How sure the ranks are: .+",
        r"There are too few <units> with data to say what is usual\.",
        r".+: no figures for \d{4} that can be used",
        r".+ by <unit>, \d{4}", r"What changed in .+ since \d{4}",
        r"A rank is exact for the figures as they are\.",
        r"Light bars show where it may lie.*", r"Each measure in .+",
        r".+ bars overlap widely should not be told apart by rank\.",
        r"Figure \d+",
        r".* was almost unchanged")],
]
