"""What goes wrong, in the program's own words."""


class Error(Exception):
    """The program ended with an error, whose message this is.

    `code` is its exit code: 1 runs failed or results disagree, 2 a mistake in a file, 64 bad
    arguments, 69 a problem with data, disk or names.
    """

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message.strip())
        self.code = code
