"""Configuration: what `sheetsync.toml`, the environment and the command line say, in one room."""
