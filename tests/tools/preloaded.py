"""What the process has done from which commands are forked: imported the whole generator, also what the
commands import late, and read the repository's data, which it then knows by their bytes (collection/loading.py).
"""

import gc
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import jsonschema  # noqa: F401 - the validator imports it when it meets a wrong file

import generator
from generator.collection import Portal
from generator.collection.snapshots import snapshots
from generator.errors import PortalError

for module in walk_packages(generator.__path__, "generator."):
    if not module.name.endswith(".__main__"):
        import_module(module.name)

with suppress(PortalError):  # the tests will say what is wrong with them
    snapshots(Portal(Path(__file__).resolve().parents[2]))

gc.freeze()  # no child looks for garbage in what was there before it
