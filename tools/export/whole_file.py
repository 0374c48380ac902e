"""Files that are written whole or not at all, and left alone where nothing changed."""
import os

from failure import Failure


def write(path, data):
    """Puts `data` (bytes) at `path`; returns whether the file changed."""
    if os.path.isfile(path):
        with open(path, 'rb') as file:
            if file.read() == data:
                return False
    beside = '%s.%d.tmp' % (path, os.getpid())
    try:
        os.makedirs(os.path.dirname(path) or '.', exist_ok=True)
        with open(beside, 'wb') as file:
            file.write(data)
        os.replace(beside, path)
    except OSError as error:
        raise Failure('%s: cannot be written: %s' % (path, error.strerror or error))
    finally:
        if os.path.exists(beside):
            os.remove(beside)
    return True
