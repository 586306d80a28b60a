"""The pages of the site, one module per kind; each yields `Page`s and renders nothing."""
