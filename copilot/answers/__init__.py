"""Answers made of the shop's facts, and of nothing else."""
