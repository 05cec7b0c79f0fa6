"""A local Google Sheets: enough of Sheets, Drive, Docs and the token endpoints to run against, over HTTP."""
