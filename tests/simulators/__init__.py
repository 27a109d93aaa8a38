"""Platforms on loopback, with their faults."""
