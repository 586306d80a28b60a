"""LVL: a county against the city, the city against the region."""
