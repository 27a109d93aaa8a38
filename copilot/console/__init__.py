"""The engine's faces outside Qt: the terminal, and the formats that other programs read."""
