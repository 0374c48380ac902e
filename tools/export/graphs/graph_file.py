"""`<name>.pb.gz` and `<name>.json`: a graph, and what its tensors are. The same graph gives the same bytes."""
import gzip
import hashlib
import io
import json
import os
from collections import OrderedDict

import whole_file
from failure import Failure
from graphs.exporter_hash import exporter_sha256
from graphs.reference_tensorflow import tf


def compress(graph_def):
    """The GraphDef in gzip, without the time and the name that gzip would add."""
    buffer = io.BytesIO()
    with gzip.GzipFile(filename='', mode='wb', compresslevel=9, fileobj=buffer, mtime=0) as file:
        file.write(graph_def.SerializeToString(deterministic=True))
    return buffer.getvalue()


def describe(tensors):
    """Array name -> the tensor's name, dtype and shape, as the .json says it."""
    return OrderedDict((name, OrderedDict((('tensor', t.name), ('dtype', t.dtype.base_dtype.name), ('shape', t.shape.as_list())))) for name, t in tensors.items())


def make(name, kind, built, graph_def=None, **more):
    """-> (what the .json says, the bytes of the .pb.gz). `more`: further keys of the .json."""
    packed = compress(built.graph.as_graph_def() if graph_def is None else graph_def)
    said = OrderedDict((
        ('format', 1), ('kind', kind), ('name', name), ('tensorflow', tf.__version__), ('call', built.call),
        ('exporter_sha256', exporter_sha256()), ('graph_sha256', hashlib.sha256(packed).hexdigest())))
    said.update(more)
    said['feeds'], said['fetches'] = describe(built.feeds), describe(built.fetches)
    if kind == 'cell':
        said['intermediates'] = describe(built.intermediates)
    return said, packed


def write(folder, said, packed):
    """Writes the pair; returns whether a file changed."""
    path = os.path.join(folder, said['name'])
    changed = whole_file.write(path + '.pb.gz', packed)
    return whole_file.write(path + '.json', (json.dumps(said, indent=1) + '\n').encode()) or changed


def read(folder, name):
    """The pair that `write` wrote."""
    path = os.path.join(folder, name)
    try:
        with open(path + '.json', encoding='utf-8') as file:
            said = json.load(file)
        with open(path + '.pb.gz', 'rb') as file:
            packed = file.read()
    except (OSError, ValueError) as error:
        raise Failure('graph %s: cannot be read: %s' % (path, error))
    if said.get('graph_sha256') != hashlib.sha256(packed).hexdigest():
        raise Failure('graph %s: the .pb.gz is not the one that the .json was written for (graph_sha256)' % path)
    return said, packed
