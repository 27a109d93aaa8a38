"""What a live was, told afterwards: the report, its page and its exports."""
