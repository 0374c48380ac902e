"""Progress on stderr: a line for each item, or on a terminal one line that is written over."""
import sys


class Progress:
    """`with Progress(total) as p: p.step('name', True)`; counts what changed."""

    def __init__(self, total):
        self.total, self.done, self.changed = total, 0, 0

    def __enter__(self):
        return self

    def step(self, name, changed):
        """One more item is finished."""
        self.done += 1
        self.changed += changed
        if sys.stderr.isatty():
            sys.stderr.write('\r\x1b[K%d/%d %s' % (self.done, self.total, name))
        else:
            sys.stderr.write('%d/%d %s: %s\n' % (self.done, self.total, name, 'written' if changed else 'unchanged'))
        sys.stderr.flush()

    def __exit__(self, *_):
        if sys.stderr.isatty():
            sys.stderr.write('\r\x1b[K')
