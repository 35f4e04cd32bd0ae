"""Words of a finished PDF that leave their page or share a place."""
import re
import subprocess

WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" '
                  r'xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)')


def overprinted(path):
    """Yields what is wrong, with its page; boxes are taken without rims."""
    text = subprocess.run(["pdftotext", "-bbox", path, "-"],
                          capture_output=True).stdout.decode()
    for number, page in enumerate(text.split("<page ")[1:], 1):
        width, height = map(float, re.match(
            r'width="([\d.]+)" height="([\d.]+)"', page).groups())
        boxes = []
        for m in WORD.finditer(page):
            x0, y0, x1, y1 = map(float, m.groups()[:4])
            rim = 0.25 * (y1 - y0)
            boxes.append((x0 + 0.3, y0 + rim, x1 - 0.3, y1 - rim, m.group(5)))
            if x0 < 0 or y0 < 0 or x1 > width + 0.5 or y1 > height + 0.5:
                yield f"page {number}: {m.group(5)!r} leaves the page"
        boxes.sort()
        for i, a in enumerate(boxes):
            for b in boxes[i + 1:]:
                if b[0] >= a[2]:
                    break
                if min(a[3], b[3]) > max(a[1], b[1]):
                    yield f"page {number}: {a[4]!r} lies over {b[4]!r}"
