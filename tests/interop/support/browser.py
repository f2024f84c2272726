"""A real browser: headless Chromium, driven over WebDriver as a person would use it, by what the page shows."""

import shutil
import tempfile
from contextlib import contextmanager

from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

_LONGEST_LOAD = 20
_OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--window-size=900,800",
)


class Browser:
    """One browser with a profile of its own, and the page it shows."""

    def __init__(self, driver):
        self._driver = driver

    def open(self, url):
        """Goes to an address and waits until the page is loaded, wherever redirects led."""
        self._driver.get(url)

    def address(self):
        """Returns what the address bar shows."""
        return self._driver.current_url

    def wait_for_address(self, beginning):
        """Waits until the address begins so, and returns it."""
        WebDriverWait(self._driver, _LONGEST_LOAD).until(
            lambda driver: driver.current_url.startswith(beginning),
            f"the browser did not come to {beginning} but is at {self.address()}",
        )
        return self.address()

    def title(self):
        """Returns the page's title."""
        return self._driver.title

    def heading(self):
        """Returns the page's main heading."""
        return self._one(By.TAG_NAME, "h1").text

    def text(self):
        """Returns all text the page shows."""
        return self._one(By.TAG_NAME, "body").text

    def alert(self):
        """Returns what a screen reader is told to read out at once."""
        return self._one(By.CSS_SELECTOR, '[role="alert"]').text

    def field(self, label):
        """Returns the input that a label belongs to."""
        texts = self._driver.find_elements(By.TAG_NAME, "label")
        (named,) = [text for text in texts if text.text.strip() == label]
        identifier = named.get_attribute("for")
        return self._one(By.ID, identifier) if identifier else named.find_element(By.TAG_NAME, "input")

    def focused(self):
        """Returns the element that a key press goes to."""
        return self._driver.switch_to.active_element

    def fill(self, **fields):
        """Types into fields, each named by its label with underscores for spaces, in place of what stands there."""
        for name, text in fields.items():
            field = self.field(name.replace("_", " "))
            field.clear()
            field.send_keys(text)

    def press(self, words):
        """Presses the button or link of these words."""
        found = self._driver.find_elements(By.CSS_SELECTOR, "button, a")
        (meant,) = [element for element in found if element.text.strip() == words]
        meant.click()

    def picture(self, file):
        """Writes what the window shows to a PNG file."""
        assert self._driver.save_screenshot(str(file)), f"no screenshot in {file}"

    def complaints(self):
        """Returns what the browser's console has to say, such as a refusal by the page's own policy; each line once."""
        return [line["message"] for line in self._driver.get_log("browser")]

    def cookies(self):
        """Returns the cookies of the page's host, by name."""
        return {cookie["name"]: cookie for cookie in self._driver.get_cookies()}

    def _one(self, by, what):
        return WebDriverWait(self._driver, _LONGEST_LOAD).until(lambda driver: driver.find_element(by, what))


@contextmanager
def browser():
    """Starts a browser and ends it."""
    profile = tempfile.mkdtemp(prefix="chromium-")
    options = ChromeOptions()
    options.binary_location = shutil.which("chromium")
    for option in (*_OPTIONS, f"--user-data-dir={profile}"):
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = Chrome(options=options, service=Service(shutil.which("chromedriver")))
    try:
        driver.set_page_load_timeout(_LONGEST_LOAD)
        yield Browser(driver)
    finally:
        driver.quit()
        shutil.rmtree(profile, ignore_errors=True)
