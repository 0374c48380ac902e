"""What a graph is made for, read from the JSON of `parity list --json` and checked."""
import re
from dataclasses import dataclass
from typing import Optional

from failure import Failure

DRIVERS = ('dynamic_rnn', 'bidirectional_dynamic_rnn')
DTYPES = ('float32', 'float64')
LENGTHS = (None, 'int32', 'int64')
NAME = re.compile(r'[A-Za-z0-9][A-Za-z0-9._-]*$')


@dataclass(frozen=True)
class CellConfiguration:
    """One call of a cell outside any loop. `cell`: TensorFlow's constructor arguments by name, and `type`."""
    name: str
    cell: dict
    inputs: int
    dtype: str = 'float32'


@dataclass(frozen=True)
class Configuration(CellConfiguration):
    """A whole `dynamic_rnn` or `bidirectional_dynamic_rnn`. `sequence_length`: its dtype, or None."""
    driver: str = 'dynamic_rnn'
    time_major: bool = False
    sequence_length: Optional[str] = None
    initial_state: bool = False

    @property
    def directions(self):
        """The parts that array names have for the directions: one without a name, or fw and bw."""
        return ('fw', 'bw') if self.driver == 'bidirectional_dynamic_rnn' else ('',)


def _one_of(*values):
    return (lambda v: any(v is w or (isinstance(w, str) and v == w) for w in values)), ' or '.join('null' if v is None else str(v).lower() for v in values)


_CHECKS = {
    'name': (lambda v: isinstance(v, str) and NAME.match(v), 'letters, digits, dots, dashes and underscores'),
    'cell': (lambda v: isinstance(v, dict) and isinstance(v.get('type'), str), 'an object with "type", such as {"type": "LSTMCell", "num_units": 6}'),
    'inputs': (lambda v: type(v) is int and v >= 1, 'an integer of 1 or more'),
    'dtype': _one_of(*DTYPES),
    'driver': _one_of(*DRIVERS),
    'time_major': _one_of(False, True),
    'sequence_length': _one_of(*LENGTHS),
    'initial_state': _one_of(False, True),
}


def parse(kind, entry, where):
    """An entry of the JSON as `kind`; keys that it does not have are ignored, those without a default must be there."""
    if not isinstance(entry, dict):
        raise Failure('%s: expected an object, got %r' % (where, entry))
    label = '%s (%s)' % (where, entry['name']) if 'name' in entry else where
    fields = kind.__dataclass_fields__
    for missing in [key for key in ('name', 'cell', 'inputs') + (('driver',) if 'driver' in fields else ()) if key not in entry]:
        raise Failure('%s: "%s" is missing, expected %s' % (label, missing, _CHECKS[missing][1]))
    known = {key: entry[key] for key in fields if key in entry}
    for key, value in known.items():
        valid, expected = _CHECKS[key]
        if not valid(value):
            raise Failure('%s: "%s" is %r, expected %s' % (label, key, value, expected))
    return kind(**known)
