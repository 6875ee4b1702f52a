"""The HTML page of a layer in a real browser, held against the JSON of the same layer.

    python page.py PAGE.html REPORT.json [--compared DIFF.json] [--screenshot FILE]

Opens the page in headless Chromium and uses it with mouse and keyboard; accessibility is judged by axe-core.
Prints a line a check and `page: N passed, N failed`; exit status 1 where any failed.
"""

import argparse
import json
import pathlib
import sys
import traceback

import axe_selenium_python
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

CHECKS = []


def check(function):
    CHECKS.append(function)
    return function


class Page:
    def __init__(self, driver, url, report, compared):
        self.driver, self.url, self.report, self.compared = driver, url, report, compared
        self.groups = [group for group in report["groups"]]

    def open(self, width=1280, height=900):
        self.driver.set_window_size(width, height)
        self.driver.get(self.url)
        self.wait(lambda: self.boxes())

    def wait(self, condition):
        WebDriverWait(self.driver, 20, poll_frequency=0.05).until(lambda _: condition())

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def boxes(self):
        return self.driver.find_elements("css selector", "#map > button:not(.inner)")

    def rows(self):
        return self.run(
            """return [...document.querySelectorAll("#distributions tbody tr, #distributions tfoot tr")].map((row) =>
               Object.fromEntries([...row.cells].map((cell) => [cell.dataset.column, [cell.innerText, cell.title]])))""")

    def text(self, selector):
        return self.run("return document.querySelector(arguments[0]).innerText", selector)

    def press(self, key):
        self.driver.switch_to.active_element.send_keys(key)

    def search(self, words):
        field = self.driver.find_element("id", "search")
        field.clear()
        field.send_keys(words)


def title(group):
    """What the page calls a group of files."""
    own = group["bucket"] != "unowned" or group["name"].startswith("/opt/")
    other = {"archive": "[archive]", "shared": "[shared]"}
    return other.get(group["bucket"], group["name"] if own else "[unowned] " + group["name"])


def exact(number):
    return f"{number:,}"


def equal(left, right, what):
    if left != right:
        raise AssertionError(f"{what}: on the page {left!r}, in the report {right!r}")


def true(value, what):
    if not value:
        raise AssertionError(what)


@check
def it_asks_for_nothing_and_no_error_is_in_the_console(page):
    page.open()
    equal(page.run("return performance.getEntriesByType('resource').length"), 0, "requests")
    errors = [entry for entry in page.driver.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]
    equal(errors, [], "console")


@check
def the_table_says_what_the_report_says(page):
    page.open()
    rows = {row["name"][0].removesuffix(" *"): row for row in page.rows()}
    for group in page.groups:
        name = title(group)
        amount, row = group["amount"], rows[name]
        equal(row["files"][0], exact(amount["files"]), f"files of {name}")
        equal(row["bytes"][1], f"{exact(amount['bytes'])} bytes", f"bytes of {name}")
        equal(row["version"][0], group.get("version") or "", f"version of {name}")
        equal(row["name"][0].endswith(" *"), group["isRoot"], f"whether {name} was asked for")
        if group.get("retained") is not None:
            equal(row["retained"][1], f"{exact(group['retained'])} bytes", f"retained size of {name}")
        if page.report["tree"].get("zipped"):
            equal(row["zipped"][1], f"{exact(amount['zipped'])} bytes", f"zipped bytes of {name}")
    equal(len(rows), len(page.groups) + 1, "rows")
    equal(rows["total"]["bytes"][1], f"{exact(page.report['tree']['bytes'])} bytes", "total")
    true(exact(page.report["tree"]["bytes"]) in page.text("#summary"), "the heading has the bytes")


@check
def the_kinds_add_up_as_in_the_report(page):
    page.open()
    sums = {}
    for file in page.report["files"]:
        sums[file["kind"]] = sums.get(file["kind"], 0) + file["bytes"]
    shown = page.run(
        "return [...document.querySelectorAll('#legend li')].map((item) => [item.dataset.kind, Number(item.dataset.bytes)])")
    equal(dict(shown), sums, "kinds")


@check
def the_areas_of_the_map_are_in_proportion(page):
    page.open()
    whole = page.run("const map = document.getElementById('map'); return map.clientWidth * map.clientHeight")
    areas = page.run(
        "return outerBoxes().map((box) => [box.item.name, parseFloat(box.style.width) * parseFloat(box.style.height)])")
    sizes = {group["name"]: group["amount"]["bytes"] for group in page.groups}
    for name, area in areas:
        share = sizes[name.removeprefix("[unowned] ")] / page.report["tree"]["bytes"]
        true(abs(area / whole - share) < 0.002, f"{name} takes {area / whole:.4f} of the map, and is {share:.4f} of the layer")


@check
def a_click_goes_in_and_escape_comes_out(page):
    page.open()
    largest = max(page.groups, key=lambda group: group["amount"]["bytes"])
    box = next(box for box in page.boxes() if box.get_attribute("aria-label").startswith(largest["name"]))
    box.click()
    true(largest["name"] in page.text("#crumbs"), f"the place is {page.text('#crumbs')!r}")
    total = page.run("return state.place.children.reduce((sum, item) => sum + item.bytes, 0)")
    equal(total, largest["amount"]["bytes"], "bytes inside")
    page.press(Keys.ESCAPE)
    equal(page.text("#crumbs").strip(), "layer", "place after Escape")
    true(page.run("return document.activeElement.item.name") == largest["name"], "the box that was left has the focus")


@check
def the_keyboard_reaches_everything(page):
    page.open()
    page.run("document.querySelector('#map button[tabindex=\"0\"]').focus()")
    first = page.run("return document.activeElement.item.name")
    page.press(Keys.ARROW_RIGHT)
    second = page.run("return document.activeElement.item.name")
    true(first != second, "an arrow moves")
    page.press(Keys.ENTER)
    true(second in page.text("#crumbs"), "Enter goes in")
    page.press(Keys.BACKSPACE)
    equal(page.text("#crumbs").strip(), "layer", "place after Backspace")
    stops = page.run(
        """return [...document.querySelectorAll('button, input, select, [tabindex="0"]')]
           .filter((item) => item.tabIndex >= 0 && item.offsetParent !== null && !item.closest('#distributions')).length""")
    true(stops < 60, f"{stops} stops for the Tab key outside of the table")


@check
def a_search_finds_what_the_report_has(page):
    page.open()
    word = max(page.report["files"], key=lambda file: file["bytes"])["path"].rsplit("/", 1)[-1][:9].lower()
    page.search(word)
    page.wait(lambda: page.text("#found"))
    # A distribution or a folder that has the word counts with all that it holds.
    expected = [
        file for file in page.report["files"]
        if word in file["path"].lower() or word in page.groups[file["group"]]["name"].lower()
    ]
    size = exact(sum(file["bytes"] for file in expected))
    true(page.text("#found").startswith(f"{exact(len(expected))} file"), f"{word}: {page.text('#found')}, not {len(expected)}")
    true(f"({size} bytes)" in page.text("#found"), f"{word}: {page.text('#found')}, not {size} bytes")
    page.driver.find_element("css selector", "#hits button").click()
    true(page.run("return state.place !== root"), "a hit goes to its place")
    page.search("*.py")
    page.wait(lambda: "places are listed" in page.text("#found") or page.run("return hits.length > 0"))
    count = sum(file["path"].endswith(".py") for file in page.report["files"])
    equal(page.run("return hits.reduce((sum, item) => sum + item.files, 0)"), count, "files of *.py")
    page.search("no such file anywhere")
    page.wait(lambda: page.text("#found").startswith("0 files"))
    equal(len(page.rows()), 1, "rows of a search without hits")


@check
def the_headers_sort(page):
    page.open()
    for column, key in [("files", lambda group: group["amount"]["files"]), ("retained", lambda group: group.get("retained") or -1)]:
        page.run("columns.forEach((column, index) => { if (column.key === arguments[0]) "
                 "document.querySelectorAll('#distributions th button')[index].click() })", column)
        first = page.rows()[0]["name"][0].removesuffix(" *")
        equal(first, max(page.groups, key=key)["name"], f"first by {column}")
    equal(page.run("return document.querySelectorAll('[aria-sort=descending]').length"), 1, "sorted columns")


@check
def the_graph_is_the_closure(page):
    page.open()
    requires = {group["name"]: set(group["requires"]) for group in page.groups if group["bucket"] == "distribution"}
    for name in sorted(requires):
        below, waiting = set(), list(requires[name])
        while waiting:
            other = waiting.pop()
            if other not in below and other != name:
                below.add(other)
                waiting += requires.get(other, ())
        above = {other for other in requires if other != name and reaches(requires, other, name)}
        page.run("choose(data.groups.findIndex((group) => group.name === arguments[0]))", name)
        true(f"required by {len(above)}, requires {len(below)}" in page.text("#graph-text"),
             f"{name}: {page.text('#graph-text')}, not {len(above)} and {len(below)}")
    page.driver.find_element("css selector", "#graph button:not(.chosen)").click()
    true(page.run("return document.querySelector('#graph .chosen') !== null"), "a click chooses")


def reaches(requires, start, goal):
    seen, waiting = set(), [start]
    while waiting:
        for other in requires.get(waiting.pop(), ()):
            if other == goal:
                return True
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return False


@check
def the_bar_shows_the_kinds_and_the_limit(page):
    page.open()
    whole = max(page.report["tree"]["bytes"], page.report["limit"]["bytes"])
    parts = page.run("return [...document.querySelectorAll('#gauge span')].map((part) => part.getBoundingClientRect().width)")
    inside = page.run("return document.getElementById('gauge').clientWidth")
    true(abs(sum(parts) / inside - page.report["tree"]["bytes"] / whole) < 0.005, f"the bar is {sum(parts)} of {inside} wide")
    mark = page.run("return parseFloat(document.querySelector('#gauge i').style.left)")
    true(abs(mark / 100 - page.report["limit"]["bytes"] / whole) < 0.005, f"the limit is marked at {mark} %")


@check
def the_changes_are_those_of_the_comparison(page):
    if not page.compared:
        return
    page.open()
    rows = {row["name"][0].removesuffix(" *"): row for row in page.rows()}
    for group in page.compared["groups"]:
        row = rows[title(group)]
        equal(row["was"][1], f"{exact(group['change']['bytes'])} bytes", f"change of {title(group)}")
        now = group.get("new") or {"bytes": 0}
        equal(row["bytes"][1], f"{exact(now['bytes'])} bytes", f"bytes of {title(group)}")
    equal(len(rows), len(page.compared["groups"]) + 1, "rows")
    first = page.rows()[0]["name"][0].removesuffix(" *")
    equal(first, title(page.compared["groups"][0]), "what changed most comes first")
    causes = page.run("return [...document.querySelectorAll('#causes li span')].map((item) => item.innerText)")
    equal(causes, [cause["text"] for cause in page.compared["causes"]], "causes")
    was = page.compared["old"]["amount"]["bytes"] / 1048576
    true(f"was {was:.1f}" in page.text("#summary"), page.text("#summary"))


@check
def it_fits_every_width(page):
    for width, height in [(320, 640), (768, 1024), (1920, 1080), (3840, 2160)]:
        page.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})
        page.driver.get(page.url)
        page.wait(lambda: page.boxes())
        equal(page.run("return innerWidth"), width, "width")
        wide = page.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
        true(wide <= 0, f"at {width} pixels the page is {wide} too wide")
        true(page.run("return document.getElementById('map').clientWidth") > width * 0.5, f"the map is too narrow at {width}")
        table = page.run("const box = document.querySelector('.scroll'); return box.scrollWidth - box.clientWidth")
        true(table <= 0, f"at {width} pixels the table is {table} too wide")
    page.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@check
def light_and_dark_differ_and_axe_finds_nothing_in_either(page):
    axe = pathlib.Path(axe_selenium_python.__file__).parent / "node_modules/axe-core/axe.min.js"
    grounds = []
    for scheme in ["light", "dark"]:
        page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
        page.open()
        grounds.append(page.run("return getComputedStyle(document.body).backgroundColor"))
        page.run(axe.read_text(encoding="utf-8"))
        found = page.driver.execute_async_script(
            "const done = arguments[0]; axe.run(document).then((result) => done(result.violations))")
        violations = [(item["id"], item["impact"], item["nodes"][0]["html"][:160]) for item in found]
        equal(violations, [], f"axe, {scheme}")
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    true(grounds[0] != grounds[1], f"the same ground in both: {grounds}")


def main():
    parser = argparse.ArgumentParser(prog="page.py")
    parser.add_argument("page")
    parser.add_argument("report")
    parser.add_argument("--compared")
    parser.add_argument("--screenshot")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    with open(options.report, encoding="utf-8") as file:
        report = json.load(file)
    compared = json.loads(pathlib.Path(options.compared).read_text(encoding="utf-8")) if options.compared else None

    chrome = Options()
    # Chromium's own sandbox does not work for root, and what is opened here is ours.
    for argument in ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]:
        chrome.add_argument(argument)
    chrome.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    binary = "/usr/bin/chromium"
    if pathlib.Path(binary).exists():
        chrome.binary_location = binary
        driver = webdriver.Chrome(options=chrome, service=Service("/usr/bin/chromedriver"))
    else:
        driver = webdriver.Chrome(options=chrome)
    driver.set_page_load_timeout(60)
    driver.set_script_timeout(120)
    failed = 0
    wanted = [function for function in CHECKS if options.only in function.__name__]
    try:
        page = Page(driver, pathlib.Path(options.page).resolve().as_uri(), report, compared)
        for function in wanted:
            name = function.__name__.replace("_", " ")
            try:
                function(page)
                print(f"pass {name}", flush=True)
            except Exception as error:
                failed += 1
                print(f"FAIL {name}: {error}", flush=True)
                if not isinstance(error, AssertionError):
                    traceback.print_exc()
        if options.screenshot:
            page.open(1280, 1000)
            driver.save_screenshot(options.screenshot)
    finally:
        driver.quit()
    print(f"page: {len(wanted) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
