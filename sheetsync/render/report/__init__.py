"""Reports: what a run found and did, in the formats that people and machines read."""
