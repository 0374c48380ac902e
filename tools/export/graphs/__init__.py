"""TensorFlow's functions to graphs. What a graph's bytes depend on is in this folder, and its hash goes into each graph's .json."""
