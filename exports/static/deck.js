"use strict";
(() => {
  const root = document.documentElement;
  const slides = [...document.querySelectorAll(".slide")];
  const [progress, blank, keys, clock, typed] = ["progress", "blank", "keys", "clock", "typed"].map((name) => document.querySelector("." + name));
  let at = 0, started = 0, number = "", sleeping = 0, pressed = null;

  const asked = new URLSearchParams(location.search);
  let starting = asked.has("bat_dau");

  // in a frame of a page the deck is asked for by "trang" and has no fragment, which would scroll that page to the frame
  const framed = parent !== window;
  const named = () => slides.findIndex((slide) => slide.id === (decodeURIComponent(location.hash.slice(1)) || asked.get("trang")));
  const clamp = (place) => Math.max(0, Math.min(slides.length - 1, place));

  function show(place) {
    at = clamp(place);
    slides.forEach((slide, other) => {
      slide.classList.toggle("on", other === at);
      slide.classList.toggle("at", other === at);
    });
    progress.value = at + 1;
    document.title = slides[at].getAttribute("aria-label");
    if (root.classList.contains("grid")) slides[at].scrollIntoView({ block: "nearest" });
    else slides[at].scrollTop = 0;
    if (framed) return;
    try { history.replaceState(null, "", "#" + encodeURIComponent(slides[at].id)); } catch { /* some viewers of local files refuse */ }
  }

  function grid(on) {
    root.classList.toggle("grid", on);
    show(at);
    if (!on) window.scrollTo(0, 0);
  }

  function fullScreen() {
    root.requestFullscreen?.().catch(() => {});
  }

  function turnFullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else fullScreen();
  }

  function begin() {
    starting = false;  // a browser allows full screen only at a key or a click
    if (!document.fullscreenElement) fullScreen();
  }

  function turnBlank(white) {
    blank.hidden = !blank.hidden;
    blank.classList.toggle("white", white);
  }

  const two = (value) => String(Math.floor(value)).padStart(2, "0");

  function tick() {
    const seconds = (Date.now() - started) / 1000, now = new Date();
    const hours = seconds >= 3600 ? Math.floor(seconds / 3600) + ":" : "";
    clock.textContent = `${hours}${two((seconds / 60) % 60)}:${two(seconds % 60)} · ${two(now.getHours())}:${two(now.getMinutes())}`;
  }

  function turnClock() {
    clock.hidden = !clock.hidden;
    started ||= Date.now();
    tick();
  }

  function type(digit) {
    number = digit === null ? "" : (number + digit).slice(-3);
    typed.hidden = !number;
    typed.textContent = number;
  }

  const columns = () => getComputedStyle(document.querySelector("main")).gridTemplateColumns.split(" ").length;
  const inGrid = () => root.classList.contains("grid");
  const forth = () => show(at + 1), back = () => show(at - 1);
  const actions = {
    ArrowRight: forth, PageDown: forth, Space: forth, KeyN: forth, ArrowLeft: back, PageUp: back, Backspace: back, KeyP: back,
    ArrowDown: () => show(at + (inGrid() ? columns() : 1)), ArrowUp: () => show(at - (inGrid() ? columns() : 1)),
    Home: () => show(0), End: () => show(slides.length - 1),
    KeyF: turnFullScreen, F5: turnFullScreen, KeyB: () => turnBlank(false), Period: () => turnBlank(false), NumpadDecimal: () => turnBlank(false),
    KeyW: () => turnBlank(true), Comma: () => turnBlank(true),
    KeyO: () => grid(!inGrid()), KeyG: () => grid(!inGrid()), KeyT: turnClock, KeyR: () => { started = Date.now(); tick(); },
    KeyH: () => { keys.hidden = !keys.hidden; }, Slash: () => { keys.hidden = !keys.hidden; }, F1: () => { keys.hidden = !keys.hidden; },
    Enter: () => { if (number) show(Number(number) - 1); else if (inGrid()) grid(false); else forth(); type(null); },
    NumpadEnter: () => actions.Enter(),
    Escape: () => { if (number) type(null); else if (!keys.hidden) keys.hidden = true; else if (inGrid()) grid(false); },
  };

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.("button") && (event.code === "Enter" || event.code === "Space")) return;
    const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code);
    const known = { "B": "KeyB", ".": "Period" };
    const action = actions[event.code || event.key] || actions[known[event.key.toUpperCase()] || event.key];
    if (!digit && !action) return;
    event.preventDefault();
    if (starting && action !== turnFullScreen) begin();
    starting = false;
    if (!blank.hidden) { blank.hidden = true; return; }
    if (digit) type(digit[1]);
    else action();
  });

  document.querySelector(".bar").addEventListener("click", (event) => {
    const does = event.target.closest("button")?.dataset.key;
    if (does) { actions[does](); event.target.closest("button").blur(); }
  });
  [blank, keys].forEach((shown) => shown.addEventListener("click", () => { shown.hidden = true; }));
  slides.forEach((slide, place) => slide.addEventListener("click", () => { if (inGrid()) { show(place); grid(false); } }));

  addEventListener("click", () => { if (starting) begin(); });
  addEventListener("touchstart", (event) => { pressed = event.touches.length === 1 ? event.touches[0] : null; }, { passive: true });
  addEventListener("touchend", (event) => {
    if (!pressed || inGrid()) return;
    const [x, y] = [event.changedTouches[0].clientX - pressed.clientX, event.changedTouches[0].clientY - pressed.clientY];
    if (Math.abs(x) > 45 && Math.abs(x) > 1.6 * Math.abs(y)) (x < 0 ? forth : back)();
    pressed = null;
  }, { passive: true });

  addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch" || !(event.movementX || event.movementY)) return;  // a browser tells of a mouse that lies still
    root.classList.add("awake");
    root.classList.remove("still");
    clearTimeout(sleeping);
    sleeping = setTimeout(() => { root.classList.remove("awake"); root.classList.toggle("still", Boolean(document.fullscreenElement)); }, 2500);
  });

  const keepOn = () => { if (document.visibilityState === "visible") navigator.wakeLock?.request("screen").catch(() => {}); };
  document.addEventListener("visibilitychange", keepOn);
  document.addEventListener("fullscreenchange", keepOn);
  addEventListener("hashchange", () => { const place = named(); if (place >= 0 && place !== at) show(place); });
  setInterval(() => { if (!clock.hidden) tick(); }, 500);
  root.classList.add("js");
  progress.max = slides.length;
  show(named());
})();
