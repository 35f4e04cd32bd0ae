"""Checks a message that arrived: check_mail.py MESSAGE REPORT WORDS. REPORT is
the PDF that must be attached, or empty; WORDS stand in the subject or the text,
"|" between them. A fourth word allows a mail without HTML."""
import email
import email.policy
import html.parser
import re
import sys

class Shown(html.parser.HTMLParser):
    """What a program for mail shows; nothing may load, run or lead away."""

    def __init__(self, page):
        super().__init__()
        self.words, self.open = "", []
        self.feed(page)
        self.close()
        assert self.open == [], self.open
        self.words = " ".join(self.words.split())

    def handle_starttag(self, tag, attributes):
        assert tag in ("html head meta title body div h1 h2 p ul li strong "
                       "table caption tr th td br small").split(), tag
        for name, value in attributes:
            assert name in ("style", "lang", "charset", "scope"), name
            assert "url(" not in value and "expression" not in value, value
        if tag not in ("meta", "br"):
            self.open.append(tag)
        self.words += " " if tag not in ("strong", "small") else ""

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "title" not in self.open:
            self.words += data


path, report, words = sys.argv[1:4]
raw = open(path, "rb").read()
m = email.message_from_bytes(raw, policy=email.policy.default)
assert not m.defects, m.defects
parts = list(m.walk())
assert all(not p.defects for p in parts)

# RFC 5322, 2.1.1: no line over 998, none of the headers over 78 characters;
# RFC 2047, 2: encoded words of at most 75 in lines of at most 76
head = raw.split(b"\r\n\r\n")[0].split(b"\r\n")
assert all(len(line) <= 78 for line in head), head
assert all(byte < 128 for byte in b"".join(head)), head
for line in head:
    assert all(len(word) <= 75 for word in line.split() if b"=?" in word), line
    assert b"=?" not in line or len(line) <= 76, line
assert all(len(line) <= 998 for line in raw.split(b"\r\n"))
assert b"\n" not in raw.replace(b"\r\n", b""), "a line end of its own"
names = [line.split(b":")[0].lower() for line in head if line[:1] not in b" \t"]
assert sorted(names) == sorted(set(names)), names
assert set(names) <= {b"from", b"to", b"subject", b"date", b"message-id",
                      b"auto-submitted", b"mime-version", b"content-type",
                      b"user-agent", b"content-transfer-encoding"}, names
assert len(m["to"].addresses) == 1, m["to"]
assert m["subject"] and m["date"] and m["message-id"]

text = m.get_body(("plain",))
body = text.get_content()
if text.get_param("format") == "flowed":  # RFC 3676, 4.1
    assert text["content-transfer-encoding"] in ("7bit", "quoted-printable")
    flowed = ""
    for line in body.splitlines():
        line = line[1:] if line.startswith(" ") else line
        flowed += line if line.endswith(" ") else line + "\n"
    body = flowed
elif m["user-agent"] is None:
    raise AssertionError(text["content-type"])
for word in words.split("|"):
    assert word in body or word in m["subject"], (word, m["subject"], body)

# the same in HTML, after the text, in one part (RFC 2046, 5.1.4)
page = m.get_body(("html",))
if page is not None:
    both = [p for p in parts
            if p.get_content_type() == "multipart/alternative"]
    assert len(both) == 1 and list(both[0].iter_parts()) == [text, page]
    shown = Shown(page.get_content())
    for word in words.split("|"):
        assert " ".join(word.split()) in shown.words or \
            word in m["subject"], (word, shown.words)
    # every number of the text, and no other
    numbers = r"\d[\d,]*(?:\.\d+)?"
    strange = set(re.findall(numbers, shown.words)) ^ \
        set(re.findall(numbers, body))
    assert not strange, strange
elif report and m["user-agent"] is None and len(sys.argv) < 5:
    raise AssertionError("no HTML part")

files = [p for p in parts if p.get_content_disposition() == "attachment"]
if report:
    assert [p.get_content_type() for p in files] == ["application/pdf"], files
    assert files[0].get_filename() == report.split("/")[-1]
    assert files[0].get_payload(decode=True) == open(report, "rb").read()
else:
    assert files == []
