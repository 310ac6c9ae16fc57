"""The one exception of a file that cannot be used as a whole."""


class UnusableFile(Exception):
    """A file, or the way it was asked to be read, cannot be used; nothing of it was looked at further.

    `code` is stable and meant for programs; `message` is one or two Vietnamese sentences that say what is wrong and
    what to do next.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
