"""What a graph is made for, read from the JSON of `parity list --json` and checked."""
import re
from dataclasses import dataclass
from typing import Optional

from failure import Failure

DRIVERS = ('dynamic_rnn', 'bidirectional_dynamic_rnn', 'static_rnn', 'static_bidirectional_rnn', 'stack_bidirectional_dynamic_rnn', 'fused_rnn')
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
    """A whole driver. `sequence_length`: its dtype, or None; `time`: T, where the graph is made for one: of a static driver."""
    driver: str = 'dynamic_rnn'
    time: Optional[int] = None
    time_major: bool = False
    sequence_length: Optional[str] = None
    initial_state: bool = False

    @property
    def directions(self):
        """The parts that array names have for the directions: one without a name, or fw and bw."""
        return ('fw', 'bw') if 'bidirectional' in self.driver else ('',)

    @property
    def outputs(self):
        """The names of its outputs' arrays: one a direction, or a single one where TensorFlow concatenates them."""
        return ('outputs/fw', 'outputs/bw') if self.driver == 'bidirectional_dynamic_rnn' else ('outputs',)

    @property
    def static(self):
        return self.driver in ('static_rnn', 'static_bidirectional_rnn')


def _one_of(*values):
    return (lambda v: any(v is w or (isinstance(w, str) and v == w) for w in values)), ' or '.join('null' if v is None else str(v).lower() for v in values)


_CHECKS = {
    'name': (lambda v: isinstance(v, str) and NAME.match(v), 'letters, digits, dots, dashes and underscores'),
    'cell': (lambda v: isinstance(v, dict) and isinstance(v.get('type'), str), 'an object with "type", such as {"type": "LSTMCell", "num_units": 6}'),
    'inputs': (lambda v: type(v) is int and v >= 1, 'an integer of 1 or more'),
    'dtype': _one_of(*DTYPES),
    'driver': _one_of(*DRIVERS),
    'time': (lambda v: v is None or type(v) is int and v >= 1, 'null or an integer of 1 or more'),
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
    parsed = kind(**known)
    if 'driver' in fields and parsed.static != (parsed.time is not None):
        raise Failure('%s: "time" is %r, expected %s' % (label, parsed.time, 'an integer: the graph of %s is made for one T' % parsed.driver if parsed.static else 'null'))
    return parsed
