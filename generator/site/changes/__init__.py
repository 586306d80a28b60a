"""Versions as readers meet them: what a day's guide was made of, every change with its effect and who has followed.

Nothing is judged here: differences come from the one comparison, lag from the layer below.
"""
