"""`models`: trained models in the forms that TensorFlow saves them in."""
import json
import os
import tempfile
from collections import OrderedDict

import whole_file
from failure import Failure

ABOUT = """\
Writes DIR/tf-VERSION/<model>/<form>/…, small networks after a few steps of training as TensorFlow saves them: a
checkpoint, a sharded one, one of objects, a frozen GraphDef, a SavedModel; and beside the forms golden.npz: what the
network is given, what it gives, and its weights. Each form with all of them is read by TensorFlow again and must give
these bits. The models are in models/model_table.py; checkpoints of what Parity does not read are there, too.
DIR/tf-VERSION/made.json says what made them. Run it under 1.15.5 and under 2.15.1. What would not change is left alone.

  python3.11 tools/export models --to Fixtures/models"""


def add_arguments(parser):
    parser.add_argument('--to', metavar='DIR', required=True, help='the folder of the models')


def run(arguments):
    from commands.progress import Progress
    from fixtures import host_numerics
    from graphs.reference_tensorflow import VERSION, tf
    from models import odd_checkpoints
    from models.model_table import MODEL_ROWS
    target, rows = os.path.join(arguments.to, 'tf-' + tf.__version__), [row for row in MODEL_ROWS if not row.contrib or VERSION < (2, 0)]
    made, reference = os.path.join(target, 'made.json'), host_numerics.reference(tf.__version__)
    host_numerics.refuse_other(made, reference)
    said = OrderedDict((('format', 1), ('command', 'tools/export models'), ('reference', reference), ('models', OrderedDict())))
    with Progress(len(rows) + len(odd_checkpoints.ODD)) as progress, tempfile.TemporaryDirectory() as folder:
        for row in rows:
            said['models'][row.name] = _model(row, os.path.join(folder, row.name))
            progress.step(row.name, _put(os.path.join(folder, row.name), os.path.join(target, row.name)))
        for name, make in odd_checkpoints.ODD.items():
            make(_new(os.path.join(folder, name)))
            progress.step(name, _put(os.path.join(folder, name), os.path.join(target, name)))
        whole_file.write(made, (json.dumps(said, indent=1) + '\n').encode())
    print('%d models in %s: %d written, %d unchanged' % (progress.done, target, progress.changed, progress.done - progress.changed))
    return 0


def _model(row, folder):
    """Trains it, saves its forms and its golden; returns what made.json says of it."""
    from fixtures import graph_run, stored_npz
    from graphs.reference_tensorflow import tf
    from models import checkpoint_files, saved_forms, trained_model
    arrays = trained_model.draw(row)
    training = trained_model.TrainedModel(row, training=True)
    with tempfile.TemporaryDirectory() as trained_in, training.graph.as_default(), graph_run.session(training.graph) as session:
        training.train(session, arrays)
        trained = checkpoint_files.save(session, trained_in)
        golden = dict(arrays, **session.run(training.fetches, training.feed(arrays)))
        weights = [variable for variable in tf.compat.v1.trainable_variables()]
        golden.update(('weights/' + variable.op.name, value) for variable, value in zip(weights, session.run(weights)))
        for form in row.forms:
            model = trained_model.TrainedModel(row, training=False)
            saved_forms.FORMS[form](_new(os.path.join(folder, form)), model, trained)
            for name, value in (saved_forms.run_again(form, folder, model, arrays) or {}).items():
                if value.tobytes() != golden[name].tobytes():
                    raise Failure('%s: %s of its %s is not what was trained' % (row.name, name, form), 1)
    whole_file.write(os.path.join(folder, 'golden.npz'), stored_npz.pack(golden))
    return OrderedDict((('call', training.call), ('scope', row.scope), ('dtype', row.dtype), ('forms', list(row.forms))))


def _new(folder):
    os.makedirs(folder)
    return folder


def _put(made, target):
    """Each file of a folder into another; returns whether one changed."""
    changed = False
    for root, _, names in os.walk(made):
        for name in names:
            path = os.path.join(root, name)
            with open(path, 'rb') as file:
                changed = whole_file.write(os.path.join(target, os.path.relpath(path, made)), file.read()) or changed
    return changed
