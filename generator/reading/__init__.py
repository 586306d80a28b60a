"""Bytes → validated tree with positions, or what is wrong with them in Chinese.

The only package that knows PyYAML and jsonschema. A file that cannot be read is a result, not
an exception: the rest of the portal goes on.
"""
