"use strict";
// The layer as the page holds it: one node a group, folder or file, sizes summed from the files upward.
const data = JSON.parse(document.getElementById("data").textContent);
const byId = (id) => document.getElementById(id);

function node(raw, parent, group) {
  const made = { name: raw[0], parent, group, bytes: 0, zipped: 0, files: 0, kinds: {} };
  if (Array.isArray(raw[1])) {
    made.children = raw[1].map((child) => node(child, made, group));
    for (const child of made.children) add(made, child);
  } else {
    const kind = data.kinds[raw[1]];
    made.files = 1;
    made.kind = kind;
    made.bytes = raw[2];
    made.zipped = raw[3] || 0;
    made.kinds[kind] = { bytes: made.bytes, zipped: made.zipped };
  }
  return made;
}

function add(sum, part) {
  sum.bytes += part.bytes;
  sum.zipped += part.zipped;
  sum.files += part.files;
  for (const [kind, size] of Object.entries(part.kinds)) {
    const held = (sum.kinds[kind] ||= { bytes: 0, zipped: 0 });
    held.bytes += size.bytes;
    held.zipped += size.zipped;
  }
}

const root = { name: data.tree, parent: null, bytes: 0, zipped: 0, files: 0, kinds: {}, children: [] };
data.groups.forEach((group, index) => {
  const made = node([group.name, group.files], root, index);
  made.label = group.version ? `${group.name} ${group.version}` : group.name;
  if (group.own) made.zipped += group.own;
  group.node = made;
  root.children.push(made);
  add(root, made);
});

const state = { measure: "bytes", place: root, chosen: null, words: "" };
const size = (item) => item[state.measure];

function pathOf(item) {
  const names = [];
  for (let at = item; at && at.parent && at.parent !== root; at = at.parent) names.unshift(at.name);
  return names.join("/");
}

function mainKind(item) {
  if (item.kind) return item.kind;
  let best = null;
  for (const kind of data.kinds) {
    const held = item.kinds[kind];
    if (held && (!best || held[state.measure] > item.kinds[best][state.measure])) best = kind;
  }
  return best || "data";
}

const exact = (bytes) => bytes.toString().replace(/\B(?=(\d{3})+$)/g, ",");
const mebibytes = (bytes) => (bytes / 1048576).toFixed(1);

function short(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1048576 ? `${(bytes / 1024).toFixed(1)} KiB` : `${mebibytes(bytes)} MiB`;
}

function percent(part, whole) {
  return whole ? `${((100 * part) / whole).toFixed(1)} %` : "";
}

function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}
