"""``python -m timeline``: the command, where its script is not on PATH."""

from timeline.cli import main

if __name__ == "__main__":  # worker processes import this module under another name
    main()
