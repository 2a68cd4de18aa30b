"""Kinds of question, one module each: how an answer is read and judged, what form it needs."""
