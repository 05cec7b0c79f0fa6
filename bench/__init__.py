"""Benchmarks: what the README quotes, to be run by anybody."""
