// What lies below the first screen is asked for as soon as the page is idle (ui/later.py). Not right after a click or a
// key: the request would tell the server the filters as they stood before it, and the reader's choice would be lost.
const QUIET = 700;
let lastAct = -QUIET;
for (const act of ["pointerdown", "keydown"]) {
  addEventListener(act, (event) => { if (event.isTrusted) lastAct = performance.now(); }, { capture: true });
}

function askForWhatLiesBelow() {
  const button = document.querySelector(".st-key-below button");
  const app = document.querySelector('[data-testid="stApp"]');
  if (!button || button.dataset.waits || app?.dataset.testScriptState !== "notRunning") return;
  button.dataset.waits = "yes";
  const press = () => {
    delete button.dataset.waits;
    const left = lastAct + QUIET - performance.now();
    if (!button.isConnected || app.dataset.testScriptState !== "notRunning") return;
    if (left > 0) setTimeout(askForWhatLiesBelow, left);
    else if (!button.dataset.pressed) {
      button.dataset.pressed = "yes";
      button.click();
    }
  };
  if ("requestIdleCallback" in window) requestIdleCallback(press, { timeout: 500 });
  else setTimeout(press, 200);
}

new MutationObserver(askForWhatLiesBelow).observe(document.documentElement, {
  childList: true, subtree: true, attributes: true, attributeFilter: ["data-test-script-state"],
});
