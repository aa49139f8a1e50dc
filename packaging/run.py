"""The one command that sets Cairn up and starts it, from any state of the machine.

    python3 packaging/run.py               set up, then open the application with invented people to try
    python3 packaging/run.py --headless    set up, then do the whole main job without a window
    python3 packaging/run.py test [ARGS]   set up for developers, then run every check and the tests
    python3 packaging/run.py lock [ARGS]   write the lock files again from pyproject.toml

This file alone has to be readable by an old Python, so that it can say what is wrong.
"""

import sys


def main(arguments):
    """Run the task named by the arguments and return the exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 - started by an older one, it must say so
        found = ".".join(str(part) for part in sys.version_info[:3])
        sys.stderr.write("Cairn needs Python 3.11 or newer; this is Python " + found + ". ")
        sys.stderr.write("Install a newer one and start again with it, for example: python3.11 packaging/run.py\n")
        return 2
    import tasks

    return tasks.run(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
