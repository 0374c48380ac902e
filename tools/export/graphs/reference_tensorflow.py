"""`tf`: TensorFlow, imported so that it builds V1 graphs and computes the canonical numerics."""
import logging
import os
import sys
import warnings

from failure import Failure

# Read by TensorFlow when its library loads, so they come before the import.
os.environ['TF_CPP_MIN_LOG_LEVEL'] = '3'
os.environ['CUDA_VISIBLE_DEVICES'] = ''
os.environ['TF_ENABLE_ONEDNN_OPTS'] = '0'

warnings.simplefilter('ignore')  # numpy's about 1.15, Keras's about every RNN cell
logging.disable(logging.WARNING)
try:
    import tensorflow as tf
except ImportError as error:
    raise Failure('tensorflow cannot be imported by %s: %s (pip install tensorflow-cpu==2.15.1)' % (sys.executable, error), 4)
finally:
    logging.disable(logging.NOTSET)
logging.getLogger('tensorflow').setLevel(logging.ERROR)

VERSION = tuple(int(part) for part in tf.__version__.split('.')[:2])
_LEGACY = os.environ.get('TF_USE_LEGACY_KERAS', '').lower() in ('1', 'true')
if _LEGACY and (2, 0) <= VERSION < (2, 16):
    raise Failure('TF_USE_LEGACY_KERAS=%s: tensorflow %s recurses with it; unset it' % (os.environ['TF_USE_LEGACY_KERAS'], tf.__version__))
if not _LEGACY and VERSION >= (2, 16):
    raise Failure('tensorflow %s has RNN cells only with tf_keras installed and TF_USE_LEGACY_KERAS=1; expected 2.15.1 or 1.15.5' % tf.__version__)

tf.compat.v1.disable_eager_execution()
tf.compat.v1.disable_control_flow_v2()
