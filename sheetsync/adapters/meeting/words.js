"use strict";
// The words of the page. What it says itself is known by its English words; /words.json has those of the sheet's language.
// Every text of the sheet is put in as a text, never as markup.

let messages = {}; // by their English words

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

let toasting = 0;
function toast(text) {
  $("toast").textContent = text;
  clearTimeout(toasting);
  toasting = setTimeout(() => { $("toast").textContent = ""; }, 5000);
}

// No line breaks before a sign that French parts from its word by a space, nor behind its opening quote.
function tie() {
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode;
    if (/« | [:;!?»]/.test(node.data) && node.parentElement !== $("summary")) node.data = node.data.replace(/(?<=«) | (?=[:;!?»](?:\s|$))/g, "\u00a0");
  }
}
