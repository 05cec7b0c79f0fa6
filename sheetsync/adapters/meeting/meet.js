"use strict";
// The page of the update meeting. Every text of the sheet is put in as a text, never as markup.
// What it says itself is known by its English words; /words.json has those of the sheet's language.

const STATUSES = [
  ["n", "Not started", "○", "todo"], ["i", "In progress", "◐", "progress"], ["p", "Possible delay", "▲", "delay"],
  ["r", "At risk", "■", "risk"], ["d", "Done", "●", "done"], ["w", "Won't do", "–", "wont"],
];
const ASKS = ["Possible delay", "At risk"]; // a word on what would help belongs to these
const POLL_MS = 1500;

let state = null;
let word = "";
let view = "wait"; // "wait", "start", "end", "over", or the number of a line
let panel = null; // what the open form asks for: its kind, and whether the next line follows
let summary = "";
let messages = {}; // by their English words
let lost = false; // whether the program on this machine can't be reached
const outbox = kept("outbox", []); // what is on its way to the program on this machine, or could not be brought there yet

// What this tab keeps where the page is loaded anew; it is gone with the tab.
function kept(name, otherwise) {
  const text = sessionStorage.getItem(name);
  return text === null ? otherwise : JSON.parse(text);
}
function keep(name, value) { sessionStorage.setItem(name, JSON.stringify(value)); }

const $ = (id) => document.getElementById(id);

function element(tag, text, name) {
  const made = document.createElement(tag);
  if (text) made.textContent = text;
  if (name) made.className = name;
  return made;
}

function show(node, is) { node.hidden = !is; }

function say(text, values) {
  return (messages[text] || text).replace(/\{(\w+)\}/g, (gap, name) => values && name in values ? values[name] : gap);
}

async function learn() {
  const known = await (await fetch("/words.json", { credentials: "omit" })).json();
  messages = known.messages;
  document.documentElement.lang = known.language;
  document.title = say(document.title);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode;
    const text = node.data.trim();
    if (messages[text]) node.data = node.data.replace(text, () => messages[text]);
  }
  for (const node of document.querySelectorAll("[aria-label]")) node.setAttribute("aria-label", say(node.getAttribute("aria-label")));
}

async function ask(name, said) {
  const headers = { "Content-Type": "application/json", Authorization: `Bearer ${word}` };
  const answer = await fetch(`/api/${name}`, { method: "POST", headers, body: JSON.stringify(said || {}), credentials: "omit" });
  if (!answer.ok) throw Object.assign(new Error("refused"), { status: answer.status });
  return answer.json();
}

async function enter() {
  const once = location.hash.slice(1);
  history.replaceState(null, "", "/");
  if (once) {
    try { word = (await ask("enter", { once })).word; } catch { word = ""; }
    if (word) { sessionStorage.clear(); outbox.length = 0; keep("word", word); }
  }
  word = word || kept("word", "");
  if (!word) { over(say("This address was used already."), say("The meeting is in the window that opened first. To open another, end it and run sheetsync meet again.")); return; }
  try { take(await ask("state")); } catch { over(say("The meeting is closed."), say("Run sheetsync meet to hold another.")); return; }
  const before = kept("view", "start");
  go(typeof before === "number" && before >= state.lines.length ? "start" : before);
  poll();
}

async function poll() {
  if (view === "over") return;
  try {
    await bring();
    const next = await ask("state", { version: state.version });
    if (!next.same) take(next);
    reached(true);
  } catch (error) {
    if (error.status === 401) over(say("The meeting is closed."), say("Run sheetsync meet to hold another."));
    else reached(false);
  }
  setTimeout(poll, POLL_MS);
}

async function send(name, said) {
  // By its number it is known again where the answer to it is lost, and it is sent once more.
  outbox.push([name, { ...said, id: crypto.randomUUID() }]);
  keep("outbox", outbox);
  drawSending();
  try { await bring(); } catch { reached(false); }
}

let bringing = null;
function bring() {
  bringing = bringing || bringAll().finally(() => { bringing = null; });
  return bringing;
}

async function bringAll() {
  // One after the other: the end of the meeting must not overtake an answer.
  while (outbox.length) {
    const answer = await ask(...outbox[0]);
    outbox.shift();
    keep("outbox", outbox);
    if (answer.refused) toast(answer.refused);
    take(answer);
  }
}

function take(next) {
  if (state && next.version < state.version) return;
  const same = state && next.version === state.version;
  if (next.summary) summary = next.summary;
  state = next;
  if (!same) draw();
}

function reached(is) {
  if (lost === is) { lost = !is; draw(); }
}

let toasting = 0;
function toast(text) {
  $("toast").textContent = text;
  clearTimeout(toasting);
  toasting = setTimeout(() => { $("toast").textContent = ""; }, 5000);
}

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

// Where to go.

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

// What is drawn.

function tone(line) {
  const made = element("span", "", `tone ${line.tone}`);
  const sign = element("span", line.shape);
  sign.setAttribute("aria-hidden", "true");
  made.append(sign, ` ${line.word}`);
  return made;
}

function told(each) {
  const made = element("li", "", each.outcome);
  const what = { status: say("status"), end: say("due"), note: say("note"), still: say("updated") }[each.kind];
  const ends = { waiting: say("(not in the sheet yet)"), left: say("(left alone: {why})", each), undone: say("(taken back)"), typed: "" }[each.outcome];
  made.append(element("span", `${what}: `, "quiet"), element("span", `${each.old} → ${each.new}`, "how"), element("span", ends && ` ${ends}`));
  return made;
}

// No line breaks before a sign that French parts from its word by a space, nor behind its opening quote.
function tie() {
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode;
    if (/« | [:;!?»]/.test(node.data) && node.parentElement !== $("summary")) node.data = node.data.replace(/(?<=«) | (?=[:;!?»](?:\s|$))/g, "\u00a0");
  }
}

function draw() {
  for (const each of ["wait", "start", "end", "over"]) show($(each), view === each);
  show($("talk"), typeof view === "number");
  if (!state) return;
  document.title = state.title;
  $("title").textContent = state.title;
  $("subtitle").textContent = state.subtitle;
  const done = state.lines.filter(talked).length;
  $("count").textContent = typeof view === "number" ? say("Line {place} of {count}", { place: view + 1, count: state.lines.length }) : state.count;
  $("progress").max = state.lines.length || 1;
  $("progress").value = done;
  drawSending();
  if (view === "start") drawStart();
  if (typeof view === "number") { drawLine(state.lines[view]); drawOrder(); }
  if (view === "end") drawEnd();
  tie();
}

function drawSending() {
  const waiting = state.waiting + outbox.filter(([name]) => name !== "finish").length;
  const pill = $("sending");
  const text = waiting ? say("{count} not in the sheet yet", { count: waiting }) : state.changed.length ? say("All answers are in the sheet") : "";
  if (pill.textContent !== text) pill.textContent = text;
  pill.classList.toggle("waits", waiting > 0 && Boolean(state.trouble) || lost);
  const trouble = lost ? say("This page can't reach the program on this machine: what you answer is kept here, and sent when it is back.") : state.trouble && say("{trouble}. Your answers are kept, and typed as soon as it can be.", state);
  if ($("trouble").textContent !== (trouble || "")) $("trouble").textContent = trouble || "";
  show($("trouble"), Boolean(trouble));
}

function reasons(line) { return line.reasons.map((each) => element("span", each, "reason")); }

function drawStart() {
  const first = state.lines.slice(0, state.decide);
  $("decide").replaceChildren(...first.map((line) => {
    const made = element("li");
    const box = element("div");
    const what = element("p", "", "what");
    const text = element("span", line.title);
    text.dir = "auto";
    what.append(text, ...reasons(line));
    box.append(what, element("p", [line.heading, line.owner].filter(Boolean).join(" · "), "quiet"));
    made.append(box);
    return made;
  }));
  show($("decide-none"), !first.length);
  $("since").textContent = state.since || say("Since the last meeting");
  show($("users"), state.heard.length + state.leading.length > 0);
  $("heard-all").replaceChildren(...state.heard.map(quote));
  show($("leading-title"), state.leading.length > 0);
  $("leading").replaceChildren(...state.leading.map(quote));
  $("strangers").textContent = say("Nobody knows how to reach {names}: add them to [[people]] in sheetsync.toml, or leave it.", { names: state.strangers.join(", ") });
  show($("strangers"), state.strangers.length > 0);
  const news = state.news.length ? state.news : [state.since ? say("No line changed.") : say("No meeting before this one is remembered.")];
  $("news").replaceChildren(...news.map((each) => element("li", each)));
}

function quote(text) {
  const made = element("li", text);
  made.dir = "auto";
  return made;
}

function drawLine(line) {
  $("heading").textContent = line.heading + (line.lower ? ` · ${say("below the line")}` : "");
  $("reasons").replaceChildren(...reasons(line));
  $("line-title").textContent = line.title;
  $("line-title").classList.toggle("long", line.title.length > 120);
  $("goal").textContent = line.goal;
  const face = element("span", line.owner ? Array.from(line.owner)[0].toUpperCase() : "?", "face");
  face.setAttribute("aria-hidden", "true");
  $("speaker").replaceChildren(face, element("span", line.owner ? say("{name} speaks", { name: line.owner }) : say("Its row names nobody")));
  $("status").replaceChildren(tone(line));
  $("due").textContent = line.due || say("no date");
  $("unchanged").textContent = line.unchanged || say("not known");
  if (line.link) {
    const link = element("a", line.place);
    link.href = line.link;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    $("place").replaceChildren(link);
  } else $("place").textContent = line.place;
  $("note").textContent = line.note;
  show($("note"), Boolean(line.note));
  const remarks = [...line.changes, ...line.remarks, ...(line.gone ? [say("This line is not in the sheet any more, or has other words now.")] : [])];
  $("remarks").replaceChildren(...remarks.map((each) => element("li", each)));
  $("heard").replaceChildren(...line.heard.map((each) => quote(say("Users said {quote}", { quote: each }))));
  show($("heard"), line.heard.length > 0);
  const marks = { still: say("Still true."), later: say("Later: it is asked again at the end.") }[line.mark];
  $("said").replaceChildren(...line.said.map(told), ...(marks ? [element("li", marks)] : []));
  for (const [, name] of STATUSES) {
    const button = $(`set-${name}`);
    button.setAttribute("aria-pressed", String(line.tone === button.dataset.tone));
    button.disabled = line.gone || line.cells.status === undefined;
  }
  $("set-end").disabled = line.gone || line.cells.end === undefined;
  $("set-note").disabled = line.gone || line.cells.note === undefined;
  $("set-still").disabled = line.gone;
  $("set-later").disabled = line.gone;
  $("undo").disabled = !state.undoable;
}

function drawOrder() {
  const made = [];
  state.lines.forEach((line, place) => {
    if (place === 0 && state.decide) made.push(element("li", say("To decide first"), "part"));
    if (place === state.decide && state.decide) made.push(element("li", say("Then line by line"), "part"));
    const row = element("li");
    const button = element("button");
    button.type = "button";
    const sign = element("span", talked(line) ? "✓" : line.shape, line.tone);
    sign.setAttribute("aria-hidden", "true");
    const text = element("span", line.title, "text");
    text.dir = "auto";
    button.append(sign, text, element("span", line.owner, "who"));
    if (place === view) button.setAttribute("aria-current", "true");
    button.addEventListener("click", () => go(place));
    row.append(button);
    made.push(row);
  });
  $("order").replaceChildren(...made);
  const here = $("order").querySelector("[aria-current]");
  if (here) here.scrollIntoView({ block: "nearest" });
  const owners = [];
  for (let place = view; place < state.lines.length; place++) {
    const owner = state.lines[place].owner;
    if (owner && owners[owners.length - 1] !== owner) owners.push(owner);
  }
  const [now, ...then] = owners;
  $("speakers").textContent = now && then.length ? say("{name} now, then {names}", { name: now, names: then.slice(0, 3).join(", ") }) : now ? say("{name} now", { name: now }) : "";
}

function drawEnd() {
  const list = (each) => { const made = told(each); made.prepend(element("span", `${each.line} `)); return made; };
  const changed = state.changed.filter((each) => each.outcome === "typed" || each.outcome === "waiting");
  const left = state.changed.filter((each) => each.outcome === "left");
  $("changed").replaceChildren(...changed.map(list));
  show($("changed-none"), !changed.length);
  $("left").replaceChildren(...left.map(list));
  show($("left-part"), left.length > 0);
  show($("summary-part"), state.ended);
  show($("summary-wait"), !state.ended);
  if ($("summary").textContent !== state.text) $("summary").textContent = state.text;
  if (summary) $("summary-link").href = summary;
  $("undo-all").disabled = !state.undoable;
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
