"""The transparency portal generator: reads the catalogue and guides, checks them, publishes the site."""
