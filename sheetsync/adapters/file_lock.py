"""A lock on a file that is open: it goes with its process, however that ends, and leaves nothing behind."""

import sys


def hold(handle: int) -> bool:
    """Hold an open file until it is closed; return False where another process does.

    It is also True where the system or the disk has no locks: then nobody can be known to hold it.
    """
    try:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except (ImportError, OSError):
        return True
    return True


def wait(handle: int) -> None:
    """Wait until no other process holds an open file, and hold it until it is closed."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX)
