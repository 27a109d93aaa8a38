"""The presenter's overlay: the only place for PySide6."""
