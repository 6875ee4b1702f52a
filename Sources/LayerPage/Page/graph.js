"use strict";
// Who requires the chosen distribution, directly or through others, and what it requires; a column for each step away.
const graph = byId("graph");
const nameOf = (index) => data.groups[index].name;
const requiredBy = data.groups.map(() => []);
data.groups.forEach((group, index) => { for (const other of group.requires || []) requiredBy[other].push(index); });

function steps(start, next) {
  const seen = new Set([start]), columns = [];
  for (let level = [start]; level.length;) {
    level = [...new Set(level.flatMap(next))].filter((index) => !seen.has(index)).sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
    for (const index of level) seen.add(index);
    if (level.length) columns.push(level);
  }
  return columns;
}

function choose(index) {
  state.chosen = index;
  const group = data.groups[index];
  const up = steps(index, (at) => requiredBy[at]);
  const down = steps(index, (at) => data.groups[at].requires || []);
  const count = (list) => list.reduce((sum, level) => sum + level.length, 0);
  byId("graph-text").textContent = group.requires
    ? `${group.node.label}: required by ${count(up)}, requires ${count(down)}` +
      (group.isRoot ? "; asked for" : "") + (group.retained === undefined ? "" : `; ${short(group.retained)} would go with it`)
    : `${group.name} belongs to no distribution`;
  graph.replaceChildren();
  if (!group.requires) return;
  const heading = (text) => element("h3", { textContent: text });
  const place = (levels, title) => levels.map((level, distance) =>
    element("div", { className: "column" }, heading(distance ? `${title}, ${distance + 1} steps` : title), ...level.map(box)));
  graph.append(...place(up, "required by").reverse());
  graph.append(element("div", { className: "column" }, heading("chosen"), box(index)));
  graph.append(...place(down, "requires"));
  drawEdges();
}

function box(index) {
  const made = element("button", { type: "button", textContent: nameOf(index) + (data.groups[index].isRoot ? " *" : "") });
  if (index === state.chosen) { made.className = "chosen"; made.setAttribute("aria-current", "true"); }
  made.dataset.index = index;
  made.addEventListener("click", () => {
    goTo(data.groups[index].node);
    graph.querySelector(".chosen")?.focus();
  });
  return made;
}

function drawEdges() {
  graph.querySelector("svg")?.remove();
  const boxes = new Map([...graph.querySelectorAll("button")].map((made) => [Number(made.dataset.index), made]));
  if (!boxes.size) return;
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("width", graph.scrollWidth);
  svg.setAttribute("height", graph.scrollHeight);
  const origin = graph.getBoundingClientRect();
  for (const [index, from] of boxes) {
    for (const other of data.groups[index].requires || []) {
      const to = boxes.get(other);
      if (!to) continue;
      const [a, b] = [from.getBoundingClientRect(), to.getBoundingClientRect()];
      const left = a.right - origin.left + graph.scrollLeft, right = b.left - origin.left + graph.scrollLeft;
      if (right <= left) continue;
      const [y1, y2] = [a.top + a.height / 2 - origin.top, b.top + b.height / 2 - origin.top];
      const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
      path.setAttribute("d", `M${left} ${y1}C${left + 30} ${y1} ${right - 30} ${y2} ${right} ${y2}`);
      svg.append(path);
    }
  }
  graph.prepend(svg);
}
