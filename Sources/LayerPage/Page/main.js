"use strict";
function drawHeading() {
  byId("title").textContent = `${data.tree}: ${data.target}`;
  const { limit, reserve } = data;
  const summary = byId("summary");
  const text = `${mebibytes(root.bytes)} MiB in ${exact(root.files)} files (${exact(root.bytes)} bytes)`;
  const zipped = data.hasZipped ? `; zipped ${mebibytes(root.zipped)} MiB (${exact(root.zipped)} bytes)` : "";
  summary.replaceChildren(text + zipped);
  const gauge = byId("gauge");
  gauge.hidden = !limit;
  if (!limit) return;
  const left = limit - 1 - reserve - root.bytes;
  const verdict = left < 0 ? `over Lambda's limit by ${short(-left)}` : `${short(left)} to spare`;
  const kept = reserve ? `, ${short(reserve)} kept for the function` : "";
  summary.append("; ", element("span", { className: left < 0 ? "over" : "", textContent: `${verdict} of ${mebibytes(limit)} MiB${kept}` }));
  gauge.className = left < 0 ? "full" : "";
  gauge.setAttribute("aria-label", `${percent(root.bytes, limit)} of Lambda's limit`);
  gauge.firstChild.style.width = `${Math.min(100, (100 * root.bytes) / limit)}%`;
}

function drawAll() {
  drawHeading();
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
if (!data.hasZipped) {
  byId("measure").hidden = true;
  document.querySelector("label[for=measure]").hidden = true;
}
byId("footer").textContent = `${data.tool}. * asked for. "If gone" counts what only it required; those sizes do not add up.`;

drawAll();
const first = data.groups.reduce((best, group, index) =>
  group.requires && (best < 0 || group.node.bytes > data.groups[best].node.bytes) ? index : best, -1);
if (first >= 0) choose(first);
