"""`chain`: does the cell graph, step by step, make the driver graph's bits?"""
from commands import shape_arguments
from failure import Failure

ABOUT = """\
Runs a driver graph on random data, then its cell's graph over the same data step by step: rows past their length
frozen by select, backward from the last step with the cotangents masked by select, weight gradients added step by
step. Compares outputs, states and gradients as bits, the sign of zero too. They are equal, so a cell graph shows
what the driver computes inside its loop; everything in it is fetched while that is compared.

  python tools/export chain Fixtures/graphs --cell-graph cell-lstm-i5-h6 --driver-graph bi-lstm-i5-h6-len --shape 4,7 --lengths 7,3,0,1"""


def add_arguments(parser):
    parser.add_argument('graphs', metavar='GRAPHS_DIR', help='the folder of both graphs')
    parser.add_argument('--cell-graph', metavar='NAME', required=True, help='the graph of one call of the cell')
    parser.add_argument('--driver-graph', metavar='NAME', required=True, help='the graph of the whole driver, of the same cell')
    parser.add_argument('--shape', metavar='B,T', required=True, type=shape_arguments.sizes('B', 'T'), help='batch, time')
    parser.add_argument('--lengths', metavar='N,...|random', type=shape_arguments.lengths, help='sequence_length, if the driver graph has it (default: T for every row)')
    parser.add_argument('--seed', metavar='N', type=int, default=0, help='of the random data (default: 0)')
    parser.add_argument('--scale', metavar='S', type=float, default=1.0, help='multiplies the weights (default: 1)')
    parser.add_argument('--cotangent-scale', metavar='S', type=float, default=1.0, help='multiplies the upstream gradients; 1e-38 makes denormals (default: 1)')


def run(arguments):
    (batch, time), lengths = arguments.shape, arguments.lengths
    shape_arguments.check_lengths(lengths, batch, time)
    from chains import chained_driver
    from fixtures import graph_run, random_feeds
    from graphs import graph_file
    cell, driver = [graph_run.GraphRun(*graph_file.read(arguments.graphs, name)) for name in (arguments.cell_graph, arguments.driver_graph)]
    for run_, kind in ((cell, 'cell'), (driver, 'driver')):
        if run_.said['kind'] != kind:
            raise Failure('graph %s is a %s graph, expected a %s graph' % (run_.said['name'], run_.said['kind'], kind))
    feeds, ours = driver.said['feeds'], cell.said['feeds']['x']
    if (ours['dtype'], ours['shape'][-1]) != (feeds['inputs']['dtype'], feeds['inputs']['shape'][-1]):
        raise Failure('inputs are %s of depth %s in the driver graph, %s of depth %s in the cell graph' % (
            feeds['inputs']['dtype'], feeds['inputs']['shape'][-1], ours['dtype'], ours['shape'][-1]))
    if 'sequence_length' not in feeds and lengths is not None:
        raise Failure('--lengths: graph %s has no sequence_length' % arguments.driver_graph)
    time_major = 'time_major=True' in driver.said['call']
    drawn = random_feeds.draw(feeds, batch, time, arguments.seed, time_major, [time] * batch if lengths is None else lengths, None, arguments.scale, arguments.cotangent_scale)
    return _compare(driver.run(drawn), chained_driver.run(cell, drawn, time_major))


def _compare(expected, got):
    equal = total = 0
    for name, reference in expected.items():
        same = _equal_bits(reference, got[name])
        equal, total = equal + same, total + reference.size
        print('%-60s %d/%d%s' % (name, same, reference.size, '' if same == reference.size else '  differs'))
    print('%d/%d elements of %d arrays have the same bits' % (equal, total, len(expected)))
    if total == 0:
        raise Failure('nothing was compared', 3)
    return 0 if equal == total else 1


def _equal_bits(a, b):
    if (a.shape, a.dtype) != (b.shape, b.dtype):
        return 0
    unsigned = 'u%d' % a.itemsize
    return int((a.copy().view(unsigned) == b.copy().view(unsigned)).sum())
