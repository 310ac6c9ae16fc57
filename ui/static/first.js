// The figures of the first HTML (ui/first_figures.py) go as soon as the page has drawn its own, or says why it does not.
const first = document.getElementById("first-figures");
const drawn = '#root :is(.figures, [data-testid="stAlert"], [data-testid="stException"], [data-testid="stDialog"])';
if (first) {
  const watch = new MutationObserver(() => {
    if (!document.querySelector(drawn)) return;
    watch.disconnect();
    first.remove();
  });
  watch.observe(document.getElementById("root"), { childList: true, subtree: true });
}
