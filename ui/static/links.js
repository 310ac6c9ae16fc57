// A link between pages changes the address as the navigation does, without loading everything again.
const PAGES = ["/", "/khoi", "/mo-hinh", "/nghi-quyet", "/trinh-chieu", "/quan-tri", "/huong-dan"];

document.addEventListener("click", (event) => {
  const link = event.target.closest?.('[data-testid="stHtml"] a[href]');
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const there = new URL(link.href);
  if (there.origin !== location.origin || there.hash || link.hasAttribute("download")) return;
  if (!PAGES.includes(there.pathname) || !PAGES.includes(location.pathname)) return;
  event.preventDefault();
  history.pushState({}, "", there.pathname + there.search);
  dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
});
