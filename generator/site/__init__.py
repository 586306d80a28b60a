"""Answers turned into HTML: the frame around every page, the links between pages, the pages themselves.

Renderers return text; nothing here writes a file (but the bytecode jinja2 keeps), prints, or decides what is true.
"""
