"""Runs the exporter as a user does, in a process of its own."""
import json
import os
import subprocess
import sys
import tempfile
import unittest

EXPORT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def export(*arguments, environment=None, stdin=''):
    """-> (exit code, stdout, stderr)."""
    done = subprocess.run(
        [sys.executable, EXPORT] + list(arguments), input=stdin.encode(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=dict(os.environ, **(environment or {})))
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def files(folder):
    """Path below `folder` -> bytes."""
    found = {}
    for root, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(root, name)
            with open(path, 'rb') as file:
                found[os.path.relpath(path, folder)] = file.read()
    return found


class FolderTest(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def path(self, *parts):
        return os.path.join(self.folder, *parts)

    def write_list(self, name, graphs, cells):
        with open(self.path(name), 'w') as file:
            json.dump({'graphs': graphs, 'cell_graphs': cells}, file)
        return self.path(name)


def graph(name, driver, **more):
    """An entry of "graphs"."""
    return dict({'name': name, 'driver': driver, 'cell': {'type': 'LSTMCell', 'num_units': 6}, 'inputs': 5}, **more)


def cell_graph(name, **more):
    """An entry of "cell_graphs"."""
    return dict({'name': name, 'cell': {'type': 'LSTMCell', 'num_units': 6}, 'inputs': 5}, **more)
