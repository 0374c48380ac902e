"""A checkpoint's files: what a Saver writes, and the text file that names the last one, without the time."""
import os
import shutil

from graphs.reference_tensorflow import tf

NAME = 'model.ckpt'


def save(session, folder, **arguments):
    """Saves the session's variables; returns the prefix."""
    prefix = tf.compat.v1.train.Saver(**arguments).save(session, os.path.join(folder, NAME), write_meta_graph=False, write_state=False)
    tf.compat.v1.train.update_checkpoint_state(folder, NAME)
    return prefix


def copy(prefix, folder):
    """The files of the checkpoint at `prefix` into a folder."""
    for name in os.listdir(os.path.dirname(prefix)):
        shutil.copy(os.path.join(os.path.dirname(prefix), name), folder)
