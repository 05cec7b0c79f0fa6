"""`python -m sheetsync` does what `sheetsync` does."""

from sheetsync.cli import main

if __name__ == "__main__":
    main()
