// What opens over a page: the panel of a table gives its CSV file, a menu closes when something else is clicked.
const FORMULA = /^(?!—$)[=+\-@\t\r]/;

function field(cell) {
  const text = cell.textContent;
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

function save(table, name) {
  const lines = [...table.rows].map((row) => [...row.cells].map(field).join(",") + "\r\n");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["\ufeff", ...lines], { type: "text/csv" }));
  link.download = `${name}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
}

function closeMenus(clicked) {
  for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(clicked)) menu.open = false;
}

document.addEventListener("click", (event) => {
  closeMenus(event.target);
  const button = event.target.closest?.("button[data-csv]");
  if (button) save(button.closest("[popover]").querySelector("table"), button.dataset.csv);
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.activeElement?.closest("details.menu[open]");
  closeMenus(null);
  menu?.querySelector("summary").focus();
});
