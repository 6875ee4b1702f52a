"use strict";
// The table of distributions: every header is a button that sorts, once more the other way round.
const change = (group) => group.node.bytes - (group.was || 0);
const columns = [
  { key: "name", title: "distribution", of: (group) => group.name.toLowerCase(), text: (group) => group.name },
  { key: "version", title: "version", of: (group) => group.version || "", text: (group) => group.version || "" },
  { key: "files", title: "files", of: (group) => group.node.files, text: (group) => exact(group.node.files) },
  { key: "bytes", title: "unzipped, MiB", of: (group) => group.node.bytes, text: (group) => mebibytes(group.node.bytes), bytes: true },
  { key: "share", title: "%", of: (group) => group.node.bytes, text: (group) => percent(group.node.bytes, root.bytes).replace(" %", "") },
  { key: "zipped", title: "zipped, MiB", of: (group) => group.node.zipped, text: (group) => mebibytes(group.node.zipped), bytes: true, zipped: true },
  { key: "retained", title: "if gone, MiB", of: (group) => group.retained ?? -1, text: (group) => group.retained === undefined ? "" : mebibytes(group.retained), bytes: true },
  { key: "was", title: "change, MiB", of: (group) => Math.abs(change(group)), exact: (group) => change(group), text: (group) => signed(change(group)), bytes: true, compared: true },
].filter((column) => (!column.zipped || data.hasZipped) && (!column.compared || data.compared));

// What changed most comes first where two layers are compared.
const order = { key: data.compared ? "was" : "bytes", descending: true };

const sign = (bytes) => (bytes > 0 ? "+" : "−");
const signed = (bytes) => (bytes ? `${sign(bytes)}${mebibytes(Math.abs(bytes))}` : "");
const signedShort = (bytes) => `${sign(bytes)}${short(Math.abs(bytes))}`;

function drawTable() {
  const head = element("tr", {});
  for (const column of columns) {
    const button = element("button", { type: "button", textContent: column.title });
    const cell = element("th", { scope: "col" }, button);
    cell.dataset.column = column.key;
    const isSorted = order.key === column.key;
    cell.setAttribute("aria-sort", isSorted ? (order.descending ? "descending" : "ascending") : "none");
    if (isSorted) button.append(order.descending ? " ↓" : " ↑");
    button.addEventListener("click", () => {
      order.descending = isSorted ? !order.descending : column.key !== "name" && column.key !== "version";
      order.key = column.key;
      drawTable();
      byId("distributions").tHead.rows[0].cells[columns.indexOf(column)].firstChild.focus();
    });
    head.append(cell);
  }
  const table = byId("distributions");
  table.tHead.replaceChildren(head);
  table.tBodies[0].replaceChildren(...sortedGroups().map(row));
  table.tFoot.replaceChildren(element("tr", {}, ...columns.map((column) => total(column))));
}

function sortedGroups() {
  const of = columns.find((column) => column.key === order.key).of;
  const way = order.descending ? -1 : 1;
  const shown = data.groups.filter((group) => isWanted(group));
  return shown.sort((a, b) => {
    const [left, right] = [of(a), of(b)];
    return left < right ? -way : left > right ? way : b.node.bytes - a.node.bytes || (a.name < b.name ? -1 : 1);
  });
}

function row(group) {
  const cells = columns.map((column) => {
    const cell = element("td", { textContent: column.key === "name" ? "" : column.text(group) });
    cell.dataset.column = column.key;
    if (column.key === "share") cell.style.setProperty("--share", percent(group.node.bytes, root.bytes).replace(" ", "") || "0%");
    if (column.bytes) cell.title = `${exact((column.exact || column.of)(group))} bytes`;
    if (column.key === "name") {
      const button = element("button", { type: "button", textContent: group.name });
      button.addEventListener("click", () => goTo(group.node));
      cell.append(button, group.isRoot ? " *" : "");
    }
    return cell;
  });
  const made = element("tr", {}, ...cells);
  made.dataset.name = group.name;
  return made;
}

function total(column) {
  const sums = { name: "total", files: exact(root.files), bytes: mebibytes(root.bytes), share: "100.0", zipped: mebibytes(root.zipped) };
  if (data.compared) sums.was = signed(root.bytes - data.compared.bytes);
  const cell = element("td", { textContent: sums[column.key] || "" });
  if (column.key === "bytes" || column.key === "zipped") cell.title = `${exact(root[column.key])} bytes`;
  cell.dataset.column = column.key;
  return cell;
}
