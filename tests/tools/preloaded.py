"""What the process has imported from which commands are forked: the whole generator, also what the commands import late."""

import gc
from importlib import import_module
from pkgutil import walk_packages

import jsonschema  # noqa: F401 - the validator imports it when it meets a wrong file

import generator

for module in walk_packages(generator.__path__, "generator."):
    if not module.name.endswith(".__main__"):
        import_module(module.name)

gc.freeze()  # no child looks for garbage in what was there before it
