"use strict";
// The table of distributions: every header is a button that sorts, once more the other way round.
const columns = [
  { key: "name", title: "distribution", of: (group) => group.name.toLowerCase(), text: (group) => group.name },
  { key: "version", title: "version", of: (group) => group.version || "", text: (group) => group.version || "" },
  { key: "files", title: "files", of: (group) => group.node.files, text: (group) => exact(group.node.files) },
  { key: "bytes", title: "unzipped, MiB", of: (group) => group.node.bytes, text: (group) => mebibytes(group.node.bytes), bytes: true },
  { key: "share", title: "%", of: (group) => group.node.bytes, text: (group) => percent(group.node.bytes, root.bytes).replace(" %", "") },
  { key: "zipped", title: "zipped, MiB", of: (group) => group.node.zipped, text: (group) => mebibytes(group.node.zipped), bytes: true, zipped: true },
  { key: "retained", title: "if gone, MiB", of: (group) => group.retained ?? -1, text: (group) => group.retained === undefined ? "" : mebibytes(group.retained), bytes: true },
  { key: "was", title: "change, MiB", of: (group) => group.node.bytes - (group.was || 0), text: (group) => signed(group.node.bytes - (group.was || 0)), bytes: true, compared: true },
].filter((column) => (!column.zipped || data.hasZipped) && (!column.compared || data.compared));

const order = { key: "bytes", descending: true };

function signed(bytes) {
  if (!bytes) return "";
  return `${bytes > 0 ? "+" : "−"}${mebibytes(Math.abs(bytes))}`;
}

function drawTable() {
  const head = element("tr", {});
  for (const column of columns) {
    const button = element("button", { type: "button", textContent: column.title });
    const cell = element("th", { scope: "col" }, button);
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
  const sign = order.descending ? -1 : 1;
  const shown = data.groups.filter((group) => isWanted(group));
  return shown.sort((a, b) => {
    const [left, right] = [of(a), of(b)];
    return left < right ? -sign : left > right ? sign : a.name < b.name ? -1 : 1;
  });
}

function row(group) {
  const cells = columns.map((column) => {
    const cell = element("td", { textContent: column.key === "name" ? "" : column.text(group) });
    cell.dataset.column = column.key;
    if (column.bytes) cell.title = `${exact(column.of(group))} bytes`;
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
