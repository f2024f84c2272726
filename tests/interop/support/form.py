"""The first form of an HTML page, filled in and sent as a browser without scripts does."""

from html.parser import HTMLParser
from urllib.parse import urljoin


class _FirstForm(HTMLParser):
    def __init__(self):
        super().__init__()
        self.action, self.fields, self._is_open = None, {}, False

    def handle_starttag(self, tag, attributes):
        of = dict(attributes)
        if tag == "form" and self.action is None:
            self.action, self._is_open = of["action"], True
        elif tag == "input" and self._is_open and (of.get("type") != "radio" or "checked" in of):
            self.fields[of["name"]] = of.get("value") or ""

    def handle_endtag(self, tag):
        if tag == "form":
            self._is_open = False


def submit(session, page, **values):
    """Sends the first form of a page with these values and returns the answer; a redirect is not followed."""
    form = _FirstForm()
    form.feed(page.text)
    assert form.action is not None, page.text
    return session.post(
        urljoin(page.url, form.action), data={**form.fields, **values}, allow_redirects=False, timeout=10
    )
