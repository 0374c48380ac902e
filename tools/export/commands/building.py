"""Builds graphs of what a user asked for, so that what TensorFlow refuses is said in a line."""
from failure import Failure


def build(module, configuration):
    """`module.build(configuration)`."""
    try:
        return module.build(configuration)
    except (TypeError, ValueError) as error:
        words = ' '.join(str(part) for part in error.args).strip().split('\n')[-1].strip()  # what comes before is Python's lines, in 1.15
        raise Failure('TensorFlow refuses %s under %s: %s' % (configuration.cell['type'], getattr(configuration, 'driver', 'a call of its own'), words))
