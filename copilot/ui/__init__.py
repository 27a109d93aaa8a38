"""The windows of the desktop: the presenter's overlay and the control window. The only place for PySide6."""
