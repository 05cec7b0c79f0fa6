"use strict";
// What the page and the program on this machine say to each other: an answer is kept until it was brought there.

const POLL_MS = 1500;

let state = null; // the meeting, as the program last told it
let word = "";
let summary = "";
let lost = false; // whether the program can't be reached
const outbox = kept("outbox", []); // what is on its way, or could not be brought yet

// What this tab keeps where the page is loaded anew; it is gone with the tab.
function kept(name, otherwise) {
  const text = sessionStorage.getItem(name);
  return text === null ? otherwise : JSON.parse(text);
}
function keep(name, value) { sessionStorage.setItem(name, JSON.stringify(value)); }

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
