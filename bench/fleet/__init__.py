"""The fleet, measured: processor time for a roadmap, memory over many jobs, and throughput by accounts and workers."""
