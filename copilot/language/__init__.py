"""From what people type to what they ask."""
