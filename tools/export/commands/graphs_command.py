"""`graphs`: the graphs that the case table names."""
from commands import table
from failure import Failure

ABOUT = """\
Writes DIR/<name>.pb.gz and DIR/<name>.json for each configuration in LIST.json: the graphs of whole drivers
("graphs") and of single calls of a cell ("cell_graphs"). Files whose bytes would not change are left alone, so
exporting twice leaves git clean. Feeds and fetches are listed in the .json under the names of a fixture's arrays.

  parity list --json | python tools/export graphs - --to Fixtures/graphs

LIST.json, other keys are ignored:
  { "graphs": [ { "name": "bi-lstm-i5-h6-len-init", "driver": "bidirectional_dynamic_rnn",
                  "cell": { "type": "LSTMCell", "num_units": 6, "forget_bias": 1.0 }, "inputs": 5, "time": null | T, "time_major": false,
                  "dtype": "float32", "sequence_length": null | "int32" | "int64", "initial_state": true } ],
    "cell_graphs": [ { "name": "cell-lstm-i5-h6", "cell": { "type": "LSTMCell", "num_units": 6 }, "inputs": 5, "dtype": "float32" } ] }
`cell` has TensorFlow's constructor arguments by name; what is absent has TensorFlow's default."""


def add_arguments(parser):
    parser.add_argument('list', metavar='LIST.json', help="the configurations as `parity list --json` prints them; - reads stdin")
    parser.add_argument('--to', metavar='DIR', required=True, help='the folder that the graphs go to')


def run(arguments):
    drivers, cells = _read(arguments.list)
    from commands.building import build
    from commands.progress import Progress
    from graphs import cell_graph, driver_graph, graph_file
    work = [('driver', driver_graph, c) for c in drivers] + [('cell', cell_graph, c) for c in cells]
    with Progress(len(work)) as progress:
        for kind, module, configuration in work:
            try:
                built = build(module, configuration)
            except Failure as failure:
                raise Failure('%s graph %s: %s' % (kind, configuration.name, failure), failure.code)
            progress.step(configuration.name, graph_file.write(arguments.to, *graph_file.make(configuration.name, kind, built)))
    print('%d graphs in %s: %d written, %d unchanged' % (progress.done, arguments.to, progress.changed, progress.done - progress.changed))
    return 0


def _read(path):
    from graphs.configuration import CellConfiguration, Configuration, parse
    document = table.document(path)
    read, names = [], set()
    for key, kind in (('graphs', Configuration), ('cell_graphs', CellConfiguration)):
        entries = table.entries(document, key, path)
        read.append([parse(kind, entry, '%s: %s[%d]' % (path, key, index)) for index, entry in enumerate(entries)])
        for configuration in read[-1]:
            if configuration.name in names:
                raise Failure('%s: the name %s is there twice, and names are file names' % (path, configuration.name))
            names.add(configuration.name)
    if not names:
        raise Failure('%s: no "graphs" and no "cell_graphs" in it: nothing to export' % path, 3)
    return read
