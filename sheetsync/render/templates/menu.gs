/**
 * Check now: a menu that leads to the page on which the scheduled check of this sheet is started by hand.
 * It reads nothing, changes nothing and holds no password. Made by `sheetsync init --menu`; paste it under
 * Extensions > Apps Script, save, and load the sheet again.
 */

const PAGE = {{ page }};

function onOpen() {
  SpreadsheetApp.getUi().createMenu("sheetsync").addItem("Check now…", "checkNow").addToUi();
}

function checkNow() {
  const words =
    '<p style="font: 14px sans-serif"><a target="_blank" rel="noopener" href="' + PAGE + '">Open the page</a>' +
    " and choose “Run workflow”. The remarks stand in the sheet a minute or two later.</p>";
  const dialog = HtmlService.createHtmlOutput(words).setWidth(420).setHeight(90);
  SpreadsheetApp.getUi().showModalDialog(dialog, "Check this sheet now");
}
