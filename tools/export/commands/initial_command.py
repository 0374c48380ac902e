"""`initial`: TensorFlow's initial weights."""
import hashlib
import os

import whole_file
from failure import Failure

ABOUT = """\
Writes DIR/goldens/<id>.npz, the weights that a fresh graph's LSTMCells begin with: `initial/<TF variable name>`, its
`shape/<TF variable name>`, and for kernels `seed/<TF variable name>`, the two seeds of the RandomUniform op they come
from; and DIR/graphs/<id>.pb.gz, the initializers alone, with their .json. The configurations are in
graphs/initial_table.py. Ids begin with the version: run it under 1.15.5 and under 2.15.1, since each arrives at other
seeds. The manifest is not touched.

  python3.11 tools/export initial --to Fixtures"""


def add_arguments(parser):
    parser.add_argument('--to', metavar='DIR', required=True, help='the fixture folder')


def run(arguments):
    from commands.progress import Progress
    from fixtures import host_numerics, stored_npz
    from graphs import graph_file, initial_graph
    from graphs.initial_table import INITIAL_ROWS
    from graphs.reference_tensorflow import VERSION, tf
    with Progress(len(INITIAL_ROWS)) as progress:
        for row in INITIAL_ROWS:
            name = row.name(VERSION)
            built, alone, seeds = initial_graph.build(row)
            golden = stored_npz.pack(_arrays(name, built, alone, seeds))
            graph = graph_file.make(
                name, 'initial', built, alone, golden_sha256=hashlib.sha256(golden).hexdigest(), driver=row.driver,
                cell={'type': 'LSTMCell', 'num_units': row.num_units}, inputs=row.inputs, reference=host_numerics.reference(tf.__version__))
            changed = whole_file.write(os.path.join(arguments.to, 'goldens', name + '.npz'), golden)
            progress.step(name, graph_file.write(os.path.join(arguments.to, 'graphs'), *graph) or changed)
    print('%d goldens of initial weights in %s: %d written, %d unchanged' % (progress.done, arguments.to, progress.changed, progress.done - progress.changed))
    return 0


def _arrays(name, built, alone, seeds):
    """The golden's arrays: the variables' values after their initialisation, which the graph without variables must give too."""
    import numpy as np
    from fixtures.graph_run import session
    from graphs.reference_tensorflow import tf
    with built.graph.as_default(), session(built.graph) as running:
        running.run(tf.compat.v1.global_variables_initializer())
        arrays = running.run({'initial/' + variable.op.name: variable for variable in tf.compat.v1.global_variables()})
    pruned = tf.Graph()
    with pruned.as_default():
        tf.import_graph_def(alone, name='')
    with session(pruned) as running:
        values = running.run({key: tensor.name for key, tensor in built.fetches.items()})
    for key, value in values.items():
        if value.tobytes() != arrays[key].tobytes():
            raise Failure('%s: %s is not what the initializer gives alone' % (name, key), 1)
    arrays.update({'shape/' + key[len('initial/'):]: np.array(value.shape, np.int64) for key, value in values.items()})
    arrays.update({'seed/' + variable: np.array(pair, np.int64) for variable, pair in seeds.items()})
    return arrays
