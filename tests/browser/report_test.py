"""A report in a browser: nothing is asked of the network, nothing complains, and it can be used by mouse and by keyboard.

Needs Debian's chromium, chromium-driver and python3-selenium.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "../cli"))
from program import ARTICLE, BINARY  # noqa: E402

try:
    from selenium import webdriver
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys
    from selenium.webdriver.support.select import Select
    HAS_BROWSER = bool(shutil.which("chromium") and shutil.which("chromedriver"))
except ImportError:
    HAS_BROWSER = False

DOCUMENTS = 500


def browser(*arguments):
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1300,900", *arguments):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(service=webdriver.chrome.service.Service(shutil.which("chromedriver")), options=options)


@unittest.skipUnless(HAS_BROWSER, "no chromium, chromedriver or selenium")
class Report(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="kehraus-")
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        files = []
        for number in range(DOCUMENTS):
            word = "Advertisement\n\n" if number % 5 == 0 else "<script>alert(1)</script>\n\n"
            files.append(f"{number:03}.txt")
            Path(cls.folder, files[-1]).write_text(f"{ARTICLE}\n{word}Der {number}. Satz steht am Ende, und danach kommt nichts mehr.\n" * 3)
        subprocess.run([BINARY, "compare", "--html", "report.html", *files], cwd=cls.folder, check=True, timeout=120)
        cls.browser = browser()
        cls.addClassCleanup(cls.browser.quit)

    def setUp(self):
        self.browser.get("about:blank")
        self.browser.get_log("performance")
        self.open("")

    def open(self, place):
        self.browser.get(Path(self.folder, "report.html").as_uri() + place)

    def find(self, selector):
        return self.browser.find_elements(By.CSS_SELECTOR, selector)

    def shown_rows(self):
        return self.browser.execute_script("return [...document.querySelectorAll('#table tbody tr:not([hidden]) th')].map(e => e.textContent)")

    def press(self, key):
        webdriver.ActionChains(self.browser).send_keys(key).perform()

    def test_nothing_is_asked_for_and_nothing_complains(self):
        sent = [json.loads(entry["message"])["message"] for entry in self.browser.get_log("performance")]
        asked = {e["params"]["request"]["url"].split("#")[0] for e in sent if e["method"] == "Network.requestWillBeSent"}
        self.assertEqual({url for url in asked if url != "about:blank"}, {Path(self.folder, "report.html").as_uri()})
        self.assertEqual(self.browser.get_log("browser"), [])

    def test_data_cannot_run(self):
        self.browser.execute_script("const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s)")
        self.assertIsNone(self.browser.execute_script("return window.ran"))
        self.assertEqual(len(self.find("main script, img, iframe, object")), 0)
        self.browser.get_log("browser")  # what was refused

    def test_the_table_filters_by_words_and_by_rule(self):
        self.assertEqual(len(self.shown_rows()), DOCUMENTS)
        self.press("/")
        self.press("007")
        self.assertEqual(self.shown_rows(), ["007"])
        self.assertEqual(len(self.find("details.doc:not([hidden])")), 1)
        self.open("?")  # anew
        rules = Select(self.find("#tools select[aria-label='any rule']")[0])
        rules.select_by_visible_text("any/advertisement-word")
        self.assertEqual(len(self.shown_rows()), DOCUMENTS / 5)

    def test_the_table_sorts_by_a_click(self):
        head = next(button for button in self.find("#table th button") if button.text == "document")
        head.click()
        head.click()
        self.assertEqual(self.shown_rows()[0], f"{DOCUMENTS - 1:03}")
        self.assertEqual(self.find("#table th[aria-sort]")[0].get_attribute("aria-sort"), "descending")

    def test_keys_go_from_removal_to_removal(self):
        self.find("details.doc summary")[0].send_keys(Keys.ENTER)
        focused = "return document.activeElement.id"
        self.press("j")
        first = self.browser.execute_script(focused)
        self.press("j")
        second = self.browser.execute_script(focused)
        self.press("k")
        self.assertRegex(first, "^d0p[0-9]+$")
        self.assertNotEqual(first, second)
        self.assertEqual(self.browser.execute_script(focused), first)

    def test_a_link_to_a_place_opens_its_document(self):
        self.find("#rules details summary")[0].click()
        link = self.find("#rules details a")[0]
        place = link.get_attribute("href").split("#")[1]
        link.click()
        self.assertEqual(self.browser.execute_script("return document.activeElement.id"), place)
        self.assertTrue(self.browser.find_element(By.ID, place).is_displayed())

    def test_without_script_all_is_there(self):
        bare = browser("--blink-settings=scriptEnabled=false")
        self.addCleanup(bare.quit)
        bare.get(Path(self.folder, "report.html").as_uri() + "#d4")
        self.assertEqual(len(bare.find_elements(By.CSS_SELECTOR, "details.doc")), DOCUMENTS)
        self.assertEqual(len(bare.find_elements(By.CSS_SELECTOR, "#table tbody tr")), DOCUMENTS)

    def test_on_a_phone_nothing_is_wider_than_the_screen(self):
        self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": 390, "height": 800, "deviceScaleFactor": 2, "mobile": True})
        self.addCleanup(self.browser.execute_cdp_cmd, "Emulation.clearDeviceMetricsOverride", {})
        self.open("#d0")
        self.assertLessEqual(self.browser.execute_script("return document.documentElement.scrollWidth"), 390)


if __name__ == "__main__":
    unittest.main()
