"""Formulas: from what a learner typed to a tree, and from two trees to a verdict."""
