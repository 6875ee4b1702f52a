"use strict";
// The search: words that all must stand in the path, `*` for any characters. It marks the map and narrows the table.
const most = 100;
let hits = [];
let hitGroups = null;

function pattern(word) {
  const escaped = word.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replace(/\*/g, "[^/]*");
  return new RegExp(word.includes("*") ? `(^|/)${escaped}($|/)` : escaped, "i");
}

function search(words) {
  state.words = words;
  const patterns = words.split(/\s+/).filter(Boolean).map(pattern);
  hits = [];
  hitGroups = null;
  if (patterns.length) {
    hitGroups = new Set();
    for (const group of data.groups) visit(group.node, group.name, patterns);
    hits.sort((a, b) => size(b) - size(a) || (pathOf(a) < pathOf(b) ? -1 : 1));
  }
  drawHits();
  drawTable();
  markHits();
}

// A folder that matches is one hit; what it holds is not listed again.
function visit(item, path, patterns) {
  if (patterns.every((word) => word.test(path))) {
    hits.push(item);
    hitGroups.add(item.group);
    return;
  }
  for (const child of item.children || []) {
    visit(child, item.parent === root ? child.name : `${path}/${child.name}`, patterns);
  }
}

function drawHits() {
  const list = byId("hits");
  list.hidden = !hits.length;
  list.replaceChildren(...hits.slice(0, most).map((item) => {
    const place = pathOf(item) || item.label;
    const button = element("button", { type: "button", textContent: `${place}, ${short(size(item))}` });
    button.addEventListener("click", () => goTo(item.children ? item : item.parent, item.children ? undefined : item));
    return element("li", {}, button);
  }));
  const bytes = hits.reduce((sum, item) => sum + size(item), 0);
  const files = hits.reduce((sum, item) => sum + item.files, 0);
  byId("found").textContent = hitGroups
    ? `${exact(files)} file${files === 1 ? "" : "s"}, ${short(bytes)} (${exact(bytes)} bytes)` +
      (hits.length > most ? `; the ${most} largest of ${exact(hits.length)} places are listed` : "")
    : "";
}

const isWanted = (group) => !hitGroups || hitGroups.has(group.node.group);

function markHits() {
  const inHits = new Set();
  for (const hit of hits) for (let at = hit; at; at = at.parent) inHits.add(at);
  const found = new Set(hits);
  const isBelow = (item) => { for (let at = item; at; at = at.parent) if (found.has(at)) return true; return false; };
  for (const button of map.children) {
    const isHit = hitGroups && (inHits.has(button.item) || isBelow(button.item));
    button.classList.toggle("hit", Boolean(isHit && !button.classList.contains("inner")));
    button.classList.toggle("dim", Boolean(hitGroups && !isHit));
  }
}
