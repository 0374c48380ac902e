"""`--shape` and `--lengths`, as several commands take them."""
import argparse

from failure import Failure


def sizes(*names):
    """An argparse type: that many comma-separated integers; each 1 or more, but a batch may be 0."""
    def parse(text):
        try:
            values = [int(part) for part in text.split(',')]
        except ValueError:
            values = []
        if len(values) != len(names) or any(value < (0 if name == 'B' else 1) for name, value in zip(names, values)):
            raise argparse.ArgumentTypeError('%r: expected %s, B 0 or more, others 1 or more, such as %s' % (text, ','.join(names), ','.join('475'[:len(names)])))
        return values
    return parse


def lengths(text):
    """An argparse type: 'random', or comma-separated integers."""
    if text == 'random':
        return text
    try:
        return [int(part) for part in text.split(',')] if text else []
    except ValueError:
        raise argparse.ArgumentTypeError('%r: expected random, or a length for each row such as 7,3,0,1' % text)


def check_lengths(values, batch, time):
    """TensorFlow throws on other lengths, so they are refused before it runs."""
    if values is None or isinstance(values, str):
        return
    if len(values) != batch:
        raise Failure('--lengths has %d values, expected %d, one for each row of the batch' % (len(values), batch))
    for row, value in enumerate(values):
        if not 0 <= value <= time:
            raise Failure('--lengths: row %d is %d, expected 0 to %d' % (row, value, time))
