"""What is raised for digits or bytes that no message was sent as."""


class DecodingError(ValueError):
    """Digits or bytes are truncated, corrupt, or were made by another code."""
