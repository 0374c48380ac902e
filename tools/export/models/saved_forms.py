"""The forms that a model is saved in: another form is another line of the table."""
import os
import unittest.mock
import uuid

from fixtures import graph_run
from graphs.reference_tensorflow import tf
from models import checkpoint_files


def checkpoint(folder, model, trained):
    """`tf.train.Saver`, of the training graph: with the optimizer's variables."""
    checkpoint_files.copy(trained, folder)


def sharded(folder, model, trained):
    """`tf.train.Saver(sharded=True)` with variables on two devices, so that there are two data files."""
    reader = tf.train.load_checkpoint(trained)
    with tf.Graph().as_default():
        for place, name in enumerate(sorted(reader.get_variable_to_shape_map())):
            with tf.device('/cpu:%d' % (place % 2)):
                tf.compat.v1.get_variable(name, initializer=reader.get_tensor(name))
        with tf.compat.v1.Session(config=tf.compat.v1.ConfigProto(intra_op_parallelism_threads=1, inter_op_parallelism_threads=1, device_count={'CPU': 2})) as session:
            session.run(tf.compat.v1.global_variables_initializer())
            checkpoint_files.save(session, folder, sharded=True)


def objects(folder, model, trained):
    """`tf.train.Checkpoint`: names are paths of attributes, and the graph of objects is a string tensor."""
    with _restored(model, trained) as session:
        cell = tf.compat.v1.train.Checkpoint()
        cell.kernel, cell.bias = [variable for variable in model.variables if '/fw/' in variable.op.name]
        tf.compat.v1.train.Checkpoint(forward=cell).write(os.path.join(folder, 'model.ckpt'), session=session)


def frozen(folder, model, trained):
    """`convert_variables_to_constants`."""
    names = [tensor.op.name for tensor in model.fetches.values()]
    with _restored(model, trained) as session:
        definition = tf.compat.v1.graph_util.convert_variables_to_constants(session, model.graph.as_graph_def(), names)
    _write(os.path.join(folder, 'frozen.pb'), definition)


def saved_model(folder, model, trained):
    """`simple_save`."""
    path = os.path.join(folder, 'saved_model')
    model.graph.clear_collection('while_context')  # what gradients would need; in 1.15 it is written in the order of a set
    with _restored(model, trained) as session:
        tf.compat.v1.saved_model.simple_save(session, path, model.feeds, model.fetches)
    file = os.path.join(path, 'saved_model.pb')
    with open(file, 'rb') as stream:
        whole = _SavedModel.FromString(stream.read())
    _write(file, whole)  # maps in the order of their keys, else they come in any


FORMS = {'checkpoint': checkpoint, 'sharded': sharded, 'objects': objects, 'frozen': frozen, 'saved_model': saved_model}


def run_again(form, folder, model, arrays):
    """The results of what a form has saved, as TensorFlow itself reads it; None where it has not all of its weights."""
    names = {name: tensor.name for name, tensor in model.fetches.items()}
    feeds = {tensor.name: arrays[name] for name, tensor in model.feeds.items()}
    if form in ('checkpoint', 'sharded'):
        with _restored(model, os.path.join(folder, form, 'model.ckpt')) as session:
            return session.run(names, feeds)
    with tf.Graph().as_default() as loaded, graph_run.session(loaded) as session:
        if form == 'frozen':
            with open(os.path.join(folder, form, 'frozen.pb'), 'rb') as file:
                tf.import_graph_def(tf.compat.v1.GraphDef.FromString(file.read()), name='')
        elif form == 'saved_model':
            tf.compat.v1.saved_model.load(session, ['serve'], os.path.join(folder, form, 'saved_model'))
        else:
            return None
        return session.run(names, feeds)


class _restored:
    """A session in which the model has the trained weights; the names that TensorFlow draws at random are always the same."""

    def __init__(self, model, trained):
        self._model, self._trained = model, trained

    def __enter__(self):
        self._entered = [unittest.mock.patch('uuid.uuid4', return_value=uuid.UUID(int=0)), self._model.graph.as_default(), graph_run.session(self._model.graph)]
        session = [context.__enter__() for context in self._entered][-1]
        tf.compat.v1.train.Saver(self._model.variables).restore(session, self._trained)
        return session

    def __exit__(self, *error):
        for context in reversed(self._entered):
            context.__exit__(*error)


def _write(path, message):
    with open(path, 'wb') as file:
        file.write(message.SerializeToString(deterministic=True))


from tensorflow.core.protobuf.saved_model_pb2 import SavedModel as _SavedModel  # noqa: after reference_tensorflow has set its switches
