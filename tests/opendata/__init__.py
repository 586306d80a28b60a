"""Open data: what is published reads back as what the pages show, and conforms to the standards it names."""
