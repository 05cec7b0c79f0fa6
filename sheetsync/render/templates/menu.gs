/**
 * Check now: a menu that leads to the page on which the scheduled check of this sheet is started by hand.
 * It reads nothing, changes nothing and holds no password. Made by `sheetsync init --menu`; paste it under
 * Extensions > Apps Script, save, and load the sheet again.
 */

const PAGE = {{ page }};
const says = {{ words }};

function onOpen() {
  SpreadsheetApp.getUi().createMenu("sheetsync").addItem(says.entry, "checkNow").addToUi();
}

function checkNow() {
  const way = '<a target="_blank" rel="noopener" href="' + PAGE + '">' + says.link + "</a>";
  const html = '<p style="font: 14px sans-serif">' + way + " " + says.then + "</p>";
  const dialog = HtmlService.createHtmlOutput(html).setWidth(420).setHeight(100);
  SpreadsheetApp.getUi().showModalDialog(dialog, says.title);
}
