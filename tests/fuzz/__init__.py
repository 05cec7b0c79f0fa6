"""Files that went bad or mean harm, without end: `python -m tests.fuzz --seconds 3600` looks for what they break."""
