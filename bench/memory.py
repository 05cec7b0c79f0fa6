"""The most memory that this process has taken; on Linux."""

from pathlib import Path


def most_mib() -> float:
    """Return the peak in MiB.

    Not ru_maxrss: that counts what the parent held before this program began.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(peak.split()[1]) / 1024
