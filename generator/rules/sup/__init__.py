"""SUP: reasons to look at what was done, from the newest patrol. None of them is a verdict."""
