"""What the user can put right: one line that says what, where, expected and got."""


class Failure(Exception):
    """Ends the program with its message and `code`: 2 bad input, 3 nothing to do, 4 not available here."""

    def __init__(self, message, code=2):
        super().__init__(message)
        self.code = code
