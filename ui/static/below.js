// What lies below the first screen is asked for as soon as the page is idle (ui/later.py).
function askForWhatLiesBelow() {
  const button = document.querySelector(".st-key-below button");
  const app = document.querySelector('[data-testid="stApp"]');
  if (!button || button.dataset.pressed || app?.dataset.testScriptState !== "notRunning") return;
  button.dataset.pressed = "yes";
  const press = () => button.isConnected && button.click();
  if ("requestIdleCallback" in window) requestIdleCallback(press, { timeout: 500 });
  else setTimeout(press, 200);
}

new MutationObserver(askForWhatLiesBelow).observe(document.documentElement, {
  childList: true, subtree: true, attributes: true, attributeFilter: ["data-test-script-state"],
});
