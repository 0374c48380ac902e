"""TensorFlow's functions to graphs and goldens: `python tools/export --help`."""
import argparse
import importlib
import sys

from failure import Failure

ABOUT = """\
Makes what Parity takes from TensorFlow's own Python functions: graphs that any TensorFlow runtime can run on any
data, and fixture folders for `parity check --fixtures DIR`. Needs TensorFlow 2.15.1 (pip install
tensorflow-cpu==2.15.1, Python 3.9 to 3.11) or 1.15.5 (Python 3.7), and nothing else."""

COMMANDS = (
    ('graphs', 'graphs of the configurations that `parity list --json` prints'),
    ('fixture', "a fixture of your own configuration: TensorFlow's results, with the graphs that made them"),
    ('goldens', 'goldens of the rows that are made here: by 1.15.5, or with oneDNN on'),
    ('initial', "TensorFlow's initial weights, and the seeds they come from"),
    ('models', 'small trained models in each form that TensorFlow saves them in'),
    ('chain', "check that a cell's graph, run step by step, gives the driver graph's bits"),
)

CODES = 'Exit codes: 0 done, 1 something differs, 2 wrong usage or bad input, 3 nothing to do, 4 TensorFlow is not available here.'


def main():
    parser = argparse.ArgumentParser(prog='export', description=ABOUT, epilog=CODES, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(metavar='COMMAND', dest='command')
    commands.required = True
    for name, summary in COMMANDS:
        module = importlib.import_module('commands.%s_command' % name)
        command = commands.add_parser(name, help=summary, description=module.ABOUT, formatter_class=argparse.RawDescriptionHelpFormatter)
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    words = sys.argv[1:]
    if words and words[0].startswith('--') and words[0] != '--help':
        words.insert(0, 'fixture')  # `tools/export --cell …` is what people want of it most
    arguments = parser.parse_args(words)
    try:
        return arguments.run(arguments)
    except Failure as failure:
        print('export %s: %s' % (arguments.command, failure), file=sys.stderr)
        return failure.code


if __name__ == '__main__':
    sys.exit(main())
