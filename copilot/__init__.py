"""Live Copilot: the questions of a live stream, grouped, ranked and answered while it runs."""

__version__ = "0.1.0"
