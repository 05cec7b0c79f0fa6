"use strict";
// The page of the update meeting: where it goes, what is answered, what is pressed.

const STATUSES = [
  ["n", "Not started", "○", "todo"], ["i", "In progress", "◐", "progress"], ["p", "Possible delay", "▲", "delay"],
  ["r", "At risk", "■", "risk"], ["d", "Done", "●", "done"], ["w", "Won't do", "–", "wont"],
];
const ASKS = ["Possible delay", "At risk"]; // a word on what would help belongs to these

let view = "wait"; // "wait", "start", "end", "over", or the number of a line
let panel = null; // what the open form asks for: its kind, and whether the next line follows

// Where to go.

function over(title, text) {
  $("over-title").textContent = title;
  $("over-text").textContent = text;
  go("over");
  sessionStorage.clear();
}

function go(where) {
  view = where;
  keep("view", view);
  close();
  if (where === "end") { toast(""); send("finish"); }
  draw();
  const at = { start: "start-title", end: "end-title", over: "over-title" }[where] || (typeof where === "number" ? "line-title" : "");
  if (at) $(at).focus({ preventScroll: true });
  scrollTo(0, 0);
}

function talked(line) { return line.gone || line.mark === "still" || line.said.some((each) => each.outcome !== "left"); }

function next() {
  const lines = state.lines;
  const here = typeof view === "number" ? view : -1;
  if (!asked.has(here)) {
    for (let place = here + 1; place < lines.length; place++) {
      if (!lines[place].gone) { go(place); return; }
    }
  }
  const later = lines.findIndex((each, place) => each.mark === "later" && !each.gone && !asked.has(place));
  if (later >= 0) asked.add(later);
  go(later >= 0 ? later : "end");
}
const asked = new Set(); // lines that were put off, and come back to

function back() {
  if (view === "end") { go(state.lines.length ? state.lines.length - 1 : "start"); return; }
  if (view === 0) { go("start"); return; }
  if (typeof view === "number") go(view - 1);
}

// What is said.

function current() { return typeof view === "number" ? state.lines[view] : null; }

function answer(kind, value) {
  const line = current();
  if (!line) return;
  const shown = line.cells[kind];
  if (shown === undefined && kind !== "still" && kind !== "later") { toast(say("This sheet has no column for that.")); return; }
  send("answer", { line: view, kind, value, shown: shown || "" });
}

function status(name) {
  const line = current();
  if (!line) return;
  answer("status", name);
  toast(`${line.title}: ${say(name)}`);
  if (ASKS.includes(name) && line.cells.note !== undefined) open("note", true); else next();
}

function open(kind, follows) {
  const line = current();
  if (!line || line.cells[kind] === undefined) { toast(say("This sheet has no column for that.")); return; }
  panel = { kind, follows: Boolean(follows), shown: line.cells[kind], line: view };
  $("panel-label").textContent = kind === "end" ? say("When is it due? Write it as 2026-11-20") : follows ? say("What would help? A few words go into the summary") : say("Note");
  $("panel-text").value = line[kind];
  $("chips").replaceChildren(...(kind === "end" ? state.days.map(chip) : []));
  show($("panel"), true);
  tie();
  $("panel-text").focus();
  $("panel-text").select();
}

function chip([day, text]) {
  const made = element("button", text);
  made.type = "button";
  made.addEventListener("click", () => { $("panel-text").value = day; submit(); });
  return made;
}

function close() {
  panel = null;
  show($("panel"), false);
}

function submit() {
  if (!panel) return;
  const value = $("panel-text").value.trim();
  const { kind, follows, shown, line } = panel;
  if (kind === "end" && !/^\d{4}-\d{2}-\d{2}$/.test(value)) { toast(say("Write a day as 2026-11-20.")); return; }
  if (!value) { leave(); return; }
  send("answer", { line, kind, value, shown });
  close();
  if (follows) next(); else $("line-title").focus();
}

function leave() {
  const follows = panel && panel.follows;
  close();
  if (follows) next(); else $("line-title").focus();
}

// What is pressed.

const KEYS = { e: () => open("end"), m: () => open("note"), s: () => { answer("still", ""); next(); }, l: () => { answer("later", ""); next(); }, u: () => send("undo"), b: back, ArrowLeft: back, ArrowRight: next, g: () => go("end") };
for (const [key, name] of STATUSES) KEYS[key] = () => status(name);

// A letter counts whatever its case, and on a keyboard of other letters by its place.
function pressed(event) {
  if (/^[a-z]$/i.test(event.key)) return event.key.toLowerCase();
  return event.key.length === 1 && /^Key[A-Z]$/.test(event.code) ? event.code.slice(3).toLowerCase() : event.key;
}

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !state) return;
  if (event.key === "Escape" && panel) { event.preventDefault(); leave(); return; }
  if (event.target instanceof HTMLInputElement) return;
  const isControl = event.target instanceof HTMLButtonElement || event.target instanceof HTMLAnchorElement;
  if (event.key === "Enter") {
    if (!isControl && (view === "start" || typeof view === "number")) { event.preventDefault(); next(); }
    return;
  }
  const key = pressed(event);
  const act = KEYS[key];
  if (act && (typeof view === "number" || ((key === "b" || key === "ArrowLeft" || key === "u") && view === "end"))) { event.preventDefault(); act(); }
});

function begin() {
  for (const [key, name, sign, tone] of STATUSES) {
    const made = element("button", "", tone);
    made.type = "button";
    made.id = `set-${name}`;
    made.dataset.tone = tone;
    const mark = element("span", sign, "sign");
    mark.setAttribute("aria-hidden", "true");
    made.append(mark, element("span", say(name)), element("kbd", key));
    made.addEventListener("click", () => status(name));
    $("answers").append(made);
  }
  $("begin").addEventListener("click", next);
  $("set-end").addEventListener("click", () => open("end"));
  $("set-note").addEventListener("click", () => open("note"));
  $("set-still").addEventListener("click", KEYS.s);
  $("set-later").addEventListener("click", KEYS.l);
  $("back").addEventListener("click", back);
  $("next").addEventListener("click", next);
  $("undo").addEventListener("click", KEYS.u);
  $("to-end").addEventListener("click", () => go("end"));
  $("end-back").addEventListener("click", back);
  $("undo-all").addEventListener("click", () => send("undo", { all: true }));
  $("panel").addEventListener("submit", (event) => { event.preventDefault(); submit(); });
  $("panel-off").addEventListener("click", leave);
  $("copy").addEventListener("click", async () => { await navigator.clipboard.writeText(state.text); toast(say("Copied.")); });
  $("close").addEventListener("click", async () => {
    if (state.waiting || outbox.length) { toast(say("Some answers are not in the sheet yet: wait, or end it at the terminal.")); return; }
    try { await ask("close"); } catch { /* it closes faster than it answers */ }
    over(say("The meeting is closed."), say("You can close this window."));
  });
  enter();
}

learn().catch(() => {}).then(begin);
