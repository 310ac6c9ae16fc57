// Whoever leaves a form after filling in is asked first: what stands in a form reaches the server by its own button alone.
const LOST = "Nội dung vừa nhập chưa được lưu và sẽ mất. Vẫn rời khỏi?";
const FIELDS = 'input, textarea, [data-testid="stMultiSelect"]';
const LEAVING = 'a[href]:not([target="_blank"]), [data-testid="stMain"] :is(button, [role="radio"])';
const STAYING = '[data-testid="stForm"], .st-key-ending, .st-key-receipt_close, [aria-haspopup]';
const CLOSING = '[data-testid="stForm"] [class*="_close "]';
const held = new Map();

const content = (field) => (field.type === "checkbox" ? field.checked : (field.value ?? field.textContent));

function unsaved() {
  for (const field of held.keys()) if (!field.isConnected) held.delete(field);
  return [...held].some(([field, before]) => content(field) !== before);
}

function stays() {
  if (unsaved() && !confirm(LOST)) return true;
  held.clear();
  return false;
}

for (const touched of ["focusin", "pointerdown"]) document.addEventListener(touched, (event) => {
  const fields = event.target.closest?.('[data-testid="stForm"]')?.querySelectorAll(FIELDS) ?? [];
  for (const field of fields) if (!held.has(field)) held.set(field, content(field));
}, true);

let refused = null;
addEventListener("click", (event) => {
  const pressed = event.target.closest?.(LEAVING);
  if (!pressed || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (pressed.closest(STAYING) && !pressed.closest(CLOSING)) return;
  const again = pressed === refused && !event.isTrusted;  // a list of choices that misses a click makes one itself
  refused = again || !stays() ? null : pressed;
  if (!again && !refused) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);

// Going back cannot be refused, only taken back; the page must hear of neither.
let returning = false;
addEventListener("popstate", (event) => {
  if (!returning && !stays()) return;
  event.stopImmediatePropagation();
  returning = !returning;
  if (returning) history.forward();
}, true);

addEventListener("beforeunload", (event) => {
  if (unsaved()) event.preventDefault();
});
