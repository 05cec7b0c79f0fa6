"""Strict eyes on a workbook: what Excel repairs or refuses, and openpyxl and LibreOffice forgive.

`book.faults` names what is wrong in a file, `watch` holds every workbook to it that a test lets us write.
"""
