"""What a terminal shows, as a camera would see it: pyte is the terminal, a picture of it the result."""

import pyte
from PIL import Image

# Which half of a cell is in the colour of the characters: above, below.
_HALVES = {" ": (False, False), "▀": (True, False), "▄": (False, True), "█": (True, True)}
_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)
_PIXELS = 8


def taken(text, columns, rows, characters=_WHITE, background=_BLACK):
    """Returns a picture of a screen after this output; what is no half-block is left out, as a phone passes it over.

    `characters` and `background` are the colours that the terminal has where the program asks for none.
    """
    screen = pyte.Screen(columns, rows)
    pyte.Stream(screen).feed(text)
    picture = Image.new("RGB", (columns, rows * 2), background)
    for row in range(rows):
        for column in range(columns):
            cell = screen.buffer[row][column]
            in_front = _colour(cell.fg, characters)
            behind = _colour(cell.bg, background)
            for half, is_front in enumerate(_HALVES.get(cell.data, (False, False))):
                picture.putpixel((column, row * 2 + half), in_front if is_front else behind)
    return picture.resize((columns * _PIXELS, rows * 2 * _PIXELS), Image.Resampling.NEAREST)


def _colour(name, default):
    return default if name == "default" else tuple(bytes.fromhex(name))
