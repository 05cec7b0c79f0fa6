"""The fleet: many roadmaps on a queue, kept in a PostgreSQL, worked off by any number of workers."""
