"""A local Google Sheets: enough of Sheets, Drive, Docs and the token endpoints to run against, over HTTP.

This is the face of it; README.md says how it is used. The fixture for pytest is in `localsheets.fixture`, the client
for gspread in `localsheets.gspread_client`.
"""

from localsheets.assumptions import Assumptions
from localsheets.call import Call
from localsheets.caller import SERVICE_ACCOUNT
from localsheets.cell import Cell
from localsheets.control import Control, Quota
from localsheets.docs import units
from localsheets.fault import Fault, Kind
from localsheets.google import Google
from localsheets.kept import keep, kept
from localsheets.load import load
from localsheets.people import Spreadsheet
from localsheets.state import Book
from localsheets.world import DOCUMENT_MIME, OWNER, File, Token, World

__all__ = [
    "DOCUMENT_MIME",
    "OWNER",
    "SERVICE_ACCOUNT",
    "Assumptions",
    "Book",
    "Call",
    "Cell",
    "Control",
    "Fault",
    "File",
    "Google",
    "Kind",
    "Quota",
    "Spreadsheet",
    "Token",
    "World",
    "keep",
    "kept",
    "load",
    "units",
]
