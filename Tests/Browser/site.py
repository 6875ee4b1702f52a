"""Pages of the documentation's site in headless Chromium, judged by axe-core in light and dark.

    python site.py PAGE.html…

Prints what axe finds; exit status 1 where it finds anything.
"""

import pathlib
import sys

import axe_selenium_python
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service


def main(pages):
    axe = pathlib.Path(axe_selenium_python.__file__).parent / "node_modules/axe-core/axe.min.js"
    chrome = Options()
    for argument in ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]:
        chrome.add_argument(argument)
    service = None
    if pathlib.Path("/usr/bin/chromium").exists():
        chrome.binary_location = "/usr/bin/chromium"
        service = Service("/usr/bin/chromedriver")
    driver = webdriver.Chrome(options=chrome, service=service)
    found = []
    try:
        driver.set_script_timeout(120)
        for scheme in ["light", "dark"]:
            features = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
            driver.execute_cdp_cmd("Emulation.setEmulatedMedia", features)
            for page in pages:
                driver.get(pathlib.Path(page).resolve().as_uri())
                driver.execute_script(axe.read_text(encoding="utf-8"))
                violations = driver.execute_async_script(
                    "const done = arguments[0]; axe.run(document).then((result) => done(result.violations))")
                found += [(page, scheme, item["id"], item["nodes"][0]["html"][:160]) for item in violations]
    finally:
        driver.quit()
    for violation in found:
        print("     " + " ".join(violation))
    return 1 if found or not pages else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
