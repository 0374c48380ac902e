"""A cell's graph run step by step in place of a driver's loop."""
