"""How throughput grows with accounts and workers, as a table and as a picture."""

import time
from collections.abc import Iterator
from pathlib import Path

from bench.fleet.stage import stage

WINDOW_S = 6
PER_ACCOUNT = 6
"""As a minute with 60: a window that is a tenth as long, with a tenth of the requests."""

WINDOWS = 4
ACCOUNTS = (1, 2, 3, 4, 5)
WORKERS = (1, 3)


def run(folder: Path) -> Iterator[str]:
    """Measure, draw, and yield the lines of a table in Markdown."""
    yield (
        "| accounts | allowed in a minute | "
        + " | ".join(f"{each} worker{'s' * (each > 1)}" for each in WORKERS)
        + " |"
    )
    yield "| ---: | ---: |" + " ---: |" * len(WORKERS)
    found: dict[int, list[float]] = {each: [] for each in WORKERS}
    for accounts in ACCOUNTS:
        count = PER_ACCOUNT * accounts * WINDOWS
        with stage(count, rows=20, accounts=accounts) as fleet:
            fleet.queue()
            fleet.work()
            fleet.limit(per_account=PER_ACCOUNT, window_s=WINDOW_S)
            for workers in WORKERS:
                time.sleep(WINDOW_S + 1)
                fleet.queue()
                fleet.work(workers)
                found[workers].append(fleet.pace())
        cells = " | ".join(f"{found[each][-1]:.0f}" for each in WORKERS)
        yield f"| {accounts} | {60 * PER_ACCOUNT * accounts // WINDOW_S} | {cells} |"
    _draw(found, folder / "fleet-throughput.svg")


def _draw(found: dict[int, list[float]], file: Path) -> None:
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "sheetsync"
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(figsize=(7, 4.2), layout="constrained")
    allowed = [60 * PER_ACCOUNT * each / WINDOW_S for each in ACCOUNTS]
    axes.plot(ACCOUNTS, allowed, color="#888888", linestyle="--", label="what Google allows")
    for (workers, paces), marker in zip(found.items(), "o^", strict=True):
        axes.plot(ACCOUNTS, paces, marker=marker, label=f"{workers} worker{'s' * (workers > 1)}")
    axes.set(xlabel="service accounts", ylabel="roadmaps a minute", xticks=ACCOUNTS, ylim=(0, None))
    axes.grid(alpha=0.3)
    axes.legend()
    figure.savefig(file, metadata={"Date": None})
