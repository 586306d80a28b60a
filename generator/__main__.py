"""`python -m generator` is `portal`."""

from generator.commands import main

if __name__ == "__main__":
    main()
