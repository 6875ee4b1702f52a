"""Makes a static site of the repository's Markdown pages: plain HTML without scripts, in the repository's own folders,
README.md as index.html. What pages link to besides (pictures, schemas, the template) is copied.

    python site.py REPOSITORY OUTPUT

Exit status 1 where a link leads nowhere: to a page, a heading of it, or a file. OUTPUT is made anew.
"""

import html
import html.parser
import os
import posixpath
import re
import shutil
import sys
import urllib.parse

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml

ROOTS = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "Rules/README.md", "deployment/aws/README.md"]
PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="{up}style.css">
</head>
<body>
<a class="skip" href="#content">Skip to the text</a>
<nav aria-label="Pages">
{menu}
</nav>
<main id="content">
{content}
</main>
</body>
</html>
"""


def address(source):
    """The page of a Markdown file: docs/guide.md is docs/guide.html, a README.md its folder's index.html."""
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "index.html" if name == "README.md" else name[:-3] + ".html")


def slug(text):
    """A heading's anchor, as GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", text.strip().lower()).replace(" ", "-")


def fence(tokens, index, options, env):
    """A block of code; in a console the commands stand out."""
    token = tokens[index]
    language = token.info.split(" ")[0] or "text"
    lines, continues = [], False
    for line in token.content.rstrip("\n").split("\n"):
        command = language == "console" and (continues or line.startswith("$ "))
        continues = command and line.endswith("\\")
        lines.append(f"<b>{escapeHtml(line)}</b>" if command else escapeHtml(line))
    # A block that can be scrolled must be reachable by keyboard.
    return f'<pre tabindex="0" class="{escapeHtml(language)}"><code>' + "\n".join(lines) + "</code></pre>\n"


def without_empty_headers(tokens):
    """Markdown wants a header for each table: one without words goes, and one of its cells without words is no header."""
    kept = []
    for index, token in enumerate(tokens):
        if token.type in ("th_open", "th_close"):
            words = tokens[index + (1 if token.type == "th_open" else -1)].content
            token.tag = "th" if words else "td"
        kept.append(token)
        if token.type == "thead_close":
            start = max(place for place, other in enumerate(kept) if other.type == "thead_open")
            if not any(other.tag == "th" for other in kept[start:]):
                del kept[start:]
    return kept


class Page:
    def __init__(self, repository, source):
        self.source, self.address = source, address(source)
        with open(os.path.join(repository, source), encoding="utf-8") as file:
            # What Tests/Docs/run.py is told stays out.
            text = re.sub(r"^<!-- run .*-->\n", "", file.read(), flags=re.MULTILINE)
        parser = MarkdownIt("commonmark").enable("table")
        for kind in ("fence", "code_block"):
            parser.add_render_rule(kind, lambda _, *arguments: fence(*arguments))
        parser.add_render_rule("table_open", lambda *_: '<div class="table" tabindex="0"><table>\n')
        parser.add_render_rule("table_close", lambda *_: "</table></div>\n")
        tokens = without_empty_headers(parser.parse(text))
        self.title, self.links, seen = source, [], {}
        for index, token in enumerate(tokens):
            if token.type == "heading_open":
                words = "".join(child.content for child in tokens[index + 1].children)
                if token.tag == "h1":
                    self.title = words
                anchor = slug(words)
                seen[anchor] = seen.get(anchor, -1) + 1
                token.attrSet("id", anchor + (f"-{seen[anchor]}" if seen[anchor] else ""))
            for child in token.children or []:
                for attribute in ("href", "src"):
                    if child.attrGet(attribute):
                        child.attrSet(attribute, self.follow(child.attrGet(attribute)))
        self.content = parser.renderer.render(tokens, parser.options, {})

    def follow(self, target):
        """A link as it is in the site; notes which file of the repository it needs."""
        parts = urllib.parse.urlsplit(target)
        if parts.scheme or not parts.path:
            return target
        path = posixpath.normpath(posixpath.join(posixpath.dirname(self.source), urllib.parse.unquote(parts.path)))
        self.links.append(path)
        if not path.endswith(".md"):
            return target
        there = posixpath.relpath(address(path), posixpath.dirname(self.address) or ".")
        return there + (f"#{parts.fragment}" if parts.fragment else "")


def menu(pages, current):
    """The pages in the order of docs/README.md; findings only as their list, but for the one that is open."""
    documents = next(page for page in pages if page.source == "docs/README.md")
    order = ["README.md", "docs/README.md"] + [path for path in documents.links if path.endswith(".md")]
    titles = {page.source: page.title for page in pages}
    order += [source for source in ROOTS if source not in order and source in titles]
    order = [source for source in order if source in titles]
    if current.source not in order:
        order.insert(order.index("docs/checks/README.md") + 1, current.source)
    lines = []
    for source in order:
        here = ' aria-current="page"' if source == current.source else ""
        link = posixpath.relpath(address(source), posixpath.dirname(current.address) or ".")
        lines.append(f'<li><a href="{link}"{here}>{html.escape(titles[source])}</a></li>')
    return "<ul>\n" + "\n".join(lines) + "\n</ul>"


class Links(html.parser.HTMLParser):
    """What an HTML page links to, and the anchors that it has."""

    def __init__(self, text):
        super().__init__()
        self.targets, self.anchors = [], set()
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.targets += [values[name] for name in ("href", "src") if values.get(name)]
        if values.get("id"):
            self.anchors.add(values["id"])


def dead_links(output, addresses):
    """(page, link) of every link into the site that leads nowhere."""
    found = {}
    for page in addresses:
        with open(os.path.join(output, page), encoding="utf-8") as file:
            found[page] = Links(file.read())
    dead = []
    for page, links in found.items():
        for target in links.targets:
            parts = urllib.parse.urlsplit(target)
            if parts.scheme:
                continue
            path = page
            if parts.path:
                path = posixpath.normpath(posixpath.join(posixpath.dirname(page), urllib.parse.unquote(parts.path)))
            anchored = not parts.fragment or (path in found and urllib.parse.unquote(parts.fragment) in found[path].anchors)
            if path.startswith("../") or not os.path.isfile(os.path.join(output, path)) or not anchored:
                dead.append((page, target))
    return dead


def main(repository, output):
    sources = [source for source in ROOTS if os.path.exists(os.path.join(repository, source))]
    for folder in ("docs", "docs/checks"):
        names = sorted(os.listdir(os.path.join(repository, folder)))
        sources += [posixpath.join(folder, name) for name in names if name.endswith(".md")]
    pages = [Page(repository, source) for source in sources]
    shutil.rmtree(output, ignore_errors=True)
    for page in pages:
        path = os.path.join(output, page.address)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        title = page.title if page.title == "layerslim" else page.title + " · layerslim"
        up = posixpath.relpath(".", posixpath.dirname(page.address) or ".") + "/"
        with open(path, "w", encoding="utf-8") as file:
            file.write(PAGE.format(title=html.escape(title), up=up, menu=menu(pages, page), content=page.content))
    for link in sorted({link for page in pages for link in page.links if not link.endswith(".md")}):
        path = os.path.join(repository, link)
        if os.path.isfile(path) and not link.startswith("../"):
            os.makedirs(os.path.dirname(os.path.join(output, link)), exist_ok=True)
            shutil.copyfile(path, os.path.join(output, link))
    shutil.copyfile(os.path.join(os.path.dirname(os.path.abspath(__file__)), "site.css"), os.path.join(output, "style.css"))
    dead = dead_links(output, [page.address for page in pages])
    for page, target in dead:
        print(f"site.py: {page}: the link leads nowhere: {target}", file=sys.stderr)
    print(f"{len(pages)} pages in {output}")
    return 1 if dead else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: site.py REPOSITORY OUTPUT")
    sys.exit(main(sys.argv[1], sys.argv[2]))
