"""Findings as text, JSON and GitHub annotations. Everything here returns text."""
