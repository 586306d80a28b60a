"""One item as a reader meets it: the resolved elements as plain values, section by section.

Shared by the canonical page and the county pages. It judges nothing (differences come from the one
comparison) and renders nothing; a section is worked out when a template first asks for it.
"""
