"use strict";
// The squarified treemap (Bruls, Huizing, van Wijk): rows as square as they can be. Two levels are drawn, and only what
// is large enough to see; the rest of a folder is one rectangle.
const map = byId("map");
// What two lines of text take, by the size of the page's font; boxes that are smaller show less.
const line = () => parseFloat(getComputedStyle(map).fontSize);

function squarify(items, box, place) {
  let rest = items.filter((item) => size(item) > 0).sort((a, b) => size(b) - size(a) || (a.name < b.name ? -1 : 1));
  let total = rest.reduce((sum, item) => sum + size(item), 0);
  let { x, y, w, h } = box;
  while (rest.length && w > 0 && h > 0) {
    const scale = (w * h) / total;
    const side = Math.min(w, h);
    let count = 0, area = 0, worst = Infinity;
    while (count < rest.length) {
      const next = area + size(rest[count]) * scale;
      const largest = size(rest[0]) * scale, smallest = size(rest[count]) * scale;
      const ratio = Math.max((side * side * largest) / (next * next), (next * next) / (side * side * smallest));
      if (ratio > worst) break;
      worst = ratio;
      area = next;
      count += 1;
    }
    const thick = area / side;
    let along = 0;
    for (const item of rest.slice(0, count)) {
      const long = (size(item) * scale) / thick;
      place(item, w >= h ? { x, y: y + along, w: thick, h: long } : { x: x + along, y, w: long, h: thick });
      along += long;
      total -= size(item);
    }
    if (w >= h) { x += thick; w -= thick; } else { y += thick; h -= thick; }
    rest = rest.slice(count);
  }
}

function describe(item) {
  const kind = item.kind || `folder, most of it ${mainKind(item)}`;
  const files = item.children ? `, ${exact(item.files)} files` : "";
  return `${item.label || item.name}: ${short(size(item))} (${exact(size(item))} bytes), ` +
    `${percent(size(item), size(state.place))} of ${state.place === root ? "the layer" : state.place.name}${files}, ${kind}`;
}

function drawBox(item, box, inner) {
  const text = describe(item);
  const button = element("button", { type: "button", title: text, className: inner ? "inner" : "", tabIndex: -1 });
  Object.assign(button.style, { left: `${box.x}px`, top: `${box.y}px`, width: `${box.w}px`, height: `${box.h}px` });
  const em = line();
  if (!(item.children && !inner && box.w > 60 && box.h > 40)) button.style.background = `var(--${mainKind(item)})`;
  else button.style.background = `color-mix(in srgb, var(--${mainKind(item)}) 55%, var(--ground))`;
  if (box.w > 2.1 * em && box.h > 0.95 * em) button.append(element("span", { textContent: item.label || item.name }));
  if (!inner && box.w > 3.1 * em && box.h > 2.1 * em) button.append(element("span", { textContent: short(size(item)) }));
  if (inner) button.setAttribute("aria-hidden", "true");
  else button.setAttribute("aria-label", text);
  button.item = item;
  map.append(button);
  return button;
}

function drawMap(focus) {
  map.replaceChildren();
  const box = { x: 0, y: 0, w: map.clientWidth, h: map.clientHeight };
  const inside = state.place.children || [state.place];
  const head = Math.round(2.15 * line());
  squarify(inside, box, (item, place) => {
    if (place.w * place.h < 9) return;
    drawBox(item, place, false);
    if (!item.children || place.w < 60 || place.h < head + 26) return;
    const room = { x: place.x + 3, y: place.y + head, w: place.w - 6, h: place.h - head - 3 };
    squarify(inhabitants(item), room, (child, spot) => { if (spot.w > 5 && spot.h > 5) drawBox(child, spot, true); });
  });
  const outer = outerBoxes();
  const wanted = outer.find((button) => button.item === focus) || outer[0];
  if (wanted) wanted.tabIndex = 0;
  if (focus && wanted) wanted.focus();
  drawCrumbs();
  markHits();
}

// What a folder holds; where one folder is nearly all of it, what that holds.
function inhabitants(item) {
  let at = item;
  for (let main = largest(at); main && main.children && size(main) > 0.95 * size(at); main = largest(at)) at = main;
  return at.children;
}

const outerBoxes = () => [...map.children].filter((button) => !button.classList.contains("inner"));

function drawCrumbs() {
  const chain = [];
  for (let at = state.place; at; at = at.parent) chain.unshift(at);
  byId("crumbs").replaceChildren(...chain.map((at) => {
    const button = element("button", { type: "button", textContent: at === root ? "layer" : at.label || at.name });
    if (at === state.place) button.setAttribute("aria-current", "location");
    button.addEventListener("click", () => goTo(at));
    return button;
  }));
}

function goTo(item, focus) {
  const target = item.children ? item : item.parent;
  state.place = target;
  if (target.group !== undefined) choose(target.group);
  drawMap(focus || (item.children ? undefined : item));
}

map.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.item.children) goTo(button.item, largest(button.item));
  else if (button.item.group !== undefined) choose(button.item.group);
});

const largest = (item) => [...item.children].sort((a, b) => size(b) - size(a))[0];

map.addEventListener("keydown", (event) => {
  const boxes = outerBoxes();
  const at = boxes.indexOf(document.activeElement);
  if ((event.key === "Escape" || event.key === "Backspace") && state.place.parent) {
    event.preventDefault();
    goTo(state.place.parent, state.place);
  } else if (event.key.startsWith("Arrow") || event.key === "Home" || event.key === "End") {
    event.preventDefault();
    const next = event.key === "Home" ? boxes[0] : event.key === "End" ? boxes[boxes.length - 1]
      : neighbour(boxes, boxes[at] || boxes[0], event.key);
    if (!next) return;
    for (const box of boxes) box.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }
});

// The nearest box whose middle lies in the direction of the key.
function neighbour(boxes, from, key) {
  const middle = (box) => ({ x: box.offsetLeft + box.offsetWidth / 2, y: box.offsetTop + box.offsetHeight / 2 });
  const here = middle(from);
  const [axis, sign] = { ArrowLeft: ["x", -1], ArrowRight: ["x", 1], ArrowUp: ["y", -1], ArrowDown: ["y", 1] }[key];
  const other = axis === "x" ? "y" : "x";
  let best = null, least = Infinity;
  for (const box of boxes) {
    const there = middle(box), ahead = (there[axis] - here[axis]) * sign;
    if (box === from || ahead <= 1) continue;
    const cost = ahead + 2 * Math.abs(there[other] - here[other]);
    if (cost < least) { least = cost; best = box; }
  }
  return best;
}

function drawLegend() {
  byId("legend").replaceChildren(...data.kinds.filter((kind) => root.kinds[kind]).map((kind) => {
    const held = root.kinds[kind][state.measure];
    const swatch = element("i", {});
    swatch.style.background = `var(--${kind})`;
    const item = element("li", { title: `${exact(held)} bytes` }, swatch, `${kind} ${short(held)}`);
    item.dataset.kind = kind;
    item.dataset.bytes = held;
    return item;
  }));
}

let resizing = 0;
new ResizeObserver(() => {
  cancelAnimationFrame(resizing);
  resizing = requestAnimationFrame(() => { drawMap(); drawEdges(); });
}).observe(map);
