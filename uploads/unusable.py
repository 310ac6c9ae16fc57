"""What is raised about a file that cannot be used as a whole."""

from dataclasses import dataclass


class UnusableFile(Exception):
    """A file, or the way it was asked to be read, cannot be used; nothing of it was looked at further.

    `code` is stable and meant for programs; `message` is one or two Vietnamese sentences that say what is wrong and
    what to do next.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message

    def __str__(self) -> str:
        return self.message


@dataclass(frozen=True, slots=True)
class HeaderQuestion:
    """A header whose meaning a person has to tell: the columns of the dataset it may be, by code; none: any."""

    header: str
    columns: tuple[str, ...] = ()


class UnclearHeaders(UnusableFile):
    """The headers of a file do not say clearly what its columns are; `questions` ask about them in their order.

    The answers go into `Request.headers`: header -> code of a column, '' = pass over.
    """

    def __init__(self, code: str, message: str, questions: tuple[HeaderQuestion, ...]) -> None:
        super().__init__(code, message)
        self.args = (code, message, questions)
        self.questions = questions
