"""What a portal is made of: trees with positions, the compiled schema, identity, quantities.

Nothing here reads a file or knows a third-party library.
"""
