"""Where comments come from: one short file a platform, and recordings of lives."""
