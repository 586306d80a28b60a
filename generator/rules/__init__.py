"""Rules: what is wrong with the data, one file per rule.

A rule file's docstring is its public page; its code yields bare facts; the engine stamps code,
name, severity and desk on them and lets waivers speak. Rules never print.
"""
