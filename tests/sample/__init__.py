"""The published sample of case records: invented by a seeded generator, planted with every pattern a record rule looks for."""
