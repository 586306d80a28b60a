"""Processing times on pages: figures of the published snapshot, what may be shown of them, geometry of charts."""
