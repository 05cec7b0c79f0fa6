"use strict";
// What is drawn: each part of the page from the state of the meeting.

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
