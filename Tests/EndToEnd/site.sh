#!/bin/bash
# shellcheck disable=SC1091,SC2154
# The documentation as a site: no link leads nowhere, the same bytes each time, and nothing that axe finds in a browser.
. "$(dirname "${BASH_SOURCE[0]}")/checks.sh"

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
python=$("$root/scripts/oracle_venv.sh" site) || exit 1
browser=$("$root/scripts/oracle_venv.sh" browser) || exit 1
site() { "$python" "$root/scripts/site.py" "$@"; }

check "the site" site "$root" "$work/site"
check "again" site "$root" "$work/again"
check "the same bytes" diff -r "$work/site" "$work/again"
count() { find "$@" | wc -l | tr -d ' '; }
check "a page for each page" test "$(count "$work/site/docs" -name '*.html')" = "$(count "$root/docs" -name '*.md')"
check "every finding's page is reached" test \
    "$(grep -oE 'href="LS[0-9]+\.html"' "$work/site/docs/checks/index.html" | sort -u | wc -l)" = \
    "$(count "$root/docs/checks" -name 'LS*.md')"
check "a command stands out" grep -qF '<b>$ layerslim analyze --top 5</b>' "$work/site/docs/quick-start.html"
check "axe finds nothing" timeout 120 "$browser" "$root/Tests/Browser/site.py" "$work/site/index.html" \
    "$work/site/docs/limits.html" "$work/site/docs/checks/LS501.html"

# Links that lead nowhere: to a page, to a heading of a page, out of the site.
mkdir -p "$work/bad/docs/checks"
printf '# Bad\n\n[a](docs/README.md) [b](docs/none.md) [c](docs/README.md#nothing) [d](docs/README.md#a-heading)\n' \
    > "$work/bad/README.md"
printf '# Pages\n\n## A heading\n\n[findings](checks/README.md) [out](../../secret.txt)\n' > "$work/bad/docs/README.md"
printf '# Findings\n' > "$work/bad/docs/checks/README.md"
check "dead links are a failure" fails_with 1 "index.html: the link leads nowhere: docs/none.html" \
    site "$work/bad" "$work/badsite"
check "each of them" test "$(grep -c 'the link leads nowhere' "$work/said")" = 3

finish "site.sh"
