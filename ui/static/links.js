// A link between pages changes the address as the navigation does, without loading everything again. Inside data-again it filters: the
// reader stays where it was clicked, and a second click leads to the address there, also before the page has been drawn anew.
const PAGES = ["/", "/khoi", "/mo-hinh", "/nghi-quyet", "/trinh-chieu", "/quan-tri", "/huong-dan"];

function sameAs(one, other) {
  const asked = (address) => [...address.searchParams].map(String).sort().join("&");
  return one.pathname === other.pathname && asked(one) === asked(other);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.('[data-testid="stHtml"] a[href]');
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const again = link.closest("[data-again]")?.dataset.again;
  let there = new URL(link.href);
  if (again && sameAs(there, new URL(location.href))) there = new URL(again, location.href);
  if (there.origin !== location.origin || link.hasAttribute("download")) return;
  if (!PAGES.includes(there.pathname) || !PAGES.includes(location.pathname)) return;
  if (there.hash && there.pathname === location.pathname) return;
  event.preventDefault();
  history.pushState({}, "", there.pathname + there.search);
  dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  if (there.hash) show(there.hash);
  else if (!again) document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
});

// A part of a page is shown as soon as it is there, and again while what stands above it is still drawn, until the reader moves.
function show(hash) {
  const name = decodeURIComponent(hash.slice(1));
  const again = () => document.getElementById(name)?.scrollIntoView();
  const watch = new MutationObserver(again);
  const stop = () => {
    watch.disconnect();
    removeEventListener("load", again, true);
  };
  watch.observe(document.body, { childList: true, subtree: true });
  addEventListener("load", again, true);
  for (const moved of ["wheel", "touchmove", "pointerdown", "keydown"]) addEventListener(moved, stop, { capture: true, once: true });
  setTimeout(stop, 10000);
}

// Who types in the search starts at the first page of the list again. The browser takes page and model off the address by itself: the
// server would send back the whole address as it was when it began to look, without what was typed since.
const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;

function empty(input) {
  if (!input.value) return;
  setValue.call(input, "");
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
}

document.addEventListener("input", (event) => {
  if (!event.target.closest?.(".st-key-search")) return;
  document.querySelectorAll('.st-key-address_page :is(input[aria-label="trang"], input[aria-label="ma"])').forEach(empty);
});

if (location.hash) show(location.hash); // last: nothing else fails where the address is broken
