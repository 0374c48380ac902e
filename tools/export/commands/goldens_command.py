"""`goldens`: goldens that a TensorFlow without a C library of its own makes, or one with oneDNN on."""
import dataclasses
import hashlib
import json
import os
from collections import OrderedDict

import whole_file
from commands.building import build
from failure import Failure

ABOUT = """\
Writes DIR/goldens/<id>.npz and, beside it, <id>.json with what made it, for the rows of LIST.json that the TensorFlow
here makes: run it under 1.15.5, and with --onednn under 2.15.1. A row's inputs are those of its twin's golden, where
it has one: the same case in the canonical numerics. Else they are drawn when the golden is made first, and from then
on read from it; then its graph is written, too, as DIR/graphs/<name>. Then `parity regenerate` takes the goldens'
hashes into the manifest. What would not change is left alone.

  parity list --json | python3.7 tools/export goldens - --to Fixtures
  parity list --json | python3.11 tools/export goldens - --to Fixtures --onednn

LIST.json, other keys are ignored:
  { "goldens": [ { "id": "tf1-uni-ragged", "tensorflow": "1.15.5", "onednn": false, "twin": "uni-ragged",
                   "graph": { … as in the list of `export graphs` … }, "batch": 4, "time": 7, "lengths": [7, 0, 1, 4],
                   "seed": 17 } ] }
`twin` and `lengths` can be absent."""


KEYS = ('id', 'tensorflow', 'onednn', 'graph', 'batch', 'time', 'seed')


def add_arguments(parser):
    parser.add_argument('list', metavar='LIST.json', help='the rows as `parity list --json` prints them; - reads stdin')
    parser.add_argument('--to', metavar='DIR', required=True, help='the fixture folder')
    parser.add_argument('--onednn', action='store_true', help='oneDNN on, and the rows that are made so (default: off)')
    parser.add_argument('--only', metavar='ID', action='append', help='this row only; can be given several times')


def run(arguments):
    from commands import table
    rows = table.entries(table.document(arguments.list), 'goldens', arguments.list)
    for row in rows:
        for key in [key for key in KEYS if key not in row]:
            raise Failure('%s: goldens: %s has no "%s"' % (arguments.list, row.get('id', row), key))
    if arguments.onednn:
        from fixtures import onednn
        onednn.switch_on()
    from commands.progress import Progress
    from graphs.reference_tensorflow import tf
    chosen = [row for row in rows if (row['tensorflow'], row['onednn']) == (tf.__version__, arguments.onednn) and (not arguments.only or row['id'] in arguments.only)]
    if not chosen:
        raise Failure('%s: no row that TensorFlow %s makes with oneDNN %s' % (arguments.list, tf.__version__, 'on' if arguments.onednn else 'off'), 3)
    with Progress(len(chosen)) as progress:
        for row in chosen:
            progress.step(row['id'], _make(row, arguments.to))
    print('%d goldens in %s: %d written, %d unchanged' % (progress.done, arguments.to, progress.changed, progress.done - progress.changed))
    return 0


def _make(row, folder):
    """One golden; returns whether a file changed."""
    import numpy as np
    from fixtures import graph_run, host_numerics, random_feeds, stored_npz
    from graphs import configuration, driver_graph, graph_file
    path, twin = os.path.join(folder, 'goldens', row['id']), row.get('twin')
    reference = host_numerics.reference(row['tensorflow'], row['onednn'])
    host_numerics.refuse_other(path + '.json', reference)
    spec = configuration.parse(configuration.Configuration, row['graph'], row['id'])
    said, packed = graph_file.make(spec.name, 'driver', build(driver_graph, spec))
    given = os.path.join(folder, 'goldens', (twin or row['id']) + '.npz')
    if twin or os.path.exists(given):
        arrays = _given(given, said['feeds'])
    else:
        arrays = random_feeds.draw(said['feeds'], row['batch'], row['time'], row['seed'], spec.time_major, row.get('lengths'))
    results = graph_run.GraphRun(said, packed).run(arrays)
    spread = None if twin else _spread(spec, arrays, results)
    arrays.update(results)
    for key, array in arrays.items():
        if not np.isfinite(array).all():
            raise Failure('%s: %s has values that are not finite' % (row['id'], key))
    golden = stored_npz.pack(arrays)
    made = OrderedDict((
        ('format', 1), ('kind', 'golden'), ('name', row['id']), ('call', said['call']), ('inputs', 'goldens/%s.npz' % twin if twin else 'drawn'),
        ('golden_sha256', hashlib.sha256(golden).hexdigest()), ('reference', reference)))
    if spread:
        made['spread'] = spread
    changed = not twin and graph_file.write(os.path.join(folder, 'graphs'), said, packed)
    changed = whole_file.write(path + '.npz', golden) or changed
    return whole_file.write(path + '.json', (json.dumps(made, indent=1) + '\n').encode()) or changed


def _spread(spec, feeds, results):
    """Against the same graph in float64; None where the cell's ops have no such kernels, as tf.contrib's block cells."""
    from fixtures import graph_run, spread
    from graphs import driver_graph, graph_file
    try:
        built = build(driver_graph, dataclasses.replace(spec, dtype='float64'))
    except Failure:
        return None
    wide = {name: array.astype('float64') if array.dtype == 'float32' else array for name, array in feeds.items()}
    return spread.measure(results, graph_run.GraphRun(*graph_file.make(spec.name, 'driver', built)).run(wide))


def _given(path, feeds):
    """The arrays of a golden that a graph is to be fed."""
    import numpy as np
    try:
        with np.load(path) as stored:
            return {name: stored[name] for name in feeds}
    except (OSError, ValueError) as error:
        raise Failure('%s: cannot be read: %s' % (path, error))
    except KeyError as error:
        raise Failure('%s: %s' % (path, error.args[0]))
