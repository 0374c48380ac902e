"""What `parity list --json` prints, of which each command reads its own part."""
import json
import sys

from failure import Failure


def document(path):
    """The object at `path`; - is stdin."""
    try:
        if path == '-':
            read = json.load(sys.stdin)
        else:
            with open(path, encoding='utf-8') as file:
                read = json.load(file)
    except (OSError, ValueError) as error:
        raise Failure('%s: cannot be read as JSON: %s' % (path, error))
    if not isinstance(read, dict):
        raise Failure('%s: expected an object, as `parity list --json` prints it, got %s' % (path, type(read).__name__))
    return read


def entries(read, key, path):
    """The list `key` of that object, or none."""
    found = read.get(key, [])
    if not isinstance(found, list):
        raise Failure('%s: "%s" is %s, expected a list' % (path, key, type(found).__name__))
    return found
