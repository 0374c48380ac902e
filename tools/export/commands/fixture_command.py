"""`fixture`: TensorFlow's results for a configuration of the user's own."""
import argparse
import hashlib
import json
import math
import os
import re
from collections import OrderedDict

import whole_file
from commands import shape_arguments
from commands.building import build
from failure import Failure
from graphs.configuration import DRIVERS

ABOUT = """\
Runs one configuration in TensorFlow here, on random data, and writes a complete fixture: DIR/goldens/<id>.npz with
inputs, weights, outputs, states, cotangents and gradients; DIR/graphs/<id>.pb.gz and, of a single cell, <id>.cell.pb.gz,
the graphs that made it; and its entry in DIR/manifest.json, beside those that are there. The same arguments give the same bytes
on the same machine. oneDNN is off and one thread runs: Parity's canonical numerics.

  python tools/export fixture --cell '{"type": "LSTMCell", "num_units": 6, "forget_bias": 0.0}' \\
      --driver bidirectional_dynamic_rnn --shape 4,7,5 --lengths 7,3,0,1 --initial-state --to my-fixtures
  parity check --fixtures my-fixtures"""


def _finite(text):
    value = float(text)
    if not math.isfinite(value):
        raise argparse.ArgumentTypeError("%s: expected a finite number; with NaN or infinity there TensorFlow's own gradient is NaN" % text)
    return value


def add_arguments(parser):
    data = parser.add_argument
    data('--cell', metavar='JSON', required=True, help='"type" and TensorFlow\'s constructor arguments by name')
    data('--driver', metavar='NAME', required=True, choices=DRIVERS, help=', '.join(DRIVERS) + '; the last two are of TensorFlow 1, and fused_rnn is the call of an LSTMBlockFusedCell')
    data('--shape', metavar='B,T,I', required=True, type=shape_arguments.sizes('B', 'T', 'I'), help='batch, time, input depth')
    data('--to', metavar='DIR', required=True, help='the fixture folder; made if it is not there')
    data('--id', metavar='NAME', help='the name of the case (default: made of the arguments); a case of that name is replaced')
    data('--lengths', metavar='N,...|random', type=shape_arguments.lengths, help='sequence_length, 0 to T for each row (default: None, no sequence_length)')
    data('--lengths-dtype', choices=('int32', 'int64'), default='int32', help='its dtype (default: int32)')
    data('--padding', metavar='VALUE', type=_finite, help='fills inputs past each row\'s length (default: they are random there too)')
    data('--initial-state', action='store_true', help='give random initial states, and ask their gradient (default: zeros, no gradient)')
    data('--time-major', action='store_true', help='inputs and outputs are [T, B, ...]')
    data('--dtype', choices=('float32', 'float64'), default='float32', help='of all arrays (default: float32)')
    data('--seed', metavar='N', type=int, default=0, help='of the random data (default: 0)')
    data('--scale', metavar='S', type=_finite, default=1.0, help='multiplies the weights; 8 saturates gates (default: 1)')
    data('--cotangent-scale', metavar='S', type=_finite, default=1.0, help='multiplies the upstream gradients (default: 1)')


def run(arguments):
    batch, time, depth = arguments.shape
    shape_arguments.check_lengths(arguments.lengths, batch, time)
    if arguments.padding is not None and arguments.lengths is None:
        raise Failure('--padding without --lengths: there is no padding')
    if not 0 <= arguments.seed < 1 << 32:
        raise Failure('--seed %d: expected 0 to 4294967295' % arguments.seed)
    cell = _cell(arguments.cell)
    name = arguments.id or _default_id(arguments, cell)
    if not re.match(r'[A-Za-z0-9][A-Za-z0-9_-]*$', name):
        raise Failure('--id %r: expected letters, digits, dashes and underscores, since it is a file name' % name)

    from fixtures import manifest
    path = os.path.join(arguments.to, 'manifest.json')
    if os.path.exists(path):
        manifest.read(path)  # a manifest that cannot be kept is said before anything is written
    arrays, reference, graphs = _run_graphs(arguments, cell, name, depth)
    from fixtures import stored_npz
    from graphs import graph_file
    for graph in graphs:
        graph_file.write(os.path.join(arguments.to, 'graphs'), *graph)
    golden, packed = 'goldens/%s.npz' % name, stored_npz.pack(arrays)
    whole_file.write(os.path.join(arguments.to, golden), packed)
    replaced = manifest.put(arguments.to, OrderedDict((
        ('id', name), ('driver', arguments.driver), ('cell', cell), ('time_major', arguments.time_major), ('dtype', arguments.dtype),
        ('golden', golden), ('golden_sha256', hashlib.sha256(packed).hexdigest()),
        ('graph', 'graphs/%s.pb.gz' % name)) + (() if len(graphs) == 1 else (('cell_graph', 'graphs/%s.cell.pb.gz' % name),)) + (('reference', reference),)))
    print('%s: %d arrays, %d bytes; %s in %s' % (golden, len(arrays), len(packed), 'replaced' if replaced else 'added', path))
    return 0


def _run_graphs(arguments, cell, name, depth):
    """-> (all arrays of the golden, its reference, the graphs to write)."""
    import numpy as np
    from fixtures import graph_run, host_numerics, random_feeds
    from graphs import cell_graph, configuration, driver_graph, graph_file
    driver = configuration.Configuration(
        name, cell, depth, arguments.dtype, arguments.driver, arguments.shape[1] if arguments.driver.startswith('static') else None,
        arguments.time_major, arguments.lengths_dtype if arguments.lengths is not None else None, arguments.initial_state)
    graphs = [graph_file.make(name, 'driver', build(driver_graph, driver))]
    if cell_graph.has(cell):
        graphs.append(graph_file.make(name + '.cell', 'cell', build(cell_graph, driver)))
    run = graph_run.GraphRun(*graphs[0])
    with np.errstate(over='ignore'):
        arrays = random_feeds.draw(
            run.said['feeds'], arguments.shape[0], arguments.shape[1], arguments.seed, arguments.time_major, arguments.lengths, arguments.padding, arguments.scale, arguments.cotangent_scale)
    arrays.update(run.run(arrays))
    for key, array in arrays.items():
        if not np.isfinite(array).all():
            raise Failure('%s: %s has values that are not finite: use a smaller --scale, --cotangent-scale or --padding' % (name, key))
    return arrays, host_numerics.reference(run.said['tensorflow']), graphs


def _cell(text):
    try:
        cell = json.loads(text, object_pairs_hook=OrderedDict)
    except ValueError as error:
        raise Failure('--cell: not JSON: %s' % error)
    if not isinstance(cell, dict) or not isinstance(cell.get('type'), str):
        raise Failure('--cell %s: expected an object with "type", such as {"type": "LSTMCell", "num_units": 6}' % text)
    return cell


def _default_id(arguments, cell):
    head = {'dynamic_rnn': 'uni', 'bidirectional_dynamic_rnn': 'bi'}.get(arguments.driver, re.sub('_(dynamic_)?rnn$', '', arguments.driver).replace('_', '-'))
    parts = [head, _cell_id(cell)]
    parts += ['%s%d' % pair for pair in zip('bti', arguments.shape)] + (['h%s' % cell['num_units']] if 'num_units' in cell else [])
    parts += [word for word, there in (('len', arguments.lengths is not None), ('init', arguments.initial_state), ('tm', arguments.time_major)) if there]
    parts += [arguments.dtype] if arguments.dtype != 'float32' else []
    return '-'.join(parts + ['seed%d' % arguments.seed])


def _cell_id(cell):
    """`gru`; `multirnn-lstm-gru` of a cell that is made of others."""
    within = cell.get('cells') or filter(None, [cell.get('cell')])
    return '-'.join([re.sub('cell$', '', cell['type'].lower())] + [_cell_id(inner) for inner in within])
