"""Wrong use of the portal: one Chinese sentence, exit code 2.

Wrong data is never an exception, it is a `Finding` (see `generator.findings`).
"""


class PortalError(Exception):
    """One Chinese sentence for the user that says what is wrong and how to mend it."""
