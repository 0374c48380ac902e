"""`chain` finds equal bits where the cells are the same, and says so where they are not."""
from tests.export_process import FolderTest, cell_graph, export, graph


class Chain(FolderTest):
    def test_equal_and_planted(self):
        other = {'type': 'LSTMCell', 'num_units': 6, 'forget_bias': 0.0}
        export('graphs', self.write_list('list.json', [
            graph('uni', 'dynamic_rnn', time_major=True),
            graph('bi', 'bidirectional_dynamic_rnn', sequence_length='int32', initial_state=True),
        ], [cell_graph('cell'), cell_graph('planted', cell=other), cell_graph('deep', inputs=6)]), '--to', self.path('graphs'))
        for code, words, arguments in (
                (0, '644/644 elements of 6 arrays', ('uni', 'cell', '--shape', '4,7')),
                (0, '366/366 elements of 6 arrays', ('uni', 'cell', '--shape', '1,6')),
                (0, '1244/1244 elements of 15 arrays', ('bi', 'cell', '--shape', '4,7', '--lengths', '7,3,0,1')),
                (0, '1244/1244 elements of 15 arrays', ('bi', 'cell', '--shape', '4,7', '--lengths', '5,0,2,1', '--cotangent-scale', '1e-38')),
                (1, 'differs', ('bi', 'planted', '--shape', '4,7')),
                (2, 'depth 6', ('bi', 'deep', '--shape', '4,7')),
                (2, 'has no sequence_length', ('uni', 'cell', '--shape', '1,7', '--lengths', '3'))):
            got, said, error = export('chain', self.path('graphs'), '--driver-graph', arguments[0], '--cell-graph', arguments[1], *arguments[2:])
            self.assertEqual(got, code, said + error)
            self.assertIn(words, said + error)
