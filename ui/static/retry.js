// A page that could not reach the database tries again by itself (ui/states.py), so that nobody need stand by.
const EVERY = 4000;

setInterval(() => {
  const app = document.querySelector('[data-testid="stApp"]');
  if (document.hidden || app?.dataset.testScriptState !== "notRunning") return;
  document.querySelector('[class*="st-key-retry"] button')?.click();
}, EVERY);
