"""`make manual`: write what is made from the code."""

from docs.generate import DOCS, files

for path, text in files().items():
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")
        print(f"Wrote {path.relative_to(DOCS.parent)}.")
