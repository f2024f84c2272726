"""QR codes among lines of text: read as a telephone does (ZXing), and replaced by words."""

import re

import zxingcpp

_LINE = re.compile(r"[ █▀▄]{24,}")
_SCALE = 4
_DARK, _BRIGHT = b"\x00", b"\xff"


def told_instead(lines):
    """Returns the lines with each QR code in words. It must say what one of the lines says as well."""
    kept, drawing = [], []
    for line in [*lines, ""]:
        if _LINE.fullmatch(line):
            drawing.append(line)
            continue
        if drawing:
            kept.append(_words(drawing, lines))
            drawing = []
        kept.append(line)
    return kept[:-1]


def _words(drawing, lines):
    (width,) = {len(line) for line in drawing}
    (code,) = zxingcpp.read_barcodes(_pixels(drawing, width), try_invert=False)
    assert code.format == zxingcpp.BarcodeFormat.QRCode, code.format
    assert any(line.endswith(code.text) for line in lines), f"it says {code.text}, and no line does"
    return f"‹QR code of the URI below: {width} columns, {len(drawing)} lines›"


def _pixels(drawing, width):
    """Returns the drawing as grey pixels: two modules a character, black on white."""
    rows = []
    for line in drawing:
        for dark in ("█▀", "█▄"):
            row = b"".join((_DARK if letter in dark else _BRIGHT) * _SCALE for letter in line)
            rows += [row] * _SCALE
    return memoryview(b"".join(rows)).cast("B", shape=(len(rows), width * _SCALE))
