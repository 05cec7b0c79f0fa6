"""A stranger: workflows from before, which install another project that has our name on the package index."""

from collections.abc import Iterator
from pathlib import Path

from sheetsync.adapters.workflow_folder import beside, workflows


def warnings(folder: Path) -> Iterator[str]:
    """Yield a sentence for each such workflow of the repository that a folder is in."""
    root = beside(folder)
    for each in workflows(root) if root else ():
        from sheetsync.model.workflow import Hand

        if each.installs_another_project:
            mend = (
                "then let `sheetsync init --workflow` write it anew"
                if each.hand is Hand.OLD
                else "and take that line out; a person wrote or edited it, so sheetsync leaves it alone"
            )
            yield (
                f"{each.path.relative_to(root or folder)} installs `sheetsync` from the package index, where another "
                "project has that name, which so runs with your credentials. Disable it now (on GitHub: Actions, its "
                f"name, Disable workflow), {mend}."
            )
