"""The same configurations give the same bytes, in any order, in any process."""
import os

from tests.export_process import FolderTest, cell_graph, export, files, graph

GRAPHS = [
    graph('uni', 'dynamic_rnn'),
    graph('bi', 'bidirectional_dynamic_rnn', sequence_length='int64', initial_state=True, time_major=True),
    graph('wide', 'dynamic_rnn', dtype='float64', sequence_length='int32'),
]
CELLS = [cell_graph('cell'), cell_graph('cell-wide', dtype='float64')]


class Stability(FolderTest):
    def test_order_and_hash_seed_do_not_matter(self):
        one, other = self.write_list('one.json', GRAPHS, CELLS), self.write_list('other.json', GRAPHS[::-1], CELLS[::-1])
        for path, to, seed in ((one, 'a', '1'), (other, 'b', '2')):
            code, _, error = export('graphs', path, '--to', self.path(to), environment={'PYTHONHASHSEED': seed})
            self.assertEqual(code, 0, error)
        self.assertEqual(len(files(self.path('a'))), 10)
        self.assertEqual(files(self.path('a')), files(self.path('b')))

    def test_what_is_the_same_is_not_written(self):
        path = self.write_list('list.json', GRAPHS[:1], [])
        export('graphs', path, '--to', self.path('a'))
        before = os.stat(self.path('a', 'uni.pb.gz'))
        code, said, _ = export('graphs', path, '--to', self.path('a'))
        after = os.stat(self.path('a', 'uni.pb.gz'))
        self.assertEqual((code, before.st_ino, before.st_mtime), (0, after.st_ino, after.st_mtime))
        self.assertIn('0 written, 1 unchanged', said)

    def test_no_path_of_this_machine_in_a_graph(self):
        export('graphs', self.write_list('list.json', GRAPHS[:1], CELLS[:1]), '--to', self.path('a'))
        for name, content in files(self.path('a')).items():
            if name.endswith('.json'):
                self.assertNotIn(self.folder.encode(), content)
                self.assertNotIn(os.getcwd().encode(), content)
