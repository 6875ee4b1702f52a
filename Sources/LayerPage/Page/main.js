"use strict";
function drawHeading() {
  byId("title").textContent = `Lambda layer for ${data.target}`;
  byId("place").textContent = data.tree;
  const { limit, reserve, compared } = data;
  const summary = byId("summary");
  const text = `${mebibytes(root.bytes)} MiB in ${exact(root.files)} files (${exact(root.bytes)} bytes)`;
  const change = compared ? `, was ${mebibytes(compared.bytes)}: ${signed(root.bytes - compared.bytes) || "no change"}` : "";
  const zipped = data.hasZipped ? `; zipped ${mebibytes(root.zipped)} MiB (${exact(root.zipped)} bytes)` : "";
  summary.replaceChildren(text + change + zipped);
  if (!limit) return;
  const left = limit - 1 - reserve - root.bytes;
  const verdict = left < 0 ? `over Lambda's limit by ${short(-left)}` : `${short(left)} to spare`;
  const kept = reserve ? `, ${short(reserve)} kept for the function` : "";
  summary.append("; ", element("span", { className: left < 0 ? "over" : "", textContent: `${verdict} of ${mebibytes(limit)} MiB${kept}` }));
}

// What the layer holds by kind, with a line where Lambda stops.
function drawGauge() {
  const gauge = byId("gauge");
  const whole = Math.max(data.limit, root.bytes) || 1;
  gauge.replaceChildren(...data.kinds.filter((kind) => root.kinds[kind]).map((kind) => {
    const part = element("span", {});
    part.style.width = `${(100 * root.kinds[kind].bytes) / whole}%`;
    part.style.background = `var(--${kind})`;
    return part;
  }));
  if (data.limit) {
    const mark = element("i", {});
    mark.style.left = `${(100 * data.limit) / whole}%`;
    gauge.append(mark);
  }
  gauge.setAttribute("aria-label", data.limit ? `${percent(root.bytes, data.limit)} of Lambda's limit` : "Unzipped size by kind");
}

function drawCauses() {
  if (!data.causes || !data.causes.length) return;
  byId("causes").hidden = false;
  byId("causes").querySelector("ul").replaceChildren(...data.causes.map(([text, bytes]) =>
    element("li", {}, element("b", { textContent: bytes ? signedShort(bytes) : "0" }), element("span", { textContent: text }))));
}

function drawAll() {
  drawHeading();
  drawGauge();
  drawLegend();
  drawTable();
  drawMap();
}

byId("search").addEventListener("input", (event) => search(event.target.value.trim()));
byId("measure").addEventListener("change", (event) => {
  state.measure = event.target.value;
  drawAll();
  drawHits();
});
byId("theme").addEventListener("change", (event) => {
  if (event.target.value === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = event.target.value;
});
byId("measures").hidden = !data.hasZipped;
byId("footer").textContent = `${data.tool}. * asked for. "If gone" counts what only it required; those sizes do not add up.`;

drawCauses();
drawAll();
// The largest one that is not alone, else the largest: the graph begins with something to see.
const bySize = data.groups.map((_, index) => index).filter((index) => data.groups[index].requires)
  .sort((a, b) => data.groups[b].node.bytes - data.groups[a].node.bytes);
const first = bySize.find((index) => data.groups[index].requires.length || requiredBy[index].length) ?? bySize[0];
if (first !== undefined) choose(first);
